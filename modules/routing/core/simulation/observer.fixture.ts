import { assert, present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { type AgeingQueue, overtakenForMs } from '../ageing.ts';
import type { AgentState, WorkItem } from '../work.ts';
import type { Watcher } from './play.ts';

/** What the observer has counted. */
export interface Count {
  entered: number;
  offered: number;
  finished: number;
  abandoned: number;
  /** How often somebody who could have taken a contact passed it over because another queue was
   *  more urgent: each time the bound of ageing was looked at. */
  overtaken: number;
  longestWaitMs: number;
}

/** A contact in the observer's books. */
interface Record {
  readonly item: WorkItem;
  readonly enteredMs: number;
  phase: 'waiting' | 'ringing' | 'accepted' | 'held' | 'leaving';
  agentId: Id | null;
  units: number;
  readonly leftOut: Map<Id, number>;
}

interface AgentBook {
  readonly agent: AgentState;
  presence: string;
  loadUnits: number;
  readonly held: Map<string, number>;
  ringing: Id | null;
}

/** Contacts of one queue, channel, priority and requirement: those who entered first come first. */
interface Equals {
  readonly queue: AgeingQueue;
  readonly first: WorkItem;
  readonly waiting: Record[];
}

const leftOutMs = { declined: 15 * minuteMs, 'timed-out': 2 * minuteMs };
const recountEvery = 50_000;

/** Watches a play with books of its own, and fails at the first moment at which somebody is lost or
 *  held twice, an agent is given more than he can hold, a later contact goes before an earlier one
 *  with the same requirement and priority, somebody is overtaken beyond the bound of ageing, or the
 *  counters of an agent are not what he holds. */
export function openObserver(
  agents: readonly AgentState[],
  queues: readonly AgeingQueue[],
): { watcher: Watcher; count: Count; check: (states: ReadonlyMap<Id, AgentState>) => void } {
  const books = openBooks(agents, queues);
  const { count } = books;
  let moments = 0;
  return {
    count,
    check: (states) => checkAll(books, states),
    watcher: {
      entered: (item, atMs) => enter(books, item, atMs),
      offered: (item, agentId, atMs) => offer(books, item, { agentId, atMs }),
      offerEnded: ({ contactId }, agentId, { end, atMs }) => {
        const record = recordOf(books, contactId, 'ringing', agentId);
        bookOf(books, agentId).ringing = null;
        if (end === 'accepted') {
          record.phase = 'accepted';
          return;
        }
        load(books, record, 0);
        record.agentId = null;
        if (end === 'withdrawn') {
          record.phase = 'leaving';
          return;
        }
        record.phase = 'waiting';
        if (end === 'declined' || end === 'timed-out') {
          record.leftOut.set(agentId, atMs + leftOutMs[end]);
        }
        line(books, record);
      },
      moved: ({ contactId }, agentId, { state }) => {
        const record = present(books.open.get(contactId), contactId);
        assert(record.phase === 'accepted' || record.phase === 'held', `${contactId} is held`);
        assert(record.agentId === agentId, `${contactId} is held by ${agentId} alone`);
        record.phase = 'held';
        const isNothing = state === 'wait-for-customer' && record.item.channel === 'email';
        load(books, record, isNothing ? 0 : record.item.weightUnits);
      },
      finished: ({ contactId }, agentId) => {
        const record = recordOf(books, contactId, 'held', agentId);
        load(books, record, 0);
        end(books, record);
        count.finished += 1;
      },
      abandoned: ({ contactId }) => {
        const record = present(books.open.get(contactId), contactId);
        const isWaiting = record.phase === 'waiting';
        assert(isWaiting || record.phase === 'leaving', `${contactId} leaves while it waits`);
        if (isWaiting) unline(books, record);
        end(books, record);
        count.abandoned += 1;
      },
      presence: ({ agentId, presence }) => {
        const book = bookOf(books, agentId);
        book.presence = presence;
      },
      settled: (states) => {
        moments += 1;
        for (const agentId of books.touched)
          checkAgent(books, present(states.get(agentId), agentId));
        books.touched.clear();
        if (moments % recountEvery === 0) checkAll(books, states);
      },
    },
  };
}

interface Books {
  readonly count: Count;
  readonly agents: ReadonlyMap<Id, AgentBook>;
  readonly open: Map<Id, Record>;
  readonly equals: Map<string, Equals>;
  readonly queueOf: ReadonlyMap<Id, AgeingQueue>;
  /** By the numbers of contacts: 1 while it is open, 2 when it is over. */
  seen: Uint8Array;
  readonly touched: Set<Id>;
  readonly boundOf: (own: AgeingQueue, other: AgeingQueue) => number | null;
  readonly names: Map<object, number>;
}

function openBooks(agents: readonly AgentState[], queues: readonly AgeingQueue[]): Books {
  const bounds = new Map(
    queues.map((own) => [
      own.id,
      new Map(queues.map((each) => [each.id, overtakenForMs(own, [each])])),
    ]),
  );
  return {
    count: { entered: 0, offered: 0, finished: 0, abandoned: 0, overtaken: 0, longestWaitMs: 0 },
    agents: new Map(
      agents.map((agent) => [
        agent.id,
        { agent, presence: 'offline', loadUnits: 0, held: new Map(), ringing: null },
      ]),
    ),
    open: new Map(),
    equals: new Map(),
    queueOf: new Map(queues.map((queue) => [queue.id, queue])),
    seen: new Uint8Array(1024),
    touched: new Set(),
    boundOf: (own, other) => bounds.get(own.id)?.get(other.id) ?? null,
    names: new Map(),
  };
}

function enter(books: Books, item: WorkItem, atMs: number): void {
  const { contactId } = item;
  const number = numberOf(contactId);
  if (number >= books.seen.length) {
    const larger = new Uint8Array(2 * number);
    larger.set(books.seen);
    books.seen = larger;
  }
  assert(books.seen[number] === 0, `${contactId} comes once`);
  books.seen[number] = 1;
  const enteredMs = Date.parse(item.enteredAt);
  assert(enteredMs <= atMs, `${contactId} does not come before its time`);
  const record: Record = {
    ...{ item, enteredMs, phase: 'waiting', agentId: null, units: 0, leftOut: new Map() },
  };
  books.open.set(contactId, record);
  books.count.entered += 1;
  line(books, record);
}

function offer(books: Books, { contactId }: WorkItem, at: { agentId: Id; atMs: number }): void {
  const record = present(books.open.get(contactId), contactId);
  const book = bookOf(books, at.agentId);
  const { item } = record;
  const name = `${contactId} at ${at.agentId}`;
  assert(record.phase === 'waiting', `${name}: rings nowhere else`);
  assert(book.presence === 'available' && book.ringing === null, `${name}: can be rung`);
  assert(isAble(book, record, at.atMs), `${name}: he brings what is asked for and has room`);
  checkOrder(books, record, at);
  unline(books, record);
  record.phase = 'ringing';
  record.agentId = at.agentId;
  book.ringing = contactId;
  load(books, record, item.weightUnits);
  books.count.offered += 1;
  const waitMs = at.atMs - record.enteredMs;
  if (waitMs > books.count.longestWaitMs) books.count.longestWaitMs = waitMs;
}

/** First in first out among equals, and nobody beyond the bound of ageing among the others. */
function checkOrder(
  books: Books,
  record: Record,
  { agentId, atMs }: { agentId: Id; atMs: number },
): void {
  const book = bookOf(books, agentId);
  const own = equalsOf(books, record);
  for (const before of own.waiting) {
    if (before === record) break;
    assert(isLeftOut(before, agentId, atMs), `${before.item.contactId} came first`);
  }
  for (const each of books.equals.values()) {
    const [first] = each.waiting;
    if (!first || each === own) continue;
    const boundMs = books.boundOf(each.queue, own.queue);
    const lateMs = record.enteredMs - first.enteredMs;
    if (lateMs <= 0 || (boundMs !== null && lateMs < boundMs)) continue;
    if (!isAble(book, first, atMs)) continue;
    books.count.overtaken += 1;
    const { contactId } = record.item;
    const isSteeper = boundMs === null && isAhead({ record, own, first, each }, atMs);
    assert(isSteeper, `${contactId} may not overtake ${first.item.contactId}`);
  }
}

/** Without a bound, who comes later must at least be more urgent now. */
function isAhead(
  { record, own, first, each }: { record: Record; own: Equals; first: Record; each: Equals },
  atMs: number,
): boolean {
  const urgency = ({ enteredMs, item }: Record, { queue }: Equals) =>
    item.priority + (queue.accelerationPerMinute * (atMs - enteredMs)) / minuteMs;
  return urgency(record, own) > urgency(first, each) - 1e-9;
}

/** Whether he has room, brings what is asked for after so long a wait, and did not let it go by. */
function isAble(book: AgentBook, record: Record, atMs: number): boolean {
  const { agent, loadUnits, held } = book;
  const { item, enteredMs } = record;
  const limit = agent.channels.get(item.channel)?.limit ?? 0;
  if ((held.get(item.channel) ?? 0) >= limit) return false;
  if (loadUnits + item.weightUnits > agent.capacityUnits) return false;
  const { language, skills, relaxing } = item.requirements;
  const eased = relaxing.filter(({ afterMs }) => afterMs <= atMs - enteredMs);
  const has = (what: string) => eased.some(({ ease }) => ease === what);
  const lower = eased.filter(({ ease }) => ease === 'lower-levels').length;
  const isSpoken = language === null || has('any-language') || agent.languages.has(language);
  const isSkilled =
    has('no-skills') ||
    skills.every(({ skillId, minLevel }) => (agent.skills.get(skillId) ?? -1) >= minLevel - lower);
  return isSpoken && isSkilled && !isLeftOut(record, agent.id, atMs);
}

function isLeftOut({ leftOut }: Record, agentId: Id, atMs: number): boolean {
  return (leftOut.get(agentId) ?? 0) > atMs;
}

function checkAgent(books: Books, state: AgentState): void {
  const book = bookOf(books, state.id);
  assert(state.loadUnits === book.loadUnits, `the load of ${state.id} is what he holds`);
  assert(state.isRinging === (book.ringing !== null), `what rings at ${state.id} is known`);
  for (const [channel, { held }] of state.channels) {
    assert(held === (book.held.get(channel) ?? 0), `${state.id} counts ${channel} rightly`);
  }
}

/** Counts everything again from the contacts alone. */
function checkAll(books: Books, states: ReadonlyMap<Id, AgentState>): void {
  const { count, open } = books;
  const over = count.finished + count.abandoned;
  assert(open.size === count.entered - over, 'nobody is lost');
  const units = new Map<Id, number>();
  for (const record of open.values()) {
    const { agentId } = record;
    assert((agentId === null) === (record.phase === 'waiting'), 'who waits is nobodys');
    if (agentId !== null) units.set(agentId, (units.get(agentId) ?? 0) + record.units);
  }
  for (const state of states.values()) {
    assert(state.loadUnits === (units.get(state.id) ?? 0), `the load of ${state.id} is exact`);
    checkAgent(books, state);
  }
}

function load(books: Books, record: Record, to: number): void {
  const agentId = present(record.agentId, 'who holds it');
  const book = bookOf(books, agentId);
  const { channel } = record.item;
  const held = (book.held.get(channel) ?? 0) + Number(to > 0) - Number(record.units > 0);
  book.loadUnits += to - record.units;
  book.held.set(channel, held);
  record.units = to;
  books.touched.add(agentId);
}

function end({ open, seen }: Books, { item }: Record): void {
  open.delete(item.contactId);
  seen[numberOf(item.contactId)] = 2;
}

function line(books: Books, record: Record): void {
  const { waiting } = equalsOf(books, record);
  let place = waiting.length;
  while (place > 0 && isBefore(record, waiting[place - 1])) place -= 1;
  waiting.splice(place, 0, record);
}

function unline(books: Books, record: Record): void {
  const { waiting } = equalsOf(books, record);
  const place = waiting.indexOf(record);
  assert(place >= 0, `${record.item.contactId} stands in its line`);
  waiting.splice(place, 1);
}

function isBefore(one: Record, other: Record | undefined): boolean {
  if (!other) return true;
  if (one.enteredMs !== other.enteredMs) return one.enteredMs < other.enteredMs;
  return one.item.contactId < other.item.contactId;
}

function equalsOf({ equals, queueOf, names }: Books, { item }: Record): Equals {
  const name = names.get(item.requirements) ?? names.size;
  names.set(item.requirements, name);
  const key = `${item.queueId} ${item.channel} ${item.priority} ${name}`;
  const known = equals.get(key);
  if (known) return known;
  const fresh: Equals = {
    queue: present(queueOf.get(item.queueId), item.queueId),
    first: item,
    waiting: [],
  };
  equals.set(key, fresh);
  return fresh;
}

function recordOf(books: Books, contactId: Id, phase: Record['phase'], agentId: Id): Record {
  const record = present(books.open.get(contactId), contactId);
  assert(record.phase === phase && record.agentId === agentId, `${contactId} is at ${agentId}`);
  return record;
}

function bookOf({ agents }: Books, agentId: Id): AgentBook {
  return present(agents.get(agentId), agentId);
}

function numberOf(contactId: Id): number {
  return Number(contactId.slice(contactId.indexOf('-') + 1));
}
