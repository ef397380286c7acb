import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionOf } from './collection.fixture.ts';
import { candidateGroupsOf, maximumQueryLength, rarity } from './query.ts';
import { boostOf } from './score.ts';

const articles = [
  { title: 'Возврат денег', body: 'Деньги вернутся на карту за десять дней.' },
  { title: 'Доставка курьером', body: 'Курьер привезёт заказ. Деньги за доставку берём сразу.' },
  { title: 'Сменить пароль', body: 'Откройте настройки и задайте новый пароль.' },
  { title: 'Промокоды', body: 'Введите промокод в корзине.' },
];
const { find, read, index } = collectionOf(articles);
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe('ranking', () => {
  it.each([
    ['возврат денег', '0'],
    ['деньги за доставку', '1'],
    ['забыл пароль', '2'],
    ['промокод', '3'],
    ['промакод', '3'],
    ['пороль', '2'],
    ['ghjvjrjl', '3'],
    ['promokod', '3'],
    ['в корзине', '3'],
  ])('answers %j first with article %s', (query, id) => {
    expect(idsOf(find(query))[0]).toBe(id);
  });

  it('finds a word by its beginning only while it is typed', () => {
    expect(idsOf(find('пром', { isTyping: true }))[0]).toBe('3');
    expect(find('пром', { isTyping: true })[0]?.score).toBeGreaterThan(find('пром')[0]?.score ?? 0);
  });

  it('finds by a general synonym, and prefers the word itself', () => {
    expect(idsOf(find('купон'))[0]).toBe('3');
    const both = collectionOf([{ title: 'Купон' }, { title: 'Промокод' }]);
    expect(idsOf(both.find('купон'))).toEqual(['0', '1']);
  });

  it('finds by the project’s own synonyms, one way only if it is said', () => {
    const own = [{ words: ['ЛК', 'личная страница клиента'], isOneWay: true }];
    const some = collectionOf([{ title: 'Страница клиента' }, { title: 'Вход в ЛК' }], { own });
    expect(idsOf(some.find('лк'))).toEqual(['1', '0']);
    expect(idsOf(some.find('личная страница клиента'))).toEqual(['0']);
  });

  it('finds by how customers asked', () => {
    const learnt = collectionOf([
      ...articles,
      { title: 'Чек', learned: 'где взять бумажку для бухгалтера' },
    ]);
    expect(idsOf(learnt.find('бумажка бухгалтеру'))[0]).toBe('4');
  });

  it('narrows by category, tag and product', () => {
    const some = collectionOf([
      { title: 'Чек', categoryId: 'a', tags: ['x'], products: ['p'] },
      { title: 'Чек', categoryId: 'b', tags: ['x', 'y'], products: [] },
    ]);
    expect(idsOf(some.find('чек', { filter: { categoryId: 'b' } }))).toEqual(['1']);
    expect(idsOf(some.find('чек', { filter: { tag: 'x' } }))).toEqual(['0', '1']);
    expect(idsOf(some.find('чек', { filter: { product: 'p', tag: 'y' } }))).toEqual([]);
    expect(some.index.facetsOf(some.find('чек'))).toEqual({
      categories: [
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ],
      tags: [
        { value: 'x', count: 2 },
        { value: 'y', count: 1 },
      ],
      products: [{ value: 'p', count: 1 }],
    });
  });

  it('prefers, of two that say the same, the newer and the more helpful one', () => {
    const day = 24 * 3_600_000;
    const ages = collectionOf([{ title: 'Чек' }, { title: 'Чек', publishedAtMs: 900 * day }]);
    expect(idsOf(ages.find('чек', { nowMs: 1_000 * day }))).toEqual(['1', '0']);
    const votes = collectionOf([
      { title: 'Чек', helpfulness: 0.2 },
      { title: 'Чек', helpfulness: 0.9 },
    ]);
    expect(idsOf(votes.find('чек'))).toEqual(['1', '0']);
  });

  it('lets age and helpfulness change a score by a few per cent at most', () => {
    const when = fc.record({
      publishedAtMs: fc.integer({ min: 0, max: 2e12 }),
      helpfulness: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(when, fc.integer({ min: 0, max: 2e12 }), (about, nowMs) => {
        expect(Math.abs(boostOf(about, nowMs))).toBeLessThanOrEqual(0.04);
      }),
    );
  });

  it.each(['', '   ', '?!…', '🙂👍', '\ud800', 'ыыыыъъъ'])('finds nothing for %j', (query) => {
    expect(find(query)).toEqual([]);
  });

  it('reads a query of any length up to its bound', () => {
    const long = `пароль ${'слово '.repeat(5_000)}`;
    expect(idsOf(find(long))[0]).toBe('2');
    expect(idsOf(find(`${' '.repeat(maximumQueryLength)}пароль`))).toEqual([]);
  });

  it('fails on no query', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void find(text)));
  });
});

describe('reading', () => {
  it.each([
    ['ghjvjrjl', 'other-keyboard', 'промокод'],
    ['dostavka kurierom', 'transliterated', 'доставка куриером'],
    ['промокод', 'as-written', 'промокод'],
    ['iphone', 'as-written', 'iphone'],
    ['сменить gfhjkm', 'other-keyboard', 'сменить пароль'],
  ] as const)('understands %j as %s: %j', (query, understoodAs, text) => {
    expect(read(query)).toMatchObject({ understoodAs, text });
  });

  it('leaves a Latin word that the articles know', () => {
    const some = collectionOf([{ title: 'iphone и доставка' }]);
    expect(some.read('iphone ljcnfdrf')).toMatchObject({ text: 'iphone доставка' });
  });

  it('understands English on the Russian keyboard', () => {
    const some = collectionOf([{ title: 'Change the password' }], { language: 'en' });
    expect(some.read('зфыыцщкв')).toMatchObject({
      understoodAs: 'other-keyboard',
      text: 'password',
    });
  });

  it.each([
    ['сменить пороль', 'сменить пароль'],
    ['Дотсавка  КУРЬЕРОМ', 'доставка  КУРЬЕРОМ'],
    ['пароль', null],
    ['совсем неизвестное', null],
  ])('asks for %j whether %j was meant', (query, meant) => {
    expect(read(query).didYouMean).toBe(meant);
  });

  it('does not correct the beginning of a known word while it is typed', () => {
    expect(read('промоко', true).didYouMean).toBeNull();
  });

  it('forgets a word that no article has any more', () => {
    const some = collectionOf([{ title: 'Секретность' }]);
    some.index.vocabulary.put('секретность', 1, 0);
    expect(some.read('секретност').didYouMean).toBeNull();
    expect(some.read('секретность').plan.groups).toEqual([]);
  });
});

describe('candidates', () => {
  it('are led to by rare words before common ones', () => {
    const groups = candidateGroupsOf(read('деньги промокод').plan, index.vocabulary);
    expect(groups.map(({ weight }) => weight)).toEqual(
      groups.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
    const [first] = groups;
    expect(
      first?.ids.map((id) => index.vocabulary.termAt(index.vocabulary.slotOfId(id) ?? -1)),
    ).toContain('промокод');
  });

  it('are rarer the fewer articles have a word', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), (all, some) => {
        const count = some % all;
        expect(rarity(count, all)).toBeGreaterThan(rarity(count + 1, all));
        expect(rarity(count + 1, all)).toBeGreaterThan(0);
      }),
    );
  });
});
