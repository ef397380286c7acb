import type { GuideDetail } from '#modules/knowledge/core/guide/guide.ts';
import { detail, words } from './detail.ts';

/** Which parcel, by the shape of its number. */
export function parcelBy(mask: string): GuideDetail {
  return detail({
    ...{ key: 'order', kind: 'order', masks: [mask] },
    names: words('Order', 'Заказ', '订单'),
    open: words(
      'Which order exactly is it about? Its number, please.',
      'О каком именно заказе речь? Напишите, пожалуйста, номер.',
      '请问具体是哪个订单？麻烦发一下订单号。',
    ),
    closed: words(
      'You mean order {value}, is that right?',
      'Речь о заказе {value}, верно?',
      '您说的是订单{value}，对吗？',
    ),
  });
}

/** Since when nothing has moved or worked. */
export const sinceWhen = detail({
  ...{ key: 'since', kind: 'since' },
  names: words('Since when', 'С какого времени', '从何时起'),
  open: words(
    'Since when exactly has it been like this?',
    'С какого именно дня так?',
    '具体从哪天开始是这样的？',
  ),
  closed: words(
    'It has been like this since {value}, is that right?',
    'Так началось {value}, верно?',
    '从{value}开始就这样了，对吗？',
  ),
});

/** What is broken, in the customer's words. */
export const whatIsBroken = detail({
  ...{ key: 'damage', kind: 'text' },
  names: words('What is damaged', 'Что повреждено', '损坏情况'),
  open: words(
    'What exactly is damaged: the box or what was in it?',
    'Что именно повреждено: коробка или то, что внутри?',
    '请问具体哪里损坏了，是外箱还是里面的商品？',
  ),
  closed: words(
    'What is damaged: {value}. Is that all?',
    'Повреждено вот что: {value}. Это всё?',
    '损坏的情况是：{value}，对吗？',
  ),
  words: {
    en: ['broken', 'cracked', 'smashed', 'damaged', 'dented'],
    ru: ['разбит', 'треснул', 'осколки', 'вдребезги', 'пробит', 'мятая', 'смята', 'мокрая'],
    zh: ['碎', '裂', '破', '磕', '变形', '划痕'],
  },
});

/** Whether there are pictures of the damage. */
export const hasPictures = detail({
  ...{ key: 'pictures', kind: 'yes-no', isRequired: false },
  names: words('Pictures', 'Фотографии', '照片'),
  open: words(
    'Do you have pictures of the damage?',
    'У вас есть фотографии повреждений?',
    '请问您有破损的照片吗？',
  ),
  closed: words(
    'Pictures of the damage: {value}. Is that right?',
    'Фотографии повреждений: {value}. Верно?',
    '破损照片：{value}，对吗？',
  ),
  words: {
    en: ['picture', 'photo', 'attached'],
    ru: ['фото', 'фотография', 'снимок', 'сфотографировал'],
    zh: ['照片', '图片', '拍照', '附件'],
  },
});
