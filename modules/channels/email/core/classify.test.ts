import { describe, expect, it } from 'vitest';
import {
  classify,
  type IntakeFacts,
  maximumMailsInLoopWindow,
  mayAnswerAutomatically,
} from './classify.ts';
import { aMail } from './mail.fixture.ts';
import type { MailReport, ParsedMail } from './mail.ts';
import { ownMessageId } from './own-mail.ts';

const mailbox = { loopMark: 'm1', messageDomain: 'heed.shop.example' };
const facts: IntakeFacts = {
  returnPath: 'maria@example.net',
  isKnown: false,
  recentFromCorrespondent: 1,
  mailbox,
};
const daemon = { name: 'Mail Delivery System', address: 'mailer-daemon@relay.example' };

function aReport(action: string, reportType = 'delivery-status'): MailReport {
  const recipients = [{ address: 'x@example.net', action, status: '5.1.1', diagnostic: '550 no' }];
  return { reportType, recipients, originalMessageId: 'a.m1@heed.shop.example' };
}

describe('an ordinary mail', () => {
  const table: [string, Partial<ParsedMail>][] = [
    ['of a customer', {}],
    ['without any id', { messageId: null }],
    [
      'that answers a newsletter',
      { headers: { precedence: ['bulk'] }, inReplyTo: ['n1@shop.example'] },
    ],
    [
      'of an order form, which marks it auto-generated',
      { headers: { 'auto-submitted': ['auto-generated'] } },
    ],
    ['that says it is from a person', { headers: { 'auto-submitted': ['no'] } }],
    ['that speaks of an automatic reply', { subject: 'Your automatic reply did not help' }],
    ['of another centre that runs Heed', { headers: { 'x-heed-loop': ['m2'] } }],
    ['of a colleague on our own domain', { messageId: '123@heed.shop.example' }],
  ];
  it.each(table)('%s is one', (_, about) => {
    expect(classify(aMail(about), facts)).toEqual({ kind: 'ordinary' });
  });
});

describe('an automatic reply', () => {
  const away = { subject: 'Automatic reply: Where is my parcel?' };
  const table: [string, Partial<ParsedMail>][] = [
    [
      'Auto-Submitted: auto-replied',
      { headers: { 'auto-submitted': ['auto-replied (vacation)'] } },
    ],
    ['Exchange out of office', { ...away, headers: { 'auto-submitted': ['auto-generated'] } }],
    [
      'auto-generated in answer to a mail',
      { headers: { 'auto-submitted': ['auto-generated'] }, inReplyTo: ['a@b'] },
    ],
    ['X-Autoreply', { headers: { 'x-autoreply': ['yes'] } }],
    ['Precedence: auto_reply', { headers: { precedence: ['auto_reply'] } }],
    ['Russian absence note', { subject: 'Автоответ: заказ', headers: { precedence: ['bulk'] } }],
    [
      'Chinese absence note',
      { subject: '自动回复：订单', headers: { 'x-auto-response-suppress': ['All'] } },
    ],
    ['read receipt', { report: aReport('displayed', 'disposition-notification') }],
    ['delivery receipt', { report: aReport('delivered') }],
  ];
  it.each(table)('is known by %s', (_, about) => {
    expect(classify(aMail(about), facts)).toMatchObject({ kind: 'auto-reply' });
  });

  it('is known by the null sender of the envelope or of its Return-Path', () => {
    expect(classify(aMail(), { ...facts, returnPath: '' })).toMatchObject({ kind: 'auto-reply' });
    const inHeader = aMail({ headers: { 'return-path': ['<>'] } });
    expect(classify(inHeader, { ...facts, returnPath: null })).toMatchObject({
      kind: 'auto-reply',
    });
  });
});

describe('a bounce', () => {
  it('names the recipient, the status and the mail that did not arrive', () => {
    expect(classify(aMail({ report: aReport('failed') }), facts)).toEqual({
      kind: 'bounce',
      isFinal: true,
      recipient: 'x@example.net',
      status: '5.1.1',
      diagnostic: '550 no',
      originalMessageId: 'a.m1@heed.shop.example',
    });
  });

  it('that only tells of a delay is not final', () => {
    const kind = classify(aMail({ report: aReport('delayed') }), facts);
    expect(kind).toMatchObject({ kind: 'bounce', isFinal: false });
  });

  it('without a report is known by the null sender and the daemon together', () => {
    const mail = aMail({ from: daemon, references: ['a.m1@heed.shop.example'] });
    const kind = classify(mail, { ...facts, returnPath: '' });
    expect(kind).toMatchObject({ kind: 'bounce', originalMessageId: 'a.m1@heed.shop.example' });
  });

  it('of Exim is known by its header', () => {
    const mail = aMail({ headers: { 'x-failed-recipients': ['Ivan@Example.net'] } });
    expect(classify(mail, facts)).toMatchObject({ kind: 'bounce', recipient: 'ivan@example.net' });
  });
});

describe('a loop', () => {
  const mailId = '0193f2a0-0000-7000-8000-000000000001';
  const table: [string, Partial<ParsedMail>][] = [
    ['own-mark', { headers: { 'x-heed-loop': ['m2', 'm1'] } }],
    ['own-message-id', { messageId: ownMessageId(mailId, mailbox) }],
    ['too-many-hops', { headers: { received: Array<string>(101).fill('from a by b') } }],
  ];
  it.each(table)('is known by %s', (sign, about) => {
    expect(classify(aMail(about), facts)).toEqual({ kind: 'loop', sign });
  });

  it('is known by more mails in the window than a person writes', () => {
    const full = { ...facts, recentFromCorrespondent: maximumMailsInLoopWindow };
    expect(classify(aMail(), full)).toEqual({ kind: 'ordinary' });
    const over = { ...facts, recentFromCorrespondent: maximumMailsInLoopWindow + 1 };
    expect(classify(aMail(), over)).toEqual({ kind: 'loop', sign: 'too-many-mails' });
  });
});

it('a mail that was here before is a duplicate, whatever else it is', () => {
  const mail = aMail({ report: aReport('failed') });
  expect(classify(mail, { ...facts, isKnown: true })).toEqual({ kind: 'duplicate' });
});

describe('an automatic answer', () => {
  const table: [string, Partial<ParsedMail>][] = [
    ['a mailing list', { headers: { 'list-id': ['<news.example.net>'] } }],
    ['a mass mail', { headers: { precedence: ['bulk'] } }],
    ['an order form', { headers: { 'auto-submitted': ['auto-generated'] } }],
    ['who asks for none', { headers: { 'x-auto-response-suppress': ['OOF'] } }],
    ['an address that does not listen', { from: { name: '', address: 'no-reply@example.net' } }],
    ['nobody', { from: null }],
  ];
  it.each(table)('never goes to %s', (_, about) => {
    expect(mayAnswerAutomatically(aMail(about), { kind: 'ordinary' })).toBe(false);
  });

  it('goes to a person, and to nothing but an ordinary mail', () => {
    expect(mayAnswerAutomatically(aMail(), { kind: 'ordinary' })).toBe(true);
    expect(mayAnswerAutomatically(aMail(), { kind: 'auto-reply', sign: 'x' })).toBe(false);
  });
});
