import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { fingerprintOf, sha256OfUnits } from './fingerprint.ts';
import { numberDriver, sets, tableOf } from './reference.fixture.ts';
import { labelsOf } from './table.ts';

describe('a fingerprint', () => {
  const table = tableOf(present(sets.swiss, 'swiss'));

  it('is SHA-256', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const wanted = createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex');
        expect(sha256OfUnits(text)).toBe(wanted);
      }),
    );
  });

  it('is the same for the same data', () => {
    expect(fingerprintOf(tableOf(present(sets.swiss, 'swiss')))).toBe(fingerprintOf(table));
    expect(fingerprintOf(table)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with a value, a name, the order of rows, a scale, or a customer', () => {
    const { outcome, drivers } = table;
    const [first, ...others] = drivers;
    const changed = [
      { ...table, outcome: { ...outcome, values: outcome.values.with(3, 1) } },
      { ...table, outcome: { ...outcome, name: 'fertility' } },
      { ...table, outcome: { ...outcome, values: outcome.values.toReversed() } },
      { ...table, drivers: others },
      {
        ...table,
        drivers: [
          numberDriver(first?.name ?? '', first?.kind === 'number' ? first.values : [], {
            from: 0,
            to: 100,
          }),
          ...others,
        ],
      },
      { ...table, clusters: labelsOf(outcome.values.join().split(',')) },
    ];
    const prints = new Set([table, ...changed].map(fingerprintOf));
    expect(prints.size).toBe(changed.length + 1);
  });
});
