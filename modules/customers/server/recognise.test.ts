import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { mergeCustomers } from './merge.ts';
import { recognise } from './recognise.ts';
import { openScene, type Scene } from './scene.fixture.ts';

let centre: TestCentre;
let scene: Scene;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
});
afterAll(() => centre.close());

describe('a person over several channels', () => {
  it('is one customer when he mails and then calls from a number he mailed', async () => {
    const mailed = await scene.comes('email one@x.org, phone +79160000001', 'Анна');
    const called = await scene.comes('phone 8 916 000-00-01');
    expect(mailed.isNew).toBe(true);
    expect(called).toEqual({ customerId: mailed.customerId, isNew: false });
  });

  it('is told to be created once, and changed when his name becomes known', async () => {
    const events = await centre.eventsOf(async () => {
      await scene.comes('email two@x.org');
      await scene.comes('email two@x.org', 'Борис');
      await scene.comes('email two@x.org', 'Борис Иванов');
    });
    expect(events.map(({ name, data }) => ({ name, data }))).toEqual([
      { name: 'customer.created', data: { name: null } },
      { name: 'customer.changed', data: { name: 'Борис' } },
    ]);
  });

  it('does not become another by typing his address in a chat', async () => {
    const owner = await scene.comes('external 3, email three@x.org', 'Вера');
    const visitor = await scene.comes('visitor v3, ~email three@x.org', 'Хитрец');
    expect(visitor.isNew).toBe(true);
    const card = await scene.card(visitor.customerId);
    expect(card.identities).toEqual([]);
    expect(card.suggestions).toMatchObject([
      { otherId: owner.customerId, reason: 'unverified-address', display: 'three@x.org' },
    ]);
    expect((await scene.card(owner.customerId)).suggestions).toHaveLength(1);
    expect((await scene.comes('visitor v3')).customerId).toBe(visitor.customerId);
  });

  it('takes his address back from whoever claimed it before him', async () => {
    const visitor = await scene.comes('visitor v4, ~email four@x.org');
    expect((await scene.card(visitor.customerId)).identities).toMatchObject([
      { value: 'four@x.org', isVerified: false },
    ]);
    const owner = await scene.comes('email four@x.org');
    expect(owner.isNew).toBe(true);
    expect((await scene.card(visitor.customerId)).identities).toEqual([]);
    expect((await scene.card(owner.customerId)).identities).toMatchObject([
      { value: 'four@x.org', isVerified: true },
    ]);
  });

  it('stays two when the client’s systems say two', async () => {
    const first = await scene.comes('external 5a, email five@x.org');
    const second = await scene.comes('external 5b, email five@x.org');
    expect(second.isNew).toBe(true);
    expect((await scene.card(second.customerId)).suggestions).toMatchObject([
      { otherId: first.customerId, reason: 'two-external-ids' },
    ]);
  });

  it('is the one who remains after a merge', async () => {
    const from = await scene.comes('email six-a@x.org');
    const into = await scene.comes('email six-b@x.org');
    await centre.run(scene.lead, (ctx) =>
      mergeCustomers(ctx, {
        projectId: scene.projectId,
        customerId: from.customerId,
        intoId: into.customerId,
        confirmTwoIds: false,
      }),
    );
    expect((await scene.comes('email six-a@x.org')).customerId).toBe(into.customerId);
  });
});

describe('many at once', () => {
  it('with the same new address make one customer', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, () => scene.comes('email race@x.org, phone +79160000777')),
    );
    expect(new Set(all.map(({ customerId }) => customerId)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('with addresses in any order do not block each other', async () => {
    const addresses = ['email d1@x.org', 'phone +79160000881', 'visitor d3', 'external d4'];
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, turn) =>
        scene.comes([...addresses.slice(turn % 4), ...addresses.slice(0, turn % 4)].join(', ')),
      ),
    );
    expect(new Set(all.map(({ customerId }) => customerId)).size).toBe(1);
  });
});

describe('who may say who it is', () => {
  const somebody = {
    identities: [{ kind: 'email', value: 'who@x.org', isVerified: true }],
  } as const;

  it('is a channel or a program, in its own projects', async () => {
    const { projectId, agent } = scene;
    const other = await openScene(centre);
    const program = centre.actor({ roles: ['program'], projectIds: [projectId] });
    const asks = (actor: typeof agent, inProject: string) =>
      centre.run(actor, (ctx) => recognise(ctx, { projectId: inProject, ...somebody }));
    await expect(asks(agent, projectId)).rejects.toThrow('forbidden');
    await expect(asks(program, other.projectId)).rejects.toThrow('projects.not-found');
    await expect(asks(program, projectId)).resolves.toMatchObject({ isNew: true });
  });

  it('is refused an address that is none', async () => {
    await expect(scene.comes('email nonsense')).rejects.toThrow('customers.unreadable-identity');
  });
});
