import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { EventDefinition } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { Contact, ConversationItem } from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import type { Invitation } from '#modules/surveys/contract.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import {
  type EvaluationDraft,
  type ListeningTask,
  listeningChanged,
  listeningClaimed,
  listeningOpened,
  may,
  refusals,
  type TaskView,
} from '../contract.ts';
import {
  type ListeningCall,
  listeningCall,
  ratingFelt,
  stateAfterRating,
} from '../core/listening.ts';
import { readCorrectionIdsOf } from './correction-store.ts';
import { currentScorecard } from './scorecards.ts';
import {
  type ClaimedWork,
  findEvaluationOf,
  type InProject,
  insertTask,
  lockTask,
  lockTaskOf,
  readQueue,
  readScorecard,
  readTask,
  readTasks,
  renameTasksOf,
  updateTask,
} from './store.ts';

/** A claimed task on which nobody works for so long goes back to the queue. */
export const claimIdleMs = 20 * minuteMs;
/** More than any number of evaluators can hear in a day. */
const maximumQueue = 500;

const claimIdle = defineTimer<{ projectId: Id }>('quality.claim-idle');

/** Opens a listening task when a customer rates low, follows the rating while nobody has listened,
 *  and adds the customer's words. Attributes are asked first: a low one calls at once, since the
 *  rating of the whole may never come. A contact never gets a second task. */
export async function hearRating(ctx: Context, given: Invitation): Promise<void> {
  const invitation = aboutContact(given);
  if (!invitation) return;
  const { projectId, contactId, comment } = invitation;
  const rating = ratingFelt(invitation);
  const { lowRatingAtMost, listenWithinMinutes } = await settingsOf(ctx, projectId);
  const rule = { ratingAtMost: lowRatingAtMost, dueAfterMs: listenWithinMinutes * minuteMs };
  const call = listeningCall(rating, rule, ctx.now);
  const before = await lockTaskOf(ctx, { projectId, contactId });
  if (!before) return call ? openTask(ctx, invitation, call) : undefined;
  const state = stateAfterRating(before.state, { isLow: call !== null });
  const task = { ...before, rating: rating ?? before.rating, comment, state };
  const isSame = task.rating === before.rating && task.comment === before.comment;
  if (isSame && task.state === before.state) return;
  await updateTask(ctx, task);
  tell(ctx, listeningChanged, task);
}

/** Puts the name of the customer whose a conversation is now on its tasks. */
export async function renameTasks(ctx: Context, item: ConversationItem): Promise<void> {
  for (const task of await renameTasksOf(ctx, item)) tell(ctx, listeningChanged, task);
}

type ContactInvitation = Invitation &
  Pick<Contact, 'conversationId' | 'channel'> & { contactId: Id };

/** What was answered about a contact; null when it was about none: there is nothing to hear. */
function aboutContact(invitation: Invitation): ContactInvitation | null {
  const { contactId, conversationId, channel } = invitation;
  if (!contactId || !conversationId || channel === 'link') return null;
  return { ...invitation, contactId, conversationId, channel };
}

async function openTask(
  ctx: Context,
  invitation: ContactInvitation,
  call: ListeningCall,
): Promise<void> {
  const { projectId, contactId, conversationId, agentId, channel, comment } = invitation;
  const { item } = await openConversation(ctx, { projectId, id: conversationId });
  const task: ListeningTask = {
    ...call,
    id: newId(Date.parse(ctx.now)),
    projectId,
    contactId,
    conversationId,
    customerName: item.customerName,
    channel,
    agentId,
    invitationId: invitation.id,
    comment,
    state: 'open',
    claimedBy: null,
    claimedAt: null,
    doneAt: null,
  };
  if (await insertTask(ctx, task)) tell(ctx, listeningOpened, task);
}

/** Open and claimed tasks of the actor's projects, the most urgent first. */
export async function listQueue(ctx: Context): Promise<ListeningTask[]> {
  authorise(ctx, may.listen);
  return readQueue(ctx, maximumQueue);
}

/** Tasks of a project, newest first. */
export async function listTasks(
  ctx: Context,
  filter: { projectId: Id; state?: ListeningTask['state'] | undefined } & PageWanted,
): Promise<Page<ListeningTask>> {
  authorise(ctx, may.listen);
  return pageOf(
    filter,
    (wanted) => readTasks(ctx, filter, wanted),
    (task) => task.openedAt,
  );
}

/** A task with its scorecard, the draft of whoever asks, and what has come of it. */
export async function showTask(ctx: Context, which: InProject): Promise<TaskView> {
  authorise(ctx, may.listen);
  const found = await readTask(ctx, which);
  return found ? viewOf(ctx, found) : refuse(refusals.notFound);
}

