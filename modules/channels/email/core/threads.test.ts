import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMail } from './mail.fixture.ts';
import { conversationOfAddress, replyAddress, withoutDetail } from './reply-address.ts';
import { threadKeysOf, threadOf } from './threads.ts';

const hmac = (text: string) => createHmac('sha256', 'a key').update(text).digest();
const mailboxAddress = 'support@shop.example';
const mailbox = { address: mailboxAddress, envelopeRecipients: [] };
const conversationId = '0193f2a0-0000-7000-8000-000000000001';
const otherId = '0193f2a0-0000-7000-8000-000000000002';
const signed = replyAddress({ mailboxAddress, conversationId }, hmac);

describe('a signed reply address', () => {
  it('leads back to its conversation, also after a program changed its case', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const address = replyAddress({ mailboxAddress, conversationId: id }, hmac);
        expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
        expect(conversationOfAddress(address.toUpperCase(), mailboxAddress, hmac)).toBe(id);
      }),
    );
  });

  it('with any character changed leads nowhere', () => {
    const start = 'support+c.'.length;
    const end = signed.indexOf('@');
    fc.assert(
      fc.property(fc.integer({ min: start, max: end - 2 }), (at) => {
        const other = signed[at] === 'a' ? 'b' : 'a';
        const forged = `${signed.slice(0, at)}${other}${signed.slice(at + 1)}`;
        expect(conversationOfAddress(forged, mailboxAddress, hmac)).toBeNull();
      }),
    );
  });

  it('of another mailbox, another key or another length leads nowhere', () => {
    const otherKey = (text: string) => createHmac('sha256', 'another').update(text).digest();
    expect(conversationOfAddress(signed, 'sales@shop.example', hmac)).toBeNull();
    expect(conversationOfAddress(signed, mailboxAddress, otherKey)).toBeNull();
    expect(conversationOfAddress(signed.replace('@', 'aa@'), mailboxAddress, hmac)).toBeNull();
    expect(conversationOfAddress('support+c.@shop.example', mailboxAddress, hmac)).toBeNull();
    expect(conversationOfAddress(mailboxAddress, mailboxAddress, hmac)).toBeNull();
  });

  it('gives way to the plain address where a local part has no room for it', () => {
    const long = { mailboxAddress: 'customer-support-europe@shop.example', conversationId };
    expect(replyAddress(long, hmac)).toBe(long.mailboxAddress);
  });

  it('belongs to the mailbox before the plus', () => {
    expect(withoutDetail(signed.toUpperCase())).toBe(mailboxAddress);
  });
});

describe('a mail', () => {
  const known = new Map([
    ['old@x', otherId],
    ['new@x', conversationId],
  ]);
  const threadOfMail = (about: Parameters<typeof aMail>[0]) =>
    threadOf(threadKeysOf(aMail(about), mailbox, hmac), known);

  it('to a signed address belongs to its conversation, whatever it refers to', () => {
    const thread = threadOfMail({ cc: [{ name: '', address: signed }], references: ['old@x'] });
    expect(thread).toEqual({ kind: 'continues', conversationId, by: 'reply-address' });
  });

  it('is found by the address of the envelope, which a list of recipients may hide', () => {
    const keys = threadKeysOf(aMail(), { ...mailbox, envelopeRecipients: [signed] }, hmac);
    expect(keys.signedConversationId).toBe(conversationId);
    const delivered = aMail({ headers: { 'delivered-to': [`a@x, <${signed}>`] } });
    expect(threadKeysOf(delivered, mailbox, hmac).signedConversationId).toBe(conversationId);
  });

  it('belongs to the newest mail of its references that is known', () => {
    const thread = threadOfMail({ references: ['old@x', 'new@x', 'unknown@x'] });
    expect(thread).toEqual({ kind: 'continues', conversationId, by: 'references' });
  });

  it('believes In-Reply-To before References', () => {
    const thread = threadOfMail({ inReplyTo: ['old@x'], references: ['old@x', 'new@x'] });
    expect(thread).toMatchObject({ conversationId: otherId });
  });

  it('that reports about a mail of ours belongs where that mail does', () => {
    const report = { reportType: 'delivery-status', recipients: [], originalMessageId: 'new@x' };
    expect(threadOfMail({ report, references: ['old@x'] })).toMatchObject({ conversationId });
  });

  it('with a known subject but no known reference starts anew', () => {
    expect(threadOfMail({ subject: 'Re: Where is my parcel?' })).toEqual({ kind: 'new' });
  });

  it('with thousands of references is looked up by the newest thirty', () => {
    const references = Array.from({ length: 5000 }, (_, number) => `m${number}@x`);
    const { messageIds } = threadKeysOf(aMail({ references }), mailbox, hmac);
    expect(messageIds).toHaveLength(30);
    expect(messageIds[0]).toBe('m4999@x');
  });
});
