import type { ContactState } from '#modules/contacts/contract.ts';

/** Where a chat stands, in the visitor's eyes. */
export type Phase = 'waiting' | 'talking' | 'ended';

const phases: Readonly<Record<ContactState, Phase>> = {
  queue: 'waiting',
  offer: 'waiting',
  talk: 'talking',
  interrupted: 'talking',
  'wait-for-customer': 'talking',
  'wrap-up': 'ended',
  closed: 'ended',
};

/** Where the chat stands for the visitor while the contact stands there for the centre. */
export function phaseOf(state: ContactState): Phase {
  return phases[state];
}
