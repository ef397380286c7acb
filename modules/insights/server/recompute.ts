import type { Id } from '#kernel/id.ts';
import { listHistories } from '#modules/contacts/server/index.ts';
import type { TargetTally } from '#modules/routing/core/target.ts';
import { recountTargets } from '#modules/routing/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Figure, may } from '../contract.ts';
import { figuresOf } from '../core/board.ts';
import { boardFactOf } from './board.ts';
import { factRowOf, type Terms, termsOf } from './counting.ts';
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
  /** Contacts whose stored facts or targets differ from their segments, or are missing. */
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
  const targets = { stored: [] as TargetTally[], recounted: [] as TargetTally[] };
  const differing: Id[] = [];
  for (let afterId: Id | null = null, isMore = true; isMore; ) {
    const page = await run((ctx) => recomputePage(ctx, { projectId, afterId, isRepaired }));
    stored.push(...page.stored);
    computed.push(...page.computed);
    differing.push(...page.differing);
    targets.stored.push(...page.targets.stored);
    targets.recounted.push(...page.targets.recounted);
    afterId = page.lastId;
    isMore = page.lastId !== null;
  }
  const terms = await run((ctx) => termsOf(ctx, projectId));
  const figures = (rows: readonly ContactFactRow[], tallies: readonly TargetTally[]) =>
    figuresOf(
      rows.map((row) => boardFactOf(row, terms)),
      [],
      tallies,
    ).filter(({ n }) => n > 0);
  const shownFigures = figures(stored, targets.stored);
  return {
    contacts: computed.length,
    differing,
    figures: figures(computed, targets.recounted).map((recomputed) => {
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
  const stored = await readFactsOf(
    ctx,
    projectId,
    histories.map(({ contact }) => contact.id),
  );
  const byId = new Map(stored.map((row) => [row.contactId, row]));
  const now = await termsOf(ctx, projectId);
  const computed = histories.flatMap((history) => {
    const kept = byId.get(history.contact.id);
    const row = factRowOf(history, { ...termsKeptIn(kept, now), now: ctx.now });
    return row ? [withTermsOf(kept, row)] : [];
  });
  const targets = await recountTargets(ctx, { projectId, histories, isRepaired });
  const wrong = computed.filter((row) => !isSame(byId.get(row.contactId), row));
  if (isRepaired) for (const row of wrong) await upsertContactFact(ctx, row);
  return {
    stored,
    computed,
    targets,
    differing: [...new Set([...wrong.map(({ contactId }) => contactId), ...targets.differing])],
    lastId: histories.at(-1)?.contact.id ?? null,
  };
}

/** What a contact was measured against when it closed, else what holds now. */
function termsKeptIn(
  stored: ContactFactRow | undefined,
  { thresholdOf, shortAbandonMs }: Terms,
): Terms {
  return {
    thresholdOf: (contact) => stored?.thresholdMs ?? thresholdOf(contact),
    shortAbandonMs: stored?.shortAbandonMs ?? shortAbandonMs,
  };
}

/** A fact with the terms that were kept of it: they are given, and cannot be computed. */
function withTermsOf(stored: ContactFactRow | undefined, row: ContactFactRow): ContactFactRow {
  if (!stored) return row;
  const { thresholdMs, shortAbandonMs } = stored;
  return { ...row, thresholdMs, shortAbandonMs };
}

/** Whether two flat records say the same, whatever the order of their fields. */
function isSame(one: object | undefined, other: object): boolean {
  if (!one) return false;
  const sorted = (record: object) => JSON.stringify(Object.entries(record).sort());
  return sorted(one) === sorted(other);
}
