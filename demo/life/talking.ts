import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { moveContact, reply, wrapUpContact } from '#modules/contacts/server/index.ts';
import { nameOf } from '#modules/staff/server/index.ts';
import { resolutions } from '../filling/talk.ts';
import { loopWords } from '../texts/loop.ts';
import type { DialogueTurn } from '../texts/script.ts';
import { type Life, type Talk, talkOf } from './life.ts';

/** Whoever types is shown as typing so long before his words, and what he has of them by then. */
const typingMs = 4 * secondMs;
const begunShare = 0.7;
/** A customer of history says nothing more; so long his agent waits for him. */
const silenceMs = 90 * secondMs;

/** Plans what comes next in a talk. An agent who is a real person says it when he likes. */
export function goOn(life: Life, talk: Talk): void {
  const turn = talk.script.turns[talk.nextTurn];
  if (turn?.by === 'customer') planCustomer(life, talk, turn);
  else if (talk.agentId && life.isFree(talk.agentId)) planAgent(life, talk, talk.agentId, turn);
}

function planCustomer(life: Life, talk: Talk, turn: DialogueTurn): void {
  const { speaker, nextTurn } = talk;
  if (!speaker) {
    const { agentId } = talk;
    const isSimulated = agentId !== null && life.isFree(agentId);
    if (isSimulated) life.hourglass.later(silenceMs, () => end(life, talk, agentId));
    return;
  }
  const afterMs = pauseOf(life, turn);
  life.hourglass.later(afterMs - typingMs, async () => {
    if (talk.nextTurn === nextTurn) await speaker.type(begunOf(turn.text));
  });
  life.hourglass.later(afterMs, async () => {
    if (talk.nextTurn !== nextTurn) return;
    talk.nextTurn += 1;
    await speaker.say(turn.text);
    goOn(life, talk);
  });
}

function planAgent(life: Life, talk: Talk, agentId: Id, turn: DialogueTurn | undefined): void {
  const { nextTurn } = talk;
  if (!turn) {
    life.hourglass.later(life.between(6, 20) * secondMs, () => end(life, talk, agentId));
    return;
  }
  life.hourglass.later(pauseOf(life, turn), async () => {
    if (talk.nextTurn !== nextTurn || talk.agentId !== agentId || !life.isFree(agentId)) return;
    talk.nextTurn += 1;
    await write(life, talk, { agentId, text: turn.text, place: nextTurn });
    const isCustomersTurn = talk.script.turns[talk.nextTurn]?.by === 'customer';
    if (talk.channel === 'email' && isCustomersTurn) await waitForMail(life, talk, agentId);
    else goOn(life, talk);
  });
}

function begunOf(text: string): string {
  return Array.from(text)
    .slice(0, Math.ceil(begunShare * text.length))
    .join('');
}

/** The pauses of mails are hours; in the demo nobody waits for hours. */
function pauseOf(life: Life, { pauseMs }: DialogueTurn): number {
  return Math.min(pauseMs, life.between(40, 120) * secondMs);
}

async function write(
  life: Life,
  { project, conversationId, messageIds }: Talk,
  { agentId, text, place }: { agentId: Id; text: string; place: number },
): Promise<void> {
  const { id } = await life.act(agentId, async (ctx) =>
    reply(ctx, {
      projectId: project.id,
      conversationId: present(conversationId, 'the conversation'),
      ...{ kind: 'message', body: text, attachments: [], holdMs: 0 },
      authorName: await nameOf(ctx, agentId),
    }),
  );
  messageIds[place] = id;
}

async function waitForMail(life: Life, talk: Talk, agentId: Id): Promise<void> {
  const { project, contactId } = talk;
  const which = { projectId: project.id, id: present(contactId, 'the contact') };
  await life.act(agentId, (ctx) => moveContact(ctx, which, { to: 'wait-for-customer' }));
}

async function end(life: Life, talk: Talk, agentId: Id): Promise<void> {
  const { project, contactId } = talk;
  if (!contactId || !life.isFree(agentId)) return;
  await life.act(agentId, (ctx) =>
    moveContact(ctx, { projectId: project.id, id: contactId }, { to: 'wrap-up' }),
  );
  code(life, talk, agentId);
}

/** Plans the coding of a contact whose talk is over. */
export function code(life: Life, { project, contactId, script }: Talk, agentId: Id): void {
  const which = { projectId: project.id, id: present(contactId, 'the contact') };
  life.hourglass.later(life.between(10, 40) * secondMs, async () => {
    if (!life.isFree(agentId)) return;
    const reasonId = project.reasons[script.reasonKey] ?? null;
    const resolution = resolutions[script.resolution];
    await life.act(agentId, (ctx) => wrapUpContact(ctx, { ...which, reasonId, resolution }));
  });
}

/** A real person has written in a talk: the customer answers as his script says. */
export function hearPerson(life: Life, conversationId: Id): void {
  const talk = talkOf(life, conversationId);
  if (!talk) return;
  const { turns } = talk.script;
  const next = turns.findIndex(({ by }, place) => place >= talk.nextTurn && by === 'customer');
  if (next < 0) return;
  talk.isPlayed = false;
  talk.nextTurn = next;
  goOn(life, talk);
}

/** An agent finds a talk in his hands of which life knows nothing: he brings it to an end. */
export async function tidyUp(
  life: Life,
  which: { projectId: Id; contactId: Id; conversationId: Id; agentId: Id; isNew: boolean },
): Promise<void> {
  const { projectId, contactId: id, conversationId, agentId, isNew } = which;
  const project = life.roster.projects.find((each) => each.id === projectId);
  if (!project) return;
  if (isNew) {
    const body = loopWords[project.language].lateGreeting;
    await life.act(agentId, async (ctx) =>
      reply(ctx, {
        ...{ projectId, conversationId, kind: 'message', body, attachments: [], holdMs: 0 },
        authorName: await nameOf(ctx, agentId),
      }),
    );
  }
  life.hourglass.later(life.between(1, 3) * minuteMs, async () => {
    if (!life.isFree(agentId)) return;
    await life.act(agentId, (ctx) =>
      wrapUpContact(ctx, { projectId, id, resolution: 'follow-up' }),
    );
  });
}
