import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { compare } from '../core/simulation/compare.ts';
import { readWhatIf } from '../core/simulation/what-if.ts';
import { forecastDay, readArrivals } from './arrivals.ts';
import { makeSkills, openScene, type Scene } from './scene.fixture.ts';
import { readPastDays } from './simulate.ts';

let centre: TestCentre;
let scene: Scene;

/** A morning with one agent, who answers three chats one after the other. */
beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre, await makeSkills(centre));
  const agent = await scene.hire();
  for (let number = 0; number < 3; number += 1) {
    const item = await scene.write();
    await scene.pass(5 * secondMs);
    await scene.accept(agent, item);
    await scene.stay(agent, 10);
    await scene.close(agent, item);
    await scene.stay(agent, 5);
  }
  await scene.set(agent, 'offline');
  await scene.pass(24 * hourMs);
});
afterAll(() => centre.close());

function read(days = 1, from: string | null = null) {
  const { projectId } = scene;
  return centre.runAsSystem((ctx) => readPastDays(ctx, { projectId, days, from }));
}

describe('a past day', () => {
  it('is read with its contacts, their work, and the presence of the agents', async () => {
    const { day, dates, real, presence, leftOut } = await read();
    expect(dates).toEqual(['2026-03-02', '2026-03-02']);
    expect(new Date(day.fromMs).toISOString()).toBe('2026-03-02T00:00:00.000Z');
    expect(day.toMs - day.fromMs).toBe(24 * hourMs);
    expect(day.contacts).toHaveLength(3);
    for (const { waitedMs, hasLeft, work } of day.contacts) {
      expect({ waitedMs, hasLeft }).toEqual({ waitedMs: 5 * secondMs, hasLeft: false });
      expect(work?.[0]).toEqual({ state: 'talk', durationMs: 10 * minuteMs });
    }
    expect(real.map(({ result }) => result)).toEqual(['answered', 'answered', 'answered']);
    expect(presence).toEqual({ known: 1, byWork: 0 });
    expect(leftOut).toBe(0);
    expect(day.answers).toEqual(
      Array.from({ length: 3 }, () => ({ end: { kind: 'accepted' }, afterMs: 5 * secondMs })),
    );
  });

  it('is played as it was: what is simulated is what happened', async () => {
    const { day, real, termsOf } = await read();
    const { groups } = compare({ base: day, whatIf: null, real }, { runs: 3, seed: 1, termsOf });
    const figures = groups[0]?.figures;
    for (const measure of ['contacts', 'answered', 'meanWaitMs', 'serviceLevel'] as const) {
      expect(figures?.[measure].base, measure).toBe(figures?.[measure].real);
    }
    expect(figures?.occupancy.base).toBeGreaterThan(0.5);
  });

  it('is played otherwise: without the agent nobody is answered', async () => {
    const { day, known, real, termsOf } = await read();
    const wish = readWhatIf({ agents: { remove: 1 } }, day, known);
    expect(wish.faults).toEqual([]);
    const { groups } = compare(
      { base: day, whatIf: wish.day, real },
      { runs: 2, seed: 1, termsOf },
    );
    expect(groups[0]?.figures.answered).toMatchObject({ base: 3, whatIf: 0, difference: -3 });
  });

  it('must be over, and somebody must have come', async () => {
    await expect(read(1, '2026-03-03')).rejects.toThrow('routing.not-found');
    const { day } = await read(1, '2026-03-01');
    expect(day.contacts).toEqual([]);
  });
});

describe('an expected day', () => {
  const title = 'at,queue,channel,language,handlingSeconds\n';

  it('has the contacts of a file, and the agents of a past one', async () => {
    const { day, known } = await read();
    const text = [
      `${title}2026-04-06T09:30:00Z,сервис,chat,ru,300`,
      '2026-04-06T10:00:00+01:00,Service,email,,60',
    ].join('\n');
    const found = readArrivals(text, { ...day, known });
    expect(found.faults).toEqual([]);
    if (!found.contacts) return;
    const expected = forecastDay(day, found);
    expect(expected.contacts.map(({ enteredMs }) => new Date(enteredMs).toISOString())).toEqual([
      '2026-04-06T09:30:00.000Z',
      '2026-04-06T09:00:00.000Z',
    ]);
    const before = day.agents[0]?.presence[0]?.atMs ?? 0;
    const after = new Date(expected.agents[0]?.presence[0]?.atMs ?? 0).toISOString();
    expect(after).toBe(addMs(new Date(before).toISOString(), 35 * 24 * hourMs));
  });

  it('is refused with all lines at fault', async () => {
    const { day, known } = await read();
    const text = [
      `${title}yesterday,Service,chat,ru,300`,
      '2026-04-06T09:30:00Z,Shop,chat,ru,300',
      '',
      '2026-04-06T09:30:00Z,Service,fax,ru,-1',
    ].join('\n');
    const { faults } = readArrivals(text, { ...day, known });
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(faults[1]?.why).toBe('queue: there is no "Shop"');
    expect(faults[2]?.why).toMatch(/channel: .*; handlingSeconds: /);
  });
});
