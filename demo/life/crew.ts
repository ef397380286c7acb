import { present } from '#kernel/assert.ts';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import {
  type ConversationItem,
  contactClosed,
  contactMoved,
  contactOpened,
  messageReleased,
} from '#modules/contacts/contract.ts';
import { offered } from '#modules/routing/contract.ts';
import type { Offer } from '#modules/routing/core/offer.ts';
import { answerOffer, readFloor } from '#modules/routing/server/index.ts';
import { seen, setPresence } from '#modules/staff/server/index.ts';
import { castScript, crewOf } from '../casting.ts';
import type { ProjectRoster } from '../roster.ts';
import { endTalk, type Life, type Talk, talkOf } from './life.ts';
import { goOn, hearPerson, tidyUp } from './talking.ts';

const heartbeatMs = 45 * secondMs;
const declinedShare = 0.02;
/** So many of a crew are at their desks; the others are off today. */
const presentShare = 0.8;

/** The agents of a project whom life may play. */
export function crewIds({ roster }: Life, { key }: ProjectRoster): Id[] {
  return crewOf(key).map(({ login }) => present(roster.people[login], login));
}

/** Agents sit down, stay, and take a break now and then. */
export async function seatCrews(life: Life): Promise<void> {
  const atWork: Id[] = [];
  for (const project of life.roster.projects) {
    for (const [place, agentId] of crewIds(life, project).entries()) {
      if (place % 5 >= 5 * presentShare || !life.isFree(agentId)) continue;
      atWork.push(agentId);
      await life.act(agentId, (ctx) => setPresence(ctx, { state: 'available' }));
    }
  }
  life.hourglass.every(heartbeatMs, async () => {
    const here = atWork.filter(life.isFree);
    await life.act('heed', async (ctx) => {
      for (const agentId of here) await seen(ctx, agentId);
    });
  });
  for (const agentId of atWork) planBreak(life, agentId);
}

function planBreak(life: Life, agentId: Id): void {
  life.hourglass.later(life.between(6, 50) * minuteMs, async () => {
    const isTalking = [...life.talks].some((talk) => talk.agentId === agentId);
    if (life.isFree(agentId) && !isTalking) {
      await life.act(agentId, (ctx) => setPresence(ctx, { state: 'break' }));
      life.hourglass.later(life.between(3, 9) * minuteMs, () => comeBack(life, agentId));
    }
    planBreak(life, agentId);
  });
}

async function comeBack(life: Life, agentId: Id): Promise<void> {
  if (!life.isFree(agentId)) return;
  await life.act(agentId, (ctx) => setPresence(ctx, { state: 'available' }));
}

/** What the crews do about what happens. */
export function hearForCrew(life: Life, event: HeedEvent): void {
  if (isEvent(event, offered)) hearOffer(life, event.data);
  if (isEvent(event, contactOpened)) hearFirstMail(life, event.data.item);
  if (isEvent(event, contactMoved)) {
    const { item } = event.data;
    const talk = talkOf(life, item.id);
    if (talk) talk.agentId = item.state === 'queue' ? null : item.agentId;
    const isBack = event.data.ended?.outcome === 'customer-wrote';
    if (talk && isBack && item.channel === 'email') goOn(life, talk);
  }
  if (isEvent(event, contactClosed)) {
    const talk = talkOf(life, event.data.item.id);
    if (talk) endTalk(life, talk);
  }
  if (isEvent(event, messageReleased)) {
    const { item, message } = event.data;
    const isReal = message.authorId !== null && !life.isFree(message.authorId);
    if (message.authorKind === 'agent' && isReal) hearPerson(life, item.id);
  }
}

/** A letter of a customer has become a conversation. */
function hearFirstMail(life: Life, item: ConversationItem): void {
  for (const talk of life.talks) {
    const isHis = talk.casting?.customer?.name === item.customerName;
    if (talk.channel !== 'email' || talk.conversationId !== null || !isHis) continue;
    talk.conversationId = item.id;
  }
}

function hearOffer(life: Life, { entry }: Offer): void {
  const { projectId, contactId, conversationId, agentId } = entry;
  if (!agentId || !life.isFree(agentId)) return;
  life.hourglass.later(life.between(2, 8) * secondMs, async () => {
    if (!life.isFree(agentId)) return;
    const which = { projectId, contactId };
    const project = life.roster.projects.find(({ id }) => id === projectId);
    if (project && life.chance(declinedShare)) {
      const reasonId = life.pick(project.declineReasonIds);
      await life.act(agentId, (ctx) => answerOffer(ctx, which, { kind: 'declined', reasonId }));
      return;
    }
    await life.act(agentId, (ctx) => answerOffer(ctx, which, { kind: 'accepted' }));
    const talk = talkOf(life, conversationId);
    if (!talk) return tidyUp(life, { ...which, conversationId, agentId, isNew: true });
    talk.agentId = agentId;
    talk.contactId = contactId;
    recast(life, talk, agentId);
    if (talk.script.turns[talk.nextTurn]?.by === 'agent') goOn(life, talk);
  });
}

/** From here on the script is in the hands of this agent. */
function recast(life: Life, talk: Talk, agentId: Id): void {
  const { casting, project, script: draft } = talk;
  const agent = crewOf(project.key).find(({ login }) => life.roster.people[login] === agentId);
  if (!casting || !agent) return;
  talk.isPlayed = true;
  talk.script = castScript(casting, { draft, agent, waitMs: Date.now() - talk.beganAtMs });
}

/** Who of a project is there, and what is in routing. */
export async function floorOf(life: Life, { id: projectId }: ProjectRoster) {
  return life.act('heed', (ctx) => readFloor(ctx, projectId));
}
