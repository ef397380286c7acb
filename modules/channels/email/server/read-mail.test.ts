import { afterAll, beforeAll, expect, it } from 'vitest';
import { hourMs } from '#kernel/time.ts';
import { openJobs } from '#platform/jobs/jobs.ts';
import { type MailScene, openMailScene } from './email.fixture.ts';
import { openMailReader } from './mail-reader.ts';
import { rawMail } from './raw-mail.fixture.ts';
import { readAgain } from './raw-mails.ts';
import { mailReading } from './read-mail.ts';

let scene: MailScene;

beforeAll(async () => {
  scene = await openMailScene();
});
afterAll(() => scene.close());

it('a mail that ends its reader time and again is shown, and read when it can be', async () => {
  const { centre, projectId, lead } = scene;
  const head = 'From: heavy@example.net\nSubject: Heavy\nMessage-ID: <heavy@example.net>\n\n';
  await scene.hand(rawMail(head, 'line\n'.repeat(1_000_000)));
  const reader = openMailReader({ workerCount: 1, heapMegabytes: 24 });
  const { database, log } = centre;
  const handlers = [mailReading(centre, reader)];
  const jobs = openJobs({ database, handlers, log, isSelfRunning: false });
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await jobs.runDue();
    centre.testClock.advanceMs(hourMs);
  }
  await jobs.close();
  await reader.close();
  const [raw] = await scene.rawMails();
  expect(raw).toMatchObject({ state: 'unreadable', reason: 'crashed' });
  const { item } = await scene.dialogue('Mail that could not be read');
  expect(item.customerName).toBe('heavy@example.net');

  await centre.run(lead, (ctx) => readAgain(ctx, { projectId, id: raw?.id ?? '' }));
  await centre.settle();
  const { messages } = await scene.dialogue('Mail that could not be read');
  expect(messages.find(({ body }) => body.startsWith('line\nline'))).toMatchObject({
    authorKind: 'customer',
    conversationId: item.id,
  });
});
