import { describe, expect, it } from 'vitest';
import { cosineOf, gramVector, groupByLikeness, similarityOf } from './likeness.ts';

describe('similarity', () => {
  it.each([
    ['Где мой заказ 4512?', 'где мой заказ 4512', 1],
    ['', 'anything', 0],
    ['!!!', '???', 0],
    ['退款什么时候到账', '退款什么时候到账', 1],
    ['alpha', 'omega beta', 0],
  ])('of %j and %j is %d', (one, other, likeness) => {
    expect(similarityOf(one, other)).toBeCloseTo(likeness, 10);
  });

  it.each([
    [
      'Здравствуйте! Не пришёл заказ 4512, жду неделю',
      'не пришел заказ 4512 жду неделю!!',
      'Как сменить пароль от почты',
    ],
    ['My parcel has not arrived yet', 'my parcel hasnt arrived yet', 'How do I reset the password'],
    ['我的快递怎么还没到', '我的快递怎么还没有到呀', '怎么修改登录密码'],
  ])('sees that %j is nearer to its repeat than to another question', (text, repeat, another) => {
    expect(similarityOf(text, repeat)).toBeGreaterThan(0.6);
    expect(similarityOf(text, another)).toBeLessThan(0.3);
  });

  it('is the same both ways, and the same by vectors', () => {
    const [one, other] = ['оплата картой', 'оплатил картой дважды'];
    expect(similarityOf(one, other)).toBe(similarityOf(other, one));
    expect(cosineOf(gramVector(one), gramVector(other))).toBe(similarityOf(one, other));
  });
});

describe('grouping by likeness', () => {
  const texts = [
    'не пришёл заказ',
    'как сменить пароль',
    'заказ не пришёл',
    'не пришел заказ!',
    'сменить пароль как?',
    'промокод',
  ];

  it('puts each text in one group, the largest group first', () => {
    const groups = groupByLikeness(texts, 0.6);
    expect(groups.map(({ members }) => members.toSorted())).toEqual([[0, 2, 3], [1, 4], [5]]);
  });

  it('tells how alike the texts of a group are to its first', () => {
    const [first, , last] = groupByLikeness(texts, 0.6);
    expect(first?.cohesion).toBeGreaterThan(0.6);
    expect(last).toEqual({ members: [5], cohesion: 1 });
  });

  it('groups nothing of nothing', () => {
    expect(groupByLikeness([], 0.5)).toEqual([]);
  });
});
