import { refuse } from '#kernel/errors.ts';
import type { EventDefinition } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs, minuteMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { getContact, openConversation, reply } from '#modules/contacts/server/index.ts';
import { gaps } from '#modules/knowledge/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { acknowledgeNotice, nameOf, notify } from '#modules/staff/server/index.ts';
import { authorise, type Context, isAllowed, systemActor } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type Correction,
  type CorrectionEntry,
  type CorrectionView,
  correctionMoved,
  correctionOpened,
  may,
  refusals,
  type SimilarStatement,
} from '../contract.ts';
import {
  advance,
  type CorrectionAction,
  type CorrectionRefusal,
  type CorrectionTerms,
  defaultCorrectionTerms,
  isCustomerDone,
  openCorrection as openChain,
  runningClocks,
  stateOf,
} from '../core/correction.ts';
import { mostAlike } from '../core/likeness.ts';
import { restartClock } from './correction-clock.ts';
import {
  type CorrectionFilter,
  insertCorrection,
  insertEntry,
  lockCorrection,
  readCorrection,
  readCorrections,
  readCorrectionsTold,
  readEntries,
  repointCorrectionsOf,
  updateCorrection,
} from './correction-store.ts';
import { readAgentStatements, readStatements } from './dialogue-store.ts';
import { type InProject, readEvaluation } from './store.ts';

/** The kind of notice by which an agent learns of a correction. */
export const toldNotice = 'quality.correction-told';

const similarWithinMs = 14 * dayMs;
const maximumCandidates = 2_000;
const maximumSimilar = 50;
const maximumMine = 200;

const refusalOf: Readonly<Record<CorrectionRefusal, string>> = {
  closed: refusals.closed,
  'already-done': refusals.alreadyDone,
  'text-missing': refusals.textMissing,
  'answer-not-ready': refusals.answerNotReady,
  'agent-not-told': refusals.agentNotTold,
  'already-under-way': refusals.alreadyUnderWay,
};

/** Starts to put wrong information right. The agent is who wrote the message, else who had the
 *  contact. */
export async function openCorrection(
  ctx: Context,
  given: {
    projectId: Id;
    contactId: Id;
    evaluationId: Id | null;
    messageId: Id | null;
    excerpt: string;
  },
): Promise<Correction> {
  authorise(ctx, may.correct);
  const { projectId, contactId, evaluationId, messageId, excerpt } = given;
  const contact = await getContact(ctx, { projectId, id: contactId });
  const conversation = { projectId, id: contact.conversationId };
  const { item } = await openConversation(ctx, conversation);
  if (evaluationId) await refuseOtherEvaluation(ctx, { projectId, contactId, evaluationId });
  const authorId = messageId && (await authorOf(ctx, { projectId, contactId, messageId }));
  const agentId = authorId ?? contact.agentId ?? refuse(refusals.noAgent);
  const chain = openChain(await termsOf(ctx, projectId), ctx.now);
  const correction = withChain(ctx, {
    id: newId(Date.parse(ctx.now)),
    projectId,
    contactId,
    conversationId: item.id,
    customerId: item.customerId,
    customerName: item.customerName,
    channel: item.channel,
    evaluationId,
    messageId,
    excerpt,
    agentId,
    openedBy: ctx.actor.id,
    openedAt: ctx.now,
    overdueSteps: [],
    pendingMessageId: null,
    chain,
  });
  await insertCorrection(ctx, correction);
  await note(ctx, correction, 'opened', excerpt);
  await restartClock(ctx, correction);
  tell(ctx, correctionOpened, correction);
  return correction;
}

/** Keeps the right answer with its source. The agent is told at once, with his own words beside
 *  it, and has to acknowledge. */
export async function giveRightAnswer(
  ctx: Context,
  { text, source, ...which }: InProject & { text: string; source: string },
): Promise<Correction> {
  authorise(ctx, may.correct);
  const before = await lockOrRefuse(ctx, which);
  const answered = await take(ctx, before, { kind: 'give-answer', text, source }, text);
  const { excerpt, agentId, projectId } = answered;
  await noteGap(ctx, answered, text);
  const told = await take(ctx, answered, { kind: 'tell-agent', excerpt }, '');
  await notify(ctx, {
    personId: agentId,
    kind: toldNotice,
    subjectId: told.id,
    projectId,
    data: { excerpt, text, source, contactId: told.contactId, messageId: told.messageId },
    isAcknowledgementRequired: true,
  });
  return keep(ctx, told);
}

/** Writes the right answer into the customer's conversation; his channel brings it to him. Whether
 *  it reached him is the result of its delivery. */
