import type { Readable } from 'node:stream';
import { createTransport, type NodemailerError } from 'nodemailer';
import { ProviderError } from '#kernel/errors.ts';
import { secondMs } from '#kernel/time.ts';
import type { SmtpSettings } from '../contract.ts';
import type { OutgoingMail } from '../core/compose-reply.ts';
import type { MailAddress } from '../core/mail.ts';
import { failureOf, shortened } from './mail-failure.ts';

export interface OutgoingFile {
  readonly fileName: string;
  readonly contentType: string;
  /** Read while the mail is sent, and once: each try brings its own. */
  readonly content: Readable;
}

export interface MailToSend extends OutgoingMail {
  readonly files: readonly OutgoingFile[];
  /** Who still has to get it: when a mail is sent again, the ones that were put off. */
  readonly recipients: readonly string[];
}

/** The server has taken the mail for at least one recipient. */
export interface SentMail {
  /** What the server said, with the name under which it queued the mail. */
  readonly response: string;
  readonly rejected: readonly RejectedRecipient[];
}

export interface RejectedRecipient {
  readonly address: string;
  readonly response: string;
  readonly isRetryable: boolean;
}

const connectTimeoutMs = 20 * secondMs;
const answerTimeoutMs = 60 * secondMs;

/** The nodemailer settings of a mail server, with nothing but the SMTP server reachable. */
export function smtpOptions(settings: SmtpSettings) {
  const { host, port, security, trustedCertificate, login } = settings;
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: trustedCertificate === null ? {} : { ca: trustedCertificate },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: answerTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Hands a mail over to a mail server. Throws a ProviderError when no recipient was taken:
 *  retryable after a 4xx answer or a failure of the network, final after a 5xx answer or a refused
 *  login. */
export async function handOver(settings: SmtpSettings, mail: MailToSend): Promise<SentMail> {
  try {
    const info = await createTransport(smtpOptions(settings)).sendMail(messageOf(mail));
    return {
      response: shortened(info.response),
      rejected: (info.rejectedErrors ?? []).map(rejection),
    };
  } catch (error) {
    throw providerError(error);
  }
}

function messageOf(mail: MailToSend) {
  return {
    envelope: { from: mail.from.address, to: [...mail.recipients] },
    messageId: `<${mail.messageId}>`,
    from: addressOf(mail.from),
    replyTo: addressOf(mail.replyTo),
    to: mail.to.map(addressOf),
    cc: mail.cc.map(addressOf),
    subject: mail.subject,
    ...(mail.inReplyTo ? { inReplyTo: `<${mail.inReplyTo}>` } : {}),
    references: mail.references.map((id) => `<${id}>`),
    headers: { ...mail.headers },
    text: mail.text,
    html: mail.html,
    attachments: mail.files.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content,
    })),
  };
}

function addressOf({ name, address }: MailAddress) {
  return { name, address };
}

function rejection(error: NodemailerError): RejectedRecipient {
  return {
    address: error.recipient ?? '',
    response: failureOf(error).detail,
    isRetryable: error.permanent !== true,
  };
}

function providerError(error: unknown): ProviderError {
  const { detail } = failureOf(error);
  return new ProviderError(detail, { isRetryable: isRetryable(error), cause: error });
}

/** Codes of nodemailer that say the mail or the settings are at fault, not the moment. */
const finalCodes = ['EAUTH', 'ENOAUTH', 'EENVELOPE', 'EMESSAGE', 'ECONFIG', 'EMAXRECIPIENTS'];

function isRetryable(error: unknown): boolean {
  if (!isNodemailerError(error)) return false;
  if (error.permanent !== undefined) return !error.permanent;
  return !finalCodes.includes(error.code ?? '');
}

function isNodemailerError(error: unknown): error is NodemailerError {
  return error instanceof Error && 'code' in error;
}
