import { describe, expect, it } from 'vitest';
import { aMail } from './mail.fixture.ts';
import { addressInHead, writerOf } from './writer.ts';

const boris = { name: 'Boris', address: 'boris@example.net' };

describe('who wrote a mail', () => {
  it('is its sender, whom the mail server of the centre let in', () => {
    expect(writerOf(aMail())).toMatchObject({ address: 'maria@example.net', isProven: true });
  });

  it('is whom an answer goes to, and then nothing proves it', () => {
    const writer = writerOf(aMail({ replyTo: [boris] }));
    expect(writer).toEqual({ ...boris, isProven: false });
  });

  it('is not proven when the mail server found the sender forged', () => {
    const results = (text: string) =>
      writerOf(aMail({ headers: { 'authentication-results': [text, 'x; dmarc=fail'] } }));
    expect(results('mx.shop.example; spf=pass; dmarc=fail (p=none)')?.isProven).toBe(false);
    expect(results('mx.shop.example; dmarc=pass')?.isProven).toBe(true);
  });

  it('is nobody when the address is longer than any can be', () => {
    const from = { name: '', address: `${'a'.repeat(300)}@example.net` };
    expect(writerOf(aMail({ from }))).toBeNull();
  });
});

it.each([
  ['Subject: x\r\nFrom: "M, a" <Maria@Example.net>\r\n', 'maria@example.net'],
  ['From: maria@example.net\r\n', 'maria@example.net'],
  ['From: nobody\r\nTo: x@y.z\r\n', null],
  ['', null],
])('the head %j names %s', (head, address) => {
  expect(addressInHead(head)).toBe(address);
});
