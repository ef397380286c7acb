import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { addMs, dayMs, hourMs, secondMs } from '#kernel/time.ts';
import {
  moveContact,
  receiveMessage,
  reply,
  wrapUpContact,
} from '#modules/contacts/server/index.ts';
import { chooseReason } from '#modules/desk/server/index.ts';
import { keptDetail } from '#modules/knowledge/core/guide/display.ts';
import { readDialogue } from '#modules/knowledge/core/guide/read-dialogue.ts';
import { castScript, leadOf } from '../casting.ts';
import { demoGuides } from '../texts/guides/guides.ts';
import type { DemoAgent } from '../texts/people/person.ts';
import type { DialogueTurn } from '../texts/script.ts';
import { atWork } from './crew-hours.ts';
import type { Dialogue, World } from './world.ts';

/** A contact's resolution by how its script ends. */
export const resolutions = {
  solved: 'resolved',
  unsolved: 'unresolved',
  'follow-up': 'follow-up',
} as const;

/** Agents name a cause for some of the contacts that they code. */
const causeShare = 0.14;
const uncodedShare = 0.02;
const maximumPromise = 240;

/** The agent reads what was said so far, and from here on the talk is his. */
export function takeUp(world: World, dialogue: Dialogue, agent: DemoAgent): void {
  const waitMs = Math.max(0, world.nowMs() - dialogue.lastTurnAtMs);
  const { casting, script: draft, wasHandedOn = false } = dialogue;
  dialogue.agent = agent;
  dialogue.script = castScript(casting, { draft, agent, waitMs, wasHandedOn });
  // A customer who has not finished his first words goes on with them first.
  if (dialogue.nextTurn >= leadOf(dialogue.script)) planNextTurn(world, dialogue);
}

/** Plans what comes next in a dialogue: words of the customer, words of the agent once there is
 *  one, or the end. */
export function planNextTurn(world: World, dialogue: Dialogue): void {
  const { script, channel, nextTurn, lastTurnAtMs, agent } = dialogue;
  const turn = script.turns[nextTurn];
  if (turn?.by === 'customer') {
    world.plan(lastTurnAtMs + turn.pauseMs, () => customerSpeaks(world, dialogue, turn));
  } else if (agent) {
    const soonMs = Math.max(world.nowMs(), lastTurnAtMs + pauseOf(turn));
    const atMs = channel === 'email' ? atWork(world, agent, soonMs) : soonMs;
    if (turn) world.plan(atMs, () => agentSpeaks(world, dialogue, turn));
    else world.plan(atMs + world.between(6, 35) * secondMs, () => end(world, dialogue));
  }
}

function pauseOf(turn: DialogueTurn | undefined): number {
  return turn?.pauseMs ?? 0;
}

async function customerSpeaks(
  world: World,
  dialogue: Dialogue,
  { text }: DialogueTurn,
): Promise<void> {
  if (dialogue.isClosed) return;
  const { customer, channel, conversationId, queueId } = dialogue;
  const { id: projectId, language } = world.roster;
  const { message } = await world.act('heed', (ctx) =>
    receiveMessage(ctx, {
      ...{ projectId, channel, customerId: customer.id, customerName: customer.name },
      ...{ conversationId, subject: dialogue.script.subject, language, queueId },
      message: messageOf(text),
    }),
  );
  goOn(world, dialogue, message.id);
}

/** A message as a channel hands it in. */
export function messageOf(body: string) {
  return { body, html: null, attachments: [], externalId: newId() };
}

