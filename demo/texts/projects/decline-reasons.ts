import type { Words } from './project.ts';

/** Why agents decline what rings at them. */
export const declineReasons: readonly Words[] = [
  {
    en: 'I am finishing another case',
    ru: 'Заканчиваю другое обращение',
    zh: '正在处理另一个问题',
  },
  { en: 'Not my topic', ru: 'Не моя тема', zh: '不是我负责的主题' },
  { en: 'Technical trouble', ru: 'Технические неполадки', zh: '技术故障' },
];
