import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { defineJob, holdJob, type JobHandler, onJob, openJobs, orderJob } from './jobs.ts';

const long = defineJob<{ text: string }>('test.long', 3, { atOnce: 1 });
const log = openLog({ level: 'silent' });

describe('jobs', () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await openTestCentre();
  });
  afterAll(() => centre.close());

  const serve = (...handlers: JobHandler[]) =>
    openJobs({ database: centre.database, handlers, log, isSelfRunning: false });
  const order = (text: string) => centre.runAsSystem((ctx) => orderJob(ctx, long, { text }));
  const giveUp = async () => undefined;

  it('of a kind that is done one at a time wait for each other', async () => {
    let now = 0;
    let most = 0;
    const done: string[] = [];
    const work: Parameters<typeof onJob<{ text: string }>>[1]['work'] = async ({ data }) => {
      now += 1;
      most = Math.max(most, now);
      await centre.runAsSystem(async () => undefined);
      now -= 1;
      done.push(data.text);
    };
    await order('first');
    await order('second');
    expect(await serve(onJob(long, { work, giveUp })).runDue()).toBe(2);
    expect({ most, done: done.toSorted() }).toEqual({ most: 1, done: ['first', 'second'] });
  });

  it('are taken up by another node when theirs died, unless they are held', async () => {
    const release = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const attempts: number[] = [];
    const one = serve(
      onJob(long, {
        work: async ({ id, attempt }) => {
          attempts.push(attempt);
          centre.testClock.advanceMs(minuteMs);
          await centre.runAsSystem((ctx) => holdJob(ctx, id));
          taken.resolve();
          await release.promise;
        },
        giveUp,
      }),
    );
    const other = serve(
      onJob(long, { work: async ({ attempt }) => void attempts.push(attempt), giveUp }),
    );
    await order('long');
    const running = one.runDue();
    await taken.promise;
    centre.testClock.advanceMs(2 * minuteMs - secondMs);
    expect(await other.runDue()).toBe(0);
    centre.testClock.advanceMs(2 * secondMs);
    expect(await other.runDue()).toBe(1);
    expect(attempts).toEqual([1, 2]);
    release.resolve();
    await running;
  });
});
