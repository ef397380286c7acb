import { carrierReasons } from './carrier-reasons.ts';
import { carrierSnippets } from './carrier-snippets.ts';
import type { DemoProject } from './project.ts';

/** «Быстрослав», an invented parcel carrier. Its customers write Russian. */
export const carrier = {
  key: 'carrier',
  names: { en: 'Bystroslav', ru: 'Быстрослав', zh: '贝斯特罗快运' },
  businesses: {
    en: 'Parcels to the door, to pick-up points and lockers',
    ru: 'Посылки до двери, в пункты выдачи и постаматы',
    zh: '包裹送上门、送自提点和快递柜',
  },
  language: 'ru',
  timeZone: 'Europe/Moscow',
  mailAddress: 'help@bystroslav.example',
  departments: [
    { key: 'delivery', names: { en: 'Couriers', ru: 'Курьерская доставка', zh: '派送部' } },
    {
      key: 'sorting',
      names: { en: 'Sorting and line haul', ru: 'Сортировка и перевозка', zh: '分拣与干线运输部' },
    },
    {
      key: 'pickup',
      names: { en: 'Pick-up points and lockers', ru: 'Пункты и постаматы', zh: '自提网点部' },
    },
    { key: 'billing', names: { en: 'Prices and payments', ru: 'Тарифы и расчёты', zh: '结算部' } },
    {
      key: 'website',
      names: { en: 'Website and app', ru: 'Сайт и приложение', zh: '网站与应用部' },
    },
    { key: 'care', names: { en: 'Customer care', ru: 'Клиентская служба', zh: '客户服务部' } },
  ],
  topics: [
    {
      key: 'delivery',
      names: { en: 'Delivery and tracking', ru: 'Доставка и отслеживание', zh: '派送与跟踪' },
    },
    { key: 'pickup', names: { en: 'Pick-up points', ru: 'Пункты выдачи', zh: '自提点' } },
    { key: 'claims', names: { en: 'Claims', ru: 'Претензии и розыск', zh: '理赔与查件' } },
    { key: 'payment', names: { en: 'Payment', ru: 'Оплата', zh: '支付' } },
    { key: 'sending', names: { en: 'Sending', ru: 'Отправка', zh: '寄件' } },
    { key: 'app', names: { en: 'Website and app', ru: 'Сайт и приложение', zh: '网站与应用' } },
  ],
  queues: [
    {
      key: 'carrier-now',
      names: { en: 'Chat and messengers', ru: 'Чат и мессенджеры', zh: '在线聊天' },
      channels: ['chat', 'messenger'],
      topicKeys: ['delivery', 'pickup', 'sending', 'app'],
      priority: 1,
    },
    {
      key: 'carrier-voice',
      names: { en: 'Telephone', ru: 'Телефон', zh: '电话' },
      channels: ['voice'],
      topicKeys: ['delivery', 'pickup'],
      priority: 1,
    },
    {
      key: 'carrier-claims',
      names: { en: 'Claims', ru: 'Претензии и розыск', zh: '理赔与查件' },
      channels: ['chat', 'email', 'messenger', 'voice'],
      topicKeys: ['claims', 'payment'],
      priority: 2,
    },
    {
      key: 'carrier-mail',
      names: { en: 'Mail', ru: 'Почта', zh: '邮件' },
      channels: ['email'],
      topicKeys: ['delivery', 'pickup', 'sending', 'app'],
      priority: 3,
    },
  ],
  reasonGroups: carrierReasons,
  snippets: carrierSnippets,
} as const satisfies DemoProject;
