import { describe, expect, it } from 'vitest';
import { type Listed, pathTo, shelvesIn } from './shelves.ts';

const category = (id: string, parentId: string | null = null) => ({
  ...{ id, parentId },
  names: { en: id, ru: id, zh: id },
});
const article = (id: string, categoryId: string | null): Listed => ({
  ...{ id, categoryId, language: 'en', title: id },
  publishedAt: '2026-03-02T09:00:00.000Z',
});
const categories = [
  category('b'),
  category('a'),
  category('a1', 'a'),
  category('a11', 'a1'),
  category('empty'),
  category('lost', 'gone'),
];
const articles = [article('1', 'a11'), article('2', 'a'), article('3', 'b'), article('4', null)];
const shown = (parentId: string | null, all = articles) =>
  shelvesIn({ categories, articles: all }, parentId).map((shelf) => [
    shelf.category.id,
    shelf.articles.map(({ id }) => id),
  ]);

describe('shelves', () => {
  it('hold what stands in a category, however deep, and leave out empty ones', () => {
    expect(shown(null)).toEqual([
      ['b', ['3']],
      ['a', ['1', '2']],
    ]);
    expect(shown('a')).toEqual([['a1', ['1']]]);
  });

  it('stand outermost when their parent is not there', () => {
    expect(shown(null, [article('5', 'lost')])).toEqual([['lost', ['5']]]);
  });
});

describe('the path to a category', () => {
  it('names those around it, outermost first', () => {
    expect(pathTo(categories, 'a11').map(({ id }) => id)).toEqual(['a', 'a1', 'a11']);
    expect(pathTo(categories, null)).toEqual([]);
  });

  it('ends where a loop begins', () => {
    const loop = [category('x', 'y'), category('y', 'x')];
    expect(pathTo(loop, 'x').map(({ id }) => id)).toEqual(['y', 'x']);
  });
});
