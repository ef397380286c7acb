import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { assert, present } from '#kernel/assert.ts';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { pick, seededRandom } from '#kernel/random.ts';
import { addMs, type Instant, minuteMs, msBetween, secondMs } from '#kernel/time.ts';
import {
  type ConversationItem,
  contactClosed,
  contactMoved,
  contactOpened,
} from '#modules/contacts/contract.ts';
import { moveContact, wrapUpContact } from '#modules/contacts/server/index.ts';
import { presenceChanged } from '#modules/staff/contract.ts';
import { setPresence } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { endPosition, type Position, readEvents } from '#platform/outbox/event-store.ts';
import { type Outbox, openOutbox } from '#platform/outbox/outbox.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { offerEnded, offered } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { readOffered } from './entry-store.ts';
import { transfer } from './moves.ts';
import { answerOffer } from './offers.ts';
import { makeSkills, openScene, type Scene } from './scene.fixture.ts';
import { stopWaiting } from './stop-waiting.ts';
import { routingSubscriber } from './subscriptions.ts';

const contacts = 500;
const agentCount = 12;
const arrivalMinutes = 45;
const stepMs = 15 * secondMs;
const maximumSteps = (3 * arrivalMinutes * minuteMs) / stepMs;
const languages = ['en', 'ru', 'zh'] as const;

it('a day of 500 contacts and 12 agents loses nobody and keeps every rule', async () => {
  const centre = await openTestCentre();
  try {
    const day = await openDay(centre);
    for (let step = 0; step < maximumSteps && day.ended.size < contacts; step += 1) {
      await liveStep(day);
      await checkEvents(day);
      await checkFloor(day);
      day.settledAt = centre.testClock.now();
    }
    expect(day.ended.size).toBe(contacts);
    expect(await recount(day)).toEqual({ entries: 0, load: 0, held: 0, ringing: 0 });
    const count = (what: string) => day.counts.get(what) ?? 0;
    expect(count('closed coded') + count('closed abandoned')).toBe(contacts);
    for (const [what, fewest] of eventful) expect(count(what), what).toBeGreaterThan(fewest);
  } finally {
    await centre.close();
  }
});

/** The day must have had enough of everything for its rules to mean something. */
const eventful: readonly (readonly [string, number])[] = [
  ['accepted', 300],
  ['declined', 20],
  ['timed-out', 20],
  ['withdrawn', 1],
  ['closed abandoned', 10],
  ['transferred', 10],
  ['break', 15],
  ['missed', 0],
  ['waited', 50],
];

interface Day {
  readonly centre: TestCentre;
  readonly scene: Scene;
  readonly outbox: Outbox;
  readonly random: () => number;
  readonly agents: ReadonlyMap<Id, Actor>;
  readonly otherQueueId: Id;
  readonly agenda: { at: Instant; deed: () => Promise<unknown> }[];
  readonly ended: Set<Id>;
  /** Offers whose answer is planned. */
  readonly answered: Set<Id>;
  readonly counts: Map<string, number>;
  /** The queue as the events tell it. */
  readonly waiting: Map<Id, Waiting>;
  position: Position;
  /** Routing knows of all that happened until then. */
  settledAt: Instant;
}

interface Waiting {
  readonly item: ConversationItem;
  readonly since: Instant;
  readonly excluded: Map<Id, Instant>;
}

async function openDay(centre: TestCentre): Promise<Day> {
  const random = seededRandom(20260302);
  const scene = await openScene(centre, await makeSkills(centre));
  const agents = new Map<Id, Actor>();
  for (let number = 0; number < agentCount; number += 1) {
    centre.testClock.advanceMs(1);
    const agent = await scene.hire({
      languages: [0, 1].map((step) => present(languages[(number + step) % 3], 'a language')),
      capacity: { capacityUnits: 3, channelLimits: { chat: 2, email: 2 } },
    });
    agents.set(agent.id, agent);
  }
  await keepConnected(centre);
  const { id: otherQueueId } = await scene.addQueue({ priority: 2, accelerationPerMinute: 0.5 });
  await centre.settle();
  const outbox = openOutbox({ ...centre, subscribers: [routingSubscriber], isSelfRunning: false });
  const day: Day = {
    ...{ centre, scene, outbox, random, agents, otherQueueId },
    agenda: [],
    ended: new Set(),
    answered: new Set(),
    counts: new Map(),
    waiting: new Map(),
    position: await centre.runAsSystem((ctx) => endPosition(ctx.tx)),
    settledAt: centre.testClock.now(),
  };
  for (let number = 0; number < contacts; number += 1) planArrival(day);
  for (const agent of agents.values()) planBreaks(day, agent);
  return day;
}

/** Their browsers stay connected all day. */
async function keepConnected(centre: TestCentre): Promise<void> {
  await centre.runAsSystem((ctx) =>
    sql`update staff.presence set seen_at = ${addMs(ctx.now, 24 * 60 * minuteMs)}`.execute(ctx.tx),
  );
}

function plan(day: Day, afterMs: number, deed: () => Promise<unknown>): void {
  day.agenda.push({ at: addMs(day.centre.testClock.now(), afterMs), deed });
}

