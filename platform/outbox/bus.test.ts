import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openSignals } from '#platform/live/signals.ts';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type Bus, openBus } from './bus.ts';

const log = openLog({ level: 'silent' });

describe('the bus between nodes', () => {
  let centre: TestCentre;
  let pool: pg.Pool;
  const buses: Bus[] = [];
  beforeAll(async () => {
    centre = await openTestCentre();
    pool = new pg.Pool({ connectionString: centre.ownerUrl, max: 2 });
  });
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    await pool.end();
    await centre.close();
  });

  /** A node that listens already. */
  async function openNode() {
    const bus = openBus({ url: centre.ownerUrl, pool, log });
    buses.push(bus);
    await new Promise<void>((resolve) => bus.onAnnounced(resolve));
    const signals = openSignals();
    signals.relayTo(bus.signal);
    bus.onSignal(signals.hear);
    return { bus, signals };
  }

  it('wakes the other nodes', async () => {
    const here = await openNode();
    const there = await openNode();
    const woken = new Promise<string>((resolve) => there.bus.onAnnounced(() => resolve('woken')));
    here.bus.announce();
    expect(await woken).toBe('woken');
  });

  it('hands a signal to the other nodes, and tells it once on its own', async () => {
    const here = await openNode();
    const there = await openNode();
    const signal = { name: 'test.typing', subjectId: newId(), data: { isTyping: true } };
    const heardHere: unknown[] = [];
    here.signals.onSignal((each, topics) => heardHere.push([each, topics]));
    const heardThere: unknown[] = [];
    const second = new Promise<void>((resolve) =>
      there.signals.onSignal((each, topics) => {
        heardThere.push([each, topics]);
        if (heardThere.length === 2) resolve();
      }),
    );
    here.signals.signal(signal, ['conversation:1']);
    here.signals.signal(signal, ['conversation:2']);
    await second;
    expect(heardThere).toEqual([
      [signal, ['conversation:1']],
      [signal, ['conversation:2']],
    ]);
    expect(heardHere).toEqual(heardThere);
  });

  it('carries no long signal', () => {
    const long = { name: 'test.long', subjectId: newId(), data: 'x'.repeat(5_000) };
    expect(() => openSignals().signal(long, [])).toThrow('too long');
  });
});
