import { assert, present, unreachable } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { PresenceState } from '#modules/staff/core/presence.ts';
import { defaultOfferRules, type OfferEnd, type OfferRules, offerOutcome } from '../offer.ts';
import type { AgentState, Queue, WorkItem } from '../work.ts';
import { type Agenda, openAgenda } from './agenda.ts';
import { type AgentChange, type Offer, type OpenFloor, openFloor } from './floor.ts';

/** A stretch of the work on a contact. */
export interface Stretch {
  readonly state: 'talk' | 'wait-for-customer' | 'wrap-up';
  readonly durationMs: number;
  /** What the contact takes of its agent meanwhile. */
  readonly heldUnits: number;
}

/** A contact that will come. */
export interface Arrival {
  readonly item: WorkItem;
  /** It leaves unless somebody has accepted it so long after it entered; null: never. */
  readonly patienceMs: number | null;
  /** What its agent does with it, in this order. */
  readonly stretches: readonly Stretch[];
}

export interface PresenceChange {
  readonly agentId: Id;
  readonly presence: PresenceState;
}

/** How an offer will end by itself. */
export interface Answer {
  readonly end: OfferEnd;
  readonly afterMs: number;
}

/** What is played. */
export interface Course {
  readonly queues: readonly Queue[];
  /** What they bring and can hold; they hold nothing yet. */
  readonly agents: readonly AgentState[];
  /** By the time at which they are told of. */
  readonly arrivals: Iterable<{ readonly atMs: number; readonly thing: Arrival }>;
  readonly presence: Iterable<{ readonly atMs: number; readonly thing: PresenceChange }>;
  /** attempt: counted from 1 for each contact. */
  readonly answerOf: (arrival: Arrival, attempt: number, agentId: Id) => Answer;
  readonly rules?: OfferRules;
  /** Who was taken out of the routing because he did not answer is back after so long. */
  readonly backAfterMs: number;
  /** Nothing happens from this moment on; without it all is played to its end. */
  readonly untilMs?: number;
  /** When what is due at a moment reaches the routing, as delays: [0] in time, [5000] late, because
   *  a node died with its transaction, [0, 5000] twice. */
  readonly deliveries?: (atMs: number) => readonly number[];
}

/** Hears everything as it happens. Does not change anything. */
export interface Watcher {
  readonly entered?: (item: WorkItem, atMs: number) => void;
  readonly offered?: (item: WorkItem, agentId: Id, atMs: number) => void;
  readonly offerEnded?: (
    item: WorkItem,
    agentId: Id,
    how: { readonly end: OfferEnd['kind']; readonly atMs: number },
  ) => void;
  /** A stretch of work begins. */
  readonly moved?: (
    item: WorkItem,
    agentId: Id,
    to: { readonly state: Stretch['state']; readonly atMs: number },
  ) => void;
  readonly finished?: (item: WorkItem, agentId: Id, atMs: number) => void;
  readonly abandoned?: (item: WorkItem, atMs: number) => void;
  readonly presence?: (change: PresenceChange, atMs: number) => void;
  /** After everything that happened at once. */
  readonly settled?: (agents: ReadonlyMap<Id, AgentState>, atMs: number) => void;
}

/** A contact on its way. turn: grows with each step, so that what belongs to an earlier one is
 *  known to be over. */
interface Passage {
  readonly arrival: Arrival;
  item: WorkItem;
  phase: 'announced' | 'waiting' | 'ringing' | 'held' | 'over';
  agentId: Id | null;
  turn: number;
  attempt: number;
  stretch: number;
  heldUnits: number;
}

type Happening =
  | { readonly kind: 'arrival'; readonly passage: Passage }
  | { readonly kind: 'patience'; readonly passage: Passage }
  | {
      readonly kind: 'answer';
      readonly passage: Passage;
      readonly turn: number;
      readonly end: OfferEnd;
    }
  | { readonly kind: 'stretch-over'; readonly passage: Passage; readonly turn: number }
  | { readonly kind: 'presence'; readonly change: PresenceChange }
  | { readonly kind: 'back'; readonly agentId: Id };

type Due = Happening | { readonly kind: 'again'; readonly due: Happening };

interface Play {
  readonly course: Course;
  readonly watcher: Watcher;
  readonly floor: OpenFloor;
  readonly agenda: Agenda<Due>;
  readonly open: Map<Id, Passage>;
  readonly ringing: Map<Id, Passage>;
  readonly missedOffers: Map<Id, number>;
  /** What each agent chose himself. */
  readonly chosen: Map<Id, PresenceState>;
  nowMs: number;
  now: Instant;
}

