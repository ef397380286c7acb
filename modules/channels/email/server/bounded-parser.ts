import { Transform, type TransformCallback } from 'node:stream';
import { MailParser } from 'mailparser';
import type { MailRemark } from '../core/mail.ts';
import { decodeGuessing } from './charset.ts';
import { mailLimits } from './limits.ts';

/** A part of a mail as the splitter below mailparser sees it. */
interface MimePart {
  readonly parentNode: MimePart | false;
  readonly contentType: string | false;
  readonly headers: { getList(): readonly { line: string }[] };
  filename: string | false;
}

/** The same part as mailparser keeps it. */
interface ParserPart {
  readonly contentType: string | false;
  readonly isAttachment?: boolean;
  charset?: string;
}

interface CharsetDecoder {
  decodeStream(charset: string): Transform;
}

declare module 'mailparser' {
  interface MailParserOptions {
    maxHeadSize?: number;
    maxChildNodes?: number;
    ignoreEmbedded?: boolean;
  }
  interface MailParser {
    createNode(part: MimePart): ParserPart;
    getDecoder(): CharsetDecoder;
  }
}

/** Stands for "not said, or not to be believed" where mailparser would take UTF-8. */
const charsetToGuess = 'unknown-8bit';

/** mailparser with limits, with every enclosed mail as an attachment, and with charsets that are
 *  missing, unknown or wrong guessed instead of broken. */
export class BoundedParser extends MailParser {
  readonly remarks = new Set<MailRemark>();
  /** Whether some HTML has no twin in plain text, so that the text must be made from the HTML. */
  hasLoneHtml = false;
  private readonly fallbackCharset: string;

  constructor(fallbackCharset: string) {
    super({
      maxHeadSize: mailLimits.headBytes,
      maxChildNodes: mailLimits.parts,
      ignoreEmbedded: true,
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextLinks: true,
    });
    this.fallbackCharset = fallbackCharset;
  }

  override createNode(part: MimePart): ParserPart {
    const made = super.createNode(part);
    const around = partsAround(part);
    if (around.length > mailLimits.nesting) {
      this.emit(
        'error',
        Object.assign(new Error('Parts are nested too deep'), { code: 'EMAXLEN' }),
      );
    }
    if (made.contentType === 'text/html' && made.isAttachment === false) {
      this.hasLoneHtml ||= around.every((one) => one.contentType !== 'multipart/alternative');
    }
    if (/^(us-?ascii|ascii|utf-?8|)$/i.test(made.charset ?? '')) made.charset = charsetToGuess;
    this.repairFileName(part);
    return made;
  }

  override getDecoder(): CharsetDecoder {
    const known = super.getDecoder();
    return {
      decodeStream: (charset) => {
        try {
          return known.decodeStream(charset);
        } catch {
          return this.guessingDecoder();
        }
      },
    };
  }

  private guessingDecoder(): Transform {
    const chunks: Buffer[] = [];
    const decode = (done: TransformCallback) => {
      const { text, isGuessed } = decodeGuessing(Buffer.concat(chunks), this.fallbackCharset);
      if (isGuessed) this.remarks.add('charset-guessed');
      done(null, text);
    };
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      flush: decode,
    });
  }

  /** A name in raw 8-bit characters, which standards do not allow, arrives as Latin-1. */
  private repairFileName(part: MimePart): void {
    const isRaw = part.headers.getList().some(({ line }) => /[\x80-\xff]/.test(line));
    if (!isRaw || !part.filename || !/^[\0-\xff]+$/.test(part.filename)) return;
    const bytes = Buffer.from(part.filename, 'latin1');
    part.filename = decodeGuessing(bytes, this.fallbackCharset).text;
  }
}

function partsAround(part: MimePart): MimePart[] {
  const around: MimePart[] = [];
  for (let parent = part.parentNode; parent; parent = parent.parentNode) around.push(parent);
  return around;
}
