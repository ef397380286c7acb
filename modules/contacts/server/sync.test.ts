import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeedEvent } from '#kernel/event.ts';
import { mergeCustomers, recognise } from '#modules/customers/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { type ConversationItem, undoSendMs } from '../contract.ts';
import { applyToConversation, applyToMine } from '../core/live.ts';
import { mergeConversations } from './merging.ts';
import { moveContact } from './moves.ts';
import { listMine, markReadByCustomer, openConversation } from './reading.ts';
import { recordDelivery, reply, takeBack } from './reply.ts';
import { wrapUpContact } from './wrap-up.ts';

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  /** What the agent's browser shows before, the events of the deed, and a fetch after it. */
  async function verify(agent: Actor, item: ConversationItem, deed: () => Promise<unknown>) {
    const fetch = () =>
      centre.run(agent, async (ctx) => ({
        mine: await listMine(ctx),
        view: await openConversation(ctx, { projectId: item.projectId, id: item.id }),
      }));
    const before = await fetch();
    const events = await centre.eventsOf(deed);
    expect(events.length).toBeGreaterThan(0);
    const after = await fetch();
    const mine = events.reduce(
      (items: readonly ConversationItem[], event) => applyToMine(items, event, agent.id),
      before.mine,
    );
    expect(mine).toEqual(after.mine);
    const ofThis = events.filter((event) => concerns(event, item.id));
    expect(ofThis.reduce(applyToConversation, before.view)).toEqual(after.view);
  }

  function concerns(event: HeedEvent, conversationId: string): boolean {
    const { item, contact } = event.data as {
      item?: ConversationItem;
      contact?: { conversationId: string };
    };
    return (item?.id ?? contact?.conversationId) === conversationId;
  }

  const contactOf = (item: ConversationItem) => ({ projectId: item.projectId, id: item.contactId });
  const talk = (item: ConversationItem) => scene.talk(item);
  const say = (item: ConversationItem, holdMs = 0) =>
    centre.run(scene.agent, (ctx) =>
      reply(ctx, { ...scene.words, ...threadOf(item), holdMs, kind: 'message' }),
    );
  const threadOf = (item: ConversationItem) => ({
    projectId: item.projectId,
    conversationId: item.id,
  });

  const deeds: [string, (item: ConversationItem) => Promise<() => Promise<unknown>>][] = [
    ['message.added: a customer writes again', async (item) => () => scene.write(item)],
    [
      'contact.moved: an offer',
      async (item) => () =>
        centre.runAsSystem((ctx) =>
          moveContact(ctx, contactOf(item), { to: 'offer', agentId: scene.agent.id }),
        ),
    ],
    [
      'contact.moved: an offer that ran out',
      async (item) => {
        await centre.runAsSystem((ctx) =>
          moveContact(ctx, contactOf(item), { to: 'offer', agentId: scene.agent.id }),
        );
        return () =>
          centre.runAsSystem((ctx) =>
            moveContact(ctx, contactOf(item), { to: 'queue', why: 'timed-out' }),
          );
      },
    ],
    [
      'contact.moved: an answer',
      async (item) => () =>
        centre.runAsSystem((ctx) =>
          moveContact(ctx, contactOf(item), { to: 'talk', agentId: scene.agent.id, why: 'taken' }),
        ),
    ],
    [
      'message.added and released: a reply',
      async (item) => {
        await talk(item);
        return () => say(item);
      },
    ],
    [
      'message.changed: a reply taken back',
      async (item) => {
        await talk(item);
        const { id: messageId } = await say(item, undoSendMs);
        return () =>
          centre.run(scene.agent, (ctx) => takeBack(ctx, { ...threadOf(item), messageId }));
      },
    ],
    [
      'message.released: the time to take back is over',
      async (item) => {
        await talk(item);
        await say(item, undoSendMs);
        centre.testClock.advanceMs(undoSendMs);
        return () => centre.settle();
      },
    ],
    [
      'message.changed: a delivery that failed',
      async (item) => {
        await talk(item);
        const { id } = await say(item);
        return () =>
          centre.runAsSystem((ctx) =>
            recordDelivery(ctx, { projectId: item.projectId, id, state: 'failed', reason: 'full' }),
          );
      },
    ],
    [
      'contact.moved: it is the customer’s turn, and he writes',
      async (item) => {
        await talk(item);
        return async () => {
          await centre.run(scene.agent, (ctx) =>
            moveContact(ctx, contactOf(item), { to: 'wait-for-customer' }),
          );
          await scene.write(item);
        };
      },
    ],
    [
      'contact.moved: a transfer',
      async (item) => {
        await talk(item);
        return () =>
          centre.run(scene.agent, (ctx) =>
            moveContact(ctx, contactOf(item), {
              to: 'queue',
              queueId: scene.otherQueueId,
              why: 'transferred',
            }),
          );
      },
    ],
    [
      'contact.moved and closed: finished and coded',
      async (item) => {
        await talk(item);
        return async () => {
          await centre.run(scene.agent, (ctx) =>
            moveContact(ctx, contactOf(item), { to: 'wrap-up' }),
          );
          await centre.run(scene.agent, (ctx) =>
            wrapUpContact(ctx, {
              ...contactOf(item),
              reasonId: scene.reasonId,
              resolution: 'resolved',
            }),
          );
        };
      },
    ],
    [
      'contact.recoded: a coding corrected',
      async (item) => {
        await talk(item);
        await centre.run(scene.agent, (ctx) => wrapUpContact(ctx, contactOf(item)));
        return () =>
          centre.run(scene.agent, (ctx) =>
            wrapUpContact(ctx, { ...contactOf(item), reasonId: scene.reasonId }),
          );
      },
    ],
    [
      'contact.closed: the customer left',
      async (item) => () =>
        centre.runAsSystem((ctx) =>
          moveContact(ctx, contactOf(item), { to: 'closed', why: 'abandoned' }),
        ),
    ],
    [
      'contact.opened: a closed conversation taken up again',
      async (item) => {
        await centre.runAsSystem((ctx) =>
          moveContact(ctx, contactOf(item), { to: 'closed', why: 'abandoned' }),
        );
        return () => scene.write(item);
      },
    ],
    [
      'conversation.customer-changed: two records were one person',
      async (item) => async () => {
        const { projectId, customerId } = item;
        const identities = [
          { kind: 'email' as const, value: `${item.id}@x.test`, isVerified: true },
        ];
        const lead = centre.actor({ roles: ['lead'], projectIds: [projectId] });
        const { customerId: intoId } = await centre.runAsSystem((ctx) =>
          recognise(ctx, { projectId, identities, name: 'Борис Иванов' }),
        );
        const pair = { projectId, customerId, intoId, confirmTwoIds: true };
        await centre.run(lead, (ctx) => mergeCustomers(ctx, pair));
        await centre.outbox.drain();
      },
    ],
    [
      'conversation.changed: the customer has read',
      async (item) => () =>
        centre.runAsSystem((ctx) =>
          markReadByCustomer(ctx, { projectId: item.projectId, id: item.id }),
        ),
    ],
  ];

  it.each(deeds)('%s', async (_name, prepare) => {
    const item = await scene.open();
    const deed = await prepare(item);
    centre.testClock.advanceMs(1_000);
    await verify(scene.agent, item, deed);
  });

  it('conversation.merged: the other conversation leaves my work', async () => {
    const into = await scene.open();
    centre.testClock.advanceMs(1_000);
    const from = await scene.open();
    await talk(into);
    await talk(from);
    centre.testClock.advanceMs(1_000);
    const fetch = () => centre.run(scene.agent, (ctx) => listMine(ctx));
    const before = await fetch();
    const events = await centre.eventsOf(() =>
      centre.run(scene.agent, (ctx) =>
        mergeConversations(ctx, { projectId: into.projectId, intoId: into.id, fromId: from.id }),
      ),
    );
    const mine = events.reduce(
      (items: readonly ConversationItem[], event) => applyToMine(items, event, scene.agent.id),
      before,
    );
    expect(mine).toEqual(await fetch());
  });
});
