import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { addMs, dayMs, minuteMs } from '#kernel/time.ts';
import { moveContact, wrapUpContact } from '#modules/contacts/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import type { Board } from '../contract.ts';
import { readBoard } from './board.ts';
import { recompute } from './recompute.ts';

describe('insights', () => {
  let centre: TestCentre;
  let scene: Scene;
  const waitsMs = [10_000, 30_000, 90_000];

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    for (const waitMs of waitsMs) await answered(waitMs);
    await abandoned(3_000);
    await abandoned(40_000);
    await scene.open();
    centre.testClock.advanceMs(2 * minuteMs);
    await centre.settle();
  });
  afterAll(() => centre.close());

  async function answered(waitMs: number): Promise<void> {
    const item = await scene.open();
    centre.testClock.advanceMs(waitMs);
    await scene.talk(item);
    centre.testClock.advanceMs(minuteMs);
    const which = { projectId: item.projectId, id: item.contactId };
    await centre.run(scene.agent, (ctx) => wrapUpContact(ctx, which));
  }

  async function abandoned(waitMs: number): Promise<void> {
    const item = await scene.open();
    centre.testClock.advanceMs(waitMs);
    const which = { projectId: item.projectId, id: item.contactId };
    await centre.runAsSystem((ctx) => moveContact(ctx, which, { to: 'closed', why: 'abandoned' }));
  }

  const lead = () => centre.actor({ roles: ['lead'], projectIds: [scene.projectId] });
  const board = () => {
    const to = addMs(centre.testClock.now(), 1);
    const slice = { projectId: scene.projectId, from: addMs(to, -dayMs), to };
    return centre.run(lead(), (ctx) => readBoard(ctx, slice));
  };
  const figureOf = ({ figures }: Board, formula: string) =>
    figures.find((figure) => figure.formula === formula);
  const again = (isRepaired: boolean) =>
    recompute((work) => centre.runAsSystem(work), { projectId: scene.projectId, isRepaired });

  it('counts closed contacts from their segments and open ones as they stand', async () => {
    const shown = await board();
    expect(figureOf(shown, 'contacts.count')?.value).toBe(6);
    expect(figureOf(shown, 'waiting.count')?.value).toBe(1);
    // 2 of 3 answers within 60 s; two left, and the one that waits has waited longer.
    expect(figureOf(shown, 'service-level.all-offered')).toMatchObject({ value: 2 / 6, n: 6 });
    expect(figureOf(shown, 'speed-of-answer.median')?.value).toBe(30_000);
    expect(figureOf(shown, 'speed-of-answer.maximum')?.value).toBe(90_000);
    expect(figureOf(shown, 'abandonment.short-abandons-excluded')).toMatchObject({
      value: 1 / 4,
      n: 4,
    });
  });

  it('shows nothing to an agent, and nothing of other projects', async () => {
    const slice = {
      projectId: scene.projectId,
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-02-01T00:00:00.000Z',
    };
    const agent = centre.run(scene.agent, (ctx) => readBoard(ctx, slice));
    await expect(agent).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = centre.actor({ roles: ['lead'], projectIds: [newId()] });
    const look = centre.run(stranger, (ctx) => readBoard(ctx, slice));
    await expect(look).rejects.toMatchObject({ code: 'projects.not-found' });
  });

  it('agrees when it is computed again', async () => {
    const { contacts, differing, figures } = await again(false);
    expect(contacts).toBe(5);
    expect(differing).toEqual([]);
    expect(figures.length).toBeGreaterThan(5);
    expect(figures.every(({ isEqual }) => isEqual)).toBe(true);
  });

  it('names a stored fact that is wrong, and repairs it when asked to', async () => {
    const owner = new pg.Client({ connectionString: centre.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ contact_id: string }>(
      `update insights.contact_fact set wait_ms = wait_ms + 1
       where wait_ms = 30000 returning contact_id`,
    );
    await owner.end();
    const found = await again(false);
    expect(found.differing).toEqual([rows[0]?.contact_id]);
    const unequal = found.figures.filter(({ isEqual }) => !isEqual);
    expect(unequal.map(({ shown }) => shown.formula)).toContain('speed-of-answer.median');
    await again(true);
    expect((await again(false)).differing).toEqual([]);
  });
});
