import { afterEach, describe, expect, it } from 'vitest';
import { openMailReader } from './mail-reader.ts';
import { head, rawMail } from './raw-mail.fixture.ts';

const good = rawMail(head, 'Subject: Hi\n\nHello');
const slow = rawMail(head, '\n', 'line\n'.repeat(2_000_000));
const fallback = { fallbackCharset: 'windows-1251' };
let reader = openMailReader();

afterEach(async () => {
  await reader.close();
});

describe('the reader', () => {
  it('reads mails and cleans HTML in threads, and gives files back whole', async () => {
    reader = openMailReader();
    const type =
      'Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==';
    const mails = Array.from({ length: 6 }, () => reader.parse(rawMail(head, type), fallback));
    for (const result of await Promise.all(mails)) {
      expect(result).toMatchObject({
        kind: 'parsed',
        mail: { attachments: [{ fileName: 'a.pdf' }] },
      });
      if (result.kind !== 'parsed') continue;
      expect(Buffer.from(result.mail.attachments[0]?.bytes ?? []).toString()).toBe('%PDF');
    }
    const html = '<p onclick="x()">Hi<img src="https://spy.example/a.gif"></p>';
    expect(await reader.sanitise(html, { fileUrls: {} })).toEqual({
      html: '<p>Hi<img data-blocked-src="https://spy.example/a.gif" /></p>',
      blockedImageCount: 1,
    });
  });

  it('gives a mail up that takes too long, and reads the next one', async () => {
    reader = openMailReader({ workerCount: 1 });
    const [hung, next] = await Promise.all([
      reader.parse(slow, { ...fallback, timeoutMs: 1 }),
      reader.parse(good, fallback),
    ]);
    expect(hung).toEqual({ kind: 'unparsable', reason: 'timed-out' });
    expect(next).toMatchObject({ kind: 'parsed', mail: { subject: 'Hi' } });
  });

  it('survives a mail that ends its thread', async () => {
    reader = openMailReader({ workerCount: 1, heapMegabytes: 24 });
    expect(await reader.parse(slow, fallback)).toEqual({ kind: 'unparsable', reason: 'crashed' });
    expect(await reader.parse(good, fallback)).toMatchObject({ kind: 'parsed' });
  });

  it('shows the text when HTML takes too long to be made safe', async () => {
    reader = openMailReader({ workerCount: 1 });
    const html = '<b style="color:red">'.repeat(50_000);
    expect(await reader.sanitise(html, { fileUrls: {}, timeoutMs: 1 })).toBeNull();
  });

  it('finishes what it reads before it closes, and then takes nothing more', async () => {
    reader = openMailReader();
    const reading = reader.parse(good, fallback);
    await reader.close();
    expect(await reading).toMatchObject({ kind: 'parsed' });
    await expect(reader.parse(good, fallback)).rejects.toMatchObject({ isRetryable: true });
  });
});
