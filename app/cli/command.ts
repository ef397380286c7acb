import { parseArgs } from 'node:util';

/** A word that `heed` understands. run: returns the exit code. */
export interface Command {
  readonly words: string;
  readonly summary: string;
  readonly run: (words: readonly string[]) => Promise<number>;
}

/** What was typed makes no sense; the command's usage is shown. */
export class UsageError extends Error {}

/** What a file says makes no sense; the message names file and line. */
export class DataError extends Error {}

/** Reads the options of a command. Throws UsageError on a word that it does not know. */
export function readWords<Options extends Record<string, { type: 'string' | 'boolean' }>>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
