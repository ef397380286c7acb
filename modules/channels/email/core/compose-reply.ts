import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { MailAddress } from './mail.ts';
import { type LoopIdentity, loopHeader, ownMessageId } from './own-mail.ts';
import { oneLine, replySubject } from './subject.ts';

/** A mail ready to be sent. Message ids are without angle brackets. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly from: MailAddress;
  readonly replyTo: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/** The mail that is answered, as its conversation shows it. */
export interface AnsweredMail {
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly from: MailAddress;
  readonly sentAt: Instant;
  readonly text: string;
}

export interface ReplyParts {
  /** The message's own id: a repeated sending bears the same Message-ID. */
  readonly mailId: Id;
  readonly mailbox: MailAddress & LoopIdentity;
  /** Where answers come back to: the signed address of the conversation. */
  readonly replyAddress: string;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** Plain text as the agent wrote it. */
  readonly text: string;
  /** Null when the conversation starts with this mail. */
  readonly answered: AnsweredMail | null;
  readonly language: keyof typeof attributions;
  /** For the date in the attribution, such as Europe/Moscow. */
  readonly timeZone: string;
  /** Whether a program wrote it, so that no program answers it. */
  readonly isAutomatic: boolean;
}

const maximumReferences = 20;
/** History beyond this only makes every mail of a long conversation longer. */
const maximumHistoryCharacters = 20_000;

/** Composes an answer, or the first mail of a conversation: headers that keep the thread and stop
 *  loops, the text with the answered mail quoted below, and the same as HTML. */
export function composeReply(parts: ReplyParts): OutgoingMail {
  const { answered, mailbox } = parts;
  const name = oneLine(mailbox.name);
  const text = withPlainLineEnds(parts.text);
  const history = answered && historyOf(answered, parts);
  return {
    messageId: ownMessageId(parts.mailId, mailbox),
    from: { name, address: mailbox.address },
    replyTo: { name, address: parts.replyAddress },
    to: parts.to,
    cc: parts.cc,
    subject: answered ? replySubject(parts.subject) : oneLine(parts.subject),
    inReplyTo: answered?.messageId ?? null,
    references: answered ? referencesTo(answered) : [],
    headers: headersOf(parts),
    text: history ? `${text}\n\n${history.attribution}\n${marked(history.text)}\n` : text,
    html: htmlOf(text, history),
  };
}

/** The first mail of the thread and the newest ones. Source: RFC 5322, section 3.6.4. */
function referencesTo(answered: AnsweredMail): string[] {
  const all = answered.messageId
    ? [...answered.references, answered.messageId]
    : [...answered.references];
  const unique = [...new Set(all)];
  return unique.length <= maximumReferences
    ? unique
    : [...unique.slice(0, 1), ...unique.slice(1 - maximumReferences)];
}

/** Source: RFC 3834, section 3.1.7; X-Auto-Response-Suppress is what Exchange listens to. */
function headersOf({ isAutomatic, answered, mailbox }: ReplyParts): Record<string, string> {
  const loop = { [loopHeader]: mailbox.loopMark };
  if (!isAutomatic) return loop;
  return {
    ...loop,
    'auto-submitted': answered ? 'auto-replied' : 'auto-generated',
    'x-auto-response-suppress': 'All',
  };
}

interface History {
  readonly attribution: string;
  readonly text: string;
}

/** Attributions in the form that mail programs, and `splitText`, know as the start of history. */
const attributions = {
  en: (date: string, writer: string) => `On ${date}, ${writer} wrote:`,
  ru: (date: string, writer: string) => `${date}, ${writer} писал(а):`,
  zh: (date: string, writer: string) => `在 ${date}，${writer} 写道：`,
};

function historyOf(answered: AnsweredMail, { language, timeZone }: ReplyParts): History {
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(Date.parse(answered.sentAt));
  const { name, address } = answered.from;
  const writer = name === '' ? `<${address}>` : `${oneLine(name)} <${address}>`;
  return {
    attribution: attributions[language](date, writer),
    text: withPlainLineEnds(answered.text).trim().slice(0, maximumHistoryCharacters),
  };
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');
}

function htmlOf(text: string, history: History | null): string {
  const body = `<div dir="auto">${paragraphs(text)}</div>`;
  if (history === null) return body;
  const quote = `<blockquote type="cite" dir="auto">${paragraphs(history.text)}</blockquote>`;
  return `${body}<p dir="auto">${escaped(history.attribution)}</p>${quote}`;
}

function paragraphs(text: string): string {
  const blocks = text.trim().split(/\n{2,}/);
  return blocks.map((block) => `<p>${linked(block).replaceAll('\n', '<br>')}</p>`).join('');
}

/** Addresses of pages as links: many mail programs make none of them. */
function linked(text: string): string {
  return escaped(text).replace(/https?:\/\/[^\s<>]+[^\s<>.,;:!?)]/g, '<a href="$&">$&</a>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
