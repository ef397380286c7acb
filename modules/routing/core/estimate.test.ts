import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '#kernel/random.ts';
import { minuteMs } from '#kernel/time.ts';
import { estimateWait, type LineUp, type Place } from './estimate.ts';
import { type Holds, holdsOf, noPace, type Pace, withHold } from './pace.ts';

const meanMs = 6 * minuteMs;

const drawExponential = (random: Random) => -Math.log(1 - random()) * meanMs;

function paceOf(count: number, drawMs: (random: Random) => number): Pick<Pace, 'counts'> {
  const random = seededRandom(7);
  let { counts } = noPace;
  for (let drawn = 0; drawn < count; drawn += 1) counts = withHold(counts, drawMs(random));
  return { counts };
}

const holds = holdsOf(paceOf(5_000, drawExponential));
const busy = (ageMs: number): Place => ({ held: { holds, ageMs }, notBeforeMs: 0 });
const free: Place = { held: null, notBeforeMs: 0 };
const takes = new Set(['chat']);

function lineUp(places: readonly Place[], before: number, of: Holds = holds): LineUp {
  const waiting = Array.from({ length: before }, () => ({ kind: 'chat', holds: of }));
  return { kind: 'chat', holds: of, before: waiting, beyond: 0, pools: [{ takes, places }] };
}

describe('the expected wait', () => {
  it.each([
    [1, 0],
    [1, 5],
    [3, 0],
    [3, 10],
    [10, 0],
    [10, 4],
    [10, 40],
    [60, 100],
  ])('with %i busy agents and %i before is what theory says', (agents, before) => {
    const ages = seededRandom(3);
    const places = Array.from({ length: agents }, () => busy(ages() * meanMs));
    const wait = estimateWait(lineUp(places, before))?.waitMs ?? 0;
    const expected = ((before + 1) * holds.meanMs) / agents;
    expect(wait / expected).toBeGreaterThan(0.93);
    expect(wait / expected).toBeLessThan(1.07);
  });

  it('is nothing while somebody is free, and unknown while nobody is there', () => {
    expect(estimateWait(lineUp([free], 0))).toEqual({ waitMs: 0, lowMs: 0, highMs: 0 });
    expect(estimateWait(lineUp([], 0))).toBeNull();
  });

  it('never grows with more agents nor shrinks with more people before', () => {
    const place = fc.integer({ min: 0, max: 30 }).map((minutes) => busy(minutes * minuteMs));
    const places = fc.array(place, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 20 }), place, (some, before, another) => {
        const wait = estimateWait(lineUp(some, before));
        const longer = estimateWait(lineUp(some, before + 1));
        const shorter = estimateWait(lineUp([...some, another], before));
        if (!wait || !longer || !shorter) throw new Error('Nobody is there.');
        for (const each of ['waitMs', 'lowMs', 'highMs'] as const) {
          expect(longer[each]).toBeGreaterThanOrEqual(wait[each]);
          expect(shorter[each]).toBeLessThanOrEqual(wait[each]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts those of another kind only where they take the same agents', () => {
    const own = { takes: new Set(['chat']), places: [busy(0)] };
    const others = { takes: new Set(['mail']), places: [busy(0)] };
    const mails = Array.from({ length: 9 }, () => ({ kind: 'mail', holds }));
    const about = { kind: 'chat', holds, before: mails, beyond: 0 };
    const apart = estimateWait({ ...about, pools: [own, others] });
    expect(apart).toEqual(estimateWait({ ...about, before: [], pools: [own] }));
    const shared = { takes: new Set(['chat', 'mail']), places: [busy(0)] };
    const together = estimateWait({ ...about, pools: [shared] });
    expect(together?.waitMs).toBeGreaterThan(5 * (apart?.waitMs ?? 0));
  });

  it('goes on by the rate beyond those who are looked at', () => {
    const few = estimateWait(lineUp([busy(0)], 20))?.waitMs ?? 0;
    const many = estimateWait({ ...lineUp([busy(0)], 20), beyond: 20 })?.waitMs ?? 0;
    expect(many - few).toBeCloseTo(20 * holds.meanMs, -1);
  });

  it('is what customers of a centre wait on the average, most of them within the range', () => {
    const played = playCentre({ agents: 5, arrivals: 4_000, load: 0.92 });
    const bias = played.errors.reduce((sum, each) => sum + each, 0) / played.errors.length;
    const waited = played.waits.reduce((sum, each) => sum + each, 0) / played.waits.length;
    expect(played.errors.length).toBeGreaterThan(500);
    expect(Math.abs(bias)).toBeLessThan(0.06 * waited);
    expect(played.insideShare).toBeGreaterThan(0.52);
    expect(played.insideShare).toBeLessThan(0.68);
  });
});

/** A centre in which customers come by chance and talk as long as chance says, first in first out:
 *  whoever must wait is told an estimate, which is held against what came. */
function playCentre(of: { agents: number; arrivals: number; load: number }) {
  const random = seededRandom(11);
  const freeAt = new Array<number>(of.agents).fill(0);
  const startedAt = new Array<number>(of.agents).fill(0);
  const waiting: number[] = [];
  const told: { startsAt: number; nowMs: number; lowMs: number; highMs: number; waitMs: number }[] =
    [];
  let nowMs = 0;
  for (let count = 0; count < of.arrivals; count += 1) {
    nowMs += (drawExponential(random) / of.agents) * (1 / of.load);
    const talkMs = drawExponential(random);
    const ahead = waiting.filter((startsAt) => startsAt > nowMs);
    waiting.splice(0, waiting.length, ...ahead);
    const next = freeAt.indexOf(Math.min(...freeAt));
    const startsAt = Math.max(nowMs, freeAt[next] ?? 0);
    if (startsAt > nowMs && count > of.arrivals / 10) {
      const places = startedAt.map(() => busy(0));
      const wait = estimateWait(lineUp(places, ahead.length));
      if (wait) told.push({ ...wait, startsAt, nowMs });
    }
    if (startsAt > nowMs) waiting.push(startsAt);
    freeAt[next] = startsAt + talkMs;
    startedAt[next] = startsAt;
  }
  const inside = told.filter(
    (each) => each.startsAt - each.nowMs >= each.lowMs && each.startsAt - each.nowMs <= each.highMs,
  );
  return {
    errors: told.map((each) => each.waitMs - (each.startsAt - each.nowMs)),
    waits: told.map((each) => each.startsAt - each.nowMs),
    insideShare: inside.length / told.length,
  };
}
