import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts } from './amounts.ts';
import { assentOf } from './assent.ts';
import { findValues, type Hearing } from './find-values.ts';
import { device } from './guide.fixture.ts';
import { type detailKind, type GuideDetail, guideDetail } from './guide.ts';
import { findMasked, findOrders } from './orders.ts';
import { findPlaces } from './places.ts';

const orders = [
  { number: 'BS12345678', isOpen: true },
  { number: 'HD-4821-7790', isOpen: false },
];
const hearing: Hearing = {
  ...{ at: '2026-11-22T12:00:00.000Z', now: '2026-11-22T12:00:00.000Z', timeZone: 'UTC' },
  ...{ orders, isAnswer: false, isFirst: false },
};

describe('orders', () => {
  const read = (text: string) =>
    findOrders(text, { masks: ['BS########'], orders })
      .map(({ value, isSure }) => `${isSure ? '' : '~'}${value}`)
      .join(' ');
  it.each([
    ['где BS12345678?', 'BS12345678'],
    ['заказ bs 1234 5678 не пришёл', 'BS12345678'],
    ['ＢＳ１２３４５６７８在哪', 'BS12345678'],
    ['我的订单BS12345678呢', 'BS12345678'],
    ['my parcel HD48217790', 'HD-4821-7790'],
    ['order HD 4821 7790 is late', 'HD-4821-7790'],
    ['BS87654321 тоже жду', '~BS87654321'],
    ['номер заказа: 445566', '~445566'],
    ['заказ № 77-1234', '~771234'],
    ['order number is 998877', '~998877'],
    ['订单号：202611030012', '~202611030012'],
    ['订单号是 5567 8890', '~55678890'],
    ['заканчивается на 5678', '~BS12345678'],
    ['the one ending in 7790', '~HD-4821-7790'],
    ['尾号7790的那个', '~HD-4821-7790'],
    ['позвоните +7 912 345 67 89', ''],
    ['заказ на 1500 рублей', ''],
    ['заказ 1500 рублей стоил', ''],
    ['order 12', ''],
    ['订单BS123456785月9日发货', 'BS12345678'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('are what the shape says when there are no records', () => {
    const found = findOrders('где BS11112222', { masks: ['BS########'], orders: [] });
    expect(found).toMatchObject([{ value: 'BS11112222', isSure: true }]);
  });

  it('shapes may hold letters and dashes', () => {
    expect(findMasked('претензия п-12345', ['П-#####'])).toMatchObject([{ value: 'П-12345' }]);
    expect(findMasked('П-1234567', ['П-#####'])).toEqual([]);
    expect(findMasked('ticket ab-9', ['@@-#'])).toMatchObject([{ value: 'AB-9', from: 7, to: 11 }]);
  });
});

describe('days to come and promised', () => {
  const day = { ...device, kind: 'day' as const };
  it.each([
    ['обещали до 20 ноября', '2026-11-20'],
    ['нужно к 25 ноября', '2026-11-25'],
    ['привезите в пятницу', '2026-11-20'],
    ['до пятницы', '2026-11-27'],
    ['завтра', '2026-11-23'],
    ['пятый день едет', ''],
    ['by Friday please', '2026-11-27'],
    ['it was due on 20 November', '2026-11-20'],
    ['下周三之前', '2026-11-25'],
    ['明天送来', '2026-11-23'],
  ])('%s', (text, expected) =>
    expect(findValues(day, text, hearing)[0]?.value ?? '').toBe(expected),
  );
});

describe('amounts', () => {
  it.each([
    ['списали 1 500 руб.', '1500.00 RUB'],
    ['390р лишних', '390.00 RUB'],
    ['2490₽ вместо 1990₽', '2490.00 RUB 1990.00 RUB'],
    ['12,50 рублей', '12.50 RUB'],
    ['2 тыс. руб', '2000.00 RUB'],
    ['полторы тысячи рублей', '1500.00 RUB'],
    ['пятьсот рублей', '500.00 RUB'],
    ['20 долларов', '20.00 USD'],
    ['£34.50 too much', '34.50 GBP'],
    ['34 pounds', '34.00 GBP'],
    ['I paid 1,299.99 USD', '1299.99 USD'],
    ['€20', '20.00 EUR'],
    ['$1.5k', '1500.00 USD'],
    ['199元', '199.00 CNY'],
    ['￥１９９', '199.00 CNY'],
    ['一百二十块钱', '120.00 CNY'],
    ['多扣了50块', '50.00 CNY'],
    ['1.2万元', '12000.00 CNY'],
    ['两百元', '200.00 CNY'],
    ['заказ 12345', ''],
    ['5 марта', ''],
    ['3 дня', ''],
  ])('%s', (text, expected) =>
    expect(
      findAmounts(text)
        .map(({ value }) => value)
        .join(' '),
    ).toBe(expected),
  );
});

describe('places', () => {
  it.each([
    ['живу на ул. Лесная, д. 12, кв. 5', 'ул. Лесная, д. 12, кв. 5'],
    ['г. Тверь, улица Мира 7к2', 'г. Тверь, улица Мира 7к2'],
    ['привезите на Садовой 14', 'на Садовой 14'],
    ['пункт выдачи на Ленина не работает', 'пункт выдачи на Ленина'],
    ['I am at 12 Baker Street, London', '12 Baker Street, London'],
    ['the postcode is SW1A 1AA', 'SW1A 1AA'],
    ['flat 5', 'flat 5'],
    ['浙江省杭州市西湖区文三路478号', '浙江省杭州市西湖区文三路478号'],
    ['建国路88号3栋', '建国路88号3栋'],
    ['阳光花园5号楼', '阳光花园5号楼'],
    ['ничего не понимаю', ''],
    ['где заказ?', ''],
  ])('%s', (text, expected) => expect(findPlaces(text)[0]?.value ?? '').toBe(expected));
});

describe('yes and no', () => {
  it.each([
    ['да', 'yes'],
    ['Ага', 'yes'],
    ['ну да', 'yes'],
    ['верно, он', 'yes'],
    ['Всё верно!', 'yes'],
    ['именно так', 'yes'],
    ['нет', 'no'],
    ['Нет, другой', 'no'],
    ['неа', 'no'],
    ['не он', 'no'],
    ['неправильно', 'no'],
    ['да нет, не тот', 'no'],
    ['данные отправил', null],
    ['небо', null],
    ['yes', 'yes'],
    ['Yep!', 'yes'],
    ['correct', 'yes'],
    ["that's right", 'yes'],
    ['No', 'no'],
    ['nope', 'no'],
    ["No, it's another", 'no'],
    ['not really', 'no'],
    ['notebook', null],
    ['yesterday', null],
    ["it's not", 'no'],
    ['是的', 'yes'],
    ['对', 'yes'],
    ['对的对的', 'yes'],
    ['没错', 'yes'],
    ['嗯', 'yes'],
    ['嗯嗯是的', 'yes'],
    ['不是', 'no'],
    ['不对，是另一个', 'no'],
    ['没有', 'no'],
    ['不', 'no'],
    ['错了', 'no'],
    ['不错', 'yes'],
    ['昨天', null],
    ['+', 'yes'],
    ['+7 912', null],
    ['👍', null],
  ] as const)('%s', (text, expected) => expect(assentOf(text)).toBe(expected));
});

describe('choices', () => {
  const read = (text: string) =>
    findValues(device, text, hearing)
      .map(({ value, isDenied }) => `${isDenied ? '!' : ''}${value}`)
      .join(' ');
  it.each([
    ['роутер мигает красным', 'router'],
    ['перезагрузил роутером', 'router'],
    ['на телефоне не грузит', 'phone'],
    ['с телефона и ноутбука', 'phone laptop'],
    ['не роутер, а телефон', '!router phone'],
    ['не только на телефоне', 'phone'],
    ['это не на ноуте', '!laptop'],
    ['телевизор', ''],
    ['the router lights are red', 'router'],
    ['my phones are fine', 'phone'],
    ["it isn't the router", '!router'],
    ['not the laptop but the phone', '!laptop phone'],
    ['not only my laptop', 'laptop'],
    ['on the smart phone', 'phone'],
    ['路由器红灯', 'router'],
    ['手机上不了网', 'phone'],
    ['不是路由器，是手机', '!router phone'],
    ['笔记本电脑连不上', 'laptop'],
    ['是不是路由器的问题', 'router'],
    ['我没用手机', '!phone'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('any text at all', () => {
  const kinds: readonly (typeof detailKind.options)[number][] = guideDetail.shape.kind.options;
  const detail = (kind: GuideDetail['kind']): GuideDetail => ({
    ...{ ...device, kind, masks: ['BS########', '@@-##'] },
    words: { en: ['broken'], ru: ['сломан'], zh: ['坏'] },
  });
  const pieces = fc.constantFrom(
    ...['вчера', ' 3 ', 'дня', 'BS12345678', '№', '12', '.', '/', '11', '昨天', '三', '天前', '元'],
    ...[
      'не',
      'роутер',
      ' ',
      '５',
      '月',
      'since ',
      'monday',
      'at 6pm',
      '\n',
      '£',
      '1,000.5',
      '\ud800',
    ],
    ...[
      'ё',
      'İ',
      '👍',
      'улица ',
      'street',
      '号',
      '?',
      '半',
      '个',
      '上周三',
      '第',
      '31.02',
      '99.99.9999',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 25 }).map((words) => words.join('')),
  );

  it('is read without failing, and each value stands in it', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...kinds), fc.boolean(), (text, kind, isAnswer) => {
        const found = findValues(detail(kind), text, { ...hearing, isAnswer, isFirst: isAnswer });
        for (const { from, to, value } of found) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(value).not.toBe('');
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
