import type { Messages } from '#platform/web/words.ts';

const files = import.meta.glob<Messages>(
  [
    '../../../platform/web/messages/zh.json',
    '../../../modules/**/web/messages/zh.json',
    '../*/messages/zh.json',
  ],
  { eager: true, import: 'default' },
);

export const messages: Messages = Object.assign({}, ...Object.values(files));
