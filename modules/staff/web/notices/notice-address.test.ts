import { expect, test } from 'vitest';
import { isOpen } from './notice-address.ts';

test('a page is open when its path and all that its address asks for are', () => {
  const address = '/learning?project=p&concern=c';
  const standing = (pathname: string, search: Record<string, unknown> = {}) => ({
    pathname,
    search,
  });
  expect(isOpen('/people/1', standing('/people/1'))).toBe(true);
  expect(isOpen('/people/1', standing('/people/1', { tab: 'access' }))).toBe(true);
  expect(isOpen('/people/1', standing('/people'))).toBe(false);
  expect(isOpen(address, standing('/learning', { concern: 'c', project: 'p' }))).toBe(true);
  expect(isOpen(address, standing('/learning', { project: 'p' }))).toBe(false);
});
