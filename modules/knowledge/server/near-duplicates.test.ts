import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { findNearDuplicates } from './near-duplicates.ts';
import { openScene, type Scene, said } from './scene.fixture.ts';

const words = [
  'Деньги за отменённый заказ возвращаются на ту же карту в течение десяти дней.',
  'Если прошло больше, попросите у банка выписку и пришлите её нам: мы найдём платёж.',
];

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
});
afterAll(() => centre.close());

const live = async (text: Parameters<Scene['live']>[0]) => (await scene.live(text)).id;

const alikeTo = async (articleId: string, language: 'ru' | 'en' = 'ru') => {
  const { projectId, agent } = scene;
  const items = await centre.run(agent, (ctx) =>
    findNearDuplicates(ctx, { projectId, articleId, language }),
  );
  return items.map((each) => each.articleId);
};

it('an article that was copied and worked over is told, another on its matter is not', async () => {
  const original = await live({ title: 'Возврат денег', body: said(...words) });
  const copy = await live({
    title: 'Когда вернут деньги',
    body: said(words[0] ?? '', (words[1] ?? '').replace('найдём платёж', 'отыщем ваш платёж')),
  });
  await live({
    title: 'Возврат товара',
    body: said('Товар можно вернуть за десять дней. Деньги придут на карту, с которой платили.'),
  });
  expect(await alikeTo(original)).toEqual([copy]);
  expect(await alikeTo(copy)).toEqual([original]);
  expect(await alikeTo(copy, 'en')).toEqual([]);
});

it('what is being written counts before what is published', async () => {
  const text = 'Промокод вводится в корзине, до оплаты; в одном заказе действует один.';
  const published = await live({ title: 'Промокоды', body: said(text) });
  const { id } = await scene.put();
  await scene.save(id, { title: 'Скидки', body: said(text) });
  expect(await alikeTo(id)).toEqual([published]);
  expect(await alikeTo(published)).toEqual([]);
});