export async function sendToCustomer(
  ctx: Context,
  { text, ...which }: InProject & { text: string },
): Promise<Correction> {
  authorise(ctx, may.correct);
  const before = await lockOrRefuse(ctx, which);
  const { chain, projectId, conversationId } = before;
  if (chain.closedAt !== null) refuse(refusals.closed);
  if (chain.answer === null) refuse(refusals.answerNotReady);
  if (before.pendingMessageId !== null) refuse(refusals.messagePending);
  if (isCustomerDone(chain)) refuse(refusals.alreadyDone);
  const authorName = await nameOf(ctx, ctx.actor.id);
  const message = await reply(
    { ...ctx, actor: systemActor },
    {
      projectId,
      conversationId,
      kind: 'message',
      body: text,
      attachments: [],
      holdMs: 0,
      authorName,
    },
  );
  await note(ctx, before, 'message-sent', text);
  return keep(ctx, { ...before, pendingMessageId: message.id });
}

/** Keeps whether the customer was reached, as somebody who called him says. */
export async function recordAttempt(
  ctx: Context,
  { result, note: words, ...which }: InProject & AttemptGiven,
): Promise<Correction> {
  authorise(ctx, may.correct);
  const before = await lockOrRefuse(ctx, which);
  return keep(ctx, await take(ctx, before, { kind: 'record-attempt', result }, words || result));
}

interface AttemptGiven {
  readonly result: 'reached' | 'not-reached';
  readonly note: string;
}

/** Keeps what became of the message to the customer. */
export async function recordDelivered(
  ctx: Context,
  { result, note: words, ...which }: InProject & AttemptGiven,
): Promise<void> {
  const before = await lockOrRefuse(ctx, which);
  const free = { ...before, pendingMessageId: null };
  const isOpen = free.chain.closedAt === null && !isCustomerDone(free.chain);
  const action: CorrectionAction = { kind: 'record-attempt', result };
  await keep(ctx, isOpen ? await take(ctx, free, action, words || result) : free);
}

/** The agent has understood, and so the notice by which he was told. Refuses everybody else. */
export async function acknowledgeCorrection(ctx: Context, which: InProject): Promise<Correction> {
  authorise(ctx, may.readOwn);
  const before = await lockOrRefuse(ctx, which);
  if (before.agentId !== ctx.actor.id) refuse(refusals.notYours);
  const correction = await keep(ctx, await take(ctx, before, { kind: 'acknowledge' }, ''));
  await acknowledgeNotice(ctx, { kind: toldNotice, subjectId: correction.id });
  return correction;
}

/** The agent has acknowledged the notice by which he was told, which says the same. */
export async function acknowledgeByNotice(
  ctx: Context,
  { personId, aboutId }: { personId: Id; aboutId: Id },
): Promise<void> {
  const told = await readCorrectionsTold(ctx, { agentId: personId, limit: maximumMine });
  const correction = told.find(({ id }) => id === aboutId);
  if (!correction) return;
  const before = await lockOrRefuse(ctx, correction);
  if (before.chain.acknowledgedAt !== null || before.chain.closedAt !== null) return;
  const agentCtx = { ...ctx, actor: { ...ctx.actor, id: personId } };
  await keep(ctx, await take(agentCtx, before, { kind: 'acknowledge' }, ''));
}

/** Statements of agents in the last 14 days that resemble the wrong one, likest first: of contacts
 *  for the same reason, when it is known. */
export async function similarStatements(
  ctx: Context,
  which: InProject,
): Promise<SimilarStatement[]> {
  authorise(ctx, may.correct);
  const correction = (await readCorrection(ctx, which)) ?? refuse(refusals.notFound);
  const { projectId, contactId } = correction;
  const { reasonId } = await getContact(ctx, { projectId, id: contactId });
  const candidates = await readAgentStatements(ctx, {
    projectId,
    reasonId,
    exceptContactId: contactId,
    since: addMs(ctx.now, -similarWithinMs),
    limit: maximumCandidates,
  });
  return mostAlike(correction.excerpt, candidates, maximumSimilar);
}

/** Keeps in which of the similar dialogues the same was said; each deserves its own correction. */
export async function checkSimilar(
  ctx: Context,
  { contactIds, ...which }: InProject & { contactIds: readonly Id[] },
): Promise<Correction> {
  authorise(ctx, may.correct);
  const before = await lockOrRefuse(ctx, which);
  const action: CorrectionAction = { kind: 'check-similar', contactIds: [...contactIds] };
  return keep(ctx, await take(ctx, before, action, String(contactIds.length)));
}

/** Ends a correction of what was right after all. Refuses once somebody was told otherwise. */
export async function withdrawCorrection(
  ctx: Context,
  { reason, ...which }: InProject & { reason: string },
): Promise<Correction> {
  authorise(ctx, may.correct);
  const before = await lockOrRefuse(ctx, which);
  if (before.pendingMessageId !== null) refuse(refusals.alreadyUnderWay);
  return keep(ctx, await take(ctx, before, { kind: 'withdraw', reason }, reason));
}

