import { describe, expect, it } from 'vitest';
import { withPassword } from './kept-login.ts';

const stored = { host: 'a', port: 993, login: { user: 'anna', password: 'old' } };

describe('a password that is left out', () => {
  it('stays the one that was given for this server and user', () => {
    const given = { ...stored, login: { user: 'anna' } };
    expect(withPassword(given, stored)?.login).toEqual({ user: 'anna', password: 'old' });
  });

  it.each([
    { host: 'b', port: 993, login: { user: 'anna' } },
    { host: 'a', port: 143, login: { user: 'anna' } },
    { host: 'a', port: 993, login: { user: 'boris' } },
  ])('is missing for another: %j', (given) => {
    expect(withPassword(given, stored)).toBeNull();
    expect(withPassword(given, null)).toBeNull();
  });
});

it('a new password replaces the old one, and none is needed without a login', () => {
  const given = { ...stored, login: { user: 'anna', password: 'new' } };
  expect(withPassword(given, stored)?.login).toEqual({ user: 'anna', password: 'new' });
  expect(withPassword({ ...stored, login: null }, stored)).toEqual({ ...stored, login: null });
});
