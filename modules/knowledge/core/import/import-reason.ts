/** Why nothing was made of a file, or of a row of one. */
export const importReasons = [
  'broken-characters',
  'broken-docx',
  'broken-front-matter',
  'broken-quotes',
  'broken-zip',
  'column-count',
  'columns-missing',
  'draft-open',
  'empty',
  'encrypted',
  'no-title',
  'not-a-language',
  'not-read',
  'not-written',
  'too-deep',
  'too-large',
  'too-long',
  'too-many',
  'too-slow',
  'unknown-format',
] as const;
export type ImportReason = (typeof importReasons)[number];
