/** Front matter of these fields, as an import reads it; those that say nothing are left out.
 *  Values are told as in JSON, which YAML is made to read. */
export function frontMatter(
  fields: Readonly<Record<string, string | number | readonly string[] | null>>,
): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '' && !isEmpty(value))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n\n`;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
