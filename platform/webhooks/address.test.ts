import { describe, expect, test } from 'vitest';
import { guardedLookup, isAllowedAddress, isAllowedUrl } from './address.ts';

const outside = { allowPrivate: false };
const inside = { allowPrivate: true };

describe('an address', () => {
  test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '2a00:1450:4001::1'])(
    '%s may be called',
    (address) => expect(isAllowedAddress(address, outside)).toBe(true),
  );

  test.each([
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '::1',
    'fd12::1',
  ])('%s may be called only inside the own network', (address) => {
    expect(isAllowedAddress(address, outside)).toBe(false);
    expect(isAllowedAddress(address, inside)).toBe(true);
  });

  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '198.51.100.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    'ff02::1',
    'localhost',
    '',
  ])('%s may never be called', (address) => {
    expect(isAllowedAddress(address, outside)).toBe(false);
    expect(isAllowedAddress(address, inside)).toBe(false);
  });
});

describe('the address of a webhook', () => {
  test.each([
    'https://example.com/hook?a=1',
    'http://example.com:8080',
    'https://8.8.8.8/',
    'https://[2a00:1450:4001::1]:8443/',
  ])('%s may be one', (url) => expect(isAllowedUrl(url, outside)).toBe(true));

  test.each([
    'ftp://example.com',
    'file:///etc/passwd',
    'https://user:word@example.com',
    'http://example.com:25',
    'http://example.com:0',
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f.0.0.1',
    'http://[::1]',
    'http://[::ffff:10.0.0.1]',
    'http://169.254.169.254/latest/meta-data',
    'https://',
    'example.com',
  ])('%s may not', (url) => expect(isAllowedUrl(url, outside)).toBe(false));
});

test('a name that leads inside is refused before anything is sent', async () => {
  const look = (reach: typeof outside) =>
    new Promise((resolve) =>
      guardedLookup(reach)('localhost', { all: true }, (error, found) =>
        resolve(error?.message ?? found),
      ),
    );
  expect(await look(outside)).toMatch(/may not reach/);
  expect(await look(inside)).toContainEqual(expect.objectContaining({ address: '127.0.0.1' }));
});
