import type { Messages } from '#platform/web/words.ts';

const files = import.meta.glob<Messages>(
  [
    '../../../platform/web/messages/en.json',
    '../../../modules/**/web/messages/en.json',
    '../*/messages/en.json',
  ],
  { eager: true, import: 'default' },
);

export const messages: Messages = Object.assign({}, ...Object.values(files));
