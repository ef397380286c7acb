import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import type { ConversationItem } from '../contract.ts';
import { findEarlier } from './earlier.ts';
import { moveContact } from './moves.ts';
import { reply } from './reply.ts';
import { wrapUpContact } from './wrap-up.ts';

describe('earlier contacts', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const say = (body: string) => ({
    message: { body, html: null, attachments: [], externalId: newId() },
  });
  const someone = async (name: string) => {
    const value = `${newId()}@example.test`;
    const { projectId } = scene;
    const { customerId } = await centre.runAsSystem((ctx) =>
      recognise(ctx, {
        ...{ projectId, name, language: 'ru' as const },
        identities: [{ kind: 'email' as const, value, isVerified: true }],
      }),
    );
    return customerId;
  };
  /** Everything that is due within so long happens. */
  const later = async (durationMs: number) => {
    centre.testClock.advanceMs(durationMs);
    await centre.settle();
  };
  async function finish(item: ConversationItem, answer: string): Promise<ConversationItem> {
    const which = { projectId: item.projectId, id: item.contactId };
    await scene.talk(item);
    await centre.run(scene.agent, async (ctx) => {
      const thread = { projectId: item.projectId, conversationId: item.id };
      const words = { ...scene.words, kind: 'message' as const, holdMs: 0 };
      await reply(ctx, { ...thread, ...words, body: answer });
      await reply(ctx, { ...thread, ...words, body: 'До встречи!' });
      await moveContact(ctx, which, { to: 'wrap-up' });
      await wrapUpContact(ctx, { ...which, reasonId: scene.reasonId, resolution: 'resolved' });
    });
    await centre.settle();
    await later(60_000);
    return item;
  }
  const ask = (
    item: ConversationItem,
    said: { whose?: 'customer' | 'all'; days?: number } = {},
    who = scene.agent,
  ) =>
    centre.run(who, (ctx) =>
      findEarlier(ctx, {
        ...{ projectId: item.projectId, id: item.contactId, whose: 'all', days: 90 },
        ...said,
      }),
    );
  const askedIds = async (...given: Parameters<typeof ask>): Promise<Id[]> =>
    (await ask(...given)).map(({ contactId }) => contactId);

  const answer = 'Курьер не дозвонился вам дважды. Назначьте доставку заново в приложении.';

  it('are found by what their customers said, and tell how they were answered', async () => {
    const past = await finish(
      await scene.open({
        customerId: await someone('Борис'),
        ...say('Курьер не приехал, пишите на boris@example.test или +7 900 123-45-67'),
      }),
      answer,
    );
    await finish(await scene.open(say('Как вернуть деньги за подписку?')), 'Деньги вернутся.');
    const now = await scene.open(say('Второй день жду, курьер так и не приезжал'));
    const [first] = await ask(now);
    expect(first).toMatchObject({
      ...{ contactId: past.contactId, conversationId: past.id, isSameCustomer: false },
      ...{ reasonId: scene.reasonId, resolution: 'resolved', answer },
    });
    expect(first?.asked.text).toBe('Курьер не приехал, пишите на *** или ***');
    expect(
      first?.asked.highlights.map(({ start, end }) => first.asked.text.slice(start, end)),
    ).toContain('Курьер');
  });

  it('are those of the same customer when that is asked', async () => {
    const customerId = await someone('Вера');
    const own = await finish(
      await scene.open({ customerId, ...say('Промокод не действует на доставку') }),
      answer,
    );
    await finish(await scene.open(say('Промокод не действует, что делать?')), answer);
    const now = await scene.open({
      ...{ customerId, channel: 'email' as const },
      ...say('Опять промокод не действует'),
    });
    const mine = await ask(now, { whose: 'customer' });
    expect(mine.map(({ contactId }) => contactId)).toEqual([own.contactId]);
    expect(mine[0]?.isSameCustomer).toBe(true);
    expect((await askedIds(now)).length).toBe(2);
  });

  it('are those of the days that are asked for', async () => {
    const past = await finish(await scene.open(say('Сломалась застёжка рюкзака')), answer);
    await later(40 * dayMs);
    const now = await scene.open({ customerId: await someone('Глеб'), ...say('застёжка рюкзака') });
    expect(await askedIds(now, { days: 30 })).toEqual([]);
    expect(await askedIds(now, { days: 90 })).toEqual([past.contactId]);
  });

  it('are seen by nobody outside of the project', async () => {
    const customerId = await someone('Егор');
    const now = await scene.open({ customerId, ...say('Курьер не приехал') });
    const stranger = centre.actor({ roles: ['agent'], projectIds: [newId()] });
    await expect(ask(now, {}, stranger)).rejects.toMatchObject({ code: 'contacts.not-found' });
  });

  it('leave not a word of theirs when they are deleted', async () => {
    const past = await finish(await scene.open(say('Меня зовут Аристархова, где зонт?')), answer);
    const now = await scene.open({
      ...{ customerId: await someone('Дина') },
      ...say('Аристархова спрашивала про зонт'),
    });
    expect(await askedIds(now)).toEqual([past.contactId]);
    const owner = new pg.Client({ connectionString: centre.ownerUrl });
    await owner.connect();
    const words = async () => {
      const { rows } = await owner.query(
        `select term from knowledge.search_term where audience = 'contact' and term = 'аристархова'
         union all select body from knowledge.search_document where body ilike '%аристархова%'`,
      );
      return rows.length;
    };
    try {
      expect(await words()).toBe(2);
      await owner.query("select set_config('heed.scope', '*', false)");
      await owner.query('delete from contacts.message where contact_id = $1', [past.contactId]);
      await owner.query("update platform.timer set due_at = '2026-01-01'");
      await centre.settle();
      expect(await words()).toBe(0);
      expect(await askedIds(now)).not.toContain(past.contactId);
    } finally {
      await owner.end();
    }
  });

  it('are forgotten after a year', async () => {
    const past = await finish(await scene.open(say('Куда делся фиолетовый чехол?')), answer);
    const since = addMs(centre.testClock.now(), 365 * dayMs);
    await later(365 * dayMs);
    const later365 = await scene.open(say('Фиолетовый чехол исчез'));
    expect(centre.testClock.now() >= since).toBe(true);
    expect(await askedIds(later365, { days: 366 })).toEqual([past.contactId]);
    await finish(later365, answer);
    await later(3 * dayMs);
    const now = await scene.open(say('Фиолетовый чехол исчез'));
    expect(await askedIds(now, { days: 366 })).toEqual([later365.contactId]);
  });
});
