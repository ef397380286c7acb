/** A stretch of a mail's text. The screen folds quoted history and signatures; none is lost. */
export interface TextPart {
  readonly kind: 'said' | 'quoted' | 'signature';
  readonly text: string;
}

type PartKind = TextPart['kind'];

/** An attribution ("On Monday ... wrote:") is wrapped over at most this many lines. */
const maximumAttributionLines = 4;
const maximumAttributionCharacters = 400;
/** A block of headers above quoted history has at least this many of From, Sent, To, Subject. */
const minimumHistoryHeaders = 3;
const maximumHistoryHeaderLines = 12;
/** What follows `-- ` for longer than this is no signature. */
const maximumSignatureLines = 15;

/** Splits the text of a mail into what its writer says, the history quoted and the signature.
 *  The texts of the parts put together are the whole text. Knows the forms of English, Russian and
 *  Chinese mail programs. When nothing would be left as said, all of it is. */
export function splitText(text: string): readonly TextPart[] {
  const lines = text.split(/(?<=\n)/);
  const parts = joined(lines, kindsOf(lines.map((line) => line.trim())));
  const isEmpty = parts.every((part) => part.kind !== 'said' || part.text.trim() === '');
  return isEmpty && text !== '' ? [{ kind: 'said', text }] : parts;
}

/** What the writer of a mail says, without history and signature. */
export function visibleText(text: string): string {
  const said = splitText(text).filter((part) => part.kind === 'said');
  return said
    .map((part) => part.text.trim())
    .filter((one) => one !== '')
    .join('\n\n');
}

function kindsOf(lines: readonly string[]): PartKind[] {
  const kinds: PartKind[] = [];
  let signatureStart: number | null = null;
  while (kinds.length < lines.length) {
    const at = kinds.length;
    const quoted = quotedLines(lines, at);
    if (quoted > 0) {
      signatureStart = null;
      while (kinds.length < at + quoted) kinds.push('quoted');
      continue;
    }
    const line = lines[at] ?? '';
    if (signatureRule.test(line)) signatureStart = at;
    if (signatureStart !== null && at - signatureStart > maximumSignatureLines) {
      kinds.fill('said', signatureStart);
      signatureStart = null;
    }
    kinds.push(signatureStart !== null || deviceLine.test(line) ? 'signature' : 'said');
  }
  return kinds;
}

/** How many lines from here on are quoted history; 0 for none. */
function quotedLines(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  if (line.startsWith('>')) return markedLines(lines, at);
  if (historyRule.test(line)) return lines.length - at;
  const head = /^[-_]{5,}$/.test(line) ? firstFilledLine(lines, at + 1) : at;
  if (hasHistoryHeaders(lines, head)) return lines.length - at;
  return attributedLines(lines, at);
}

/** The lines that start with `>` and the empty ones between them. */
function markedLines(lines: readonly string[], at: number): number {
  let last = at;
  for (let index = at + 1; index < lines.length; index += 1) {
    if (lines[index]?.startsWith('>')) last = index;
    else if (lines[index] !== '') break;
  }
  return last - at + 1;
}

/** `-----Original Message-----` and its sisters. A forward is not among them: what was forwarded is
 *  what the writer wants to be read. */
const historyRule = linePattern({
  before: '[-_—–*\\s]{3,}',
  english: ['original message', 'original appointment'],
  russian: ['исходное сообщение'],
  chinese: ['原始邮件', '原始郵件', '原邮件'],
  after: '[-_—–*\\s]{3,}$',
});
const firstHistoryHeader = linePattern({
  before: '\\*?',
  english: ['from'],
  russian: ['от'],
  chinese: ['发件人', '寄件者'],
  after: '\\*?\\s?[:：]',
});
const historyHeader = linePattern({
  before: '\\*?',
  english: ['from', 'sent', 'date', 'to', 'cc', 'subject'],
  russian: ['от', 'отправлено', 'дата', 'кому', 'копия', 'тема'],
  chinese: [
    ...['发件人', '寄件者', '发送时间', '发送日期', '日期', '时间'],
    ...['收件人', '抄送', '主题', '主旨'],
  ],
  after: '\\*?\\s?[:：]',
});
const forwardRule = linePattern({
  before: '.{0,80}',
  english: ['forwarded message'],
  russian: ['пересылаемое сообщение', 'пересланное сообщение'],
  chinese: ['转发邮件', '转发的邮件', '轉寄郵件'],
  after: '',
});