/** Takes a task; of several at once one wins. Refuses one's own dialogue. */
export async function claimTask(ctx: Context, which: InProject): Promise<TaskView> {
  authorise(ctx, may.listen);
  const found = (await lockTask(ctx, which)) ?? refuse(refusals.notFound);
  const { state, claimedBy, agentId } = found.task;
  if (state === 'claimed' && claimedBy === ctx.actor.id) return viewOf(ctx, found);
  if (state === 'claimed') refuse(refusals.alreadyClaimed, { personId: claimedBy });
  if (state !== 'open') refuse(refusals.alreadyDone);
  if (agentId === ctx.actor.id) refuse(refusals.notYours);
  const task: ListeningTask = {
    ...found.task,
    state: 'claimed',
    claimedBy: ctx.actor.id,
    claimedAt: ctx.now,
  };
  const scorecard = await currentScorecard(ctx, task);
  const work = { scorecardVersionId: scorecard.id, draft: null };
  await updateTask(ctx, task, work);
  await restartIdleClock(ctx, task);
  tell(ctx, listeningClaimed, task);
  return viewOf(ctx, { task, work });
}

/** Gives a task back to the queue; what was filled in is dropped. */
export async function releaseTask(ctx: Context, which: InProject): Promise<ListeningTask> {
  authorise(ctx, may.listen);
  const { task } = await lockOwnTask(ctx, which);
  await clearTimer(ctx, claimIdle, task.id);
  return putBack(ctx, task);
}

/** Keeps what is filled in so far, whatever is missing. */
export async function saveDraft(
  ctx: Context,
  { draft, ...which }: InProject & { draft: EvaluationDraft },
): Promise<EvaluationDraft> {
  authorise(ctx, may.listen);
  const { task, work } = await lockOwnTask(ctx, which);
  await updateTask(ctx, task, { ...work, draft });
  await restartIdleClock(ctx, task);
  return draft;
}

/** The claimed task, locked. Refuses unless the actor has claimed it. */
export async function lockOwnTask(
  ctx: Context,
  which: InProject,
): Promise<{ task: ListeningTask; work: ClaimedWork }> {
  const found = (await lockTask(ctx, which)) ?? refuse(refusals.notFound);
  const { state, claimedBy } = found.task;
  if (state === 'done') refuse(refusals.alreadyDone);
  if (state !== 'claimed' || claimedBy !== ctx.actor.id) refuse(refusals.notYours);
  return found;
}

/** Ends the time within which whoever claimed a task must work on it. */
export async function stopIdleClock(ctx: Context, taskId: Id): Promise<void> {
  await clearTimer(ctx, claimIdle, taskId);
}

/** Puts tasks back on which nobody works. */
export const listeningTimers = [
  onTimer(claimIdle, async (ctx, { subjectId: id, data: { projectId } }) => {
    const found = await lockTask(ctx, { projectId, id });
    if (found?.task.state === 'claimed') await putBack(ctx, found.task);
  }),
];

/** Tells where a task stands. */
export function tell(
  ctx: Context,
  definition: EventDefinition<{ task: ListeningTask }>,
  task: ListeningTask,
): void {
  ctx.emit(definition, { projectId: null, subjectId: task.id, data: { task } });
}

async function restartIdleClock(ctx: Context, { projectId, id }: ListeningTask): Promise<void> {
  const dueAt = addMs(ctx.now, claimIdleMs);
  await setTimer(ctx, claimIdle, { subjectId: id, dueAt, data: { projectId } });
}

async function putBack(ctx: Context, claimed: ListeningTask): Promise<ListeningTask> {
  const task: ListeningTask = { ...claimed, state: 'open', claimedBy: null, claimedAt: null };
  await updateTask(ctx, task, { scorecardVersionId: null, draft: null });
  tell(ctx, listeningChanged, task);
  return task;
}

async function viewOf(
  ctx: Context,
  { task, work }: { task: ListeningTask; work: ClaimedWork },
): Promise<TaskView> {
  const { projectId, id: taskId } = task;
  const pinned = work.scorecardVersionId;
  const scorecard = pinned
    ? present(await readScorecard(ctx, { projectId, id: pinned }), 'a pinned scorecard')
    : await currentScorecard(ctx, task);
  return {
    task,
    scorecard,
    draft: task.claimedBy === ctx.actor.id ? work.draft : null,
    evaluation: (await findEvaluationOf(ctx, { projectId, taskId })) ?? null,
    correctionIds: await readCorrectionIdsOf(ctx, task),
  };
}
