import { describe, expect, it } from 'vitest';
import { planImport } from './import-plan.ts';
import { type ImportColumn, type ImportRow, readImportRow } from './import-row.ts';
import type { FoundIdentity } from './recognition.ts';

function row(cells: Partial<Record<ImportColumn, string>>): ImportRow {
  const read = readImportRow(cells, { thisYear: 2026 });
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

function plan(rows: readonly ImportRow[], found: readonly FoundIdentity[] = []) {
  let made = 0;
  const makeId = () => {
    made += 1;
    return `new-${made}`;
  };
  return planImport(rows, found, makeId);
}

const anna: FoundIdentity = {
  kind: 'email',
  value: 'a@x.org',
  customerId: 'anna',
  isVerified: true,
  hasExternalId: false,
};

describe('an import', () => {
  it('makes a customer of each unknown row and finds him in the next one', () => {
    const result = plan([
      row({ external_id: '7', name: 'Анна', birth_year: '1987' }),
      row({ external_id: '8', email: 'b@x.org' }),
      row({ external_id: '7', name: 'Анна Петрова', email: 'a@x.org' }),
    ]);
    expect(result).toMatchObject({ imported: 2, updated: 1, suggestions: [] });
    expect(result.customers).toMatchObject([
      { id: 'new-1', name: 'Анна Петрова', birthYear: 1987 },
      { id: 'new-2', name: null },
    ]);
    expect(result.identities.map(({ customerId, value }) => `${customerId} ${value}`)).toEqual([
      'new-1 7',
      'new-2 8',
      'new-2 b@x.org',
      'new-1 a@x.org',
    ]);
  });

  it('lays the levels of rows over each other, and leaves what no row tells', () => {
    const levels = ['2', '', '0', ''];
    const rows = levels.map((value_level) => row({ external_id: '7', value_level }));
    expect(plan(rows).customers).toMatchObject([{ valueLevel: 0 }]);
    expect(plan(rows.slice(0, 2)).customers).toMatchObject([{ valueLevel: 2 }]);
    expect(plan(rows.slice(1, 2)).customers).toMatchObject([{ valueLevel: null }]);
  });

  it('gives a known customer his external id by his address', () => {
    const result = plan([row({ external_id: '7', email: 'a@x.org' })], [anna]);
    expect(result).toMatchObject({ imported: 0, updated: 1, customers: [{ id: 'anna' }] });
    expect(result.identities).toMatchObject([{ kind: 'external', customerId: 'anna' }]);
  });

  it('keeps two external ids apart that share an address, and suggests the pair', () => {
    const result = plan([
      row({ external_id: '7', email: 'a@x.org' }),
      row({ external_id: '8', email: 'a@x.org' }),
    ]);
    expect(result.imported).toBe(2);
    expect(result.suggestions).toMatchObject([
      { customerId: 'new-2', otherId: 'new-1', reason: 'two-external-ids' },
    ]);
  });

  it('does not join people by a phone they share, unless it is all there is', () => {
    const family = plan([
      row({ email: 'a@x.org', phone: '+79161234567' }),
      row({ email: 'b@x.org', phone: '+79161234567' }),
      row({ phone: '+79161234567', name: 'Анна' }),
    ]);
    expect(family).toMatchObject({ imported: 2, updated: 1 });
    expect(family.suggestions).toMatchObject([{ otherId: 'new-1', reason: 'shared-address' }]);
    expect(family.customers[0]).toMatchObject({ id: 'new-1', name: 'Анна' });
  });

  it('takes an address from a visitor who merely claimed it', () => {
    const result = plan(
      [row({ external_id: '7', email: 'a@x.org' })],
      [{ ...anna, isVerified: false }],
    );
    expect(result.imported).toBe(1);
    expect(result.identities).toMatchObject([{ value: '7' }, { value: 'a@x.org' }]);
    expect(result.suggestions).toMatchObject([{ otherId: 'anna', reason: 'unverified-address' }]);
  });
});
