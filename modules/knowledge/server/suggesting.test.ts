import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { putCategory } from './categories.ts';
import { openScene, type Scene, said } from './scene.fixture.ts';
import { suggestArticles } from './suggesting.ts';

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre);
});

type Contact = Parameters<typeof suggestArticles>[1];

const suggest = (about: Partial<Contact>, by = scene.agent) =>
  centre.run(by, (ctx) =>
    suggestArticles(ctx, {
      ...{ projectId: scene.projectId, language: 'ru', writing: '', said: '' },
      ...{ products: [], topics: [], limit: 8, ...about },
    }),
  );

describe('articles are suggested', () => {
  beforeEach(async () => {
    await scene.live({ title: 'Возврат денег', body: said('Деньги вернутся на карту.') });
    await scene.live({ title: 'Смена пароля', body: said('Откройте настройки.') });
  });

  it.each([
    ['what is being written', { said: 'где мои деньги', writing: 'и как сменить паро' }, true],
    ['what was said, while little is written', { said: 'сменить пароль', writing: 'эт' }, false],
    ['what was said, if nothing is found', { said: 'пароль', writing: 'жирафы зебры' }, false],
    ['what is being written, before anything was said', { writing: 'сменить пар' }, true],
  ])('for %s', async (_, about, isForWriting) => {
    const found = await suggest(about);
    expect(found.hits[0]?.title).toBe('Смена пароля');
    expect(found.isForWriting).toBe(isForWriting);
  });

  it('for nothing when there are no words, whatever else is known', async () => {
    expect((await suggest({ topics: ['Возврат денег'] })).hits).toEqual([]);
  });

  it('to those of the project alone', async () => {
    const other = await openScene(centre);
    expect((await suggest({ said: 'пароль' }, other.agent)).hits).toEqual([]);
  });
});

it('of two that answer alike the one about the contact comes first', async () => {
  const { projectId, lead } = scene;
  const names = { en: 'Parcels', ru: 'Посылки', zh: '包裹' };
  const category = await centre.run(lead, (ctx) =>
    putCategory(ctx, { projectId, id: newId(), parentId: null, names, position: 0 }),
  );
  const live = (about: object) =>
    scene.live({ title: 'Бланк', body: said('Подпишите бланк.') }, about);
  const { id: form } = await live({ products: ['Экспресс'] });
  const { id: other } = await live({ categoryId: category.id });
  const express = await suggest({ said: 'бланк', products: ['Экспресс-доставка документов'] });
  expect(express.hits.map(({ articleId }) => articleId)).toEqual([form, other]);
  const parcel = await suggest({ said: 'бланк', topics: ['Где моя посылка?'] });
  expect(parcel.hits.map(({ articleId }) => articleId)).toEqual([other, form]);
});
