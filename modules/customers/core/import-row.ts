import { contactChannels } from './contact-channel.ts';
import { type IdentityKind, maximumIdentityLength, normaliseIdentity } from './identity.ts';
import type { PersonalField } from './merge.ts';
import { cleanName, maximumNameLength } from './person-name.ts';
import type { GivenIdentity } from './recognition.ts';
import { highestValueLevel } from './standing.ts';

/** The columns that an import reads and an export writes. */
export const importColumns = [
  'external_id',
  'name',
  'email',
  'phone',
  'language',
  'birth_year',
  'preferred_channel',
  'value_level',
] as const;
export type ImportColumn = (typeof importColumns)[number];

export const importReasons = [
  'broken-characters',
  'broken-quotes',
  'column-count',
  'too-long',
  'no-identity',
  'not-an-email',
  'not-a-phone',
  'not-a-language',
  'not-a-year',
  'not-a-channel',
  'not-a-level',
] as const;
export type ImportReason = (typeof importReasons)[number];

/** A customer as a row of a file tells him. A blank cell says nothing: null. */
export interface ImportRow extends Readonly<Record<PersonalField, string | number | null>> {
  readonly valueLevel: number | null;
  /** The surest first; the first of them finds the customer again when the file is read again. */
  readonly identities: readonly [GivenIdentity, ...GivenIdentity[]];
}

export interface RowRejected {
  readonly field: ImportColumn | null;
  readonly reason: ImportReason;
}

const identityColumns = [
  ['external_id', 'external', 'too-long'],
  ['email', 'email', 'not-an-email'],
  ['phone', 'phone', 'not-a-phone'],
] as const satisfies readonly (readonly [ImportColumn, IdentityKind, ImportReason])[];

const languages = ['en', 'ru', 'zh'];
const firstBirthYear = 1900;

/** Reads a row of a file. cells: by column, a missing column is blank. thisYear: nobody is born
 *  later. A cell that cannot be understood rejects the whole row: to drop a part of it silently
 *  would lose what somebody wrote. */
export function readImportRow(
  cells: Readonly<Partial<Record<ImportColumn, string>>>,
  { thisYear }: { thisYear: number },
): ImportRow | RowRejected {
  const cell = (column: ImportColumn) => unguarded((cells[column] ?? '').trim());
  const identities: GivenIdentity[] = [];
  for (const [field, kind, reason] of identityColumns) {
    const display = cell(field);
    if (display === '') continue;
    const value = normaliseIdentity(kind, display);
    if (value === null) {
      return { field, reason: display.length > maximumIdentityLength ? 'too-long' : reason };
    }
    identities.push({ kind, value, display, isVerified: true });
  }
  const [first, ...others] = identities;
  if (!first) return { field: 'external_id', reason: 'no-identity' };

  const name = cleanName(cell('name')) || null;
  if (name && name.length > maximumNameLength) return { field: 'name', reason: 'too-long' };
  const language = cell('language').toLowerCase().split(/[-_]/)[0] || null;
  if (language && !languages.includes(language)) {
    return { field: 'language', reason: 'not-a-language' };
  }
  const birthYear = cell('birth_year') === '' ? null : Number(cell('birth_year'));
  if (birthYear !== null && !isBirthYear(birthYear, thisYear)) {
    return { field: 'birth_year', reason: 'not-a-year' };
  }
  const preferredChannel = cell('preferred_channel').toLowerCase() || null;
  if (preferredChannel && !contactChannels.some((channel) => channel === preferredChannel)) {
    return { field: 'preferred_channel', reason: 'not-a-channel' };
  }
  const valueLevel = cell('value_level') === '' ? null : Number(cell('value_level'));
  if (valueLevel !== null && !isValueLevel(valueLevel)) {
    return { field: 'value_level', reason: 'not-a-level' };
  }
  const told = { name, language, birthYear, preferredChannel, valueLevel };
  return { identities: [first, ...others], ...told };
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula. */
function unguarded(text: string): string {
  return text.replace(/^'(?=[=+\-@])/, '');
}

function isBirthYear(year: number, thisYear: number): boolean {
  return Number.isInteger(year) && year >= firstBirthYear && year <= thisYear;
}

function isValueLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 0 && level <= highestValueLevel;
}
