import type { Id } from '#kernel/id.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { maskedQuery, noteOpened, noteSearch } from './asked.ts';
import { findSearch } from './asked-store.ts';
import { noteStep, stepsOf, type Visitor } from './visits.ts';

export type NotedVisitor = Visitor;

type Noting = Pick<Services, 'database' | 'log'>;

/** Keeps that an article was read. Who loads the same page again reads it once. */
export async function noteReading(
  services: Noting,
  visitor: NotedVisitor,
  read: { articleId: Id; language: Language; isFromSearch: boolean },
): Promise<void> {
  const { projectId } = visitor;
  const { articleId, language, isFromSearch } = read;
  await note(services, async (ctx) => {
    const steps = await stepsOf(ctx, visitor);
    const last = steps.at(-1);
    if (last?.deed === 'read' && last.articleId === articleId) return;
    const searchId = isFromSearch && steps.findLast((step) => step.searchId)?.searchId;
    if (searchId) await noteOpened(ctx, { projectId, id: searchId, articleId });
    await noteStep(ctx, { ...visitor, language }, { deed: 'read', articleId });
  });
}

/** Keeps what was searched for. Who loads the same page again has searched once. */
export async function noteSearching(
  services: Noting,
  visitor: NotedVisitor,
  { query, hitCount }: { query: string; hitCount: number },
): Promise<void> {
  const { projectId, language } = visitor;
  await note(services, async (ctx) => {
    const steps = await stepsOf(ctx, visitor);
    const last = steps.findLast((step) => step.searchId);
    const before = last?.searchId && (await findSearch(ctx, { projectId, id: last.searchId }));
    if (before && before.query === maskedQuery(query) && before.language === language) return;
    const asked = { projectId, language, query, hitCount } as const;
    const searchId = await noteSearch(ctx, {
      ...asked,
      place: visitor.place,
      audience: 'customer',
    });
    await noteStep(ctx, visitor, { deed: 'searched', searchId });
  });
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
