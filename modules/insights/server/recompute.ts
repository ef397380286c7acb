import type { Id } from '#kernel/id.ts';
import { listHistories } from '#modules/contacts/server/index.ts';
import { listQueues } from '#modules/routing/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Figure, may } from '../contract.ts';
import { type BoardFact, figuresOf } from '../core/board.ts';
import { thresholds } from './board.ts';
import { factRowOf, shortAbandonMsOf } from './counting.ts';
import { type ContactFactRow, readFactsOf, upsertContactFact } from './store.ts';

const pageSize = 500;

/** One figure as it is shown and as the segments give it. */
export interface Comparison {
  readonly shown: Figure;
  readonly recomputed: Figure;
  readonly isEqual: boolean;
}

export interface Recomputation {
  readonly contacts: number;
  /** Contacts whose stored facts differ from their segments, or are missing. */
  readonly differing: readonly Id[];
  readonly figures: readonly Comparison[];
}

/** Computes all facts of a project's closed contacts again, from their segments alone, and compares
 *  them and every figure with what is stored. isRepaired: writes what differs.
 *  run: opens a transaction; the work is done page by page, so that none lasts long. */
export async function recompute(
  run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  { projectId, isRepaired }: { projectId: Id; isRepaired: boolean },
): Promise<Recomputation> {
  const stored: ContactFactRow[] = [];
  const computed: ContactFactRow[] = [];
  const differing: Id[] = [];
  for (let afterId: Id | null = null, isMore = true; isMore; ) {
    const page = await run((ctx) => recomputePage(ctx, { projectId, afterId, isRepaired }));
    stored.push(...page.stored);
    computed.push(...page.computed);
    differing.push(...page.differing);
    afterId = page.lastId;
    isMore = page.lastId !== null;
  }
  const thresholdOf = await run(async (ctx) =>
    thresholds(ctx, projectId, await listQueues(ctx, projectId)),
  );
  const figures = (rows: readonly ContactFactRow[]) =>
    figuresOf(
      rows.map((row): BoardFact => ({ ...row, thresholdMs: thresholdOf(row) })),
      [],
    ).filter(({ n }) => n > 0);
  const shownFigures = figures(stored);
  return {
    contacts: computed.length,
    differing,
    figures: figures(computed).map((recomputed) => {
      const shown = shownFigures.find(({ formula }) => formula === recomputed.formula) ?? {
        ...recomputed,
        value: null,
        n: 0,
      };
      return { shown, recomputed, isEqual: isSame(shown, recomputed) };
    }),
  };
}

async function recomputePage(
  ctx: Context,
  which: { projectId: Id; afterId: Id | null; isRepaired: boolean },
) {
  authorise(ctx, may.recompute);
  const { projectId, afterId, isRepaired } = which;
  const histories = await listHistories(ctx, { projectId, afterId, limit: pageSize });
  const terms = { shortAbandonMs: await shortAbandonMsOf(ctx, projectId), now: ctx.now };
  const computed = histories.flatMap((history) => factRowOf(history, terms) ?? []);
  const stored = await readFactsOf(
    ctx,
    projectId,
    histories.map(({ contact }) => contact.id),
  );
  const byId = new Map(stored.map((row) => [row.contactId, row]));
  const wrong = computed.filter((row) => !isSame(byId.get(row.contactId), row));
  if (isRepaired) for (const row of wrong) await upsertContactFact(ctx, row);
  return {
    stored,
    computed,
    differing: wrong.map(({ contactId }) => contactId),
    lastId: histories.at(-1)?.contact.id ?? null,
  };
}

/** Whether two flat records say the same, whatever the order of their fields. */
function isSame(one: object | undefined, other: object): boolean {
  if (!one) return false;
  const sorted = (record: object) => JSON.stringify(Object.entries(record).sort());
  return sorted(one) === sorted(other);
}
