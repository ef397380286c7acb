import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minuteMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { listDecisions } from './decisions.ts';
import { assignContact, takeContact } from './moves.ts';
import { putBack } from './put-back.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';
import { listCandidates, listWaitingCauses, readFloor, watchContact } from './work.ts';

describe('what a lead does on the floor', () => {
  let centre: TestCentre;
  let skills: Skills;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    skills = await makeSkills(centre);
  });
  beforeEach(async () => {
    scene = await openScene(centre, skills);
  });
  afterAll(() => centre.close());

  const noticesOf = async ({ id }: Actor) => {
    const { rows } = await centre.runAsSystem((ctx) =>
      sql<{
        kind: string;
      }>`select kind from staff.notice where person_id = ${id} order by id`.execute(ctx.tx),
    );
    return rows.map(({ kind }) => kind);
  };
  const auditOf = async ({ contactId }: ConversationItem) => {
    const { rows } = await centre.runAsSystem((ctx) =>
      sql<{ action: string; actorId: string }>`
        select action, actor_id from platform.audit
        where subject_id = ${contactId} order by seq`.execute(ctx.tx),
    );
    return rows;
  };
  const lead = <T>(work: Parameters<typeof centre.run<T>>[1]) => centre.run(scene.lead, work);

  it('puts a contact back where it has waited since it came, and tells its agent', async () => {
    const first = await scene.hire();
    const item = await scene.write();
    const entered = (await scene.entry(item))?.enteredAt;
    await scene.accept(first, item);
    await scene.pass(5 * minuteMs);
    await lead((ctx) => putBack(ctx, which(item)));
    await centre.settle();
    expect(await scene.entry(item)).toMatchObject({ state: 'waiting', enteredAt: entered });
    expect((await scene.agent(first)).loadUnits).toBe(0);
    expect(await noticesOf(first)).toEqual(['routing.put-back']);
    expect((await auditOf(item)).map(({ action }) => action)).toEqual(['routing.put-back']);
    const decisions = await lead((ctx) => listDecisions(ctx, which(item)));
    expect(decisions.map(({ decided }) => decided)).toContainEqual({
      ...{ kind: 'put-back', queueId: scene.queue.id },
      ...{ agentId: first.id, byId: scene.lead.id },
    });
  });

  it('offers what was put back to somebody else first', async () => {
    const first = await scene.hire();
    const item = await scene.write();
    await scene.accept(first, item);
    const second = await scene.hire();
    await lead((ctx) => putBack(ctx, which(item)));
    await centre.settle();
    expect(await scene.ringsAt(second)).toEqual([item.contactId]);
  });

  it('tells both when a contact goes from one to another, nobody of his own deed', async () => {
    const first = await scene.hire();
    const item = await scene.write();
    await scene.accept(first, item);
    const second = await scene.hire();
    await lead((ctx) => assignContact(ctx, { ...which(item), agentId: second.id }));
    expect(await noticesOf(first)).toEqual(['routing.moved']);
    expect(await noticesOf(second)).toEqual(['routing.given']);
    await lead((ctx) => takeContact(ctx, which(item)));
    expect(await noticesOf(second)).toEqual(['routing.given', 'routing.moved']);
    expect(await noticesOf(scene.lead)).toEqual([]);
    const deeds = (await auditOf(item)).map(({ action }) => action);
    expect(deeds).toEqual(['routing.assigned', 'routing.taken-over']);
  });

  it('names who can take a contact first, and what stands against the others', async () => {
    const asked = await scene.hire();
    const { id: queueId } = await scene.addQueue({ language: 'ru' });
    const item = await scene.write({ queueId });
    const free = await scene.hire();
    const speechless = await scene.hire({ languages: ['zh'] });
    const away = await scene.hire({ presence: 'break' });
    const [first, ...others] = await lead((ctx) => listCandidates(ctx, which(item)));
    expect(first).toEqual({ agentId: free.id, obstacle: null });
    expect(new Map(others.map(({ agentId, obstacle }) => [agentId, obstacle]))).toEqual(
      new Map([
        [asked.id, { kind: 'ringing' }],
        [speechless.id, { kind: 'language', language: 'ru' }],
        [away.id, { kind: 'nobody-available' }],
      ]),
    );
  });

  it('says of all who wait at once what each waits for', async () => {
    const { id: closed } = await scene.addQueue({ isOpen: false });
    const waits = await scene.write();
    const shut = await scene.write({ queueId: closed });
    const causes = await lead((ctx) => listWaitingCauses(ctx, scene.projectId));
    expect(causes).toEqual([
      { contactId: waits.contactId, cause: { kind: 'nobody-available' } },
      { contactId: shut.contactId, cause: { kind: 'queue-closed' } },
    ]);
  });

  it('writes down who reads a dialogue unseen, and tells nobody else', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    const events = await centre.eventsOf(() => lead((ctx) => watchContact(ctx, which(item))));
    expect(events).toEqual([]);
    expect(await noticesOf(agent)).toEqual([]);
    expect(await auditOf(item)).toEqual([{ action: 'routing.watched', actorId: scene.lead.id }]);
  });

  it('knows who answers which queue, and how many at once', async () => {
    const capacity = { capacityUnits: 3, channelLimits: { chat: 5, email: 0 } };
    const agent = await scene.hire({ capacity });
    await scene.addQueue({ language: 'zh' });
    const { serving } = await lead((ctx) => readFloor(ctx, scene.projectId));
    expect(serving).toEqual([
      {
        ...{ agentId: agent.id, presence: 'available', isBusy: false },
        served: [{ queueId: scene.queue.id, channel: 'chat', atOnce: 3 }],
      },
    ]);
  });

  it('lets only leads do so', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const deeds = [putBack, watchContact, listCandidates];
    for (const deed of deeds) {
      const tried = centre.run(agent, async (ctx) => deed(ctx, which(item)));
      await expect(tried).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
