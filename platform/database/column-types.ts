import pg from 'pg';

const { builtins } = pg.types;
/** `timestamptz[]`, `uuid[]` have no name among the driver's builtins. */
const instantArrayOid = 1185;

/** How columns arrive: instants as ISO text with milliseconds, whole and decimal numbers as
 *  numbers, dates as text. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.TIMESTAMPTZ) return parseInstant;
    if (oid === builtins.INT8 || oid === builtins.NUMERIC) return Number;
    if (oid === builtins.DATE) return String;
    if (oid === instantArrayOid) return parseInstantArray;
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** `2026-11-22 09:30:00.5+00`, as a session in UTC prints it, to `2026-11-22T09:30:00.500Z`. */
function parseInstant(text: string): string {
  const dot = text.indexOf('.');
  const fraction = dot === -1 ? '' : text.slice(dot + 1, text.indexOf('+', dot));
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

function parseInstantArray(text: string): string[] {
  return text
    .slice(1, -1)
    .split(',')
    .filter((item) => item !== '')
    .map((item) => parseInstant(item.replaceAll('"', '')));
}
