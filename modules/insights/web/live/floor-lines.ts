import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import type { Agent } from '#modules/routing/core/agent.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { scoreOf } from '#modules/routing/core/work.ts';
import type { LiveChoice } from './live-choice.ts';

/** Somebody who works in the project. */
export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly teamIds: readonly Id[];
}

/** An agent or one of his contacts, each a line. */
export type AgentLine =
  | { readonly kind: 'agent'; readonly agent: Agent; readonly name: string }
  | { readonly kind: 'contact'; readonly contact: FloorContact };

/** A queue or one of those who wait in it, each a line. */
export type WaitingLine =
  | { readonly kind: 'queue'; readonly queue: Queue; readonly waiting: number }
  | { readonly kind: 'contact'; readonly contact: FloorContact };

/** The agents of a floor with what each has, as the choice says: what is in hand first, then where
 *  it is the customer's turn, in both the longest first. */
export function agentLines(
  floor: {
    readonly agents: readonly Agent[];
    readonly people: readonly Person[];
    readonly work: readonly FloorContact[];
  },
  choice: LiveChoice,
): AgentLine[] {
  const people = new Map(floor.people.map((person) => [person.id, person]));
  const workOf = Map.groupBy(floor.work.filter(isHeld), ({ agentId }) => agentId);
  const isWorkAsked = choice.queue !== undefined || choice.channel !== undefined;
  return floor.agents
    .flatMap((agent) => {
      const person = people.get(agent.personId);
      if (!person || !isShown(agent, person, choice)) return [];
      const contacts = (workOf.get(agent.personId) ?? [])
        .filter((contact) => isAsked(contact, choice))
        .toSorted(inHandFirst);
      return isWorkAsked && contacts.length === 0 ? [] : [{ agent, name: person.name, contacts }];
    })
    .toSorted(inOrder(choice.order ?? 'name'))
    .flatMap(({ agent, name, contacts }): AgentLine[] => [
      { kind: 'agent', agent, name },
      ...contacts.map((contact) => ({ kind: 'contact' as const, contact })),
    ]);
}

/** Those who wait by queue, in each the most urgent first. Queues in which nobody waits are left
 *  out. */
export function waitingLines(
  floor: { readonly queues: readonly Queue[]; readonly work: readonly FloorContact[] },
  choice: LiveChoice,
  now: Instant,
): WaitingLine[] {
  const byQueue = Map.groupBy(
    floor.work.filter((contact) => isWaiting(contact) && isAsked(contact, choice)),
    ({ queueId }) => queueId,
  );
  return floor.queues.flatMap((queue): WaitingLine[] => {
    const contacts = (byQueue.get(queue.id) ?? []).toSorted(
      (one, other) =>
        scoreOf(other, other, now) - scoreOf(one, one, now) ||
        compareText(one.enteredAt, other.enteredAt),
    );
    if (contacts.length === 0) return [];
    return [
      { kind: 'queue', queue, waiting: contacts.length },
      ...contacts.map((contact) => ({ kind: 'contact' as const, contact })),
    ];
  });
}

/** Orders contacts of an agent: those in hand, then those where it is the customer's turn; in both
 *  the longest first. For `sort`. */
export function inHandFirst(one: FloorContact, other: FloorContact): number {
  return (
    Number(isCustomersTurn(one)) - Number(isCustomersTurn(other)) ||
    compareText(one.since, other.since)
  );
}

/** Whether nobody has accepted a contact yet. */
export function isWaiting({ state }: FloorContact): boolean {
  return state === 'queue' || state === 'offer';
}

function isCustomersTurn({ state }: FloorContact): boolean {
  return state === 'wait-for-customer';
}

function isHeld({ state, agentId }: FloorContact): boolean {
  return agentId !== null && state !== 'queue';
}

function isAsked({ queueId, channel }: FloorContact, choice: LiveChoice): boolean {
  return (
    (!choice.queue || choice.queue === queueId) && (!choice.channel || choice.channel === channel)
  );
}

function isShown(agent: Agent, person: Person, choice: LiveChoice): boolean {
  const { presence = 'here', team, name = '' } = choice;
  const isHere =
    presence === 'all' ||
    (presence === 'here'
      ? agent.presence !== 'offline' || agent.loadUnits > 0
      : agent.presence === presence);
  return (
    isHere &&
    (!team || person.teamIds.includes(team)) &&
    person.name.toLocaleLowerCase().includes(name.trim().toLocaleLowerCase())
  );
}

interface Standing {
  readonly agent: Agent;
  readonly name: string;
  readonly contacts: readonly FloorContact[];
}

function inOrder(order: NonNullable<LiveChoice['order']>) {
  const byName = (one: Standing, other: Standing) => one.name.localeCompare(other.name);
  switch (order) {
    case 'longest':
      return (one: Standing, other: Standing) =>
        compareText(longestSince(one), longestSince(other)) || byName(one, other);
    case 'load':
      return (one: Standing, other: Standing) =>
        loadOf(other.agent) - loadOf(one.agent) || byName(one, other);
    default:
      return byName;
  }
}

/** Who has nothing in hand comes last. */
function longestSince({ contacts }: Standing): string {
  return contacts.find((contact) => !isCustomersTurn(contact))?.since ?? '~';
}

function loadOf({ loadUnits, capacityUnits }: Agent): number {
  return loadUnits / Math.max(1, capacityUnits);
}
