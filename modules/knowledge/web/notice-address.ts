import type { Notice } from '#modules/staff/core/notice.ts';
import { language } from '#platform/http/contract.ts';

/** Notices of what is to be read, not written. */
const readKinds = new Set(['knowledge.article-review-due', 'knowledge.article-published']);

/** Where a notice of an article leads: what waits or came back to the text, what is due to the
 *  article. */
export function addressOfNotice({ kind, projectId, subjectId, data }: Notice): string {
  const address = `/knowledge/${projectId}/${subjectId}`;
  const named = language.safeParse(data.language).data;
  const isRead = readKinds.has(kind) || !named;
  if (isRead) return address;
  return `${address}/edit?language=${named}`;
}
