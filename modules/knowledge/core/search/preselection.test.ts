import { expect, it } from 'vitest';
import { collectionOf } from './collection.fixture.ts';

const filler = Array.from({ length: 1_500 }, (_, place) => ({
  title: `Статья ${place}`,
  body: `Деньги и доставка номер ${place}.`,
}));

it('of very many articles those with the rare words of a query come through', () => {
  const wanted = [
    { title: 'Возврат', body: 'Деньги и доставка, и возврат по чеку.' },
    ...Array.from({ length: 30 }, (_, place) => ({ title: `Возврат ${place}` })),
  ];
  const { find } = collectionOf([...filler, ...wanted]);
  expect(find('возврат денег за доставку по чеку')[0]?.id).toBe(String(filler.length));
});

it('of very many articles those come through that have parts of a word nobody has', () => {
  const { find } = collectionOf([...filler, { title: 'Электрозажигалка' }]);
  expect(find('зажигалка').map(({ id }) => id)).toEqual([String(filler.length)]);
});
