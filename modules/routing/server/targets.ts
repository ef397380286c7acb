import type { Id } from '#kernel/id.ts';
import type { Contact, ConversationItem, Message, Segment } from '#modules/contacts/contract.ts';
import { getContact } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import { may } from '../contract.ts';
import type { Target, TargetTally } from '../core/target.ts';
import { type Clock, ended, moved, reopened } from '../core/targets.ts';
import type { OneContact } from './entry-store.ts';
import { settle } from './target-clocks.ts';
import {
  deleteClock,
  lockOpenClocks,
  type Promised,
  readClocksOf,
  readIsPromising,
  readOpenTargets,
  readPromised,
  readTargetsOfAgent,
  readUrgentTargets,
  type TargetSlice,
  tallyTargets,
} from './target-store.ts';
import { beginning, recount, wholeKinds } from './target-terms.ts';

const maximumUrgent = 200;

/** The clocks that run for a contact. */
export async function listTargets(ctx: Context, which: OneContact): Promise<Target[]> {
  authorise(ctx, may.read);
  return readOpenTargets(ctx, which);
}

/** The clocks that run for what whoever asks has. */
export async function listMyTargets(ctx: Context): Promise<Target[]> {
  authorise(ctx, may.work);
  return readTargetsOfAgent(ctx, ctx.actor.id);
}

/** The clocks of a project that are near or over, the worst first; 200 at most. */
export async function listUrgentTargets(ctx: Context, projectId: Id): Promise<Target[]> {
  authorise(ctx, may.read);
  return readUrgentTargets(ctx, { projectId, limit: maximumUrgent });
}

/** How the targets stand whose clocks began in a period. For insights. */
export async function countTargets(ctx: Context, slice: TargetSlice): Promise<TargetTally[]> {
  authorise(ctx, may.read);
  return tallyTargets(ctx, slice);
}

/** Starts the clocks of a contact that has opened. */
export async function beginTargets(ctx: Context, contact: Contact): Promise<void> {
  if (!(await isPromising(ctx, contact.projectId))) return;
  const [promised] = await readPromised(ctx, only(contact));
  if (!promised) return;
  const clocks = wholeKinds.flatMap((kind) =>
    beginning(ctx, promised, { kind, startedAt: contact.openedAt }),
  );
  if (clocks.length > 0) await settle(ctx, promised, { before: [], after: clocks });
}

/** Follows a contact that has moved: to whoever has it now, to what its queue promises, and through
 *  the turns of the customer. */
export async function followTargets(
  ctx: Context,
  { item, ended: segment }: { item: ConversationItem; ended: Segment | null },
): Promise<void> {
  if (!segment || !tellingOutcomes.has(segment.outcome)) return;
  const { projectId, contactId } = item;
  if (!(await isPromising(ctx, projectId))) return;
  const before = await lockOpenClocks(ctx, { projectId, contactIds: [contactId] });
  const isTransferred = segment.outcome === 'transferred';
  if (before.length === 0 && !isTransferred) return;
  const formerAgentId = holds(segment.kind) ? segment.agentId : null;
  const holder = { ...holderOf(item), formerAgentId };
  await settle(ctx, holder, { before, after: before.map((clock) => moved(clock, item)) });
  if (isTransferred) {
    const promises = await readPromised(ctx, only({ projectId, id: contactId }));
    await recount(ctx, promises, { isTransfer: true });
  }
}

/** Ends the clocks of a contact that is closed. */
export async function endTargets(
  ctx: Context,
  { item, contact }: { item: ConversationItem; contact: Contact },
): Promise<void> {
  const { projectId, id: contactId, outcome } = contact;
  if (!(await isPromising(ctx, projectId))) return;
  const before = await lockOpenClocks(ctx, { projectId, contactIds: [contactId] });
  if (before.length === 0) return;
  const at = contact.closedAt ?? ctx.now;
  const after = before.map((clock) =>
    ended(clock, { at, isKept: clock.kind === 'resolution' && outcome === 'answered' }),
  );
  const holder = { ...holderOf(item), contactId, agentId: null, formerAgentId: item.agentId };
  await settle(ctx, holder, { before, after });
}

