import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, secondMs } from '#kernel/time.ts';
import { masked } from '#modules/knowledge/core/masked.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, ensureTimer, onTimer } from '#platform/jobs/timers.ts';
import { insertUnindexed, readSaid, type SaidRow, takeUnindexed } from './earlier-store.ts';
import type { InProject } from './store.ts';

/** Earlier contacts are found for so long. */
const foundForDays = 366;
/** What a customer said beyond this is not searched; what it is about stands at the beginning. */
const maximumLength = 4_000;
/** Contacts that end within this time are laid into the search together. */
const gatherMs = 20 * secondMs;
const contactsAtOnce = 100;

const index = defineTimer<object>('contacts.index-earlier');
const forget = defineTimer<object>('contacts.forget-earlier');

/** Has the words of a contact that is over laid into the search of earlier contacts, soon. */
export async function noteEarlier(ctx: Context, { projectId, id }: InProject): Promise<void> {
  await insertUnindexed(ctx, { projectId, id });
  const timer = { subjectId: projectId, data: {} };
  await ensureTimer(ctx, index, { ...timer, dueAt: addMs(ctx.now, gatherMs) });
  await ensureTimer(ctx, forget, { ...timer, dueAt: addMs(ctx.now, dayMs) });
}

/** Lays what was said in contacts into the search, masked, some at a time; and takes out what is
 *  too old, or what belongs to a contact that is gone. */
export const earlierTimers = [
  onTimer(index, async (ctx, { subjectId: projectId }) => {
    const count = await indexEarlier(ctx, projectId);
    if (count === 0) return;
    const waitMs = count < contactsAtOnce ? gatherMs : 0;
    const dueAt = addMs(ctx.now, waitMs);
    await ensureTimer(ctx, index, { subjectId: projectId, dueAt, data: {} });
  }),
  onTimer(forget, async (ctx, { subjectId: projectId }) => {
    const before = addMs(ctx.now, -foundForDays * dayMs);
    await articleSearch.forgetContacts(ctx, { projectId, before });
  }),
];

/** Returns how many contacts were looked at. */
async function indexEarlier(ctx: Context, projectId: Id): Promise<number> {
  const ids = await takeUnindexed(ctx, { projectId, most: contactsAtOnce });
  if (ids.length === 0) return 0;
  const since = addMs(ctx.now, -foundForDays * dayMs);
  const said = await readSaid(ctx, { projectId, ids, since, maximumLength });
  const kept = new Set(said.map(({ contactId }) => contactId));
  const documentIds = ids.filter((id) => !kept.has(id));
  await articleSearch.put(
    ctx,
    said.map((row) => documentOf(projectId, row)),
  );
  await articleSearch.removeContacts(ctx, { projectId, documentIds });
  return ids.length;
}

function documentOf(projectId: Id, { contactId, language, subject, closedAt, words }: SaidRow) {
  return {
    ...{ projectId, audience: 'contact' as const, language, id: contactId },
    ...{ title: masked(subject), headings: '', body: masked(words), learned: '' },
    ...{ categoryId: null, tags: [], products: [], publishedAt: closedAt, helpfulness: null },
  };
}
