import { detail, option, words } from './detail.ts';

/** What the hub shows, and whether it was restarted. */
export const lineDetails = [
  detail({
    ...{ key: 'light', kind: 'choice' },
    names: words('Light on the hub', 'Лампа на роутере', '指示灯'),
    open: words(
      'What light exactly does the hub show?',
      'Какая именно лампа горит на роутере?',
      '请问路由器具体亮什么灯？',
    ),
    closed: words(
      'The hub shows a {value}, is that right?',
      'На роутере горит {value} лампа, верно?',
      '路由器亮的是{value}灯，对吗？',
    ),
    options: [
      option('red', words('red light', 'красная', '红色'), words('red', 'красный,красным', '红灯')),
      option('green', words('green light', 'зелёная', '绿色'), words('green', 'зелёный', '绿灯')),
      option(
        'orange',
        words('amber light', 'жёлтая', '橙色'),
        words('orange', 'оранжевая', '黄灯'),
      ),
      option(
        'blue',
        words('blue light', 'синяя', '蓝色'),
        words('blue,stays blue', 'голубая', '蓝灯'),
      ),
    ],
  }),
  detail({
    ...{ key: 'restarted', kind: 'yes-no', isRequired: false },
    names: words('Restarted', 'Перезагружали', '是否重启'),
    open: words(
      'Have you restarted the hub?',
      'Вы перезагружали роутер?',
      '请问您重启过路由器吗？',
    ),
    closed: words(
      'The hub was restarted: {value}. Is that right?',
      'Роутер перезагружали: {value}. Верно?',
      '路由器重启过：{value}，对吗？',
    ),
    words: {
      en: ['restarted', 'rebooted', 'turned it off and on', 'switched it off and on'],
      ru: ['перезагружал', 'перезапускал'],
      zh: ['重启'],
    },
  }),
];

/** How much was taken, and how much it is as a rule. */
export const billAmounts = [
  detail({
    ...{ key: 'bill', kind: 'amount' },
    names: words('Sum of the bill', 'Сумма счёта', '账单金额'),
    open: words(
      'How much exactly is the bill?',
      'На какую именно сумму счёт?',
      '账单具体是多少钱？',
    ),
    closed: words(
      'The bill is {value}, is that right?',
      'Счёт на {value}, верно?',
      '账单是{value}，对吗？',
    ),
  }),
  detail({
    ...{ key: 'changed', kind: 'yes-no', isRequired: false },
    names: words('Plan changed', 'Меняли тариф', '是否更改套餐'),
    open: words(
      'Have you changed your plan in the last two months?',
      'Вы меняли тариф за последние два месяца?',
      '最近两个月您改过套餐吗？',
    ),
    closed: words(
      'The plan was changed: {value}. Is that right?',
      'Тариф меняли: {value}. Верно?',
      '改过套餐：{value}，对吗？',
    ),
    words: { en: ['changed', 'upgraded'], ru: ['менял', 'поменял'], zh: ['改过套餐', '换过套餐'] },
  }),
];
