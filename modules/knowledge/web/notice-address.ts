import type { Notice } from '#modules/staff/core/notice.ts';
import { language } from '#platform/http/contract.ts';

/** Where a notice of an article leads: what waits or came back to the text, what is due to the
 *  article. */
export function addressOfNotice({ kind, projectId, subjectId, data }: Notice): string {
  const address = `/knowledge/${projectId}/${subjectId}`;
  const named = language.safeParse(data.language).data;
  if (kind === 'knowledge.article-review-due' || !named) return address;
  return `${address}/edit?language=${named}`;
}
