const files = import.meta.glob<Readonly<Record<string, string>>>(
  ['../../../platform/web/messages/en.json', '../../../modules/**/web/messages/en.json'],
  { eager: true, import: 'default' },
);

export const messages: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(files),
);
