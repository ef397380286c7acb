import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredWithin, blockingProbability, serversNeeded, waitProbability } from './erlang.ts';

describe('probabilities of waiting', () => {
  // Exact values, computed with 60 digits. [servers, load, blocking, waiting]
  it.each([
    [1, 0.0101, 0.00999900999901, 0.0101],
    [5, 1.36, 0.009978893691435974, 0.013656355500636092],
    [10, 10, 0.21458234310734733, 1],
    [100, 84.06, 0.009991702588026485, 0.0595456533575544],
    [1_000, 1_000, 0.02481191764616041, 1],
    [5_000, 4_900, 0.002215767902497243, 0.09993787723448766],
    [300, 30, 4.18541874499475e-185, 4.650465272216389e-185],
  ])('with %i servers and %d erlangs are exact', (servers, load, blocking, waiting) => {
    expect(blockingProbability(load, servers) / blocking).toBeCloseTo(1, 10);
    expect(waitProbability(load, servers) / waiting).toBeCloseTo(1, 10);
  });
});

describe('the service level', () => {
  // [arrivals in an interval, interval, handling, servers, within, service level], in seconds
  it.each([
    [100, 1_800, 180, 14, 20, 0.8883500191794669],
    [100, 1_800, 180, 13, 20, 0.7955947884177831],
    [100, 1_800, 180, 11, 20, 0.3896138117291534],
    [250, 1_800, 210, 30, 20, 0.2351863375365413],
    [40, 900, 312.5, 16, 15, 0.5600947812663805],
    [1_440, 1_800, 60, 50, 10, 0.5024008107738105],
    [30, 1_800, 300, 5, 20, 0],
  ])(
    'of %d in %d s agrees with the exact value',
    (count, interval, handling, servers, within, level) => {
      const traffic = { arrivals: count / interval, handling };
      expect(answeredWithin(traffic, servers, within)).toBeCloseTo(level, 12);
    },
  );
});

describe('the servers needed', () => {
  // [arrivals in an interval, interval, handling, within, share, servers]
  it.each([
    [100, 1_800, 180, 20, 0.8, 14],
    [250, 1_800, 210, 20, 0.8, 34],
    [25, 600, 180, 20, 0.8, 11],
    [10, 1_800, 240, 20, 0.8, 3],
    [10, 1_800, 240, 20, 0.9, 4],
    [1, 900, 180, 20, 0.8, 1],
    [0.2, 900, 300, 20, 0.8, 1],
    [1_000, 1_800, 300, 20, 0.8, 176],
    [5_000, 1_800, 300, 20, 0.8, 848],
    [20, 1_800, 900, 60, 0.7, 13],
    [500, 900, 400, 10, 0.9, 241],
    [100, 1_800, 180, 0, 0.5, 12],
  ])(
    'for %d in %d s agree with the reference',
    (count, interval, handling, within, share, servers) => {
      expect(serversNeeded({ arrivals: count / interval, handling }, { share, within })).toBe(
        servers,
      );
    },
  );

  it('are none when nothing arrives', () => {
    expect(serversNeeded({ arrivals: 0, handling: 60 }, { share: 0.8, within: 20 })).toBe(0);
  });

  it('reach the goal, and one fewer does not', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        fc.integer({ min: 10, max: 600 }),
        fc.double({ min: 0.1, max: 0.99, noNaN: true }),
        (arrivals, handling, share) => {
          const traffic = { arrivals, handling };
          const servers = serversNeeded(traffic, { share, within: 20 });
          expect(answeredWithin(traffic, servers, 20)).toBeGreaterThanOrEqual(share);
          if (servers > 1) expect(answeredWithin(traffic, servers - 1, 20)).toBeLessThan(share);
        },
      ),
    );
  });
});
