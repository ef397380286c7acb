import type { ImportReason } from '../../core/import/import-reason.ts';

/** A file, or a part of one, of which no article can be made. */
export class Unreadable extends Error {
  readonly reason: ImportReason;
  /** From 1; null when it is the whole file. */
  readonly line: number | null;

  constructor(reason: ImportReason, line: number | null = null) {
    super(reason);
    this.name = 'Unreadable';
    this.reason = reason;
    this.line = line;
  }
}