/** One of the words at the start of a line, between two patterns. */
function linePattern(line: {
  before: string;
  english: readonly string[];
  russian: readonly string[];
  chinese: readonly string[];
  after: string;
}): RegExp {
  const words = [...line.english, ...line.russian, ...line.chinese].join('|');
  return new RegExp(`^${line.before}(?:${words})${line.after}`, 'i');
}

function hasHistoryHeaders(lines: readonly string[], at: number): boolean {
  if (!firstHistoryHeader.test(lines[at] ?? '')) return false;
  if (forwardRule.test(lines.slice(Math.max(0, at - 2), at).join(' '))) return false;
  const block = lines.slice(at, at + maximumHistoryHeaderLines);
  return block.filter((line) => historyHeader.test(line)).length >= minimumHistoryHeaders;
}

/** An attribution and what it quotes: the lines marked with `>`, or, when the program marks none,
 *  everything below. The latter is only believed when the attribution names an address. */
function attributedLines(lines: readonly string[], at: number): number {
  const attribution = attributionAt(lines, at);
  if (attribution === null) return 0;
  const next = firstFilledLine(lines, at + attribution.lineCount);
  if (lines[next]?.startsWith('>')) return next - at + markedLines(lines, next);
  return attribution.text.includes('@') ? lines.length - at : 0;
}

function attributionAt(
  lines: readonly string[],
  at: number,
): { text: string; lineCount: number } | null {
  const block = lines.slice(at, at + maximumAttributionLines);
  const end = block.findIndex((line) => line === '' || /[:：]$/.test(line));
  if (end === -1 || block[end] === '') return null;
  const textFrom = (start: number) => block.slice(start, end + 1).join(' ');
  const text = textFrom(0);
  // What already is one without its first line starts below: that line is the writer's own.
  const isLonger = block.slice(1, end + 1).some((_, index) => isAttribution(textFrom(index + 1)));
  return isAttribution(text) && !isLonger ? { text, lineCount: end + 1 } : null;
}

const endsInVerb = linePattern({
  before: '.*',
  english: ['wrote'],
  russian: [
    ...['писал', 'писала', 'писал\\(а\\)', 'пишет'],
    ...['написал', 'написала', 'написал\\(а\\)'],
  ],
  chinese: ['写道', '寫道'],
  after: '\\s?[:：]$',
});
const hasTime = /\d{1,2}[:：.]\d{2}|\d{4}/;

/** "On ... wrote:" and its sisters. Gmail, Mail.ru and Yandex in Russian write no verb but end with
 *  the address. */
function isAttribution(text: string): boolean {
  if (text.length > maximumAttributionCharacters || !hasTime.test(text)) return false;
  return endsInVerb.test(text) || /\d{4}.*<[^<>@]+@[^<>@]+>\s?[:：]$/.test(text);
}

/** `-- ` alone on its line: a signature follows. Source: RFC 3676, section 4.3. */
const signatureRule = /^(--|—)$/;

/** What a telephone adds by itself. */
const deviceLine = linePattern({
  before: '',
  english: ['sent from my .{2,40}', 'sent from the .{2,40} app', 'get outlook for .{2,20}'],
  russian: ['отправлено с .{2,60}', 'отправлено из .{2,60}'],
  chinese: ['发自我的.{2,30}', '從我的.{2,30}傳送'],
  after: '$',
});

function firstFilledLine(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at] === '') at += 1;
  return at;
}

function joined(lines: readonly string[], kinds: readonly PartKind[]): TextPart[] {
  const parts: { kind: PartKind; text: string }[] = [];
  lines.forEach((line, index) => {
    const kind = kinds[index] ?? 'said';
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += line;
    else parts.push({ kind, text: line });
  });
  return parts;
}
