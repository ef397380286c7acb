import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { newId } from '#kernel/id.ts';
import { settle } from '#platform/database/pipeline.ts';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type Handler, on, openOutbox, subscriber } from './outbox.ts';

const noted = defineEvent('test.noted', z.object({ text: z.string() }));
const log = openLog({ level: 'silent' });

describe('the outbox', () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await openTestCentre();
  });
  afterAll(() => centre.close());

  const note = (text: string) =>
    centre.runAsSystem(async (ctx) => {
      ctx.emit(noted, { projectId: null, subjectId: newId(), data: { text } });
    });

  function listenWith(name: string, ...handlers: Handler[]) {
    const subscribers = [subscriber(name, handlers)];
    return openOutbox({ database: centre.database, subscribers, log, isSelfRunning: false });
  }

  it('delivers every event once, in the order of its making', async () => {
    const heard: string[] = [];
    const outbox = listenWith(
      'order',
      on(noted, async (_ctx, event) => void heard.push(event.data.text)),
    );
    const texts = Array.from({ length: 250 }, (_, index) => `n${index}`);
    for (const text of texts) await note(text);
    await outbox.drain();
    await outbox.drain();
    expect(heard).toEqual(texts);
    await outbox.close();
  });

  it('forgets the events of a transaction that failed', async () => {
    const heard: string[] = [];
    const outbox = listenWith(
      'rollback',
      on(noted, async (_ctx, event) => void heard.push(event.data.text)),
    );
    const failing = centre.runAsSystem(async (ctx) => {
      ctx.emit(noted, { projectId: null, subjectId: newId(), data: { text: 'never' } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await outbox.drain();
    expect(heard).not.toContain('never');
    await outbox.close();
  });

  it('holds back what an unfinished transaction might still precede', async () => {
    const heard: string[] = [];
    const outbox = listenWith(
      'held back',
      on(noted, async (_ctx, event) => void heard.push(event.data.text)),
    );
    await outbox.drain();
    heard.length = 0;
    let finishSlow = () => {};
    let slowHasWritten = () => {};
    const written = new Promise<void>((resolve) => {
      slowHasWritten = resolve;
    });
    const slow = centre.runAsSystem(async (ctx) => {
      ctx.emit(noted, { projectId: null, subjectId: newId(), data: { text: 'slow' } });
      await ctx.audit('test.slow', newId());
      await settle(ctx.tx);
      slowHasWritten();
      await new Promise<void>((resolve) => {
        finishSlow = resolve;
      });
    });
    await written;
    await note('quick');
    const delivering = outbox.drain();
    expect(heard).toEqual([]);
    finishSlow();
    await slow;
    await delivering;
    await outbox.drain();
    expect(heard).toEqual(['slow', 'quick']);
    await outbox.close();
  });

  it('parks an event whose handler keeps failing and goes on with the next', async () => {
    const heard: string[] = [];
    const outbox = listenWith(
      'parking',
      on(noted, async (_ctx, event) => {
        if (event.data.text === 'poison') throw new Error('cannot');
        heard.push(event.data.text);
      }),
    );
    await note('poison');
    await note('good');
    await outbox.drain();
    expect(heard).toContain('good');
    const { rows } = await centre.database.pool.query(
      `select attempts, reason from platform.parked_event where is_parked`,
    );
    expect(rows).toEqual([{ attempts: 5, reason: 'cannot' }]);
    await outbox.close();
  });

  it('undoes what a handler did before it failed', async () => {
    const subjectId = newId();
    let failures = 1;
    const outbox = listenWith(
      'effects',
      on(noted, async (ctx, event) => {
        if (event.data.text !== 'effect') return;
        await ctx.audit('test.effect', subjectId);
        if (failures-- > 0) throw new Error('once');
      }),
    );
    await note('effect');
    await outbox.drain();
    const { rows } = await centre.database.pool.query(
      'select 1 from platform.audit where subject_id = $1',
      [subjectId],
    );
    expect(rows).toHaveLength(1);
    await outbox.close();
  });
});
