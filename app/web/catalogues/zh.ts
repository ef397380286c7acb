const files = import.meta.glob<Readonly<Record<string, string>>>(
  ['../../../platform/web/messages/zh.json', '../../../modules/**/web/messages/zh.json'],
  { eager: true, import: 'default' },
);

export const messages: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(files),
);
