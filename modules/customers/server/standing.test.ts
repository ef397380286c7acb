import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { readAudit } from '#platform/audit/audit-store.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { avoidAgent, meetAgain } from './avoidance.ts';
import { editCustomer, recordCustomer } from './customers.ts';
import { mergeCustomers } from './merge.ts';
import { openScene, type Scene } from './scene.fixture.ts';
import { standingOf } from './standing.ts';

let centre: TestCentre;
let scene: Scene;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
});
afterAll(() => centre.close());

const standing = (customerId: Id, by = scene.agent) =>
  centre.run(by, (ctx) => standingOf(ctx, { projectId: scene.projectId, customerId }));
const avoid = (customerId: Id, personId: Id, note: string | null = null) =>
  centre.run(scene.agent, (ctx) =>
    avoidAgent(ctx, { projectId: scene.projectId, customerId, personId, note }),
  );
const meet = (customerId: Id, personId: Id) =>
  centre.run(scene.agent, (ctx) =>
    meetAgain(ctx, { projectId: scene.projectId, customerId, personId }),
  );

describe('the value of a customer', () => {
  const nobodyAvoided = { avoidedAgentIds: [] };

  it('is told with him, changed and told again', async () => {
    const { projectId, lead } = scene;
    const record = (valueLevel?: number) =>
      centre.run(lead, (ctx) =>
        recordCustomer(ctx, {
          projectId,
          identities: [{ kind: 'email', value: 'value@x.org' }],
          valueLevel,
        }),
      );
    const { customerId } = await record(2);
    expect(await standing(customerId)).toEqual({ valueLevel: 2, ...nobodyAvoided });
    expect(await centre.eventsOf(() => record(4))).toMatchObject([
      { name: 'customer.changed' },
      {
        name: 'customer.standing-changed',
        subjectId: customerId,
        data: { valueLevel: 4, ...nobodyAvoided },
      },
    ]);
    await record();
    expect(await standing(customerId)).toEqual({ valueLevel: 4, ...nobodyAvoided });
  });

  it('that stays is not told again', async () => {
    const { customerId } = await scene.comes('email stays@x.org');
    const edit = (valueLevel: number) =>
      centre.eventsOf(() =>
        centre.run(scene.agent, (ctx) =>
          editCustomer(ctx, { projectId: scene.projectId, customerId, name: 'Ян', valueLevel }),
        ),
      );
    expect(await edit(0)).toMatchObject([{ name: 'customer.changed' }]);
    expect((await edit(5)).map(({ name }) => name)).toContain('customer.standing-changed');
    expect(await scene.card(customerId)).toMatchObject({ valueLevel: 5 });
  });
});

describe('an agent whom a customer does not want to meet', () => {
  it('is kept with what the customer said, told of and taken back', async () => {
    const { customerId } = await scene.comes('email avoids@x.org');
    const [anna, boris] = [await scene.colleague('Анна'), await scene.colleague('Борис')];
    const events = await centre.eventsOf(() => avoid(customerId, anna, 'Просит другого'));
    expect(events).toMatchObject([
      { name: 'customer.changed' },
      {
        name: 'customer.standing-changed',
        subjectId: customerId,
        data: { valueLevel: 0, avoidedAgentIds: [anna] },
      },
    ]);
    centre.testClock.advanceMs(1);
    await avoid(customerId, boris, '');
    expect((await scene.card(customerId)).avoidances).toMatchObject([
      { personId: anna, name: 'Анна', byId: scene.agent.id, note: 'Просит другого' },
      { personId: boris, name: 'Борис', note: null },
    ]);
    await meet(customerId, anna);
    expect(await standing(customerId)).toEqual({ valueLevel: 0, avoidedAgentIds: [boris] });
    const audit = await centre.runAsSystem((ctx) => readAudit(ctx.tx, { limit: 3 }));
    expect(audit).toMatchObject([
      { action: 'customers.agent-met-again', subjectId: customerId, data: { personId: anna } },
      { action: 'customers.agent-avoided', data: { personId: boris } },
      { action: 'customers.agent-avoided', data: { personId: anna } },
    ]);
  });

  it('is kept once, with the latest note', async () => {
    const { customerId } = await scene.comes('email twice@x.org');
    const anna = await scene.colleague('Анна');
    await avoid(customerId, anna);
    const [wish] = (await scene.card(customerId)).avoidances;
    centre.testClock.advanceMs(1_000);
    const events = await centre.eventsOf(() => avoid(customerId, anna, 'Снова попросил'));
    expect(events.map(({ name }) => name)).toEqual(['customer.changed']);
    expect((await scene.card(customerId)).avoidances).toEqual([
      { ...wish, note: 'Снова попросил' },
    ]);
    await meet(customerId, anna);
    expect(await centre.eventsOf(() => meet(customerId, anna))).toEqual([]);
  });

  it('must be somebody', async () => {
    const { customerId } = await scene.comes('email nobody@x.org');
    await expect(avoid(customerId, newId())).rejects.toThrow('customers.unknown-agent');
  });

  it('is the matter of who may change customers, in his projects', async () => {
    const { projectId } = scene;
    const { customerId } = await scene.comes('email rights@x.org');
    const personId = await scene.colleague('Анна');
    const which = { projectId, customerId, personId, note: null };
    const evaluator = centre.actor({ roles: ['evaluator'], projectIds: [projectId] });
    const stranger = (await openScene(centre)).lead;
    for (const verb of [avoidAgent, meetAgain]) {
      await expect(centre.run(evaluator, (ctx) => verb(ctx, which))).rejects.toThrow('forbidden');
      await expect(centre.run(stranger, (ctx) => verb(ctx, which))).rejects.toThrow(
        'customers.not-found',
      );
    }
  });
});

describe('the standing of a customer', () => {
  it('after merges is that of the one who remains', async () => {
    const { projectId, agent } = scene;
    const comers = ['one', 'two', 'three'].map((name) => scene.comes(`email s-${name}@x.org`));
    const [one, two, three] = (await Promise.all(comers)).map(({ customerId }) => customerId);
    if (!one || !two || !three) throw new Error('three came');
    const anna = await scene.colleague('Анна');
    await avoid(one, anna);
    for (const [customerId, intoId] of [
      [one, two],
      [two, three],
    ] as const) {
      await centre.run(agent, (ctx) =>
        mergeCustomers(ctx, { projectId, customerId, intoId, confirmTwoIds: false }),
      );
    }
    const expected = { valueLevel: 0, avoidedAgentIds: [anna] };
    for (const each of [one, two, three]) expect(await standing(each)).toEqual(expected);
    await meet(one, anna);
    expect((await standing(three)).avoidedAgentIds).toEqual([]);
  });

  it('is closed to other projects, and to who may not see customers', async () => {
    const { customerId } = await scene.comes('email hidden@x.org');
    const stranger = (await openScene(centre)).lead;
    await expect(standing(customerId, stranger)).rejects.toThrow('customers.not-found');
    const client = centre.actor({ roles: ['client'], projectIds: [scene.projectId] });
    await expect(standing(customerId, client)).rejects.toThrow('forbidden');
  });
});
