import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { assentOf } from './assent.ts';
import { findValues, isUnknown, type ValueFound } from './find-values.ts';
import type { Stretch } from './folding.ts';
import type { GuideDetail } from './guide.ts';
import type { KnownOrder } from './orders.ts';
import { type Ask, asksOf, namesValue } from './questions.ts';

/** A message between customer and agent; notes and notices are none. */
export interface DialogueMessage {
  readonly id: Id;
  readonly author: 'customer' | 'agent';
  readonly text: string;
  readonly at: Instant;
}

/** A value that an agent has set or confirmed by hand; null: what was found is wrong. What was
 *  said before it counts no more. */
export interface GivenValue {
  readonly key: string;
  readonly value: string | null;
  readonly at: Instant;
}

export interface ReadingOptions {
  readonly now: Instant;
  readonly timeZone: string;
  /** Of the customer. */
  readonly orders: readonly KnownOrder[];
  readonly given: readonly GivenValue[];
}

/** Where a value was said. */
export interface Said extends Stretch {
  readonly messageId: Id;
}

/** What is known of a detail. `found`: said, and not confirmed. `contradicted`: two things were
 *  said, or the customer says it is not so. */
export interface DetailReading {
  readonly key: string;
  readonly state: 'missing' | 'found' | 'confirmed' | 'contradicted';
  readonly value: string | null;
  /** Found, and in need of no question. */
  readonly isSure: boolean;
  readonly where: Said | null;
  readonly source: 'said' | 'orders' | 'given' | null;
  /** What else was said of it. */
  readonly others: readonly { readonly value: string; readonly where: Said | null }[];
}

/** What to ask next: the open question while value is null, else the closed one. */
export interface NextQuestion {
  readonly key: string;
  readonly value: string | null;
}

export interface DialogueReading {
  readonly details: readonly DetailReading[];
  readonly next: NextQuestion | null;
}

/** Of longer dialogues the last messages are read. */
const maximumMessages = 400;

/** Reads what a dialogue tells of the details of a guide, and what is still to be asked. Never asks
 *  for what the customer has said and what the agent has just asked. messages: in the order of
 *  time. */
export function readDialogue(
  { details }: { details: readonly GuideDetail[] },
  messages: readonly DialogueMessage[],
  options: ReadingOptions,
): DialogueReading {
  const read = messages.slice(-maximumMessages);
  const asks = read.map(({ author, text }) => (author === 'agent' ? asksOf(details, text) : []));
  const heard = details.map((detail) => hearDetail(detail, { messages: read, asks, options }));
  return { details: heard.map(({ reading }) => reading), next: nextOf(details, heard) };
}

interface Heard {
  readonly reading: DetailReading;
  /** The agent has asked, and the customer has not answered yet. */
  readonly isWaiting: boolean;
  /** It was asked, and the answer did not tell. */
  readonly wasAsked: boolean;
  /** The customer does not know it. */
  readonly isUnknown: boolean;
}

interface Draft {
  value: string | null;
  isSure: boolean;
  isConfirmed: boolean;
  isContradicted: boolean;
  where: Said | null;
  source: DetailReading['source'];
  others: { value: string; where: Said | null }[];
  readonly rejected: Set<string>;
}

interface Dialogue {
  readonly messages: readonly DialogueMessage[];
  /** What each message asks for. */
  readonly asks: readonly Ask[][];
  readonly options: ReadingOptions;
}

/** Goes through the dialogue with one detail in mind. */
function hearDetail(detail: GuideDetail, dialogue: Dialogue): Heard {
  const { messages, options } = dialogue;
  const given = options.given.findLast(({ key }) => key === detail.key);
  const draft = draftOf(given);
  let asks: Ask[] = [];
  let turn: DialogueMessage['author'] = 'customer';
  let isFirst = false;
  let wasAsked = false;
  let isNotKnown = false;
  for (const [place, message] of messages.entries()) {
    if (given && message.at <= given.at) continue;
    if (message.author === 'agent') {
      if (turn === 'customer') asks = [];
      const its = dialogue.asks[place] ?? [];
      asks.push(...withNamed(its, { detail, draft, message }));
      isFirst = true;
    } else {
      const ask = asks.find(({ key }) => key === detail.key);
      hearMessage(draft, detail, {
        ...{ message, options, ask: ask?.kind ?? null },
        isFirst: isFirst && new Set(asks.map(({ key }) => key)).size === 1,
      });
      wasAsked ||= ask !== undefined;
      isNotKnown ||= ask !== undefined && isUnknown(message.text);
      isFirst = false;
    }
    turn = message.author;
  }
  if (draft.value === null && given === undefined) lookUpOrder(draft, detail, options);
  const isWaiting = turn === 'agent' && asks.some(({ key }) => key === detail.key);
  return { reading: readingOf(detail, draft), isWaiting, wasAsked, isUnknown: isNotKnown };
}

function draftOf(given: GivenValue | undefined): Draft {
  const value = given?.value ?? null;
  return {
    ...{ value, isSure: value !== null, isConfirmed: value !== null, isContradicted: false },
    ...{ where: null, source: value === null ? null : 'given', others: [], rejected: new Set() },
  };
}