async function agentSpeaks(
  world: World,
  dialogue: Dialogue,
  { text }: DialogueTurn,
): Promise<void> {
  if (!dialogue.agent) return;
  const { channel, conversationId, contactId, agent } = dialogue;
  const { id: projectId } = world.roster;
  const agentId = world.personId(agent.login);
  const isFirst = !dialogue.script.turns
    .slice(0, dialogue.nextTurn)
    .some(({ by }) => by === 'agent');
  const { id } = await world.act(agentId, (ctx) =>
    reply(ctx, {
      ...{ projectId, conversationId, kind: 'message', body: text, attachments: [] },
      ...{ holdMs: 0, authorName: agent.name },
    }),
  );
  if (isFirst) await takeGuide(world, dialogue, agentId);
  goOn(world, dialogue, id);
  if (channel === 'email' && dialogue.script.turns[dialogue.nextTurn]?.by === 'customer') {
    await world.act(agentId, (ctx) =>
      moveContact(ctx, { projectId, id: contactId }, { to: 'wait-for-customer' }),
    );
  }
}

/** The agent takes up the guide of the reason, where there is one. */
async function takeGuide(world: World, dialogue: Dialogue, agentId: string): Promise<void> {
  const { id: projectId, reasons } = world.roster;
  const { conversationId, script } = dialogue;
  const reasonId = reasons[script.reasonKey];
  if (!conversationId || !reasonId || !guideOf(world, dialogue)) return;
  const given = { projectId, conversationId, reasonId, isSuggested: true };
  const { isShown } = await world.act(agentId, (ctx) => chooseReason(ctx, given));
  dialogue.isGuided = isShown;
}

function guideOf(world: World, { script }: Dialogue) {
  return demoGuides[world.roster.key].find(({ reasonKey }) => reasonKey === script.reasonKey);
}

/** What the dialogue told of the details of its guide. */
function detailsOf(world: World, dialogue: Dialogue) {
  const details = (dialogue.isGuided && guideOf(world, dialogue)?.details) || [];
  const now = new Date(world.nowMs()).toISOString();
  const said = dialogue.script.turns.map(({ by, text }, place) => ({
    ...{ id: `turn-${place}`, text, at: now },
    author: by === 'agent' ? ('agent' as const) : ('customer' as const),
  }));
  const { timeZone } = world.roster;
  const read = readDialogue({ details }, said, { now, timeZone, orders: [], given: [] });
  return details.flatMap((detail, place) => {
    const value = read.details[place]?.value ?? null;
    return value === null ? [] : [keptDetail(detail, value)];
  });
}

function goOn(world: World, dialogue: Dialogue, messageId: string): void {
  dialogue.messageIds[dialogue.nextTurn] = messageId;
  dialogue.nextTurn += 1;
  dialogue.lastTurnAtMs = world.nowMs();
  planNextTurn(world, dialogue);
}

async function end(world: World, dialogue: Dialogue): Promise<void> {
  const agentId = world.personId(present(dialogue.agent, 'the agent').login);
  const which = { projectId: world.roster.id, id: dialogue.contactId };
  await world.act(agentId, (ctx) => moveContact(ctx, which, { to: 'wrap-up' }));
  const codingMs = world.between(12, 80) * secondMs;
  world.plan(world.nowMs() + codingMs, async () => {
    const coding = codingOf(world, dialogue);
    await world.act(agentId, (ctx) => wrapUpContact(ctx, { ...which, ...coding }));
    dialogue.isClosed = true;
    world.open.delete(dialogue);
  });
}

function codingOf(world: World, dialogue: Dialogue) {
  const { script } = dialogue;
  const { reasonKey, departmentKey, causeKind, resolution, turns } = script;
  const { reasons, departments } = world.roster;
  if (world.chance(uncodedShare)) return { resolution: resolutions[resolution] };
  const isCauseNamed = causeKind !== 'customer' && world.chance(causeShare);
  const promise = turns.findLast(({ by }) => by === 'agent')?.text ?? '';
  return {
    reasonId: present(reasons[reasonKey], reasonKey),
    resolution: resolutions[resolution],
    details: detailsOf(world, dialogue),
    ...(isCauseNamed && { causeKind, departmentId: departments[departmentKey] ?? null }),
    ...(resolution === 'follow-up' && {
      promise: promise.slice(0, maximumPromise),
      promisedAt: addMs(
        new Date(world.nowMs()).toISOString(),
        dayMs + world.between(0, 9) * hourMs,
      ),
    }),
  };
}