/** Lets an agent's words end what they answer, and a customer's begin what waits for an answer. */
export async function hearMessage(
  ctx: Context,
  { item, message }: { item: ConversationItem; message: Message },
): Promise<void> {
  if (message.kind !== 'message' || message.authorKind === 'system') return;
  const { contactId, createdAt: at } = message;
  const { projectId } = item;
  if (!(await isPromising(ctx, projectId))) return;
  const which = { projectId, contactIds: [contactId] };
  if (message.authorKind === 'agent') {
    const before = await lockOpenClocks(ctx, which);
    const answer = { at, isKept: true, by: message.id };
    const after = before.map((clock) => (isResponse(clock) ? ended(clock, answer) : clock));
    await settle(ctx, { ...holderOf(item), contactId }, { before, after });
    return;
  }
  const [promised] = await readPromised(ctx, which);
  if (!promised || promised.isResponseDue) return;
  const next = beginning(ctx, promised, { kind: 'next-response', startedAt: at });
  if (next.length === 0 || !(await isAnswered(ctx, promised))) return;
  const before = await lockOpenClocks(ctx, which);
  await settle(ctx, promised, { before, after: [...before, ...next] });
}

/** Lets the clocks that an agent's words ended go on when he takes those back. What the customer
 *  has said since waits for the same answer. */
export async function hearTakenBack(
  ctx: Context,
  { item, message }: { item: ConversationItem; message: Message },
): Promise<void> {
  const { contactId } = message;
  const { projectId } = item;
  const which = { projectId, contactIds: [contactId] };
  const ofMessage = (await readClocksOf(ctx, which)).filter(
    ({ endedBy }) => endedBy === message.id,
  );
  if (ofMessage.length === 0) return;
  const before = await lockOpenClocks(ctx, which);
  for (const clock of before.filter(isResponse)) await deleteClock(ctx, clock);
  const whole = before.filter((clock) => !isResponse(clock));
  const after = [...whole, ...ofMessage.map((clock) => reopened(clock, ctx.now))];
  await settle(ctx, { ...holderOf(item), contactId }, { before, after });
}

/** Lets the open contacts of a queue, or of the queues of a schedule, follow what these promise
 *  now. What is over or late already stays as it was counted. */
export async function followPromises(
  ctx: Context,
  which: { projectId: Id } & ({ queueId: Id } | { scheduleId: Id }),
): Promise<void> {
  await recount(ctx, await readPromised(ctx, which), { isTransfer: false });
}

/** Whether a project promises anything. */
async function isPromising(ctx: Context, projectId: Id): Promise<boolean> {
  return once(ctx, `routing.promising ${projectId}`, () => readIsPromising(ctx, projectId));
}

/** After these a contact has another agent or queue, or it is another's turn. */
const tellingOutcomes: ReadonlySet<Segment['outcome']> = new Set([
  ...(['accepted', 'taken', 'transferred'] as const),
  ...(['customer-turn', 'customer-wrote', 'finished'] as const),
]);

function only({ projectId, id }: { projectId: Id; id: Id }) {
  return { projectId, contactIds: [id] };
}

function holderOf({ id: conversationId, projectId, contactId, state, agentId }: ConversationItem) {
  return { projectId, contactId, conversationId, agentId: holds(state) ? agentId : null };
}

/** Whether an agent has a contact that stands so. */
function holds(state: ConversationItem['state']): boolean {
  return state !== 'queue' && state !== 'offer';
}

function isResponse({ kind }: Clock): boolean {
  return kind !== 'resolution';
}

async function isAnswered(ctx: Context, { projectId, contactId, isAnswered }: Promised) {
  if (isAnswered) return true;
  const { firstResponseAt } = await getContact(ctx, { projectId, id: contactId });
  return firstResponseAt !== null;
}
