import type { DemoProject } from './project.ts';
import { shopReasons } from './shop-reasons.ts';
import { shopSnippets } from './shop-snippets.ts';

/** 云栗商城, an invented online shop. Its customers write Chinese. */
export const shop = {
  key: 'shop',
  names: { en: 'Yunli Mall', ru: 'Юньли', zh: '云栗商城' },
  businesses: {
    en: 'Clothes, household goods and small appliances online',
    ru: 'Одежда, товары для дома и мелкая техника онлайн',
    zh: '服饰、家居和小家电网上商城',
  },
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  mailAddress: 'kefu@yunli.example',
  departments: [
    { key: 'warehouse', names: { en: 'Warehouse', ru: 'Склад', zh: '仓储部' } },
    { key: 'delivery', names: { en: 'Delivery', ru: 'Доставка', zh: '物流部' } },
    { key: 'product', names: { en: 'Products', ru: 'Товары', zh: '商品部' } },
    { key: 'billing', names: { en: 'Finance', ru: 'Расчёты', zh: '财务部' } },
    { key: 'website', names: { en: 'Website and app', ru: 'Сайт и приложение', zh: '平台产品部' } },
    { key: 'care', names: { en: 'Customer care', ru: 'Клиентская служба', zh: '客户服务部' } },
  ],
  topics: [
    { key: 'shipping', names: { en: 'Shipping', ru: 'Отправка и доставка', zh: '发货物流' } },
    { key: 'goods', names: { en: 'Goods', ru: 'Товары', zh: '商品' } },
    { key: 'returns', names: { en: 'Returns', ru: 'Возвраты и обмен', zh: '退换货' } },
    { key: 'payment', names: { en: 'Payment', ru: 'Оплата и скидки', zh: '支付与优惠' } },
    { key: 'account', names: { en: 'Account', ru: 'Учётная запись', zh: '账户' } },
  ],
  queues: [
    {
      key: 'shop-before',
      names: { en: 'Before buying', ru: 'До покупки', zh: '售前' },
      channels: ['chat', 'messenger'],
      topicKeys: ['goods'],
      priority: 2,
    },
    {
      key: 'shop-after',
      names: { en: 'After buying', ru: 'После покупки', zh: '售后' },
      channels: ['chat', 'messenger'],
      topicKeys: ['shipping', 'returns', 'payment', 'account'],
      priority: 1,
    },
    {
      key: 'shop-voice',
      names: { en: 'Telephone', ru: 'Телефон', zh: '电话' },
      channels: ['voice'],
      topicKeys: ['shipping', 'goods', 'returns', 'payment', 'account'],
      priority: 1,
    },
    {
      key: 'shop-mail',
      names: { en: 'Mail', ru: 'Почта', zh: '邮件' },
      channels: ['email'],
      topicKeys: ['shipping', 'goods', 'returns', 'payment', 'account'],
      priority: 3,
    },
  ],
  reasonGroups: shopReasons,
  snippets: shopSnippets,
} as const satisfies DemoProject;
