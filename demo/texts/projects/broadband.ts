import { broadbandReasons } from './broadband-reasons.ts';
import { broadbandSnippets } from './broadband-snippets.ts';
import type { DemoProject } from './project.ts';

/** Wrenlink, an invented broadband provider. Its customers write English. */
export const broadband = {
  key: 'broadband',
  names: { en: 'Wrenlink', ru: 'Wrenlink', zh: 'Wrenlink' },
  businesses: {
    en: 'Fibre broadband for homes',
    ru: 'Домашний оптический интернет',
    zh: '家庭光纤宽带',
  },
  language: 'en',
  timeZone: 'Europe/London',
  mailAddress: 'care@wrenlink.example',
  departments: [
    { key: 'network', names: { en: 'Network', ru: 'Сеть', zh: '网络部' } },
    {
      key: 'field',
      names: { en: 'Engineers and equipment', ru: 'Мастера и оборудование', zh: '外勤与设备部' },
    },
    { key: 'billing', names: { en: 'Billing', ru: 'Счета и оплата', zh: '账务部' } },
    { key: 'sales', names: { en: 'Plans and sales', ru: 'Тарифы и продажи', zh: '套餐销售部' } },
    {
      key: 'website',
      names: { en: 'Website and app', ru: 'Сайт и приложение', zh: '网站与应用部' },
    },
    { key: 'care', names: { en: 'Customer care', ru: 'Клиентская служба', zh: '客户服务部' } },
  ],
  topics: [
    { key: 'faults', names: { en: 'Faults and speed', ru: 'Неисправности', zh: '故障与网速' } },
    { key: 'installation', names: { en: 'Installation', ru: 'Подключение', zh: '安装' } },
    { key: 'billing', names: { en: 'Bills', ru: 'Счета', zh: '账单' } },
    { key: 'plans', names: { en: 'Plans and leaving', ru: 'Тарифы и уход', zh: '套餐与销户' } },
    { key: 'account', names: { en: 'Account', ru: 'Учётная запись', zh: '账户' } },
  ],
  queues: [
    {
      key: 'broadband-faults',
      names: { en: 'Faults', ru: 'Неисправности', zh: '故障' },
      channels: ['chat', 'messenger', 'voice'],
      topicKeys: ['faults', 'installation'],
      priority: 1,
    },
    {
      key: 'broadband-bills',
      names: { en: 'Bills and plans', ru: 'Счета и тарифы', zh: '账单与套餐' },
      channels: ['chat', 'messenger', 'voice'],
      topicKeys: ['billing', 'plans', 'account'],
      priority: 2,
    },
    {
      key: 'broadband-mail',
      names: { en: 'Mail', ru: 'Почта', zh: '邮件' },
      channels: ['email'],
      topicKeys: ['faults', 'installation', 'billing', 'plans', 'account'],
      priority: 3,
    },
  ],
  reasonGroups: broadbandReasons,
  snippets: broadbandSnippets,
} as const satisfies DemoProject;
