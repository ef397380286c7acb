import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  customerMerged,
  customerUnmerged,
  type Merge,
  type MergePreview,
  may,
  refusals,
} from '../contract.ts';
import { decideMerge, isUndoable, type MergeParty, undoWindowMs } from '../core/merge.ts';
import { isSameStanding, type Standing } from '../core/standing.ts';
import { changed, livingCustomer } from './customers.ts';
import {
  countMoves,
  insertMerge,
  lockMerge,
  type MergeRow,
  markUndone,
  moveRows,
  moveRowsBack,
  readExternalIds,
} from './merge-store.ts';
import { dismiss } from './record-store.ts';
import { livingStanding, tellStanding } from './standing.ts';
import {
  type CustomerRow,
  type OfCustomer,
  readCustomers,
  readIdentities,
  updateCustomer,
} from './store.ts';

interface Pair {
  readonly projectId: Id;
  /** Whose record goes into the other. */
  readonly customerId: Id;
  /** Who remains. */
  readonly intoId: Id;
}

/** What a merge would move, and whether the client's systems know two people. */
export async function previewMerge(ctx: Context, pair: Pair): Promise<MergePreview> {
  authorise(ctx, may.merge);
  const { from, into } = await readParties(ctx, pair, { isLocked: false });
  if (from.id === into.id) refuse(refusals.sameCustomer);
  const moving = { projectId: pair.projectId, customerId: from.id };
  return {
    fromId: from.id,
    intoId: into.id,
    identities: await readIdentities(ctx, moving),
    moves: await countMoves(ctx, moving),
    hasTwoExternalIds: decideMerge({ from, into }, false).kind === 'two-external-ids',
  };
}

/** Makes two records one: everything of the first goes to the second, whose blanks are filled.
 *  Refuses two people of the client's systems, unless somebody with the right to do so confirms
 *  that they are one. Modules above repoint what they hold when they hear of it. */
export async function mergeCustomers(
  ctx: Context,
  { confirmTwoIds, ...pair }: Pair & { confirmTwoIds: boolean },
): Promise<Merge> {
  authorise(ctx, may.merge);
  if (confirmTwoIds) authorise(ctx, may.mergeForced);
  const { projectId } = pair;
  const { from, into } = await readParties(ctx, pair, { isLocked: true });
  const decision = decideMerge({ from, into }, confirmTwoIds);
  if (decision.kind === 'same-customer') refuse(refusals.sameCustomer);
  if (decision.kind === 'two-external-ids') refuse(refusals.twoExternalIds);

  const { filled, isRaised } = decision;
  const ids = { fromId: from.id, intoId: into.id };
  const standings = [await livingStanding(ctx, of(from)), await livingStanding(ctx, of(into))];
  const moved = await moveRows(ctx, { projectId, ...ids });
  const fields = [...filled, ...(isRaised ? (['valueLevel'] as const) : [])];
  const fillings = Object.fromEntries(fields.map((field) => [field, from[field]]));
  if (fields.length > 0) await updateCustomer(ctx, of(into), fillings);
  await updateCustomer(ctx, of(from), { mergedIntoId: into.id });
  const merge: MergeRow = {
    projectId,
    id: newId(Date.parse(ctx.now)),
    ...ids,
    moved,
    filled,
    formerValueLevel: isRaised ? into.valueLevel : null,
    at: ctx.now,
    undoneAt: null,
  };
  await insertMerge(ctx, merge);
  const data = { mergeId: merge.id, ...ids };
  ctx.emit(customerMerged, { projectId, subjectId: into.id, data });
  await tellIfNotAs(ctx, of(into), standings);
  await ctx.audit('customers.merged', merge.id, { ...ids, isForced: confirmTwoIds });
  const undoableUntil = addMs(merge.at, undoWindowMs);
  return { id: merge.id, ...ids, fromName: from.name, at: merge.at, undoableUntil };
}

/** Undoes a merge: what it moved goes back. What came to the remaining customer since stays with
 *  him. Refuses after 30 days, and while the remaining customer is himself merged into another. */
export async function undoMerge(
  ctx: Context,
  { projectId, mergeId }: { projectId: Id; mergeId: Id },
): Promise<{ fromId: Id; intoId: Id }> {
  authorise(ctx, may.merge);
  const merge = (await lockMerge(ctx, { projectId, mergeId })) ?? refuse(refusals.notFound);
  if (!isUndoable(merge, ctx.now)) refuse(refusals.undoTooLate);
  const { fromId, intoId, filled, formerValueLevel } = merge;
  const rows = await readCustomers(ctx, { projectId, ids: [fromId, intoId] });
  const from = rows.find(({ id }) => id === fromId) ?? refuse(refusals.notFound);
  const into = await livingCustomer(ctx, { projectId, customerId: intoId }, { isLocked: true });
  if (into.id !== intoId) refuse(refusals.undoLaterFirst);

  const standing = await livingStanding(ctx, of(into));
  await moveRowsBack(ctx, merge);
  await updateCustomer(ctx, of(from), { mergedIntoId: null });
  const blanks = filled.filter((field) => into[field] === from[field]);
  const former = {
    ...Object.fromEntries(blanks.map((field) => [field, null])),
    ...(formerValueLevel !== null &&
      into.valueLevel === from.valueLevel && { valueLevel: formerValueLevel }),
  };
  if (Object.keys(former).length > 0) await updateCustomer(ctx, of(into), former);
  await markUndone(ctx, merge);
  const data = { mergeId, fromId, intoId };
  ctx.emit(customerUnmerged, { projectId, subjectId: intoId, data });
  for (const each of [from, into]) await tellIfNotAs(ctx, of(each), [standing]);
  await ctx.audit('customers.unmerged', mergeId, { fromId, intoId });
  return { fromId, intoId };
}

/** Says that two customers are two people; the pair is not suggested again. */
export async function dismissSuggestion(
  ctx: Context,
  which: { projectId: Id; suggestionId: Id },
): Promise<void> {
  authorise(ctx, may.merge);
  const pair = (await dismiss(ctx, which)) ?? refuse(refusals.notFound);
  const { projectId } = which;
  for (const row of await readCustomers(ctx, { projectId, ids: [pair.firstId, pair.secondId] })) {
    changed(ctx, row);
  }
}

/** Tells a customer's standing unless it is that of all who were in his place: what they began goes
 *  on as his. */
async function tellIfNotAs(
  ctx: Context,
  which: OfCustomer,
  before: readonly Standing[],
): Promise<void> {
  const now = await livingStanding(ctx, which);
  if (!before.every((each) => isSameStanding(each, now))) tellStanding(ctx, which, now);
}

/** Both customers as they are now. They are locked in the order of their ids, so that two merges of
 *  the same pair wait for each other in place of blocking each other. */
async function readParties(
  ctx: Context,
  { projectId, customerId, intoId }: Pair,
  options: { isLocked: boolean },
): Promise<{ from: CustomerRow & MergeParty; into: CustomerRow & MergeParty }> {
  const parties = new Map<Id, CustomerRow & MergeParty>();
  for (const each of [customerId, intoId].toSorted()) {
    const row = await livingCustomer(ctx, { projectId, customerId: each }, options);
    const externalIds = await readExternalIds(ctx, { projectId, customerId: row.id });
    parties.set(each, { ...row, externalIds });
  }
  const from = parties.get(customerId) ?? refuse(refusals.notFound);
  const into = parties.get(intoId) ?? refuse(refusals.notFound);
  return { from, into };
}

const of = ({ projectId, id }: CustomerRow) => ({ projectId, customerId: id });