/** Also an agent's own question about the value that is known. */
function withNamed(
  asks: readonly Ask[],
  { detail, draft, message }: { detail: GuideDetail; draft: Draft; message: DialogueMessage },
): readonly Ask[] {
  const { value } = draft;
  const isAsked = asks.some(({ key }) => key === detail.key);
  if (isAsked || value === null || !namesValue(detail, value, message.text)) return asks;
  return [...asks, { key: detail.key, kind: 'closed' }];
}

interface HeardMessage {
  readonly message: DialogueMessage;
  readonly options: ReadingOptions;
  readonly ask: Ask['kind'] | null;
  readonly isFirst: boolean;
}

function hearMessage(draft: Draft, detail: GuideDetail, heard: HeardMessage): void {
  const { message, options, ask, isFirst } = heard;
  const assent = ask === 'closed' && isFirst ? assentOf(message.text) : null;
  if (draft.value !== null && assent === 'yes') confirm(draft);
  if (draft.value !== null && assent === 'no') reject(draft, draft.value);
  // "No" to a closed question denies its value; only its further words say what is so.
  const isAnswer = ask === 'open' || (ask === 'closed' && assent !== 'yes');
  const found = findValues(detail, message.text, {
    ...{ at: message.at, now: options.now, timeZone: options.timeZone, orders: options.orders },
    ...{ isAnswer, isFirst: isFirst && ask === 'open' },
  });
  for (const { value, isDenied } of found) if (isDenied) deny(draft, value);
  const chosen = chooseOf(found, draft.rejected);
  if (!chosen) return;
  const where = { messageId: message.id, from: chosen.from, to: chosen.to };
  take(draft, { ...chosen, where, isAnswer });
}

/** Of what one message gives: the first that is sure. Two different values are sure of none. */
function chooseOf(found: readonly ValueFound[], rejected: ReadonlySet<string>): ValueFound | null {
  const usable = found.filter(({ value, isDenied }) => !isDenied && !rejected.has(value));
  const sure = usable.filter(({ isSure }) => isSure);
  const [first] = sure.length > 0 ? sure : usable;
  if (!first) return null;
  return { ...first, isSure: first.isSure && sure.every(({ value }) => value === first.value) };
}

function take(
  draft: Draft,
  { value, where, isSure, isAnswer }: ValueFound & { where: Said; isAnswer: boolean },
): void {
  const before = draft.value;
  if (before === value) {
    draft.isSure ||= isSure;
    draft.where ??= where;
    return;
  }
  const isSettled = draft.isSure || draft.isConfirmed;
  if (before !== null && !isSure && (isSettled || !isAnswer)) {
    draft.others.push({ value, where });
    return;
  }
  if (before !== null) draft.others.push({ value: before, where: draft.where });
  const isAgainst = before !== null && isSettled && !isAnswer;
  Object.assign(draft, {
    ...{ value, where, source: 'said', isConfirmed: false },
    ...{ isSure: isSure && !isAgainst, isContradicted: isAgainst },
  });
}

function confirm(draft: Draft): void {
  Object.assign(draft, { isConfirmed: true, isSure: true, isContradicted: false });
}

/** The customer says that the value is not so, without having been asked. */
function deny(draft: Draft, value: string): void {
  draft.rejected.add(value);
  if (draft.value === value) reject(draft, value);
}

function reject(draft: Draft, value: string): void {
  draft.rejected.add(value);
  draft.others.push({ value, where: draft.where });
  Object.assign(draft, {
    ...{ value: null, where: null, source: null },
    ...{ isSure: false, isConfirmed: false, isContradicted: true },
  });
}

/** A customer with one order can mean only that one; he is asked whether he does. */
function lookUpOrder(draft: Draft, { kind }: GuideDetail, { orders }: ReadingOptions): void {
  if (kind !== 'order') return;
  const open = orders.filter(({ isOpen }) => isOpen);
  const candidates = open.length > 0 ? open : orders;
  const [only] = candidates;
  if (!only || candidates.length > 1 || draft.rejected.has(only.number)) return;
  Object.assign(draft, { value: only.number, source: 'orders', isSure: false });
}

function readingOf({ key }: GuideDetail, draft: Draft): DetailReading {
  const { value, isSure, isConfirmed, isContradicted, where, source, others } = draft;
  const known = isConfirmed ? 'confirmed' : 'found';
  const state = isContradicted ? 'contradicted' : value === null ? 'missing' : known;
  return { key, state, value, isSure, where, source, others };
}

/** What is required comes first; what was asked in vain comes last. */
function nextOf(details: readonly GuideDetail[], heard: readonly Heard[]): NextQuestion | null {
  const open = details.flatMap((detail, place) => {
    const each = heard[place];
    if (!each || each.isWaiting || each.reading.isSure || each.isUnknown) return [];
    return [{ detail, ...each, place }];
  });
  const [first] = open.toSorted(
    (one, other) =>
      Number(one.wasAsked) - Number(other.wasAsked) ||
      Number(other.detail.isRequired) - Number(one.detail.isRequired) ||
      one.place - other.place,
  );
  return first ? { key: first.detail.key, value: first.reading.value } : null;
}
