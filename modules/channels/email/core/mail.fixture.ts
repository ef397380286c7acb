import type { ParsedMail } from './mail.ts';

/** An ordinary mail for tests, with what the test is about put in. */
export function aMail(about: Partial<ParsedMail> = {}): ParsedMail {
  return {
    messageId: 'CAF=1@mail.example.net',
    inReplyTo: [],
    references: [],
    subject: 'Where is my parcel?',
    sentAt: '2026-11-21T10:00:00.000Z',
    from: { name: 'Maria', address: 'maria@example.net' },
    replyTo: [],
    to: [{ name: '', address: 'support@shop.example' }],
    cc: [],
    headers: {},
    text: 'It was due on Monday.',
    html: null,
    attachments: [],
    report: null,
    remarks: [],
    ...about,
  };
}
