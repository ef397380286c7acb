import { type Id, newId } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type AgentSearch, may } from '../contract.ts';
import { masked } from '../core/masked.ts';
import type { InProject } from './article-store.ts';
import { findSearch, insertSearch, type SearchAsked, updateOpened } from './asked-store.ts';
import { noteEvidence } from './gaps.ts';

const maximumQueryLength = 300;

/** Keeps that something was searched for, without e-mail addresses and long numbers. What is not
 *  found speaks of a gap. Returns its id, by which noteOpened tells what was opened of what was
 *  found. */
export async function noteSearch(
  ctx: Context,
  search: Omit<SearchAsked, 'id' | 'openedArticleId' | 'at'>,
): Promise<Id> {
  const kept = await keep(ctx, { ...search, openedArticleId: null });
  if (kept.hitCount === 0) await noteSpeaking(ctx, kept, kept.id);
  return kept.id;
}

/** Keeps which article was opened of what a search found. */
export async function noteOpened(
  ctx: Context,
  { articleId, ...which }: InProject & { articleId: Id },
): Promise<void> {
  await updateOpened(ctx, which, articleId);
}

/** Keeps that nothing was opened of what a search found: it speaks of a gap. */
export async function noteLeft(ctx: Context, which: InProject): Promise<void> {
  const search = await findSearch(ctx, which);
  if (!search || search.hitCount === 0 || search.openedArticleId) return;
  await noteSpeaking(ctx, search, search.id);
}

/** Keeps that an agent left a search for a conversation, and what he opened of it, if anything.
 *  What found nothing, or nothing worth opening, speaks of a gap, once for each conversation. */
export async function noteAgentSearch(
  ctx: Context,
  { conversationId, ...search }: AgentSearch,
): Promise<void> {
  authorise(ctx, may.read);
  const kept = await keep(ctx, { ...search, place: 'desk', audience: 'agent' });
  if (!kept.openedArticleId) await noteSpeaking(ctx, kept, conversationId);
}

async function keep(ctx: Context, search: Omit<SearchAsked, 'id' | 'at'>): Promise<SearchAsked> {
  const query = maskedQuery(search.query);
  const kept = { ...search, query, id: newId(Date.parse(ctx.now)), at: ctx.now };
  await insertSearch(ctx, kept);
  return kept;
}

/** A search that led nowhere speaks of a gap. What holds no word asks nothing. */
async function noteSpeaking(ctx: Context, search: SearchAsked, sourceId: Id): Promise<void> {
  const { projectId, language, query: words, hitCount } = search;
  if (!/\p{L}{2}/u.test(words)) return;
  const kind = hitCount === 0 ? 'no-result' : 'not-opened';
  await noteEvidence(ctx, { projectId, language, words, sourceId, kind });
}

/** A query as it is kept. */
export function maskedQuery(query: string): string {
  return masked(Array.from(query.trim()).slice(0, maximumQueryLength).join(''));
}
