import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { articleAddress, idInSlug, searchAddress, slugOf } from './address.ts';

const place = { key: 'swift', language: 'ru' } as const;
const id = newId();

describe('an address', () => {
  it.each([
    ['Returns & refunds: how long?', 'returns-refunds-how-long'],
    ['Возврат денег', 'возврат-денег'],
    ['如何退款？', '如何退款'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    ['../../etc', 'etc'],
    ['¿?!', ''],
    ['ﬁle Ⅷ', 'file-viii'],
    ['a'.repeat(80), 'a'.repeat(60)],
    [`${'long '.repeat(20)}`, `${'long-'.repeat(11)}long`],
  ])('of %j reads %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('leads back to what it was made of', () => {
    const address = articleAddress(place, { id, title: 'Возврат / обмен' });
    const slug = decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
    expect(slug).toBe(`возврат-обмен-${id}`);
    expect(idInSlug(slug)).toBe(id);
  });

  it.each([
    [id, id],
    [`x-${id}`, id],
    [`x${id}`, null],
    ['x', null],
    ['', null],
  ])('of slug %j names %j', (slug, named) => {
    expect(idInSlug(slug)).toBe(named);
  });

  it('keeps a query that looks like markup or like more of an address', () => {
    expect(searchAddress(place, '"><a href=/&q=2#')).toBe(
      '/help/swift/ru/search?q=%22%3E%3Ca%20href%3D%2F%26q%3D2%23',
    );
  });
});
