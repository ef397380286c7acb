import type { Instant } from '#kernel/time.ts';

/** Somebody's address as a header gives it. address is in lower case, so that it compares. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** Decoded header values by the header's name in lower case, in the order of the mail. */
export type MailHeaders = Readonly<Record<string, readonly string[]>>;

/** A file that came with a mail. */
export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  /** What `cid:` links in the HTML name it by, without angle brackets. */
  readonly contentId: string | null;
  /** Whether it belongs into the text (an image between the lines) and not below it. */
  readonly isInline: boolean;
  readonly bytes: Uint8Array;
}

/** What the reader of a mail must be told about how it was read. */
export type MailRemark =
  | 'encrypted'
  | 'charset-guessed'
  | 'characters-broken'
  | 'text-cut'
  | 'html-left-out'
  | 'attachments-left-out';

/** A machine's report about a mail that we sent (`multipart/report`). */
export interface MailReport {
  /** `delivery-status`, `disposition-notification`, `feedback-report` ... */
  readonly reportType: string;
  readonly recipients: readonly ReportedRecipient[];
  readonly originalMessageId: string | null;
}

/** What became of a mail on its way to one recipient. */
export interface ReportedRecipient {
  readonly address: string;
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`. */
  readonly action: string;
  /** Enhanced status code such as 5.1.1. */
  readonly status: string | null;
  readonly diagnostic: string | null;
}

/** A mail as read from its raw bytes. All of it was written by a stranger.
 *  Message ids are without angle brackets. html is unsafe until it is sanitised. */
export interface ParsedMail {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  /** Oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly sentAt: Instant | null;
  readonly from: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly headers: MailHeaders;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  readonly report: MailReport | null;
  readonly remarks: readonly MailRemark[];
}

/** Whom an answer goes to: Reply-To, which web forms and lists set, before From. */
export function correspondentOf(mail: Pick<ParsedMail, 'replyTo' | 'from'>): MailAddress | null {
  return mail.replyTo[0] ?? mail.from;
}

/** Message ids longer than this are not ids but attacks on an index. */
const maximumMessageIdCharacters = 500;

/** The message ids in a header value, without angle brackets, in their order, each once.
 *  Takes bare ids too, which some programs write. */
export function messageIdsIn(value: string): string[] {
  const ids = value.split(/[\s<>,]+/).filter((id) => id.length <= maximumMessageIdCharacters);
  return [...new Set(ids.filter((id) => /^.+@.+$/.test(id)))];
}
