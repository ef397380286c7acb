import { storable } from '#kernel/text.ts';
import type { MailFailure, MailFailureReason } from '../contract.ts';

const maximumDetailCharacters = 300;

/** What imapflow, nodemailer and Node hang on their errors. */
interface ServerError extends Error {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly authenticationFailed?: unknown;
  readonly mailboxMissing?: unknown;
  readonly tlsFailed?: unknown;
  readonly responseText?: unknown;
  readonly response?: unknown;
}

/** Our own storing failed, not the server. */
export class NotStored extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'NotStored';
  }
}

/** Says why a mail server could not be used, from whatever its client threw. */
export function failureOf(error: unknown): MailFailure {
  if (!(error instanceof Error)) return { reason: 'refused', detail: shortened(String(error)) };
  const said = [textIn(error, 'responseText'), textIn(error, 'response'), error.message];
  return {
    reason: error instanceof NotStored ? 'not-stored' : reasonOf(error),
    detail: shortened(said.find((text) => text !== '') ?? error.name),
  };
}

function reasonOf(error: ServerError): MailFailureReason {
  const codes = [error.code, error.originalCode].map(String);
  const isCode = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (error.authenticationFailed || isCode(/^(EAUTH|ENOAUTH|EOAUTH2)$/)) return 'login-refused';
  if (error.mailboxMissing) return 'no-such-folder';
  if (error.tlsFailed || isCode(tlsCodes)) return 'insecure';
  if (isCode(/TIMEOUT|TIMEDOUT/)) return 'timed-out';
  if (isCode(networkCodes)) return 'unreachable';
  return 'refused';
}

const tlsCodes = /^(ETLS|CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
const networkCodes =
  /^(ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EPIPE|EDNS|ECONNECTION|NoConnection|ClosedAfterConnect)/;

function textIn(error: ServerError, key: 'responseText' | 'response'): string {
  const text = error[key];
  return typeof text === 'string' ? text.trim() : '';
}

/** What a server said, fit to be kept and shown. */
export function shortened(text: string): string {
  return storable(text.replace(/\s+/g, ' ').slice(0, maximumDetailCharacters));
}
