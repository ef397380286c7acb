import type { AddressObject, AttachmentStream, Headers, MessageText } from 'mailparser';
import { storable } from '#kernel/text.ts';
import { readReport } from '../core/delivery-report.ts';
import {
  type MailAddress,
  type MailAttachment,
  type MailHeaders,
  type MailRemark,
  type MailReport,
  messageIdsIn,
  type ParsedMail,
} from '../core/mail.ts';
import { oneLine } from '../core/subject.ts';
import { BoundedParser } from './bounded-parser.ts';
import { withUtf8Head } from './charset.ts';
import { isBearableHtml, textOfHtml, textWithoutTags } from './html-text.ts';
import { mailLimits } from './limits.ts';

/** Why a mail could not be read. Its raw bytes are kept and shown. */
export type UnparsableReason = 'too-large' | 'too-complex' | 'timed-out' | 'crashed' | 'broken';

export type ParseResult =
  | { readonly kind: 'parsed'; readonly mail: ParsedMail }
  | { readonly kind: 'unparsable'; readonly reason: UnparsableReason };

export interface ParseOptions {
  /** For text that names no charset, such as windows-1251; a label of the Encoding standard. */
  readonly fallbackCharset: string;
}

/** Reads a mail from its raw bytes, within `mailLimits`. Runs in a worker: a hostile mail may keep
 *  it busy or end it. Enclosed mails, signatures and cipher text stay attachments. */
export async function parseRaw(raw: Uint8Array, options: ParseOptions): Promise<ParseResult> {
  if (raw.byteLength > mailLimits.rawBytes) return { kind: 'unparsable', reason: 'too-large' };
  try {
    return { kind: 'parsed', mail: await readMail(raw, options) };
  } catch (error) {
    const isOverLimit = error instanceof Error && 'code' in error && error.code === 'EMAXLEN';
    return { kind: 'unparsable', reason: isOverLimit ? 'too-complex' : 'broken' };
  }
}

/** What mailparser gave, piece by piece. */
interface Pieces {
  structured: Headers;
  headers: MailHeaders;
  body: MessageText | null;
  readonly files: FileCollection;
}

async function readMail(raw: Uint8Array, { fallbackCharset }: ParseOptions): Promise<ParsedMail> {
  const parser = new BoundedParser(fallbackCharset);
  const pieces: Pieces = { structured: new Map(), headers: {}, body: null, files: collectFiles() };
  await new Promise<void>((resolve, reject) => {
    parser.on('headers', (headers) => {
      pieces.structured = headers;
    });
    parser.on('headerLines', (lines) => {
      pieces.headers = headersOf(lines);
    });
    parser.on('data', (part) => {
      if (part.type === 'attachment') pieces.files.take(part);
      else pieces.body = part;
    });
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.end(withUtf8Head(raw, fallbackCharset, mailLimits.headBytes));
  });
  return mailFrom(pieces, parser);
}

function mailFrom({ structured, headers, body, files }: Pieces, parser: BoundedParser): ParsedMail {
  const { text, html, remarks } = readBody(body, parser);
  const { attachments, isCut } = files.finished(html);
  if (isCut) remarks.add('attachments-left-out');
  if (isSealed(headers, text)) remarks.add('encrypted');
  const addresses = (name: string) => addressesIn(structured.get(name));
  const ids = (name: string) => messageIdsIn((headers[name] ?? []).join(' '));
  const subject = structured.get('subject');
  return {
    messageId: ids('message-id')[0] ?? null,
    inReplyTo: ids('in-reply-to').slice(-mailLimits.references),
    references: ids('references').slice(-mailLimits.references),
    subject: typeof subject === 'string' ? storable(oneLine(subject)) : '',
    sentAt: instantOf(headers.date?.[0]),
    from: addresses('from')[0] ?? addresses('sender')[0] ?? null,
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    headers,
    text,
    html,
    attachments,
    report: reportOf(headers, attachments),
    remarks: [...remarks],
  };
}

function headersOf(lines: readonly { key: string; line: string }[]): MailHeaders {
  const headers = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const value = Buffer.from(line.slice(line.indexOf(':') + 1), 'latin1').toString();
    const unfolded = value.split('\n').map((piece) => piece.trim());
    const values = headers.get(key) ?? [];
    values.push(storable(unfolded.join(' ').trim()));
    headers.set(key, values);
  }
  return Object.fromEntries(headers);
}

function readBody(body: MessageText | null, parser: BoundedParser) {
  const remarks = new Set<MailRemark>(parser.remarks);
  const html = typeof body?.html === 'string' ? storable(body.html) : '';
  const isBearable = isBearableHtml(html);
  let text = body?.text ?? '';
  if (html !== '' && (parser.hasLoneHtml || text.trim() === '')) {
    text = isBearable ? textOfHtml(html) : textWithoutTags(html);
  }
  if (text.length > mailLimits.textCharacters) remarks.add('text-cut');
  if (text.includes('\uFFFD')) remarks.add('characters-broken');
  if (!isBearable) remarks.add('html-left-out');
  return {
    text: storable(text.slice(0, mailLimits.textCharacters)),
    html: html === '' || !isBearable ? null : html,
    remarks,
  };
}

