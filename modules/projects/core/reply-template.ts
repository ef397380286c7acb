/** What Heed fills in by itself where a reply template leaves it open: `{customerName}`. Other
 *  places, such as `{date}`, are for the agent. */
export const templateVariables = [
  'customerName',
  'agentName',
  'projectName',
  'caseNumber',
  'orderNumber',
] as const;
export type TemplateVariable = (typeof templateVariables)[number];

const placePattern = /\{(\p{L}[\p{L}\p{N}]*)\}/gu;

/** The body with its places filled, as far as there are values. */
export function fillTemplate(
  body: string,
  values: Readonly<Partial<Record<TemplateVariable, string>>>,
): string {
  return body.replace(placePattern, (place, name: string) =>
    isVariable(name) ? (values[name] ?? place) : place,
  );
}

/** The places that a text still leaves open, each once: what must not reach a customer. */
export function openPlaces(text: string): string[] {
  return Array.from(new Set(Array.from(text.matchAll(placePattern), ([, name = '']) => name)));
}

function isVariable(name: string): name is TemplateVariable {
  return templateVariables.some((known) => known === name);
}
