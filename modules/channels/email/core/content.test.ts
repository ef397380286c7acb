import { describe, expect, it } from 'vitest';
import { contentOf } from './content.ts';
import { aMail } from './mail.fixture.ts';
import type { MailAttachment } from './mail.ts';

const file = (about: Partial<MailAttachment> = {}): MailAttachment => ({
  fileName: 'a.png',
  contentType: 'image/png',
  contentId: null,
  isInline: false,
  bytes: new Uint8Array(1),
  ...about,
});

describe('a mail becomes a message', () => {
  it('with what its writer says, without history', () => {
    const text = 'Thanks.\n\nOn Sat, 21 Nov 2026 at 10:00 Anna <a@b.c> wrote:\n> On its way.';
    expect(contentOf(aMail({ text }), null)).toMatchObject({ body: 'Thanks.', remarks: [] });
  });

  it('cut where it is too long, never through a character, and a remark says so', () => {
    const text = `${'a'.repeat(49_999)}😀 and more`;
    const { body, remarks } = contentOf(aMail({ text }), null);
    expect(body.length).toBe(50_000);
    expect(body.isWellFormed()).toBe(true);
    expect(remarks).toEqual(['text-cut']);
  });

  it('with the images of its text in the text, and below it when the text is shown plain', () => {
    const inline = file({ isInline: true, contentId: 'x' });
    const mail = aMail({ html: '<img src="cid:x">', attachments: [inline, file()] });
    const formatted = contentOf(mail, '<img src="/x">');
    expect([formatted.files.length, formatted.inlineFiles.length]).toEqual([1, 1]);
    const plain = contentOf(mail, null);
    expect([plain.files.length, plain.inlineFiles.length]).toEqual([2, 0]);
    expect(plain.remarks).toEqual(['html-left-out']);
  });

  it('with the first of its files when they are too many', () => {
    const attachments = Array.from({ length: 21 }, () => file());
    const { files, remarks } = contentOf(aMail({ attachments }), null);
    expect(files.length).toBe(20);
    expect(remarks).toEqual(['attachments-left-out']);
  });
});
