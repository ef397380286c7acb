import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { dayMs, hourMs, minuteMs } from '#kernel/time.ts';
import { changeProject, createProject, getProject } from '#modules/projects/server/index.ts';
import { refusals } from '#platform/webhooks/contract.ts';
import { signatureOf } from '#platform/webhooks/post.ts';
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  redeliverDead,
  removeWebhook,
  testWebhook,
} from '#platform/webhooks/webhooks.ts';
import { openTestCentre } from '#tests/centre.ts';

const centre = await openTestCentre({ settings: { HEED_WEBHOOK_ALLOW_PRIVATE: 'true' } });
const guarded = await openTestCentre();
const closers: (() => void)[] = [];
afterAll(async () => {
  for (const close of closers) close();
  await Promise.all([centre.close(), guarded.close()]);
});

type Answer = (request: IncomingMessage) => { status: number; location?: string } | null;

/** A program that receives: it remembers what came and answers as told; null: never. */
async function openReceiver(answer: Answer = () => ({ status: 204 })) {
  const heard: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(async (request, response) => {
    heard.push({ headers: request.headers, body: await text(request) });
    const given = answer(request);
    if (!given) return;
    const { status, location } = given;
    response.writeHead(status, location ? { location } : {}).end('x'.repeat(5_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

let count = 0;

async function openScene({ at = centre, url = '', eventNames = null as string[] | null }) {
  count += 1;
  const key = `project-${count}`;
  const by = { ...at.actor({ roles: ['administrator'] }), scope: 'everything' as const };
  const { id: projectId } = await at.run(by, (ctx) =>
    createProject(ctx, { key, name: key, language: 'en', colour: 'teal' }),
  );
  await at.settle();
  at.testClock.advanceMs(1);
  const around = { config: at.config, eventNames: ['project.changed'], demandProject: getProject };
  const make = (address = url) =>
    at.run(by, (ctx) => createWebhook(ctx, around, { projectId, url: address, eventNames }));
  const happen = (name: string) => at.run(by, (ctx) => changeProject(ctx, { projectId, name }));
  const deliveries = async (id: Id) =>
    (await at.run(by, (ctx) => listDeliveries(ctx, { projectId, id, limit: 50 }))).items;
  const show = async (id: Id) => {
    const all = await at.run(by, (ctx) => listWebhooks(ctx, around, projectId));
    return present(
      all.find((each) => each.id === id),
      'the webhook',
    );
  };
  return { by, projectId, around, make, happen, deliveries, show };
}

/** Lets time pass until nothing more is tried, at most two days. */
async function giveTime(at = centre): Promise<void> {
  for (let passedMs = 0; passedMs < 2 * dayMs; passedMs += hourMs) {
    await at.settle();
    at.testClock.advanceMs(hourMs + minuteMs);
  }
}

describe('an event', () => {
  test('arrives signed, and only where it is wanted', async () => {
    const receiver = await openReceiver();
    const scene = await openScene({ url: receiver.url, eventNames: ['project.changed'] });
    const { id, secret } = await scene.make();
    const other = await openScene({ url: receiver.url });
    await other.happen('elsewhere, without a webhook');
    await scene.happen('Harbour');
    await centre.settle();
    expect(receiver.heard).toHaveLength(1);
    const { headers, body } = present(receiver.heard[0], 'what was heard');
    expect(JSON.parse(body)).toMatchObject({
      id: headers['heed-event-id'],
      event: 'project.changed',
      projectId: scene.projectId,
      subjectId: scene.projectId,
      occurredAt: centre.testClock.now(),
      data: { project: { name: 'Harbour' } },
    });
    const time = String(headers['heed-time']);
    expect(headers).toMatchObject({
      'heed-attempt': '1',
      'heed-signature': signatureOf({ secret, time, body }),
      'content-type': 'application/json',
    });
    expect(await scene.deliveries(id)).toMatchObject([
      { state: 'delivered', attempts: 1, lastStatus: 204, lastError: null, nextAt: null },
    ]);
  });

  test('of before the webhook is not sent, nor one while it is off', async () => {
    const receiver = await openReceiver();
    const scene = await openScene({ url: receiver.url });
    await scene.happen('before');
    centre.testClock.advanceMs(1);
    const { id } = await scene.make();
    const change = (isOn: boolean) =>
      centre.run(scene.by, (ctx) =>
        changeWebhook(ctx, scene.around, { projectId: scene.projectId, id, isOn }),
      );
    await change(false);
    await scene.happen('while off');
    await centre.settle();
    await change(true);
    await scene.happen('after');
    await centre.settle();
    expect(receiver.heard.map(({ body }) => JSON.parse(body).data.project.name)).toEqual(['after']);
  });

  test('is tried for about a day, then dead, and taken up again', async () => {
    let status = 500;
    const receiver = await openReceiver(() => ({ status }));
    const scene = await openScene({ url: receiver.url });
    const { id } = await scene.make();
    await scene.happen('Harbour');
    await centre.settle();
    const startedAt = centre.testClock.now();
    expect(await scene.deliveries(id)).toMatchObject([
      { state: 'pending', lastStatus: 500, lastError: expect.stringMatching(/^500: x{1024}$/) },
    ]);
    await giveTime();
    expect(await scene.deliveries(id)).toMatchObject([{ state: 'dead', nextAt: null }]);
    expect(await scene.show(id)).toMatchObject({ isOn: true, pendingCount: 0, deadCount: 1 });
    const last = receiver.heard.at(-1)?.headers['heed-time'];
    const triedMs = Date.parse(String(last)) - Date.parse(startedAt);
    expect(triedMs).toBeGreaterThan(20 * hourMs);
    expect(triedMs).toBeLessThan(36 * hourMs);
    expect(new Set(receiver.heard.map(({ body }) => body)).size).toBe(1);
    const tries = receiver.heard.length;
    status = 200;
    const { by, projectId } = scene;
    expect(await centre.run(by, (ctx) => redeliverDead(ctx, { projectId, id }))).toBe(1);
    await centre.settle();
    expect(receiver.heard.at(-1)?.headers['heed-attempt']).toBe(String(tries + 1));
    const [delivery] = await scene.deliveries(id);
    expect(delivery).toMatchObject({ state: 'delivered', attempts: tries + 1 });
    const again = { projectId, id, deliveryId: delivery?.id ?? '' };
    await centre.run(by, (ctx) => redeliver(ctx, again));
    await expect(centre.run(by, (ctx) => redeliver(ctx, again))).rejects.toThrow(
      refusals.stillPending,
    );
    await centre.settle();
    expect(receiver.heard).toHaveLength(tries + 2);
  });

  test('is tried again when the receiver is back', async () => {
    const gone = await openReceiver();
    gone.close();
    const scene = await openScene({ url: gone.url });
    const { id } = await scene.make();
    await scene.happen('Harbour');
    await centre.settle();
    expect(await scene.deliveries(id)).toMatchObject([
      { state: 'pending', attempts: 1, lastStatus: null, lastError: expect.any(String) },
    ]);
    const receiver = await openReceiver();
    const { projectId } = scene;
    await centre.run(scene.by, (ctx) =>
      changeWebhook(ctx, scene.around, { projectId, id, url: receiver.url }),
    );
    centre.testClock.advanceMs(minuteMs);
    await centre.settle();
    expect(await scene.deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(receiver.heard[0]?.headers['heed-attempt']).toBe('2');
  });
});

describe('a receiver', () => {
  test('that is gone turns its webhook off', async () => {
    const receiver = await openReceiver(() => ({ status: 410 }));
    const scene = await openScene({ url: receiver.url });
    const { id } = await scene.make();
    await scene.happen('one');
    await scene.happen('two');
    await giveTime();
    expect(receiver.heard.length).toBeLessThanOrEqual(2);
    expect(await scene.show(id)).toMatchObject({ isOn: false, deadCount: 2 });
    const { by, projectId } = scene;
    await expect(centre.run(by, (ctx) => testWebhook(ctx, { projectId, id }))).rejects.toThrow(
      refusals.isOff,
    );
  });

  test('that redirects is not followed', async () => {
    const inner = await openReceiver();
    const receiver = await openReceiver(() => ({ status: 307, location: inner.url }));
    const scene = await openScene({ url: receiver.url });
    const { id } = await scene.make();
    await centre.run(scene.by, (ctx) => testWebhook(ctx, { projectId: scene.projectId, id }));
    await centre.settle();
    expect(await scene.deliveries(id)).toMatchObject([
      { eventName: 'webhook.tested', lastError: '307: redirects are not followed.' },
    ]);
    expect(inner.heard).toEqual([]);
  });

  test('that never answers is left after 10 s, and others do not wait for it', async () => {
    const silent = await openReceiver(() => null);
    const quick = await openReceiver();
    const scene = await openScene({ url: silent.url });
    const { id } = await scene.make();
    await scene.make(quick.url);
    for (const name of ['one', 'two', 'three']) await scene.happen(name);
    const startedAtMs = performance.now();
    await centre.settle();
    expect(performance.now() - startedAtMs).toBeLessThan(20_000);
    expect(quick.heard).toHaveLength(3);
    expect(await scene.deliveries(id)).toContainEqual(
      expect.objectContaining({ state: 'pending', lastError: 'There was no answer within 10 s.' }),
    );
  });

  test('inside the own network is out of reach, by address and by name', async () => {
    const receiver = await openReceiver();
    const scene = await openScene({ at: guarded, url: receiver.url });
    await expect(scene.make()).rejects.toThrow(refusals.addressNotAllowed);
    const { id } = await scene.make(receiver.url.replace('127.0.0.1', 'localhost'));
    await scene.happen('Harbour');
    await guarded.settle();
    expect(await scene.deliveries(id)).toMatchObject([
      { state: 'pending', lastError: expect.stringMatching(/may not reach/) },
    ]);
    expect(receiver.heard).toEqual([]);
  });
});

describe('managing webhooks', () => {
  test('is for administrators, not for programs', async () => {
    const scene = await openScene({ url: 'https://example.com/hook' });
    const { by, around, projectId } = scene;
    const lead = centre.actor({ roles: ['lead'], projectIds: [projectId] });
    const program = { ...by, kind: 'program' as const };
    for (const actor of [lead, program]) {
      await expect(
        centre.run(actor, (ctx) => listWebhooks(ctx, around, projectId)),
      ).rejects.toThrow('forbidden');
    }
  });

  test('refuses unknown events and projects, and keeps projects apart', async () => {
    const scene = await openScene({ url: 'https://example.com/hook', eventNames: ['no.event'] });
    await expect(scene.make()).rejects.toThrow(refusals.unknownEvent);
    const one = await openScene({ url: 'https://example.com/hook' });
    const two = await openScene({});
    const { id } = await one.make();
    const { by } = one;
    await expect(
      centre.run(by, (ctx) => removeWebhook(ctx, { projectId: two.projectId, id })),
    ).rejects.toThrow('not-found');
    const { projectId } = one;
    await centre.run(by, (ctx) => removeWebhook(ctx, { projectId, id }));
    expect(await centre.run(by, (ctx) => listWebhooks(ctx, one.around, projectId))).toEqual([]);
    await expect(
      centre.run(by, (ctx) =>
        listWebhooks(ctx, one.around, '00000000-0000-7000-8000-00000000000f'),
      ),
    ).rejects.toThrow('projects.not-found');
  });
});
