import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { addMs, secondMs } from '#kernel/time.ts';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import {
  clearTimer,
  defineTimer,
  onTimer,
  openTimers,
  setTimer,
  type TimerHandler,
} from './timers.ts';

const bell = defineTimer<{ text: string }>('test.bell');
const log = openLog({ level: 'silent' });

describe('timers', () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await openTestCentre();
  });
  afterAll(() => centre.close());

  const serve = (...handlers: TimerHandler[]) =>
    openTimers({ database: centre.database, handlers, log, isSelfRunning: false });
  const setIn = (delayMs: number, text: string, subjectId = newId()) =>
    centre.runAsSystem((ctx) =>
      setTimer(ctx, bell, { subjectId, dueAt: addMs(ctx.now, delayMs), data: { text } }),
    );

  it('fires what is due, oldest first, once', async () => {
    const rung: string[] = [];
    const timers = serve(onTimer(bell, async (_ctx, { data }) => void rung.push(data.text)));
    await setIn(2 * secondMs, 'second');
    await setIn(secondMs, 'first');
    await setIn(60 * secondMs, 'later');
    expect(await timers.runDue()).toBe(0);
    centre.testClock.advanceMs(2 * secondMs);
    expect(await timers.runDue()).toBe(2);
    expect(await timers.runDue()).toBe(0);
    expect(rung).toEqual(['first', 'second']);
  });

  it('moves a timer that is set again, and forgets one that is cleared', async () => {
    const rung: string[] = [];
    const timers = serve(onTimer(bell, async (_ctx, { data }) => void rung.push(data.text)));
    const moved = newId();
    const cleared = newId();
    await setIn(secondMs, 'too early', moved);
    await setIn(5 * secondMs, 'moved', moved);
    await setIn(secondMs, 'cleared', cleared);
    await centre.runAsSystem((ctx) => clearTimer(ctx, bell, cleared));
    centre.testClock.advanceMs(2 * secondMs);
    await timers.runDue();
    expect(rung).toEqual([]);
    centre.testClock.advanceMs(5 * secondMs);
    await timers.runDue();
    expect(rung).toContain('moved');
    expect(rung).not.toContain('cleared');
  });

  it('tries a failed timer again, each time later', async () => {
    let failures = 2;
    const timers = serve(
      onTimer(bell, async (_ctx, { data }) => {
        if (data.text === 'stubborn' && failures-- > 0) throw new Error('not yet');
      }),
    );
    await setIn(0, 'stubborn');
    await timers.runDue();
    expect(failures).toBe(1);
    centre.testClock.advanceMs(secondMs);
    await timers.runDue();
    centre.testClock.advanceMs(secondMs);
    await timers.runDue();
    expect(failures).toBe(0);
    centre.testClock.advanceMs(secondMs);
    await timers.runDue();
    expect(failures).toBe(-1);
  });
});
