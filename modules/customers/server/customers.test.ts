import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import {
  addIdentity,
  customerCard,
  customersById,
  editCustomer,
  findCustomers,
  listCustomers,
  recordCustomer,
  removeIdentity,
} from './customers.ts';
import { dismissSuggestion } from './merge.ts';
import {
  addNote,
  consentState,
  listNotes,
  listOrders,
  recordConsent,
  recordLifeEvent,
  recordOrder,
} from './records.ts';
import { openScene, type Scene } from './scene.fixture.ts';

let centre: TestCentre;
let scene: Scene;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
});
afterAll(() => centre.close());

const parcel = {
  number: 'A-1',
  state: 'placed',
  totalMinor: 129_900,
  currency: 'RUB',
  product: 'Чайник',
  placedAt: '2026-02-28T10:00:00.000Z',
  data: { size: 'L' },
} as const;

describe('a customer’s card', () => {
  it('shows what is known of him', async () => {
    const { projectId, administrator, agent } = scene;
    const { customerId } = await centre.run(agent, (ctx) =>
      recordCustomer(ctx, {
        projectId,
        name: '王伟',
        birthYear: 1990,
        identities: [{ kind: 'phone', value: '138 0013 8000' }],
      }),
    );
    const of = { projectId, customerId };
    await centre.run(agent, (ctx) => addNote(ctx, { ...of, text: '请下午联系' }));
    await centre.run(administrator, (ctx) => recordOrder(ctx, { ...of, ...parcel, number: 'W-1' }));
    const at = '2026-03-01T10:00:00.000Z';
    await centre.run(administrator, (ctx) =>
      recordLifeEvent(ctx, { ...of, kind: 'registered', at, data: {} }),
    );
    const card = await centre.run(agent, (ctx) => customerCard(ctx, of));
    expect(card).toMatchObject({
      name: '王伟',
      generation: 'millennial',
      noteCount: 1,
      identities: [{ kind: 'phone', value: '+8613800138000', display: '138 0013 8000' }],
      orders: [{ number: 'W-1', totalMinor: 129_900, data: { size: 'L' } }],
      lifeEvents: [{ kind: 'registered', at }],
      consents: [],
      suggestions: [],
      merges: [],
    });
  });

  it('is closed to other projects', async () => {
    const other = await openScene(centre);
    const { customerId } = await scene.comes('email closed@x.org');
    const asks = centre.run(other.lead, (ctx) =>
      customerCard(ctx, { projectId: scene.projectId, customerId }),
    );
    await expect(asks).rejects.toThrow('customers.not-found');
    const named = await centre.run(other.lead, (ctx) =>
      customersById(ctx, { projectId: scene.projectId, ids: [customerId] }),
    );
    expect(named.size).toBe(0);
  });

  it('changes field by field, and a field can be blanked', async () => {
    const { projectId, agent } = scene;
    const { customerId } = await scene.comes('email fields@x.org', 'Вера');
    const edit = (told: Parameters<typeof editCustomer>[1]) =>
      centre.run(agent, (ctx) => editCustomer(ctx, told));
    await edit({ projectId, customerId, language: 'ru', birthYear: 1970 });
    const card = await edit({ projectId, customerId, birthYear: null, preferredChannel: 'email' });
    expect(card).toMatchObject({
      name: 'Вера',
      language: 'ru',
      birthYear: null,
      generation: null,
      preferredChannel: 'email',
    });
  });
});

describe('identities', () => {
  const add = (customerId: string, value: string, isVerified = true) =>
    centre.run(scene.agent, (ctx) =>
      addIdentity(ctx, {
        projectId: scene.projectId,
        customerId,
        kind: 'email',
        value,
        isVerified,
      }),
    );

  it('are added, proven and removed, but for the last one', async () => {
    const { customerId } = await scene.comes('email keep@x.org');
    const claimed = await add(customerId, 'New@x.org', false);
    expect(claimed).toMatchObject({ value: 'new@x.org', display: 'New@x.org', isVerified: false });
    expect(await add(customerId, 'new@x.org')).toMatchObject({ id: claimed.id, isVerified: true });
    const remove = async (index: number) => {
      const identityId = (await scene.card(customerId)).identities[index]?.id ?? newId();
      const which = { projectId: scene.projectId, customerId, identityId };
      await centre.run(scene.agent, (ctx) => removeIdentity(ctx, which));
    };
    await remove(0);
    await expect(remove(0)).rejects.toThrow('customers.last-identity');
    await expect(remove(5)).rejects.toThrow('customers.not-found');
    expect((await scene.card(customerId)).identities).toMatchObject([{ value: 'new@x.org' }]);
  });

  it('that are proven for another are refused', async () => {
    const owner = await scene.comes('email mine@x.org');
    const other = await scene.comes('email his@x.org');
    await expect(add(other.customerId, 'mine@x.org')).rejects.toMatchObject({
      code: 'customers.identity-taken',
      data: { kind: 'email', customerId: owner.customerId },
    });
  });
});

