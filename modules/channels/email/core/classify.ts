import { correspondentOf, type MailHeaders, type ParsedMail } from './mail.ts';
import { isOwnMessageId, type LoopIdentity, loopHeader } from './own-mail.ts';

/** What a mail is, before anybody reads it. Only an ordinary mail asks for a person. */
export type MailKind =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'loop'; readonly sign: LoopSign }
  | { readonly kind: 'auto-reply'; readonly sign: string }
  | {
      readonly kind: 'bounce';
      /** Whether the mail will never arrive; otherwise it is late and still tried. */
      readonly isFinal: boolean;
      readonly recipient: string | null;
      readonly status: string | null;
      readonly diagnostic: string | null;
      readonly originalMessageId: string | null;
    };

export type LoopSign = 'own-mark' | 'own-message-id' | 'too-many-hops' | 'too-many-mails';

/** What the mail itself cannot tell. */
export interface IntakeFacts {
  /** The sender of the envelope, '' for the null sender; null when the door did not learn it. */
  readonly returnPath: string | null;
  /** Whether the same Message-ID of the same sender has reached the same mailbox before. */
  readonly isKnown: boolean;
  /** How many mails the same correspondent sent to the mailbox within `loopWindowMs`. */
  readonly recentFromCorrespondent: number;
  readonly mailbox: LoopIdentity;
}

/** A correspondent who sends more mails than this within the window is a machine. */
export const maximumMailsInLoopWindow = 20;
export const loopWindowMs = 10 * 60_000;

/** Relays that handed a mail on; more than this is a ring. Source: RFC 5321, section 6.3. */
const maximumHops = 100;

/** Says what a mail is. The first that fits wins: known, ours, a bounce, a machine's, a flood.
 *  Sources: RFC 3834 (Auto-Submitted), RFC 3464 (delivery reports). */
export function classify(mail: ParsedMail, facts: IntakeFacts): MailKind {
  if (facts.isKnown) return { kind: 'duplicate' };
  const ownSign = signOfOwnMail(mail, facts.mailbox);
  if (ownSign !== null) return { kind: 'loop', sign: ownSign };
  const hasNullSender = isNullSender(mail, facts);
  const bounce = bounceOf(mail, hasNullSender);
  if (bounce !== null) return bounce;
  const sign = hasNullSender ? 'null return path' : signOfAutoReply(mail);
  if (sign !== null) return { kind: 'auto-reply', sign };
  if (facts.recentFromCorrespondent > maximumMailsInLoopWindow) {
    return { kind: 'loop', sign: 'too-many-mails' };
  }
  return { kind: 'ordinary' };
}

/** Whether an automatic answer may go out: never to a machine, a list or an address that says no.
 *  Source: RFC 3834, section 2. */
export function mayAnswerAutomatically(mail: ParsedMail, kind: MailKind): boolean {
  if (kind.kind !== 'ordinary') return false;
  const precedence = first(mail.headers, 'precedence').toLowerCase();
  const isMass =
    has(mail.headers, 'list-id') ||
    has(mail.headers, 'list-unsubscribe') ||
    ['bulk', 'list', 'junk'].includes(precedence);
  const isMachine =
    autoSubmitted(mail.headers) !== 'no' || has(mail.headers, 'x-auto-response-suppress');
  const address = correspondentOf(mail)?.address ?? '';
  const isDeaf =
    !address.includes('@') || /^(do-?not-?reply|no-?reply|mailer-daemon)\b/.test(address);
  return !isMass && !isMachine && !isDeaf;
}

function signOfOwnMail(mail: ParsedMail, mailbox: LoopIdentity): LoopSign | null {
  if ((mail.headers[loopHeader] ?? []).includes(mailbox.loopMark)) return 'own-mark';
  if (mail.messageId !== null && isOwnMessageId(mail.messageId, mailbox)) return 'own-message-id';
  if ((mail.headers.received ?? []).length > maximumHops) return 'too-many-hops';
  return null;
}

function isNullSender(mail: ParsedMail, facts: IntakeFacts): boolean {
  if (facts.returnPath !== null) return facts.returnPath === '';
  return first(mail.headers, 'return-path').replace(/\s/g, '') === '<>';
}

function bounceOf(mail: ParsedMail, hasNullSender: boolean): MailKind | null {
  if (mail.report !== null && mail.report.reportType !== 'delivery-status') return null;
  const unhappy = mail.report?.recipients.filter((one) =>
    ['failed', 'delayed'].includes(one.action),
  );
  if (mail.report !== null && mail.report.recipients.length > 0 && unhappy?.length === 0)
    return null;
  const failed = first(mail.headers, 'x-failed-recipients');
  const isFromDaemon = /^(mailer-daemon|postmaster)@/.test(mail.from?.address ?? '');
  if (mail.report === null && failed === '' && !(hasNullSender && isFromDaemon)) return null;
  const worst = unhappy?.find((one) => one.action === 'failed') ?? unhappy?.[0];
  return {
    kind: 'bounce',
    isFinal: worst?.action !== 'delayed',
    recipient: worst?.address ?? (failed.split(',')[0]?.trim().toLowerCase() || null),
    status: worst?.status ?? null,
    diagnostic: worst?.diagnostic ?? null,
    originalMessageId:
      mail.report?.originalMessageId ?? mail.inReplyTo[0] ?? mail.references.at(-1) ?? null,
  };
}

/** Exchange marks its out-of-office notes `auto-generated`, as shops mark their order forms: there
 *  the subject or the mail that it answers must bear the suspicion out. */
function signOfAutoReply(mail: ParsedMail): string | null {
  if (mail.report !== null) return `multipart/report; ${mail.report.reportType}`;
  const submitted = autoSubmitted(mail.headers);
  if (submitted !== 'no' && submitted !== 'auto-generated') return `Auto-Submitted: ${submitted}`;
  const strong = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply'].find(
    (name) => has(mail.headers, name) && !/^(no|false|0)$/i.test(first(mail.headers, name)),
  );
  if (strong !== undefined) return strong;
  const precedence = first(mail.headers, 'precedence').toLowerCase();
  if (/^auto[-_]reply$/.test(precedence)) return `Precedence: ${precedence}`;
  const isAway = awaySubject.test(mail.subject);
  if (submitted === 'auto-generated' && (isAway || mail.inReplyTo.length > 0)) {
    return 'Auto-Submitted: auto-generated';
  }
  const isWeak =
    has(mail.headers, 'x-auto-response-suppress') || ['bulk', 'junk'].includes(precedence);
  return isWeak && isAway ? 'subject' : null;
}

const awaySubject = new RegExp(
  [
    ...['auto[- ]?reply', 'automatic reply', 'automatic response', 'out of (the )?office'],
    ...['автоответ', 'автоматический ответ', 'вне офиса', 'отсутству'],
    ...['自动回复', '自动答复', '自動回[覆復]', '外出', '不在办公室'],
  ].join('|'),
  'i',
);

function autoSubmitted(headers: MailHeaders): string {
  return (
    first(headers, 'auto-submitted')
      .split(/[;\s(]/)[0]
      ?.toLowerCase() || 'no'
  );
}

function has(headers: MailHeaders, name: string): boolean {
  return headers[name] !== undefined;
}

function first(headers: MailHeaders, name: string): string {
  return headers[name]?.[0]?.trim() ?? '';
}
