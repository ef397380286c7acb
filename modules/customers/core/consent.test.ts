import { describe, expect, it } from 'vitest';
import { type ConsentStatement, consentIn } from './consent.ts';

const says = (text: string): ConsentStatement => {
  const [day = '', state = '', channel = 'any'] = text.split(' ');
  return {
    purpose: 'outreach',
    channel: channel === 'sms' || channel === 'email' ? channel : null,
    state: state === 'given' ? 'given' : 'withdrawn',
    at: `2026-03-0${day}T09:00:00.000Z`,
  };
};

describe('what a customer wants on SMS', () => {
  it.each([
    [[], 'unknown'],
    [['1 given email'], 'unknown'],
    [['1 given sms'], 'given'],
    [['1 given'], 'given'],
    [['1 given sms', '2 withdrawn'], 'withdrawn'],
    [['1 withdrawn', '2 given sms'], 'given'],
    [['2 withdrawn sms', '1 given'], 'withdrawn'],
    [['1 given', '2 withdrawn email'], 'given'],
    [['1 given sms', '1 withdrawn'], 'withdrawn'],
    [['1 withdrawn', '1 given sms'], 'withdrawn'],
  ])('after %j is %s', (statements, state) => {
    const history = statements.map(says);
    expect(consentIn(history, { purpose: 'outreach', channel: 'sms' })).toBe(state);
    expect(consentIn(history, { purpose: 'survey', channel: 'sms' })).toBe('unknown');
  });
});
