import { type Channel, channel } from '#modules/contacts/contract.ts';
import { presenceState } from '#modules/staff/core/presence.ts';

/** What the middle of the floor shows; on a narrow screen also the waiting. */
export const views = ['agents', 'waiting', 'staffing'] as const;
export type View = (typeof views)[number];

/** Who is shown: whoever is not offline, those in one presence, or everybody. */
export const presences = ['here', ...presenceState.options, 'all'] as const;
export type ShownPresence = (typeof presences)[number];

export const orders = ['name', 'longest', 'load'] as const;
export type Order = (typeof orders)[number];

/** What of the live floor is shown. Kept in the address. */
export interface LiveChoice {
  readonly project?: string;
  readonly view?: View;
  readonly queue?: string;
  readonly channel?: Channel;
  readonly team?: string;
  readonly presence?: ShownPresence;
  readonly order?: Order;
  readonly name?: string;
  /** What is open beside the lists. */
  readonly contact?: string;
  readonly agent?: string;
}

/** The choice that an address makes; what it does not know is left out. */
export function readLiveChoice(search: Readonly<Record<string, unknown>>): LiveChoice {
  const among = <Word extends string>(words: readonly Word[], given: unknown) =>
    words.find((word) => word === given);
  const text = (given: unknown) => (typeof given === 'string' && given !== '' ? given : undefined);
  const choice = {
    project: text(search.project),
    view: among(views, search.view),
    queue: text(search.queue),
    channel: among(channel.options, search.channel),
    team: text(search.team),
    presence: among(presences, search.presence),
    order: among(orders, search.order),
    name: text(search.name),
    contact: text(search.contact),
    agent: text(search.agent),
  };
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined));
}
