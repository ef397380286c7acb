import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { composeReply, type ReplyParts } from './compose-reply.ts';
import { aMail } from './mail.fixture.ts';
import { visibleText } from './visible-text.ts';

const mailbox = {
  name: 'Shop Support',
  address: 'support@shop.example',
  loopMark: 'm1',
  messageDomain: 'heed.shop.example',
};
const maria = { name: 'Maria', address: 'maria@example.net' };
const answered = {
  messageId: 'q1@example.net',
  references: ['q0@example.net'],
  from: maria,
  sentAt: '2026-11-21T10:00:00.000Z',
  text: 'Where is it?\n> On its way.\n',
};
const parts: ReplyParts = {
  mailId: '0193f2a0-0000-7000-8000-000000000001',
  mailbox,
  replyAddress: 'support+c.abc@shop.example',
  to: [maria],
  cc: [],
  subject: 'RE: Where is my parcel?',
  text: 'In Kazan.\r\n\r\nAnna',
  answered,
  language: 'en',
  timeZone: 'Europe/Moscow',
  isAutomatic: false,
};

describe('a reply', () => {
  it('keeps the thread and says where answers go', () => {
    expect(composeReply(parts)).toMatchObject({
      messageId: '0193f2a0-0000-7000-8000-000000000001.m1@heed.shop.example',
      from: { name: 'Shop Support', address: 'support@shop.example' },
      replyTo: { address: 'support+c.abc@shop.example' },
      subject: 'Re: Where is my parcel?',
      inReplyTo: 'q1@example.net',
      references: ['q0@example.net', 'q1@example.net'],
      headers: { 'x-heed-loop': 'm1' },
    });
  });

  it('quotes what it answers, deeper by one', () => {
    expect(composeReply(parts).text).toBe(
      'In Kazan.\n\nAnna\n\nOn November 21, 2026 at 1:00 PM, Maria <maria@example.net> wrote:\n' +
        '> Where is it?\n>> On its way.\n',
    );
  });

  it.each(['en', 'ru', 'zh'] as const)(
    'in %s can be split again when it comes back',
    (language) => {
      expect(visibleText(composeReply({ ...parts, language }).text)).toBe('In Kazan.\n\nAnna');
    },
  );

  it('in HTML says the same and lets no character of a stranger through', () => {
    const hostile = { ...answered, text: '<img src=x onerror=alert(1)> "&"' };
    expect(composeReply({ ...parts, answered: hostile, text: 'a < b\nc' }).html).toBe(
      '<div dir="auto"><p>a &lt; b<br>c</p></div>' +
        '<p dir="auto">On November 21, 2026 at 1:00 PM, ' +
        'Maria &lt;maria@example.net&gt; wrote:</p>' +
        '<blockquote type="cite" dir="auto">' +
        '<p>&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&quot;</p>' +
        '</blockquote>',
    );
  });

  it('written by a program says so', () => {
    expect(composeReply({ ...parts, isAutomatic: true }).headers).toEqual({
      'x-heed-loop': 'm1',
      'auto-submitted': 'auto-replied',
      'x-auto-response-suppress': 'All',
    });
    const first = composeReply({ ...parts, isAutomatic: true, answered: null });
    expect(first.headers['auto-submitted']).toBe('auto-generated');
  });

  it('that comes back to its mailbox is known as a loop', () => {
    const { messageId } = composeReply(parts);
    const facts = { returnPath: null, isKnown: false, recentFromCorrespondent: 0, mailbox };
    expect(classify(aMail({ messageId }), facts)).toMatchObject({ kind: 'loop' });
  });

  it('keeps the first mail of a long thread and the newest nineteen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const references = Array.from({ length: count }, (_, number) => `r${number}@x`);
        const mail = composeReply({ ...parts, answered: { ...answered, references } });
        expect(mail.references.length).toBe(Math.min(20, count + 1));
        expect(mail.references[0]).toBe(count > 0 ? 'r0@x' : 'q1@example.net');
        expect(mail.references.at(-1)).toBe('q1@example.net');
      }),
    );
  });
});

it('the first mail of a conversation quotes nothing and keeps its subject on one line', () => {
  const mail = composeReply({
    ...parts,
    answered: null,
    subject: 'Order 17\r\nBcc: all@x',
    text: 'Hello.',
  });
  expect(mail).toMatchObject({
    subject: 'Order 17 Bcc: all@x',
    inReplyTo: null,
    references: [],
    text: 'Hello.',
    html: '<div dir="auto"><p>Hello.</p></div>',
  });
});
