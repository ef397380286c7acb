import type { CsvRecord } from '#platform/files/csv.ts';
import { csvLine } from '#platform/files/csv-line.ts';
import type { Language } from '#platform/http/contract.ts';
import type { ImportReason, RowRejected } from '../../core/import-row.ts';
import en from '../messages/en.json' with { type: 'json' };
import ru from '../messages/ru.json' with { type: 'json' };
import zh from '../messages/zh.json' with { type: 'json' };

const words: Readonly<Record<Language, Readonly<Record<`import.${ImportReason}`, string>>>> = {
  en,
  ru,
  zh,
};

/** The first line of a file of rejected rows, in UTF-8 with the mark by which Excel knows it. */
export const rejectsHeader = `\ufeff${csvLine(['line', 'field', 'reason', 'raw'])}`;

/** A rejected row: where it is, what is wrong with it in the reader's language, and all of it. */
export function rejectsLine(
  { line, raw }: CsvRecord,
  { field, reason }: RowRejected,
  language: Language,
): string {
  return csvLine([line, field, words[language][`import.${reason}`], raw]);
}
