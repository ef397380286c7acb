import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { freePort } from '#tests/mail-servers.ts';

let centre: TestCentre;
let scene: Scene;
let relay: SMTPServer;
let port: number;
const mails: string[] = [];

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
  port = await freePort();
  relay = new SMTPServer({
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: async (stream, _session, done) => {
      const raw = Buffer.concat(await stream.toArray()).toString();
      mails.push(raw.replace(/\r\n[ \t]+/g, ' '));
      done();
    },
  });
  await new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => relay.close(resolve));
  await centre.close();
});

it('the customer of an ended mail dialogue is asked to rate it, by mail', async () => {
  const { projectId } = scene;
  const queueId = newId();
  await centre.runAsSystem(async (ctx) => {
    await putQueue(ctx, {
      ...{ id: queueId, projectId, names: { en: 'Mail', ru: 'Почта', zh: '邮件' } },
      ...{ channels: ['email'], language: null, skills: [], priority: 0 },
      ...{ accelerationPerMinute: 1, offerTimeoutMs: null, isOpen: true },
      ...{ serviceLevelMs: { chat: 60_000, email: 60_000 }, colour: 'teal' },
    });
    await putMailbox(ctx, centre.config, {
      ...{ id: newId(), projectId, queueId, address: 'support@shop.example', name: 'Shop' },
      isOn: true,
      smtp: { host: '127.0.0.1', port, security: 'none', trustedCertificate: null, login: null },
    });
  });
  const item = await scene.talk({ channel: 'email' });
  await centre.settle();
  await scene.finish(item);
  await scene.code(item);
  await centre.settle();
  const [answer, invitation] = mails;
  expect(mails).toHaveLength(2);
  expect(answer).toMatch(/^Reply-To: .*<support\+c\./m);
  expect(invitation).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  expect(invitation).toMatch(/^Reply-To: .*<support@shop\.example>\r$/m);
  const { text = '' } = await simpleParser(invitation ?? '');
  expect(text).toMatch(/\/rate\/[\w-]+\?r=5\n/);
});