/** Plays a course of events by the rules of the routing. Returns how many events were taken off
 *  the agenda, and who had not come to an end. The same course gives the same play. */
export function play(course: Course, watcher: Watcher): { events: number; open: number } {
  const state = openPlay(course, watcher);
  const { agenda, floor } = state;
  const { untilMs = Number.POSITIVE_INFINITY } = course;
  let events = 0;
  for (;;) {
    const dueMs = agenda.nextMs();
    const changeMs = floor.nextChangeMs();
    const isChange = changeMs !== null && (dueMs === null || changeMs <= dueMs);
    const nextMs = isChange ? changeMs : dueMs;
    if (nextMs === null || nextMs >= untilMs) break;
    events += 1;
    setClock(state, nextMs);
    if (isChange) for (const offer of floor.advance(state.now)) ring(state, offer);
    else deliver(state, present(agenda.take(), 'what is due'));
    watcher.settled?.(floor.agents, nextMs);
  }
  return { events, open: state.open.size };
}

function openPlay(course: Course, watcher: Watcher): Play {
  return {
    course,
    watcher,
    floor: openFloor(course),
    agenda: openAgenda<Due>(presenceOf(course), arrivalsOf(course)),
    open: new Map(),
    ringing: new Map(),
    missedOffers: new Map(),
    chosen: new Map(),
    nowMs: Number.NEGATIVE_INFINITY,
    now: '',
  };
}

function* presenceOf({ presence }: Course): Generator<{ atMs: number; thing: Due }> {
  for (const { atMs, thing } of presence)
    yield { atMs, thing: { kind: 'presence', change: thing } };
}

function* arrivalsOf({ arrivals }: Course): Generator<{ atMs: number; thing: Due }> {
  for (const { atMs, thing: arrival } of arrivals) {
    const { item } = arrival;
    const counts = { turn: 0, attempt: 0, stretch: 0, heldUnits: 0 };
    const passage: Passage = { arrival, item, phase: 'announced', agentId: null, ...counts };
    yield { atMs, thing: { kind: 'arrival', passage } };
  }
}

function setClock(state: Play, nowMs: number): void {
  if (nowMs === state.nowMs) return;
  assert(nowMs > state.nowMs, 'time goes on');
  state.nowMs = nowMs;
  state.now = new Date(nowMs).toISOString();
}

/** Lets the routing hear of what is due: now, later or twice. */
function deliver(state: Play, due: Due): void {
  const { course, agenda, nowMs } = state;
  if (due.kind === 'again') handle(state, due.due);
  else if (!course.deliveries) handle(state, due);
  else {
    for (const delayMs of course.deliveries(nowMs)) {
      if (delayMs === 0) handle(state, due);
      else agenda.add(nowMs + delayMs, { kind: 'again', due });
    }
  }
}

/** Every handler leaves alone what is not, or no more, as it was when this was planned. */
function handle(state: Play, due: Happening): void {
  switch (due.kind) {
    case 'arrival':
      arrive(state, due.passage);
      break;
    case 'patience':
      giveUp(state, due.passage);
      break;
    case 'answer':
      if (isAt(due, 'ringing')) endOffer(state, due.passage, due.end);
      break;
    case 'stretch-over':
      if (isAt(due, 'held')) goOn(state, due.passage);
      break;
    case 'presence':
      setPresence(state, due.change);
      break;
    case 'back':
      comeBack(state, due.agentId);
      break;
    default:
      unreachable(due);
  }
}

function isAt({ passage, turn }: { passage: Passage; turn: number }, phase: Passage['phase']) {
  return passage.turn === turn && passage.phase === phase;
}

function arrive(state: Play, passage: Passage): void {
  if (passage.phase !== 'announced') return;
  const { arrival, item } = passage;
  passage.phase = 'waiting';
  state.open.set(item.contactId, passage);
  if (arrival.patienceMs !== null) {
    const leavesMs = Date.parse(item.enteredAt) + arrival.patienceMs;
    state.agenda.add(Math.max(state.nowMs, leavesMs), { kind: 'patience', passage });
  }
  state.watcher.entered?.(item, state.nowMs);
  ring(state, state.floor.enter(item, state.now));
}

function giveUp(state: Play, passage: Passage): void {
  const { phase, item } = passage;
  if (phase === 'waiting') state.floor.leave(item.contactId);
  else if (phase === 'ringing') endOffer(state, passage, { kind: 'withdrawn' });
  else return;
  close(state, passage);
  state.watcher.abandoned?.(item, state.nowMs);
}

