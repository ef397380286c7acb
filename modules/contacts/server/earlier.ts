import { refuse } from '#kernel/errors.ts';
import { languages } from '#kernel/language.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { masked } from '#modules/knowledge/core/masked.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type EarlierContact, may, refusals } from '../contract.ts';
import { readContactIdsOf, readEarlier } from './earlier-store.ts';
import { findConversation, type InProject, readContact } from './store.ts';
import { readCustomersWords } from './suggestion-store.ts';

const shown = 8;
/** What scores less than this share of the likest has a word in common by chance. */
const likenessFloor = 0.35;
/** Episodes of the same conversation are found too and not shown: they stand above. */
const searched = 24;
const maximumAnswerLength = 300;
/** The search reads no more of a question. */
const maximumWordsLength = 1_000;
const maximumOfCustomer = 500;

/** Earlier contacts in which a customer asked for the like of what he asks in this one, likest
 *  first, at most 8: his own or anybody's, over for at most `days`. Contacts in his language come
 *  before those in others. Nothing is alike while he has said nothing. */
export async function findEarlier(
  ctx: Context,
  { whose, days, ...which }: InProject & { whose: 'customer' | 'all'; days: number },
): Promise<EarlierContact[]> {
  authorise(ctx, may.read);
  const { projectId } = which;
  const contact = (await readContact(ctx, which)) ?? refuse(refusals.notFound);
  const { customerId, conversationId } = contact;
  const item = await findConversation(ctx, { projectId, id: conversationId });
  if (!item) refuse(refusals.notFound);
  const words = await readCustomersWords(ctx, which, maximumWordsLength);
  const since = addMs(ctx.now, -days * dayMs);
  const ids =
    whose === 'customer'
      ? await readContactIdsOf(ctx, { projectId, customerId, since, most: maximumOfCustomer })
      : undefined;
  if (ids?.length === 0) return [];
  const { hits } = await articleSearch.search(ctx, {
    ...{ projectId, audience: 'contact', limit: searched },
    languages: [item.language, ...languages.filter((other) => other !== item.language)],
    query: masked(`${item.subject} ${words}`),
    filter: { sinceMs: Date.parse(since), ids: ids && new Set(ids) },
  });
  const found = await readEarlier(ctx, {
    projectId,
    ids: hits.map(({ documentId }) => documentId),
    maximumLength: maximumAnswerLength,
  });
  const known = new Map(found.map((row) => [row.contactId, row]));
  const best = Math.max(0, ...hits.map(({ score }) => score));
  const alike = hits.flatMap(({ documentId, excerpt, title, score }) => {
    if (score < likenessFloor * best) return [];
    const row = known.get(documentId);
    if (!row || row.conversationId === conversationId) return [];
    const { customerId: whoseId, answer, ...about } = row;
    const isSameCustomer = whoseId === customerId;
    const asked = { text: excerpt.text, highlights: [...excerpt.highlights] };
    return [{ ...about, subject: title, asked, answer: masked(answer), isSameCustomer }];
  });
  return alike.slice(0, shown);
}