describe('records', () => {
  it('an order is kept once by its number, with what became of it', async () => {
    const { projectId, administrator } = scene;
    const { customerId } = await scene.comes('email order@x.org');
    const of = { projectId, customerId };
    const record = (order: Partial<Parameters<typeof recordOrder>[1]>) =>
      centre.run(administrator, (ctx) => recordOrder(ctx, { ...of, ...parcel, ...order }));
    const placed = await record({});
    const delivered = await record({ state: 'delivered' });
    expect(delivered.id).toBe(placed.id);
    const orders = await centre.run(administrator, (ctx) => listOrders(ctx, { ...of, limit: 10 }));
    expect(orders).toMatchObject({ items: [{ state: 'delivered' }], nextCursor: null });
    const other = await scene.comes('email order-thief@x.org');
    await expect(record({ customerId: other.customerId })).rejects.toThrow(
      'customers.order-of-another',
    );
  });

  it('a life event with the same id is kept and told once', async () => {
    const { projectId, administrator } = scene;
    const { customerId } = await scene.comes('email event@x.org');
    const event = { id: newId(), kind: 'delivered', at: '2026-03-01T10:00:00.000Z', data: {} };
    const events = await centre.eventsOf(async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        await centre.run(administrator, (ctx) =>
          recordLifeEvent(ctx, { projectId, customerId, ...event }),
        );
      }
    });
    expect(events).toMatchObject([{ name: 'life-event.recorded', data: { kind: 'delivered' } }]);
    expect((await scene.card(customerId)).lifeEvents).toHaveLength(1);
  });

  it('notes come page by page, newest first', async () => {
    const { projectId, agent } = scene;
    const { customerId } = await scene.comes('email notes@x.org');
    for (const text of ['1', '2', '3', '4', '5']) {
      centre.testClock.advanceMs(text === '3' ? 0 : 1_000);
      await centre.run(agent, (ctx) => addNote(ctx, { projectId, customerId, text }));
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn < 3; turn += 1) {
      const page = await centre.run(agent, (ctx) =>
        listNotes(ctx, { projectId, customerId, limit: 2, cursor }),
      );
      seen.push(page.items.map(({ text }) => text).join(' '));
      cursor = page.nextCursor ?? undefined;
    }
    expect(seen.join(' ').split(' ').sort()).toEqual(['1', '2', '3', '4', '5']);
    expect(seen[0]).toBe('5 4');
    const forged = centre.run(agent, (ctx) =>
      listNotes(ctx, { projectId, customerId, limit: 2, cursor: 'forged' }),
    );
    await expect(forged).rejects.toThrow('invalid-input');
  });

  it('the last word on a channel is what the customer wants', async () => {
    const { projectId, agent } = scene;
    const { customerId } = await scene.comes('email consent@x.org');
    const of = { projectId, customerId, purpose: 'survey' } as const;
    const wants = () => centre.run(agent, (ctx) => consentState(ctx, { ...of, channel: 'email' }));
    expect(await wants()).toBe('unknown');
    const say = async (state: 'given' | 'withdrawn', channel: 'email' | null) => {
      centre.testClock.advanceMs(1_000);
      await centre.run(agent, (ctx) =>
        recordConsent(ctx, { ...of, state, channel, source: 'phone' }),
      );
    };
    await say('given', 'email');
    expect(await wants()).toBe('given');
    await say('withdrawn', null);
    expect(await wants()).toBe('withdrawn');
    expect((await scene.card(customerId)).consents).toHaveLength(2);
  });

  it('what a customer said can be changed by nobody', async () => {
    const change = (column: string) =>
      centre.database.pool.query(`update customers.consent set ${column} = ${column}`);
    await expect(change('state')).rejects.toThrow('permission denied');
    await expect(change('customer_id')).resolves.toBeDefined();
  });
});

