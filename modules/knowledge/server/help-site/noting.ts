import type { Id } from '#kernel/id.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { maskedQuery, noteOpened, noteSearch } from '../asked.ts';
import { findSearch } from '../asked-store.ts';
import { countUse } from '../use-store.ts';
import { noteStep, stepsOf, type Visitor } from './visits.ts';

export type NotedVisitor = Visitor;

type Noting = Pick<Services, 'database' | 'log'>;

/** Keeps that an article was read. Who loads the same page again reads it once. */
export async function noteReading(
  services: Noting,
  visitor: NotedVisitor,
  read: { articleId: Id; language: Language; isFromSearch: boolean },
): Promise<void> {
  await note(services, (ctx) => keepReading(ctx, visitor, read));
}

/** The same, for whoever has a transaction. */
export async function keepReading(
  ctx: Context,
  visitor: NotedVisitor,
  { articleId, language, isFromSearch }: Parameters<typeof noteReading>[2],
): Promise<void> {
  const { projectId } = visitor;
  const steps = await stepsOf(ctx, visitor);
  const last = steps.at(-1);
  if (last?.deed === 'read' && last.articleId === articleId) return;
  const searchId = isFromSearch && steps.findLast((step) => step.searchId)?.searchId;
  if (searchId) await noteOpened(ctx, { projectId, id: searchId, articleId });
  await noteStep(ctx, { ...visitor, language }, { deed: 'read', articleId });
  const { place } = visitor;
  await countUse(ctx, { projectId, articleId, language }, { kind: 'opened', place });
}

/** Keeps what was searched for. Who loads the same page again has searched once. */
export async function noteSearching(
  services: Noting,
  visitor: NotedVisitor,
  search: { query: string; hitCount: number },
): Promise<void> {
  await note(services, (ctx) => keepSearch(ctx, visitor, search));
}

/** The same, for whoever has a transaction. */
export async function keepSearch(
  ctx: Context,
  visitor: NotedVisitor,
  { query, hitCount }: { query: string; hitCount: number },
): Promise<void> {
  const { projectId, language, place } = visitor;
  const steps = await stepsOf(ctx, visitor);
  const last = steps.findLast((step) => step.searchId);
  const before = last?.searchId && (await findSearch(ctx, { projectId, id: last.searchId }));
  if (before && before.query === maskedQuery(query) && before.language === language) return;
  const asked = { projectId, language, place, query, hitCount } as const;
  const searchId = await noteSearch(ctx, { ...asked, audience: 'customer' });
  await noteStep(ctx, visitor, { deed: 'searched', searchId });
}

/** A page is shown even where it cannot be noted. */
async function note(
  { database, log }: Noting,
  work: (ctx: Context) => Promise<void>,
): Promise<void> {
  await database
    .run(systemActor, work)
    .catch((error) => log.warn('A step of self-service was not kept.', { error }));
}