function between(day: Day, lowMs: number, highMs: number): number {
  return Math.round(lowMs + day.random() * (highMs - lowMs));
}

function tally(day: Day, what: string): void {
  day.counts.set(what, (day.counts.get(what) ?? 0) + 1);
}

function planArrival(day: Day): void {
  const { scene, otherQueueId } = day;
  const arrival = {
    channel: pick(day.random, ['chat', 'chat', 'chat', 'email'] as const),
    language: pick(day.random, languages),
    queueId: pick(day.random, [scene.queue.id, scene.queue.id, otherQueueId]),
  };
  const patienceMs = between(day, minuteMs, 10 * minuteMs);
  plan(day, between(day, 0, arrivalMinutes * minuteMs), async () => {
    const item = await scene.arrive(arrival);
    if (arrival.channel === 'chat') plan(day, patienceMs, () => giveUp(day, item));
  });
}

function planBreaks(day: Day, agent: Actor): void {
  for (const part of [0.3, 0.7]) {
    const startMs = arrivalMinutes * minuteMs * (part + 0.2 * day.random());
    plan(day, startMs, () => takeBreak(day, agent));
  }
}

async function takeBreak(day: Day, agent: Actor): Promise<void> {
  tally(day, 'break');
  await day.centre.run(agent, (ctx) => setPresence(ctx, { state: 'break' }));
  plan(day, 5 * minuteMs, () => comeBack(day, agent));
}

async function comeBack(day: Day, agent: Actor): Promise<void> {
  await day.centre.run(agent, (ctx) => setPresence(ctx, { state: 'available' }));
}

async function giveUp(day: Day, item: ConversationItem): Promise<void> {
  const { projectId, contactId, id: conversationId } = item;
  const entry = await day.scene.entry({ contactId });
  if (!entry || entry.state === 'assigned') return;
  const which = { projectId, contactId, conversationId };
  await day.centre.runAsSystem((ctx) => stopWaiting(ctx, which, null));
}

/** The deeds of a step, and all that follows from them. Then whoever is rung at makes up his
 *  mind. */
async function liveStep(day: Day): Promise<void> {
  const { centre, agenda } = day;
  centre.testClock.advanceMs(stepMs);
  const now = centre.testClock.now();
  const due = agenda.filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? -1 : 1));
  const later = agenda.filter(({ at }) => at > now);
  agenda.splice(0, agenda.length, ...later);
  for (const { deed } of due) {
    // One moment each: what happens at once is ordered by ids, and those are left to chance.
    centre.testClock.advanceMs(1);
    await deed();
  }
  await settle(day);
  const open = await centre.runAsSystem((ctx) => readOffered(ctx, day.scene.projectId));
  for (const entry of open) {
    const offerId = present(entry.offerId, 'an offer');
    if (day.answered.has(offerId)) continue;
    day.answered.add(offerId);
    planAnswer(day, entry);
  }
}

/** All that follows within routing. What higher modules make of it is not part of this day. */
async function settle({ centre, outbox }: Day): Promise<void> {
  do await outbox.drain();
  while ((await centre.timers.runDue()) > 0);
}

function planAnswer(day: Day, entry: Entry): void {
  const chance = day.random();
  if (chance >= 0.9) return;
  plan(day, between(day, secondMs, 12 * secondMs), async () => {
    const { projectId, contactId, offerId } = entry;
    const now = await day.scene.entry({ contactId });
    if (now?.offerId !== offerId) return;
    const agent = present(day.agents.get(entry.agentId ?? ''), 'the agent');
    if (chance < 0.83) {
      const item = await day.centre.run(agent, (ctx) =>
        answerOffer(ctx, { projectId, contactId }, { kind: 'accepted' }),
      );
      const isHandedOn = day.random() < 0.05;
      const forMs = between(day, minuteMs, 5 * minuteMs);
      plan(day, forMs, () => (isHandedOn ? handOn(day, agent, item) : finish(day, agent, item)));
    } else {
      const reason = 'Не сейчас';
      await day.centre.run(agent, (ctx) =>
        answerOffer(ctx, { projectId, contactId }, { kind: 'declined', reason }),
      );
    }
  });
}

async function handOn(day: Day, agent: Actor, { projectId, contactId }: ConversationItem) {
  tally(day, 'transferred');
  const queueId = day.otherQueueId;
  await day.centre.run(agent, (ctx) => transfer(ctx, { projectId, contactId, queueId }));
}

async function finish(day: Day, agent: Actor, { projectId, contactId: id }: ConversationItem) {
  await day.centre.run(agent, (ctx) => moveContact(ctx, { projectId, id }, { to: 'wrap-up' }));
  plan(day, between(day, secondMs, minuteMs), () =>
    day.centre.run(agent, (ctx) => wrapUpContact(ctx, { projectId, id })),
  );
}

/** Follows the queue by what was told of contacts, and holds every offer against it. */
async function checkEvents(day: Day): Promise<void> {
  const { events, end } = await day.centre.runAsSystem((ctx) =>
    readEvents(ctx.tx, { after: day.position, limit: 10_000 }),
  );
  day.position = end;
  for (const event of events) {
    followContact(day, event);
    if (isEvent(event, offered)) checkOffer(day, event.data.entry, event.occurredAt);
    followAgent(day, event);
  }
}

