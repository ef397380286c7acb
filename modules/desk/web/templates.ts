import type { ReplyTemplate } from '#modules/projects/contract.ts';

/** What fills the variables of a template. */
export interface TemplateValues {
  readonly customerName: string;
  readonly agentName: string;
  readonly orderNumber: string;
}

/** A template with its variables filled. A variable without a value stays, so that the agent sees
 *  what he has to write himself. */
export function fillTemplate(body: string, values: TemplateValues): string {
  return body.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as keyof TemplateValues] : '';
    return value === '' ? whole : value;
  });
}

/** The templates that fit a channel and hold all the words searched for, in their title first. */
export function findTemplates(
  templates: readonly ReplyTemplate[],
  query: { channel: 'chat' | 'email'; language: 'en' | 'ru' | 'zh'; search: string },
): ReplyTemplate[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const usable = templates.filter(
    (template) => !template.isArchived && template.channels.includes(query.channel),
  );
  const titled = usable.filter(({ titles }) => hasAll(titles[query.language]));
  const others = usable.filter((template) => !titled.includes(template) && hasAll(template.body));
  return [...titled, ...others];
}