/** S/MIME or PGP around the whole text. */
function isSealed(headers: MailHeaders, text: string): boolean {
  const type = (headers['content-type']?.[0] ?? '').toLowerCase();
  const isWrapped = /^(multipart\/encrypted|application\/(x-)?pkcs7-mime)/.test(type);
  return isWrapped || text.trimStart().startsWith('-----BEGIN PGP MESSAGE-----');
}

function addressesIn(value: ReturnType<Headers['get']>): MailAddress[] {
  const objects = [value].flat().filter((one): one is AddressObject => isAddressObject(one));
  return objects
    .flatMap((object) => object.value.flatMap((one) => one.group ?? [one]))
    .map(({ name, address }) => ({
      name: storable(oneLine(name)),
      address: storable(address ?? '').toLowerCase(),
    }))
    .filter(({ address }) => /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(address))
    .slice(0, mailLimits.addresses);
}

function isAddressObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'html' in value;
}

function instantOf(date: string | undefined): string | null {
  const sentMs = Date.parse(date ?? '');
  const isSane = sentMs > 0 && sentMs < Date.UTC(10_000, 0);
  return isSane ? new Date(sentMs).toISOString() : null;
}

function reportOf(headers: MailHeaders, attachments: readonly MailAttachment[]): MailReport | null {
  const type = headers['content-type']?.[0] ?? '';
  if (!/^multipart\/report/i.test(type)) return null;
  const textOf = (pattern: RegExp) => {
    const part = attachments.find(({ contentType }) => pattern.test(contentType));
    const bytes = part?.bytes.subarray(0, mailLimits.headBytes);
    return bytes ? storable(Buffer.from(bytes).toString()) : '';
  };
  const original = textOf(
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/,
  );
  return readReport({
    reportType: /report-type="?([\w-]+)/i.exec(type)?.[1] ?? '',
    statusText: textOf(/^message\/(global-)?(delivery-status|disposition-notification)$/),
    originalHeaders: original.split(/\r?\n\r?\n/, 1).join(),
  });
}

interface FileCollection {
  readonly take: (part: AttachmentStream) => void;
  /** html: decides which images stand in the text. */
  readonly finished: (html: string | null) => { attachments: MailAttachment[]; isCut: boolean };
}

/** Takes the files of a mail one after the other, as many as the limits allow. */
function collectFiles(): FileCollection {
  const files: { part: AttachmentStream; bytes: Uint8Array }[] = [];
  let byteCount = 0;
  let isCut = false;

  function take(part: AttachmentStream): void {
    const chunks: Buffer[] = [];
    const hasRoom = () =>
      files.length < mailLimits.attachments && byteCount <= mailLimits.attachmentBytes;
    part.content.on('data', (chunk: Buffer) => {
      byteCount += chunk.length;
      if (hasRoom()) chunks.push(chunk);
    });
    part.content.on('end', () => {
      if (hasRoom()) files.push({ part, bytes: ownBytes(chunks) });
      else isCut = true;
      part.release();
    });
  }

  return {
    take,
    finished: (html) => ({
      attachments: files.map(({ part, bytes }, at) => attachmentOf(part, { bytes, at, html })),
      isCut,
    }),
  };
}

function attachmentOf(
  part: AttachmentStream,
  { bytes, at, html }: { bytes: Uint8Array; at: number; html: string | null },
): MailAttachment {
  const contentType = cleanContentType(part.contentType);
  const contentId = part.cid || null;
  return {
    fileName: cleanFileName(part.filename ?? '') || unnamed(contentType, at),
    contentType,
    contentId,
    isInline: contentId !== null && (html?.includes(`cid:${contentId}`) ?? false),
    bytes,
  };
}

/** One block of memory of their own, which can be handed to another thread. */
function ownBytes(chunks: readonly Buffer[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function cleanContentType(contentType: string): string {
  const type = contentType.toLowerCase();
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}

/** Without a path, and without the marks that turn the direction of writing and so hide that
 *  `photo-gpj.exe` is no image. */
function cleanFileName(name: string): string {
  const path = oneLine(name).replace(/\p{Cf}/gu, '');
  const last = storable(path.split(/[/\\]/).at(-1) ?? '');
  const dot = last.lastIndexOf('.');
  const ending = dot > 0 && last.length - dot <= 12 ? last.slice(dot) : '';
  const stem = last.slice(0, last.length - ending.length);
  return `${stem.slice(0, mailLimits.fileNameCharacters - ending.length)}${ending}`.trim();
}

function unnamed(contentType: string, index: number): string {
  const ending = contentType.startsWith('message/') ? 'eml' : contentType.split(/[/+]/).at(-1);
  return `attachment-${index + 1}.${ending}`;
}
