import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { pick, type Random } from '#kernel/random.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { recordDelivery } from '#modules/contacts/server/index.ts';
import type { Correction, Evaluation, ListeningTask } from '#modules/quality/contract.ts';
import {
  acknowledgeCorrection,
  checkSimilar,
  claimTask,
  completeEvaluation,
  giveRightAnswer,
  openCorrection,
  sendToCustomer,
} from '#modules/quality/server/index.ts';
import { loopWords } from '../texts/loop.ts';
import { evaluators } from '../texts/people.ts';
import { hourOf } from './hours.ts';
import { judge } from './judging.ts';
import type { OfficeWorld, Told, World } from './world.ts';

const firstHour = 8;
const lastHour = 20;
/** Some tasks are heard after their time has run out. */
const lateShare = 0.12;
const checkedSimilarShare = 0.8;

/** An evaluator hears the customer who was not content, soon or late. */
export function hearTask(world: OfficeWorld, task: ListeningTask): void {
  const dialogue = world.dialogues.get(task.contactId);
  if (!dialogue) return;
  const delayMs = world.chance(lateShare) ? world.between(35, 100) : world.between(4, 24);
  world.plan(inHours(world, world.nowMs() + delayMs * minuteMs), async () => {
    if (world.withdrawn.has(task.id)) return;
    const evaluatorId = pickEvaluator(world);
    const which = { projectId: world.roster.id, id: task.id };
    const view = await world.act(evaluatorId, (ctx) => claimTask(ctx, which));
    world.plan(world.nowMs() + world.between(3, 9) * minuteMs, async () => {
      const draft = judge(world, { dialogue, scorecard: view.scorecard.content });
      const evaluation = await world.act(evaluatorId, (ctx) =>
        completeEvaluation(ctx, { ...which, draft }),
      );
      const kind = dialogue.script.mistake?.kind ?? '';
      if (kind.startsWith('wrong-')) await correct(world, { dialogue, evaluation, evaluatorId });
    });
  });
}

/** A customer who is content with the whole after all takes his task back. */
export function hearChange(world: OfficeWorld, { id, state }: ListeningTask): void {
  if (state === 'void') world.withdrawn.add(id);
  else world.withdrawn.delete(id);
}

/** The same moment when people are there then; else soon after they come. Evaluators keep office
 *  hours, except that somebody is there when history ends. */
function inHours(world: OfficeWorld, atMs: number): number {
  const hour = hourOf(atMs, world.offsetMs);
  const isThere = (hour >= firstHour && hour < lastHour) || world.endMs - atMs < 2 * hourMs;
  if (isThere) return atMs;
  const untilMorning = ((firstHour - hour + 24) % 24) * hourMs;
  return atMs + untilMorning + world.between(2, 45) * minuteMs;
}

function pickEvaluator({ random, roster, personId }: OfficeWorld): Id {
  const here = evaluators.filter(({ projects }) => projects.includes(roster.key));
  return personId(pick(random, here).login);
}

interface Case {
  readonly dialogue: Told;
  readonly evaluation: Evaluation;
  readonly evaluatorId: Id;
}

/** Wrong information is put right: the answer with its source, the customer, the agent, the
 *  dialogues like it. */
async function correct(
  world: OfficeWorld,
  { dialogue, evaluation, evaluatorId }: Case,
): Promise<void> {
  const { script, messageIds, contactId } = dialogue;
  const mistake = present(script.mistake, 'the mistake');
  const excerpt = present(script.turns[mistake.turnIndex], 'the wrong turn').text;
  const projectId = world.roster.id;
  const { id } = await world.act(evaluatorId, (ctx) =>
    openCorrection(ctx, {
      ...{ projectId, contactId, evaluationId: evaluation.id, excerpt },
      messageId: messageIds[mistake.turnIndex] ?? null,
    }),
  );
  const which = { projectId, id };
  const step = (atMs: number, deed: () => Promise<unknown>) =>
    world.plan(inHours(world, world.nowMs() + atMs), async () => {
      await deed();
    });
  step(world.between(2, 12) * minuteMs, async () => {
    const { rightAnswer: text, source } = mistake;
    await world.act(evaluatorId, (ctx) => giveRightAnswer(ctx, { ...which, text, source }));
    planAcknowledgement(world, { dialogue, which });
    step(world.between(1, 20) * minuteMs, async () => {
      const said = { customerName: dialogue.customer.name, rightAnswer: text };
      const letter = loopWords[world.roster.language].correction(said);
      await world.act(evaluatorId, (ctx) => sendToCustomer(ctx, { ...which, text: letter }));
      step(world.between(0.5, 3) * hourMs, () => look(world, { which, evaluatorId }));
    });
  });
}

async function look(
  world: OfficeWorld,
  { which, evaluatorId }: { which: { projectId: Id; id: Id }; evaluatorId: Id },
): Promise<void> {
  if (!world.chance(checkedSimilarShare)) return;
  await world.act(evaluatorId, (ctx) => checkSimilar(ctx, { ...which, contactIds: [] }));
}

function planAcknowledgement(
  world: OfficeWorld,
  { dialogue, which }: { dialogue: Told; which: { projectId: Id; id: Id } },
): void {
  const agentId = world.personId(present(dialogue.agent, 'the agent').login);
  const atMs = inHours(world, world.nowMs() + world.between(5, 80) * minuteMs);
  world.plan(atMs, async () => {
    await world.act(agentId, (ctx) => acknowledgeCorrection(ctx, which));
  });
}

/** The letter of a correction reaches its customer. */
export function hearCorrection(
  world: OfficeWorld,
  { pendingMessageId, channel }: Correction,
): void {
  if (!pendingMessageId) return;
  const projectId = world.roster.id;
  const state = channel === 'chat' ? 'delivered' : 'sent';
  world.plan(world.nowMs() + world.between(1, 30) * secondMs, () =>
    world.act('heed', (ctx) => recordDelivery(ctx, { projectId, id: pendingMessageId, state })),
  );
}

/** A working moment of somebody in an office, so long after now. */
export function officeMoment(world: OfficeWorld, afterMs: number): number {
  return inHours(world, world.nowMs() + afterMs);
}

/** A moment between the first and the last day of history. */
export function someMoment(world: World, random: Random, lastShare = 1): number {
  const lengthMs = world.endMs - world.startMs;
  return inHours(world, world.startMs + dayMs + random() * lastShare * (lengthMs - dayMs));
}