function ring(state: Play, offer: Offer | null): void {
  if (!offer) return;
  const { contactId, agentId } = offer;
  const passage = present(state.open.get(contactId), contactId);
  const { item, arrival } = passage;
  passage.phase = 'ringing';
  passage.agentId = agentId;
  passage.turn += 1;
  passage.attempt += 1;
  passage.heldUnits = item.weightUnits;
  state.ringing.set(agentId, passage);
  state.watcher.offered?.(item, agentId, state.nowMs);
  const { end, afterMs } = state.course.answerOf(arrival, passage.attempt, agentId);
  const { turn } = passage;
  state.agenda.add(state.nowMs + afterMs, { kind: 'answer', passage, turn, end });
}

function endOffer(state: Play, passage: Passage, end: OfferEnd): void {
  const { nowMs, now, course, missedOffers } = state;
  const agentId = present(passage.agentId, 'at whom it rings');
  const { rules = defaultOfferRules } = course;
  const outcome = offerOutcome(
    { item: passage.item, agentId, missedOffers: missedOffers.get(agentId) ?? 0 },
    end,
    { now, rules },
  );
  state.ringing.delete(agentId);
  missedOffers.set(agentId, outcome.missedOffers);
  state.watcher.offerEnded?.(passage.item, agentId, { end: end.kind, atMs: nowMs });
  if (end.kind === 'accepted') {
    passage.phase = 'held';
    passage.stretch = -1;
    begin(state, passage, { agentId, change: { isRinging: false, idleSince: now } });
    return;
  }
  const units = unitsTo(passage, 0);
  passage.agentId = null;
  passage.phase = 'waiting';
  if (outcome.returned) {
    passage.item = outcome.returned;
    ring(state, state.floor.enter(outcome.returned, now));
  }
  changeAgent(state, agentId, {
    isRinging: false,
    units,
    ...(outcome.presence && { presence: outcome.presence.state }),
  });
  if (outcome.presence) state.agenda.add(nowMs + course.backAfterMs, { kind: 'back', agentId });
}

/** A stretch of work is over. */
function goOn(state: Play, passage: Passage): void {
  begin(state, passage, { agentId: present(passage.agentId, 'who holds it'), change: {} });
}

/** Begins the next stretch of work, or ends the contact when there is none. */
function begin(
  state: Play,
  passage: Passage,
  { agentId, change }: { agentId: Id; change: AgentChange },
): void {
  const { nowMs, now, watcher } = state;
  const { arrival, item } = passage;
  passage.turn += 1;
  passage.stretch += 1;
  const stretch = arrival.stretches[passage.stretch];
  if (!stretch) {
    close(state, passage);
    watcher.finished?.(item, agentId, nowMs);
    changeAgent(state, agentId, { ...change, idleSince: now, units: unitsTo(passage, 0) });
    return;
  }
  const { state: to, durationMs, heldUnits } = stretch;
  const { turn } = passage;
  state.agenda.add(nowMs + durationMs, { kind: 'stretch-over', passage, turn });
  watcher.moved?.(item, agentId, { state: to, atMs: nowMs });
  changeAgent(state, agentId, { ...change, units: unitsTo(passage, heldUnits) });
}

function unitsTo(passage: Passage, to: number): NonNullable<AgentChange['units']> {
  const { heldUnits: from, item } = passage;
  passage.heldUnits = to;
  return { channel: item.channel, from, to };
}

function close({ open }: Play, passage: Passage): void {
  passage.phase = 'over';
  passage.turn += 1;
  open.delete(passage.item.contactId);
}

function setPresence(state: Play, { agentId, presence }: PresenceChange): void {
  state.chosen.set(agentId, presence);
  enterPresence(state, { agentId, presence });
}

/** Says again that he is there, if that is what he chose himself. */
function comeBack(state: Play, agentId: Id): void {
  const isThere = state.chosen.get(agentId) === 'available';
  if (isThere && state.floor.agents.get(agentId)?.presence === 'busy') {
    enterPresence(state, { agentId, presence: 'available' });
  }
}

/** Who becomes available is idle from then on; what rings at somebody who leaves waits again. */
function enterPresence(state: Play, change: PresenceChange): void {
  const { agentId, presence } = change;
  const { floor, now, nowMs, missedOffers } = state;
  const wasAvailable = floor.agents.get(agentId)?.presence === 'available';
  const isBack = presence === 'available' && !wasAvailable;
  if (isBack) missedOffers.set(agentId, 0);
  state.watcher.presence?.(change, nowMs);
  changeAgent(state, agentId, { presence, ...(isBack && { idleSince: now }) });
  const rung = state.ringing.get(agentId);
  if (rung && presence !== 'available') endOffer(state, rung, { kind: 'agent-left' });
}

function changeAgent(state: Play, agentId: Id, change: AgentChange): void {
  ring(state, state.floor.change(agentId, change, state.now));
}
