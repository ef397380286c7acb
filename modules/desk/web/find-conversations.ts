import type { SearchHit } from '#platform/web/door.ts';
import { contactsApi } from './apis.ts';

const maximumHits = 6;

/** My open conversations in whose customer, subject or last message all the words stand. */
export async function findConversations(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const words = text.toLowerCase().split(/\s+/);
  const { items } = await contactsApi.mine.call(undefined, { signal });
  return items
    .filter(({ customerName, subject, lastMessagePreview }) => {
      const all = `${customerName} ${subject} ${lastMessagePreview}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .slice(0, maximumHits)
    .map(({ id, projectId, customerName, subject, lastMessagePreview }) => ({
      id,
      title: customerName || subject || lastMessagePreview,
      detail: subject || lastMessagePreview,
      to: `/desk/${projectId}/${id}`,
    }));
}
