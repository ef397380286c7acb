import { secondMs } from '#kernel/time.ts';

/** How large a mail may be and still be read. What is over a limit is left out of the reading and
 *  told to the reader; the raw mail is kept whole. */
export const mailLimits = {
  rawBytes: 50 * 1024 * 1024,
  headBytes: 256 * 1024,
  parts: 500,
  nesting: 20,
  addresses: 200,
  references: 200,
  textCharacters: 500_000,
  htmlCharacters: 2_000_000,
  htmlNesting: 200,
  htmlOpenTags: 20_000,
  attachments: 100,
  attachmentBytes: 40 * 1024 * 1024,
  fileNameCharacters: 150,
  parseMs: 20 * secondMs,
  sanitiseMs: 10 * secondMs,
} as const;
