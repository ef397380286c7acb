import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { pick } from '#kernel/random.ts';
import { hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { Offer } from '#modules/routing/core/offer.ts';
import { answerOffer, transfer } from '#modules/routing/server/index.ts';
import { setPresence } from '#modules/staff/server/index.ts';
import { loopWords } from '../texts/loop.ts';
import type { DemoAgent } from '../texts/people/person.ts';
import { crewShifts } from './crew-hours.ts';
import type { Shift } from './hours.ts';
import { takeUp } from './talk.ts';
import { expireOffer } from './timers.ts';
import type { Dialogue, World } from './world.ts';

const declinedShare = 0.02;
const missedShare = 0.02;

/** Agents come, take their breaks, and go. */
export function planShifts(world: World): void {
  for (const agent of world.crew) {
    for (const shift of crewShifts(world, agent)) planShift(world, agent, shift);
  }
}

function planShift(world: World, agent: DemoAgent, { fromMs, untilMs }: Shift): void {
  world.plan(fromMs, () => show(world, agent, 'available'));
  const lengthMs = Math.min(untilMs, world.endMs) - fromMs;
  const breaks = [
    { part: 0.22, minutes: [8, 14], state: 'break', reason: null },
    { part: 0.48, minutes: [28, 42], state: 'break', reason: 'lunch' },
    { part: 0.76, minutes: [8, 14], state: 'break', reason: null },
  ] as const;
  for (const { part, minutes, state, reason } of breaks) {
    const startMs = fromMs + (part + (world.random() - 0.5) * 0.1) * Math.min(lengthMs, 8 * hourMs);
    const lastsMs = world.between(minutes[0], minutes[1]) * minuteMs;
    planAbsence(world, agent, { startMs, lastsMs, state, reason });
  }
  if (world.chance(0.06)) {
    const startMs = fromMs + 0.35 * lengthMs;
    planAbsence(world, agent, { startMs, lastsMs: hourMs, state: 'training', reason: null });
  }
  world.plan(untilMs, () => goHome(world, agent));
}

interface Absence {
  readonly startMs: number;
  readonly lastsMs: number;
  readonly state: 'break' | 'training';
  readonly reason: string | null;
}

/** Nobody leaves in the middle of a chat. */
function planAbsence(world: World, agent: DemoAgent, absence: Absence): void {
  const { startMs, lastsMs, state, reason } = absence;
  world.plan(startMs, async () => {
    if (isChatting(world, agent)) {
      planAbsence(world, agent, { ...absence, startMs: startMs + 2 * minuteMs });
      return;
    }
    await show(world, agent, state, reason);
    world.plan(world.nowMs() + lastsMs, () => show(world, agent, 'available'));
  });
}

async function goHome(world: World, agent: DemoAgent): Promise<void> {
  if (!isChatting(world, agent)) return show(world, agent, 'offline');
  await show(world, agent, 'busy', 'closing-up');
  world.plan(world.nowMs() + minuteMs, () => goHome(world, agent));
}

async function show(
  world: World,
  agent: DemoAgent,
  state: 'available' | 'busy' | 'break' | 'training' | 'offline',
  reason: string | null = null,
): Promise<void> {
  await world.act(world.personId(agent.login), (ctx) => setPresence(ctx, { state, reason }));
}

function isChatting(world: World, agent: DemoAgent): boolean {
  for (const dialogue of world.open) {
    if (dialogue.agent === agent && dialogue.channel === 'chat') return true;
  }
  return false;
}

/** Whoever is rung at answers, declines, or is not at his desk. */
export function hearOffer(world: World, { entry, expiresAt }: Offer): void {
  const { contactId, offerId } = entry;
  const agentId = present(entry.agentId, 'the agent');
  const agent = present(
    world.crew.find(({ login }) => world.personId(login) === agentId),
    'the agent',
  );
  world.ringing.set(contactId, offerId);
  const chance = world.random();
  if (chance < missedShare && offerId) {
    world.plan(Date.parse(expiresAt), () => world.act('heed', (ctx) => expireOffer(ctx, offerId)));
    return;
  }
  const thinkingMs = world.between(2, 9) * secondMs;
  world.plan(world.nowMs() + thinkingMs, async () => {
    if (world.ringing.get(contactId) !== offerId) return;
    const dialogue = present(world.dialogues.get(contactId), 'the dialogue');
    const which = { projectId: world.roster.id, contactId };
    if (chance < missedShare + declinedShare) {
      const reasonId = pick(world.random, world.roster.declineReasonIds);
      await world.act(agentId, (ctx) => answerOffer(ctx, which, { kind: 'declined', reasonId }));
      return;
    }
    await world.act(agentId, (ctx) => answerOffer(ctx, which, { kind: 'accepted' }));
    dialogue.isTaken = true;
    if (dialogue.queueId === dialogue.rightQueueId) takeUp(world, dialogue, agent);
    else planTransfer(world, dialogue, agentId);
  });
}

/** What came to the wrong queue is handed on to the right one. */
function planTransfer(world: World, dialogue: Dialogue, agentId: Id): void {
  const { contactId, rightQueueId: queueId } = dialogue;
  const { id: projectId, language } = world.roster;
  const note = pick(world.random, loopWords[language].transferNotes);
  world.plan(world.nowMs() + world.between(15, 60) * secondMs, async () => {
    dialogue.queueId = queueId;
    dialogue.wasHandedOn = true;
    await world.act(agentId, (ctx) => transfer(ctx, { projectId, contactId, queueId, note }));
  });
}

/** Who let offers run out notices that he was taken out, and comes back. */
export function hearMissed(world: World, agentId: Id): void {
  world.plan(world.nowMs() + world.between(0.5, 3) * minuteMs, async () => {
    await world.act(agentId, (ctx) => setPresence(ctx, { state: 'available' }));
  });
}