function followContact(day: Day, event: HeedEvent): void {
  if (isEvent(event, contactOpened)) {
    const { item } = event.data;
    day.waiting.set(item.contactId, { item, since: item.stateSince, excluded: new Map() });
  }
  if (isEvent(event, contactMoved) && event.data.ended?.outcome === 'transferred') {
    const { item, ended } = event.data;
    const excluded = new Map([[ended.agentId ?? '', addMs(item.stateSince, 15 * minuteMs)]]);
    day.waiting.set(item.contactId, { item, since: item.stateSince, excluded });
  } else if (isEvent(event, contactMoved)) {
    const { item } = event.data;
    const known = day.waiting.get(item.contactId);
    if (known) day.waiting.set(item.contactId, { ...known, item });
  }
  if (isEvent(event, contactClosed)) {
    const { contact, ended } = event.data;
    assert(!day.ended.has(contact.id), `${contact.id} ends once`);
    day.ended.add(contact.id);
    day.waiting.delete(contact.id);
    tally(day, `closed ${ended?.outcome}`);
  }
}

const excludedMinutes = { declined: 15, 'timed-out': 2, accepted: 0, withdrawn: 0 } as const;

function followAgent(day: Day, event: HeedEvent): void {
  if (isEvent(event, offerEnded)) {
    const { contactId, agentId, outcome } = event.data;
    tally(day, outcome);
    const until = addMs(event.occurredAt, excludedMinutes[outcome] * minuteMs);
    day.waiting.get(contactId)?.excluded.set(agentId, until);
  }
  if (isEvent(event, presenceChanged) && event.data.reason === 'missed-offers') {
    tally(day, 'missed');
    const agent = present(day.agents.get(event.data.personId), 'the agent');
    plan(day, 2 * minuteMs, () => comeBack(day, agent));
  }
}

/** An offer kept its place, and passes over nobody who waits longer for the same. */
function checkOffer(day: Day, entry: Entry, now: Instant): void {
  const agentId = present(entry.agentId, 'the agent');
  const own = present(day.waiting.get(entry.contactId), `${entry.contactId} among the known`);
  assert(own.since === entry.enteredAt, `${entry.contactId} kept its place`);
  if (msBetween(entry.enteredAt, now) > stepMs) tally(day, 'waited');
  for (const { item, since, excluded } of day.waiting.values()) {
    const isSameKind =
      item.state === 'queue' && item.queueId === entry.queueId && item.channel === entry.channel;
    const mayGetIt = (excluded.get(agentId) ?? '') <= now;
    const isBefore = since < entry.enteredAt && since <= day.settledAt;
    assert(!(isSameKind && mayGetIt && isBefore), 'first in is first out');
  }
}

/** Contacts and routing tell the same story, and nobody holds more than he can, but for mails that
 *  the chat that rings would interrupt, and those that he finished although they were. */
async function checkFloor(day: Day): Promise<void> {
  const { rows } = await day.centre.runAsSystem((ctx) =>
    sql`
      select 'contact' as kind, coalesce(c.contact_id, e.contact_id) as id
      from contacts.conversation c
      full join routing.entry e on e.project_id = c.project_id and e.contact_id = c.contact_id
      where e.state is distinct from case c.state when 'queue' then 'waiting'
          when 'offer' then 'offered' when 'closed' then null else 'assigned' end
        or c.state <> 'closed' and c.agent_id is distinct from e.agent_id
        or c.state <> 'closed' and c.queue_id <> e.queue_id
      union all
      select 'agent', a.person_id
      from routing.agent a left join routing.entry e on e.agent_id = a.person_id
      group by a.person_id
      having a.load_units <> coalesce(sum(e.held_units), 0)
        or (a.held->>'chat')::int <> count(*) filter (where e.channel = 'chat' and e.held_units > 0)
        or (a.held->>'email')::int <>
          count(*) filter (where e.channel = 'email' and e.held_units > 0)
        or a.ringing_contact_id is distinct from
          (array_agg(e.contact_id) filter (where e.state = 'offered'))[1]
        or count(*) filter (where e.state = 'offered') > 1
        or a.load_units - coalesce(sum(e.held_units) filter (where e.channel = 'email'
            and (e.contact_state = 'wrap-up' or a.ringing_contact_id is not null)), 0)
          > a.capacity_units
        or (a.held->>'chat')::int > (a.channel_limits->>'chat')::int
        or (a.held->>'email')::int > (a.channel_limits->>'email')::int`.execute(ctx.tx),
  );
  expect(rows).toEqual([]);
}

async function recount(day: Day) {
  const { rows } = await day.centre.runAsSystem((ctx) =>
    sql`select (select count(*) from routing.entry) as entries,
        sum(load_units) as load, sum((held->>'chat')::int + (held->>'email')::int) as held,
        count(ringing_contact_id) as ringing
      from routing.agent`.execute(ctx.tx),
  );
  return rows[0];
}
