import { expect, test } from 'vitest';
import { whyUndelivered } from './undelivered.ts';

test.each([
  ['552 5.2.2 The email account that you tried to reach is over quota', 'mailbox-full'],
  ['550 Mailbox full', 'mailbox-full'],
  ['452 4.2.2 <maria@example.com>: user has no space left', 'mailbox-full'],
  ['550 5.1.1 <maria@example.com>: Recipient address rejected', 'no-such-address'],
  ['550 No such mailbox here', 'no-such-address'],
  ['5.1.10', 'no-such-address'],
  ['550 5.2.1 The account is disabled', 'no-such-address'],
  ['550 5.7.1 Message rejected as spam', 'turned-away'],
  ['554 Transaction failed', 'turned-away'],
  ['host mx.example.com[10.5.1.1] said: 554 5.7.1 blocked', 'turned-away'],
  ['connect ECONNREFUSED 10.4.2.2:25', 'not-taken'],
  ['Greeting never received, ETIMEDOUT', 'not-taken'],
  ['connect to mx.example.com[10.4.2.2]:25: Connection timed out', 'not-taken'],
  ['4.4.7', 'not-taken'],
  ['email.no-address', 'no-address'],
  ['email.no-mailbox', 'not-set-up'],
  ['email.no-server', 'not-set-up'],
  ['', 'unknown'],
  ['Something else', 'unknown'],
] as const)('"%s" means %s', (failure, reason) => {
  expect(whyUndelivered(failure)).toBe(reason);
});
