import { expect, it } from 'vitest';
import { askedIn } from './asked.ts';

const says = (authorKind: 'agent' | 'customer' | 'system', body: string, kind = 'message') =>
  ({ authorKind, body, kind }) as Parameters<typeof askedIn>[0][number];

it.each([
  ['nothing yet', [], ''],
  [
    'all that is not answered',
    [says('customer', 'Hello'), says('customer', 'Where is it?')],
    'Hello Where is it?',
  ],
  [
    'what came after the answer',
    [
      says('customer', 'Hello'),
      says('agent', 'Yes?'),
      says('system', 'x'),
      says('customer', 'Where?'),
    ],
    'Where?',
  ],
  [
    'the last question once it is answered',
    [says('customer', 'Where?'), says('agent', 'Here.')],
    'Where?',
  ],
  [
    'no notes of colleagues',
    [says('customer', 'Where?'), says('agent', 'He is angry.', 'note')],
    'Where?',
  ],
  [
    'the end of a long letter',
    [says('customer', `${'a'.repeat(700)} Where?`)],
    `${'a'.repeat(593)} Where?`,
  ],
])('what the customer asks is %s', (_, messages, words) => {
  expect(askedIn(messages)).toBe(words);
});
