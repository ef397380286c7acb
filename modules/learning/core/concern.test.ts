import { describe, expect, it } from 'vitest';
import { departmentsOf, type HeardContact, maximumQuoteLength, quoteOf } from './concern.ts';

const silent: HeardContact = {
  causeKind: null,
  departmentId: null,
  reasonDepartmentId: null,
  rating: null,
  comment: null,
};
const unhappy = { rating: 1, comment: 'Third time!', reasonDepartmentId: 'delivery' };

describe('a contact', () => {
  it.each<[string, Partial<HeardContact>, ReturnType<typeof departmentsOf>]>([
    ['uncoded and unrated speaks to nobody', {}, []],
    [
      'coded with a cause speaks to the department',
      { causeKind: 'process', departmentId: 'billing' },
      [{ source: 'wrap-up', departmentId: 'billing' }],
    ],
    ['coded without a cause speaks to nobody', { departmentId: 'billing' }, []],
    [
      'rated low with words speaks to whose reason it is',
      unhappy,
      [{ source: 'rating', departmentId: 'delivery' }],
    ],
    ['rated low without words speaks to nobody', { ...unhappy, comment: null }, []],
    ['rated well speaks to nobody', { ...unhappy, rating: 3 }, []],
    [
      'may speak to two',
      { ...unhappy, causeKind: 'system', departmentId: 'billing' },
      [
        { source: 'wrap-up', departmentId: 'billing' },
        { source: 'rating', departmentId: 'delivery' },
      ],
    ],
  ])('%s', (_name, known, departments) => {
    expect(departmentsOf({ ...silent, ...known }, 2)).toEqual(departments);
  });

  it('is quoted by its survey comment, else by its first message', () => {
    expect(quoteOf(' Late again ', 'Where is it?')).toBe('Late again');
    expect(quoteOf('  ', 'Where is it?')).toBe('Where is it?');
    expect(quoteOf(null, null)).toBe('');
    expect(Array.from(quoteOf('包'.repeat(maximumQuoteLength + 1), null))).toHaveLength(
      maximumQuoteLength,
    );
  });
});
