import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { dayMs, msBetween } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { listConversations, listHistories } from '#modules/contacts/server/index.ts';
import { countTargets, listQueues } from '#modules/routing/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Board, maximumPeriodDays, may, refusals } from '../contract.ts';
import { type BoardFact, figuresOf, hoursOf } from '../core/board.ts';
import { factRowOf, type Terms, termsOf } from './counting.ts';
import { type ContactFactRow, readContactFacts, readRatingFacts, type Slice } from './store.ts';

/** More open work than a centre of this size has; the rest is counted when it closes. */
const maximumOpen = 2_000;
const openPage = 200;

/** The figures of a project over a period, as a whole and by queue. Contacts that are still open
 *  are counted as they stand now. */
export async function readBoard(ctx: Context, slice: Slice): Promise<Board> {
  authorise(ctx, may.read);
  const queues = await listQueues(ctx, slice.projectId);
  const terms = await termsOf(ctx, slice.projectId);
  const facts = (await readFacts(ctx, slice)).map((fact) => boardFactOf(fact, terms));
  const targets = await countTargets(ctx, slice);
  const ratings = await readRatingFacts(ctx, slice);
  return {
    from: slice.from,
    to: slice.to,
    figures: figuresOf(facts, ratings, targets),
    queues: queues.map(({ id, names }) => ({
      queueId: id,
      names,
      figures: figuresOf(
        facts.filter(({ queueId }) => queueId === id),
        ratings.filter(({ queueId }) => queueId === id),
        targets.filter(({ queueId }) => queueId === id),
      ),
    })),
    hours: hoursOf(facts),
  };
}

/** The facts of a slice: of contacts that have closed, and of open ones as they stand now.
 *  Refuses a period that is too long. */
export async function readFacts(ctx: Context, slice: Slice): Promise<ContactFactRow[]> {
  if (msBetween(slice.from, slice.to) > maximumPeriodDays * dayMs) {
    refuse(refusals.periodTooLong, { field: 'from', days: maximumPeriodDays });
  }
  return [...(await readContactFacts(ctx, slice)), ...(await openFacts(ctx, slice))];
}

/** A fact as boards count it: measured against what was said when its contact closed, and against
 *  what is said now where that was not kept. */
export function boardFactOf(fact: ContactFactRow, { thresholdOf }: Terms): BoardFact {
  return { ...fact, thresholdMs: fact.thresholdMs ?? thresholdOf(fact) };
}

/** The facts of the contacts of a slice that are open, as they stand now. */
export async function openFacts(ctx: Context, slice: Slice): Promise<ContactFactRow[]> {
  const { projectId } = slice;
  const terms = { ...(await termsOf(ctx, projectId)), now: ctx.now };
  const items = await openItems(ctx, projectId);
  const itemOf = new Map(items.map((item) => [item.contactId, item]));
  const ids = items.map(({ contactId }) => contactId);
  const histories = await listHistories(ctx, { projectId, ids });
  return histories.flatMap(({ contact, segments }) => {
    const item = itemOf.get(contact.id);
    const running = item && runningSegment(item);
    const row = factRowOf(
      { contact, segments: running ? [...segments, running] : segments },
      terms,
    );
    return row && isWithin(row, slice) ? [row] : [];
  });
}

async function openItems(ctx: Context, projectId: Id): Promise<ConversationItem[]> {
  const items: ConversationItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConversations(ctx, {
      projectId,
      state: 'open',
      limit: openPage,
      cursor,
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && items.length < maximumOpen);
  return items;
}

function runningSegment({ state, queueId, agentId, stateSince }: ConversationItem) {
  if (state === 'closed') return null;
  return { kind: state, queueId, agentId, startedAt: stateSince, endedAt: null, outcome: null };
}

function isWithin(row: ContactFactRow, { from, to, channel, queueId }: Slice): boolean {
  return (
    row.openedAt >= from &&
    row.openedAt < to &&
    (!channel || row.channel === channel) &&
    (!queueId || row.queueId === queueId)
  );
}