/** Gives the corrections of a conversation to the customer whose it is now. */
export async function repointCorrections(ctx: Context, item: ConversationItem): Promise<void> {
  for (const each of await repointCorrectionsOf(ctx, item)) tell(ctx, correctionMoved, each);
}

/** Corrections of a project, newest first. */
export async function listCorrections(
  ctx: Context,
  filter: CorrectionFilter & PageWanted,
): Promise<Page<Correction>> {
  authorise(ctx, may.correct);
  return pageOf(
    filter,
    (wanted) => readCorrections(ctx, filter, wanted),
    (correction) => correction.openedAt,
  );
}

/** The corrections that the actor was told of; those he has to acknowledge first. */
export async function listMyCorrections(ctx: Context): Promise<Correction[]> {
  authorise(ctx, may.readOwn);
  return readCorrectionsTold(ctx, { agentId: ctx.actor.id, limit: maximumMine });
}

/** A correction with its history. For the agent it exists once he was told. */
export async function showCorrection(ctx: Context, which: InProject): Promise<CorrectionView> {
  authorise(ctx, may.readOwn);
  const correction = (await readCorrection(ctx, which)) ?? refuse(refusals.notFound);
  const isAgent = correction.agentId === ctx.actor.id && correction.chain.told !== null;
  if (!isAgent && !isAllowed(ctx.actor, may.listen)) refuse(refusals.notFound);
  return { correction, entries: await readEntries(ctx, which) };
}

async function lockOrRefuse(ctx: Context, which: InProject): Promise<Correction> {
  return (await lockCorrection(ctx, which)) ?? refuse(refusals.notFound);
}

/** Takes a step of the chain and keeps it in the history. Refuses what its state does not allow. */
async function take(
  ctx: Context,
  before: Correction,
  action: CorrectionAction,
  words: string,
): Promise<Correction> {
  const advanced = advance(before.chain, action, ctx.now);
  if (advanced.isRefused) refuse(refusalOf[advanced.reason]);
  await note(ctx, before, action.kind, words);
  return { ...before, chain: advanced.correction };
}

/** What was answered wrong is not written down well enough: the knowledge learns of it. */
async function noteGap(
  ctx: Context,
  { id: sourceId, projectId, conversationId, excerpt }: Correction,
  rightAnswer: string,
): Promise<void> {
  const { item } = await openConversation(ctx, { projectId, id: conversationId });
  const said = { projectId, language: item.language, words: excerpt, note: rightAnswer };
  await gaps.note(ctx, { ...said, kind: 'corrected', sourceId });
}

async function note(
  ctx: Context,
  which: InProject,
  kind: CorrectionEntry['kind'],
  words: string,
): Promise<void> {
  await insertEntry(ctx, which, { kind, at: ctx.now, by: ctx.actor.id, note: words });
}

async function keep(ctx: Context, changed: Correction): Promise<Correction> {
  const correction = withChain(ctx, changed);
  await updateCorrection(ctx, correction);
  await restartClock(ctx, correction);
  tell(ctx, correctionMoved, correction);
  return correction;
}

function withChain(ctx: Context, correction: Omit<Correction, 'state' | 'dueAt'>): Correction {
  const { chain } = correction;
  return {
    ...correction,
    state: stateOf(chain),
    dueAt: runningClocks(chain, ctx.now)[0]?.dueAt ?? null,
  };
}

function tell(
  ctx: Context,
  definition: EventDefinition<{ correction: Correction }>,
  correction: Correction,
): void {
  ctx.emit(definition, { projectId: null, subjectId: correction.id, data: { correction } });
}

/** The terms of a project: the customer's is its own, and the answer must be there before it. */
async function termsOf(ctx: Context, projectId: Id): Promise<CorrectionTerms> {
  const { correctWithinMinutes } = await settingsOf(ctx, projectId);
  const customerMs = correctWithinMinutes * minuteMs;
  const answerMs = Math.min(defaultCorrectionTerms.answerMs, customerMs);
  return { ...defaultCorrectionTerms, customerMs, answerMs };
}

async function refuseOtherEvaluation(
  ctx: Context,
  which: { projectId: Id; contactId: Id; evaluationId: Id },
): Promise<void> {
  const { projectId, contactId, evaluationId: id } = which;
  const evaluation = await readEvaluation(ctx, { projectId, id });
  if (evaluation?.contactId !== contactId) refuse(refusals.notFound, { field: 'evaluationId' });
}

/** Who wrote the message with the wrong statement. Refuses one of another dialogue. */
async function authorOf(
  ctx: Context,
  which: { projectId: Id; contactId: Id; messageId: Id },
): Promise<Id | null> {
  const [message] = await readStatements(ctx, { ...which, ids: [which.messageId] });
  if (message?.authorKind === undefined) refuse(refusals.unknownMessage, { field: 'messageId' });
  return message.authorKind === 'agent' ? message.authorId : null;
}
