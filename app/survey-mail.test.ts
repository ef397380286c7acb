import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { freePort } from '#tests/mail-servers.ts';

let centre: TestCentre;
let scene: Scene;
let relay: SMTPServer;
let port: number;
const mails: string[] = [];
let isRefusing = false;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
  port = await freePort();
  relay = new SMTPServer({
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => {
      const refused = Object.assign(new Error('No such mailbox here'), { responseCode: 550 });
      done(isRefusing ? refused : null);
    },
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

let item: ConversationItem;

it('the customer of an ended mail dialogue is asked to rate it, by mail', async () => {
  const { projectId } = scene;
  const queueId = newId();
  await centre.runAsSystem(async (ctx) => {
    await putQueue(ctx, {
      ...{ ...blankQueue, id: queueId, projectId, names: { en: 'Mail', ru: 'Почта', zh: '邮件' } },
      ...{ channels: ['email'], serviceLevelMs: { chat: 60_000, email: 60_000 } },
    });
    await putMailbox(ctx, centre.config, {
      ...{ id: newId(), projectId, queueId, address: 'support@shop.example', name: 'Shop' },
      isOn: true,
      smtp: { host: '127.0.0.1', port, security: 'none', trustedCertificate: null, login: null },
    });
  });
  item = await scene.talk({ channel: 'email' });
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

it('an invitation whose mail comes back is not delivered; he is asked in full later', async () => {
  const second = await scene.talk({ channel: 'email', customerId: item.customerId });
  await centre.settle();
  isRefusing = true;
  centre.testClock.advanceMs(365 * dayMs);
  await scene.finish(second);
  await scene.code(second);
  await centre.settle();
  const invitationOf = async (of: ConversationItem) => (await scene.surveyOf(of))?.invitation;
  expect(await invitationOf(second)).toMatchObject({
    state: 'not-sent',
    notAskedReason: 'bounced',
    deliveryFailure: expect.stringContaining('550'),
  });
  isRefusing = false;
  const third = await scene.talk({ channel: 'email', customerId: item.customerId });
  await centre.settle();
  await scene.finish(third);
  await scene.code(third);
  await centre.settle();
  expect(await invitationOf(third)).toMatchObject({ state: 'sent', isRatingAlone: false });
});