describe('search', () => {
  let hall: Scene;
  const finds = async (text: string) => {
    const { projectId, agent } = hall;
    const found = await centre.run(agent, (ctx) =>
      findCustomers(ctx, { projectId, text, limit: 5 }),
    );
    return found.items.map(({ name }) => name);
  };

  beforeAll(async () => {
    hall = await openScene(centre);
    await hall.comes('external C-100, email petrova@mail.ru, phone +79161234567', 'Анна Петрова');
    await hall.comes('email fedor@x.org', 'Семёнов Фёдор');
    await hall.comes('email wang@x.cn, phone 138 0013 8000', '王伟明');
    await hall.comes('external 12-345, email ann@x.org', 'Ann Lee');
    await hall.comes('visitor secret-of-the-browser', 'Гость');
    await hall.comes('email ou@x.cn', '欧阳娜娜');
    const percent = await hall.comes('email percent@x.org', '100%_\\ sure');
    const of = { projectId: hall.projectId, customerId: percent.customerId };
    await centre.runAsSystem((ctx) => recordOrder(ctx, { ...of, ...parcel, number: '№ 77/2026' }));
  });

  it.each([
    ['Анна', ['Анна Петрова']],
    ['петр', ['Анна Петрова']],
    ['ПЕТРОВА анна', ['Анна Петрова']],
    ['етров', ['Анна Петрова']],
    ['тр', []],
    ['пе', ['Анна Петрова']],
    ['федор семенов', ['Семёнов Фёдор']],
    ['Фёд', ['Семёнов Фёдор']],
    ['王', ['王伟明']],
    ['伟明', ['王伟明']],
    ['明伟', []],
    ['娜', ['欧阳娜娜']],
    ['ann', ['Ann Lee']],
    ['petrova@MAIL', ['Анна Петрова']],
    ['8 (916) 123-45-67', ['Анна Петрова']],
    ['45-67', ['Анна Петрова']],
    ['13800138000', ['王伟明']],
    ['C-10', ['Анна Петрова']],
    ['12-345', ['Ann Lee', 'Анна Петрова']],
    ['№ 77/2026', ['100%_\\ sure']],
    ['100%', ['100%_\\ sure']],
    ['%', []],
    ['_____', []],
    ['\\', []],
    ["'; drop table", []],
    ['никто', []],
  ])('of “%s” finds %j', async (text, names) => {
    expect(await finds(text)).toEqual(names);
  });

  it('knows nothing of the secrets that browsers keep', async () => {
    expect(await finds('secret-of')).toEqual([]);
  });

  it('is closed to other projects, in the function itself', async () => {
    const { projectId } = hall;
    const asks = centre.run(scene.agent, (ctx) =>
      findCustomers(ctx, { projectId, text: 'Анна', limit: 5 }),
    );
    await expect(asks).rejects.toThrow('projects.not-found');
    const raw = centre.database.pool.query(`select customers.search($1, 'Анна', null, 5)`, [
      projectId,
    ]);
    await expect(raw).rejects.toThrow('out of scope');
  });

  it('lists customers newest first, page by page', async () => {
    const { projectId, agent } = hall;
    const names: (string | null)[] = [];
    for (let cursor: string | undefined, isMore = true; isMore; ) {
      const page = await centre.run(agent, (ctx) =>
        listCustomers(ctx, { projectId, limit: 3, cursor }),
      );
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
      isMore = cursor !== undefined;
    }
    expect(names).toHaveLength(7);
    expect(new Set(names).size).toBe(7);
  });
});

describe('whoever looks at a card', () => {
  it('hears of everything that changes it', async () => {
    const { projectId, lead, administrator, comes, card } = scene;
    const { customerId } = await comes('email heard@x.org');
    await comes('visitor heard, ~email heard@x.org');
    const of = { projectId, customerId };
    const deeds: ((ctx: Context) => Promise<unknown>)[] = [
      (ctx) => editCustomer(ctx, { ...of, name: 'Глеб' }),
      (ctx) => addIdentity(ctx, { ...of, kind: 'phone', value: '+79160001122', isVerified: true }),
      (ctx) => addNote(ctx, { ...of, text: 'Звонить утром' }),
      (ctx) =>
        recordConsent(ctx, {
          ...of,
          purpose: 'survey',
          channel: null,
          state: 'given',
          source: 'phone',
        }),
      async (ctx) => {
        const [suggestion] = (await customerCard(ctx, of)).suggestions;
        await dismissSuggestion(ctx, { projectId, suggestionId: suggestion?.id ?? '' });
      },
      async (ctx) => {
        const [identity] = (await customerCard(ctx, of)).identities;
        await removeIdentity(ctx, { ...of, identityId: identity?.id ?? '' });
      },
    ];
    for (const deed of deeds) {
      const before = await card(customerId);
      const events = await centre.eventsOf(() => centre.run(lead, deed));
      expect(await card(customerId)).not.toEqual(before);
      expect(events.map(({ name, subjectId }) => `${name} ${subjectId}`)).toContain(
        `customer.changed ${customerId}`,
      );
    }
    const events = await centre.eventsOf(() =>
      centre.run(administrator, async (ctx) => {
        await recordOrder(ctx, { ...of, ...parcel, number: 'heard' });
        await recordLifeEvent(ctx, { ...of, kind: 'paid', at: ctx.now, data: {} });
      }),
    );
    expect(events).toMatchObject([
      { name: 'order.recorded', data: { customerId, number: 'heard', state: 'placed' } },
      { name: 'life-event.recorded', data: { customerId, kind: 'paid' } },
    ]);
  });
});
