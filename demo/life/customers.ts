import { present } from '#kernel/assert.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { showSecret } from '#modules/channels/chat/server/index.ts';
import { setPresence } from '#modules/staff/server/index.ts';
import { asGiven } from '../answers.ts';
import { type KnownCustomer, openCustomers } from '../filling/customers.ts';
import type { ProjectRoster } from '../roster.ts';
import type { DialogueScript } from '../texts/script.ts';
import { crewIds, floorOf } from './crew.ts';
import { beginTalk, endTalk, type Life, type Talk } from './life.ts';
import { arriveByMail } from './mail-customers.ts';
import type { PostOffice } from './post-office.ts';
import { goOn } from './talking.ts';
import { type Door, type Visitor, visit } from './visitor.ts';

const mailShare = 0.2;
/** So often a customer turns up in a project, and at most so many are there at once. */
const arrivalMs = { least: 25 * secondMs, most: 110 * secondMs };
const maximumTalks = 9;
/** So many come at once when life begins. */
const firstArrivals = 4;
const lookMs = 5 * secondMs;
const surveyAfterMs = 8 * secondMs;
const visitLingersMs = 5 * minuteMs;

/** Customers come to the widgets and mailboxes of all projects, and first to those who wait for
 *  work. */
export async function beginArrivals(life: Life, post: PostOffice): Promise<void> {
  for (const project of life.roster.projects) {
    const door = await doorOf(life, project);
    const draw = openCustomers(project.key, life.random, firstNumber());
    const chat = () => arriveByChat(life, { project, door, customer: draw() });
    const mail = () => arriveByMail(life, { project, post, customer: draw() });
    const come = async () => {
      const isHere = (talk: Talk) => talk.project === project && talk.speaker !== null;
      const here = [...life.talks].filter(isHere).length;
      if (here < maximumTalks) await (life.chance(mailShare) ? mail() : chat());
    };
    for (let n = 0; n < firstArrivals; n += 1) life.hourglass.later(n * 3 * secondMs, come);
    const next = () => {
      life.hourglass.later(life.between(arrivalMs.least, arrivalMs.most), () =>
        come().finally(next),
      );
    };
    next();
    life.hourglass.every(lookMs, () => serveGuest(life, project, chat));
  }
}

/** Of the customers of this life: history and earlier lives have numbers below it. */
function firstNumber(): number {
  return 5_000 + (Math.floor(Date.now() / minuteMs) % 100_000);
}

async function doorOf({ server, act }: Life, project: ProjectRoster): Promise<Door> {
  const { id: projectId, widgetId: id, widgetKey: publicKey, language } = project;
  const { config } = server.centre;
  const secret = await act('heed', (ctx) => showSecret(ctx, config, { projectId, id }));
  return { address: server.address, publicKey, secret, language };
}

async function arriveByChat(
  life: Life,
  { project, door, customer }: { project: ProjectRoster; door: Door; customer: KnownCustomer },
): Promise<void> {
  const talk = beginTalk(life, { project, channel: 'chat', customer });
  const { script } = talk;
  let isOver = false;
  const visitor = await visit(door, customer, {
    state: ({ conversationId, phase }) => {
      talk.conversationId ??= conversationId;
      if (phase !== 'ended' || isOver || conversationId === null) return;
      isOver = true;
      endTalk(life, talk);
      life.hourglass.later(life.between(surveyAfterMs, 4 * surveyAfterMs), () =>
        rate(visitor, talk.script),
      );
      life.hourglass.later(visitLingersMs, async () => visitor.close());
    },
    message: () => undefined,
  });
  talk.speaker = visitor;
  life.talks.add(talk);
  life.onClose(visitor.close);
  await visitor.say(present(script.turns[0], 'the first words').text);
  if (script.turns[1]?.by === 'customer') goOn(life, talk);
}

/** What the customer felt, if he is one who says so. */
async function rate(visitor: Visitor, script: DialogueScript): Promise<void> {
  if (script.satisfaction === null) return;
  const { answers } = script;
  const given = new Set<string>();
  let survey = await visitor.survey();
  while (survey) {
    const { invitationId, questions } = survey;
    const next = questions.find(({ key }) => key in answers && !given.has(key));
    if (!next) return;
    given.add(next.key);
    const value = answers[next.key] ?? null;
    survey = await visitor.answer({ invitationId, question: next.key, ...asGiven(value) });
  }
}

/** A real person who is available and has nothing to do gets the next customer: one comes soon, and
 *  colleagues who are idle, too, have some paperwork until he is served. */
async function serveGuest(
  life: Life,
  project: ProjectRoster,
  come: () => Promise<void>,
): Promise<void> {
  const crew = crewIds(life, project);
  const guests = crew.filter((agentId) => !life.isFree(agentId));
  if (guests.length === 0) return;
  const { serving, work } = await floorOf(life, project);
  const isWaitingForWork = serving.some(
    ({ agentId, presence, isBusy }) =>
      guests.includes(agentId) && presence === 'available' && !isBusy,
  );
  const atPaperwork = serving.filter(
    ({ agentId, presence }) =>
      crew.includes(agentId) && life.isFree(agentId) && presence === 'busy',
  );
  if (!isWaitingForWork) {
    for (const { agentId } of atPaperwork) {
      await life.act(agentId, (ctx) => setPresence(ctx, { state: 'available' }));
    }
    return;
  }
  const idle = serving.filter(
    ({ agentId, presence }) =>
      crew.includes(agentId) && life.isFree(agentId) && presence === 'available',
  );
  for (const { agentId } of idle) {
    await life.act(agentId, (ctx) => setPresence(ctx, { state: 'busy', reason: 'paperwork' }));
  }
  const isAnybodyWaiting = work.some(({ state }) => state === 'queue' || state === 'offer');
  if (!isAnybodyWaiting) await come();
}
