import type { Messages } from '#platform/web/words.ts';

const files = import.meta.glob<Messages>(
  [
    '../../../platform/web/messages/ru.json',
    '../../../modules/**/web/messages/ru.json',
    '../*/messages/ru.json',
  ],
  { eager: true, import: 'default' },
);

export const messages: Messages = Object.assign({}, ...Object.values(files));
