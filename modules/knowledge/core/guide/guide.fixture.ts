import { type GuideDetail, noWords } from './guide.ts';

const names = (en: string, ru: string, zh: string) => ({ en, ru, zh });

/** A choice among three devices. */
export const device: GuideDetail = {
  key: 'device',
  names: names('Device', 'Устройство', '设备'),
  kind: 'choice',
  isRequired: true,
  open: names(
    'Which device exactly does not connect?',
    'Какое именно устройство не подключается?',
    '具体是哪个设备连不上？',
  ),
  closed: names(
    'It is the {value}, is that right?',
    'Речь про {value}, верно?',
    '是{value}，对吗？',
  ),
  words: noWords,
  options: [
    {
      key: 'router',
      names: names('router', 'роутер', '路由器'),
      words: { en: ['hub'], ru: ['маршрутизатор'], zh: ['光猫'] },
    },
    {
      key: 'phone',
      names: names('phone', 'телефон', '手机'),
      words: { en: ['smart phone', 'mobile'], ru: ['смартфон', 'айфон'], zh: ['电话'] },
    },
    {
      key: 'laptop',
      names: names('laptop', 'ноутбук', '笔记本'),
      words: { en: ['notebook'], ru: ['ноут', 'компьютер'], zh: ['电脑', '笔记本电脑'] },
    },
  ],
  masks: [],
};

/** Since when. */
export const since: GuideDetail = {
  ...device,
  key: 'since',
  names: names('Since', 'С какого времени', '开始时间'),
  kind: 'since',
  open: names(
    'Since when exactly has it not been working?',
    'С какого именно времени не работает?',
    '具体从什么时候开始的？',
  ),
  closed: names(
    'It began on {value}, is that right?',
    'Началось {value}, верно?',
    '是从{value}开始的，对吗？',
  ),
  options: [],
};

/** Which order. */
export const order: GuideDetail = {
  ...device,
  key: 'order',
  names: names('Order', 'Заказ', '订单'),
  kind: 'order',
  open: names(
    'Which order exactly do you mean?',
    'О каком именно заказе речь?',
    '请问具体是哪个订单？',
  ),
  closed: names(
    'You mean order {value}, is that right?',
    'Речь о заказе {value}, верно?',
    '您说的是订单{value}，对吗？',
  ),
  options: [],
  masks: ['BS########'],
};

/** What is broken, in the customer's words. */
export const damage: GuideDetail = {
  ...device,
  key: 'damage',
  names: names('Damage', 'Что повреждено', '损坏情况'),
  kind: 'text',
  isRequired: false,
  open: names('What exactly is damaged?', 'Что именно повреждено?', '具体哪里损坏了？'),
  closed: names(
    'Damaged is: {value}. Is that right?',
    'Повреждено: {value}. Всё верно?',
    '损坏情况是：{value}，对吗？',
  ),
  words: { en: ['crack', 'broken'], ru: ['трещина', 'разбит', 'сломан'], zh: ['碎', '裂', '坏'] },
  options: [],
};

/** Whether it was restarted. */
export const restarted: GuideDetail = {
  ...device,
  key: 'restarted',
  names: names('Restarted', 'Перезагружали', '是否重启'),
  kind: 'yes-no',
  isRequired: false,
  open: names(
    'Have you exactly restarted the router already?',
    'Вы уже перезагружали роутер?',
    '请问您重启过路由器吗？',
  ),
  closed: names(
    'Restarted: {value}, is that right?',
    'Перезагрузка была: {value}, верно?',
    '重启过：{value}，对吗？',
  ),
  words: { en: ['restart', 'rebooted'], ru: ['перезагружал', 'перезагрузка'], zh: ['重启'] },
  options: [],
};
