/** A line of a CSV file that spreadsheets open without running anything: a cell that begins like a
 *  formula is given an apostrophe, unless it is a number or a phone.
 *  Source: RFC 4180; OWASP, CSV injection. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  const text = String(cell ?? '');
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s()-]+$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
