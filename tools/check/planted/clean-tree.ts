import { sourceFile, type Tree, treeOf } from '../tree.ts';

const words = {
  en: {
    'staff.roster': 'Roster',
    'staff.present': '{count, plural, one {# agent} other {# agents}}',
    'staff.state.away': 'Away for a moment',
    'error.staff.unknown-agent': 'There is no such agent in <link>staff</link>.',
  },
  ru: {
    'staff.roster': 'Состав',
    'staff.present':
      '{count, plural, one {# оператор} few {# оператора} many {# операторов} other {# оператора}}',
    'staff.state.away': 'Отошёл',
    'error.staff.unknown-agent': 'В <link>составе</link> нет такого оператора.',
  },
  zh: {
    'staff.roster': '人员',
    'staff.present': '{count, plural, other {# 位客服}}',
    'staff.state.away': '暂离',
    'error.staff.unknown-agent': '<link>人员</link>中没有这位客服。',
  },
};

const files: Readonly<Record<string, string>> = {
  'architecture.json': JSON.stringify({
    tower: [{ module: 'staff' }, { module: 'channels' }, { module: 'desk' }],
    foundation: ['kernel', 'platform'],
    doors: ['contract.ts', 'core/', 'server/index.ts', 'web/index.ts'],
  }),
  'package.json': JSON.stringify({
    type: 'module',
    imports: {
      '#kernel/*': './kernel/*',
      '#platform/*': './platform/*',
      '#modules/*': './modules/*',
      '#app/*': './app/*',
    },
    dependencies: { zod: '4.6.7' },
  }),
  'docs/decisions/dependencies.md': '| `zod` | shapes of data | MIT | checks by hand |\n',

  'kernel/time.ts': `import type { z } from 'zod';
export type Instant = string;
export type Shape = z.ZodType<Instant>;
/** The later of two instants. */
export function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
`,
  'platform/http/contract.ts': `import { oc } from '@orpc/contract';
export const route = oc;
`,
  'platform/database/database.ts': `import pg from 'pg';
/** Opens the database. */
export const openDatabase = () => new pg.Pool();
`,
  'platform/web/words.tsx': `import { createContext, use } from 'react';
const Context = createContext({ t: (id: string) => id });
/** The words of the person's language. */
export function useWords() {
  return use(Context);
}
`,
  'platform/web/theme.css': 'body { color: #1f2224; }\n',

  'modules/staff/README.md': '# Staff\n',
  'modules/staff/contract.ts': `import { route } from '#platform/http/contract.ts';
import { z } from 'zod';
export const agent = z.object({ name: z.string() });
export const refusals = { unknownAgent: 'staff.unknown-agent' } as const;
export const staffContract = { list: route };
`,
  'modules/staff/core/presence.ts': `import { later } from '#kernel/time.ts';
import { agent } from '../contract.ts';
/** The newer of two presences. */
export function newest(one: string, other: string) {
  return { agent, at: later(one, other) };
}
`,
  'modules/staff/core/presence.test.ts': `import { expect, test } from 'vitest';
import { newest } from './presence.ts';
test('the newer presence stands', () => {
  expect(newest('1', '2').at).toBe('2');
});
`,
  'modules/staff/server/index.ts': "export { listAgents } from './staff.ts';\n",
  'modules/staff/server/staff.ts': `import { newest } from '../core/presence.ts';
import { readAgents } from './store.ts';
/** The agents, by name. */
export function listAgents() {
  return [newest('1', '2'), readAgents()];
}
`,
  'modules/staff/server/store.ts': `import { sql } from 'kysely';
/** The agents as stored. */
export function readAgents() {
  return sql\`select * from staff.agent\`;
}
`,
  'modules/staff/server/migrations/0001-create-staff.sql': 'create schema staff;\n',
  'modules/staff/web/index.ts': "export { Roster } from './Roster.tsx';\n",
  'modules/staff/web/Roster.tsx': `import { useWords } from '#platform/web/words.tsx';
import { agent } from '../contract.ts';
export function Roster({ state, count }: { state: string; count: number }) {
  const { t } = useWords();
  const away = t(\`staff.state.\${state}\`);
  return <h2 title={t('staff.roster')}>{t('staff.present', { count })}{away}{agent}</h2>;
}
`,
  'modules/staff/web/messages/en.json': JSON.stringify(words.en),
  'modules/staff/web/messages/ru.json': JSON.stringify(words.ru),
  'modules/staff/web/messages/zh.json': JSON.stringify(words.zh),

  'modules/channels/README.md': '# Channels\n',
  'modules/channels/contract.ts': "export const channel = 'email';\n",
  'modules/channels/email/README.md': '# E-mail\n',
  'modules/channels/email/contract.ts': "export { channel } from '../contract.ts';\n",
  'modules/channels/chat/README.md': '# Chat\n',
  'modules/channels/chat/widget/main.tsx': `import { render } from 'preact';
import { later } from '#kernel/time.ts';
render(later('1', '2'), document.body);
`,
  'modules/desk/README.md': '# Desk\n',
  'modules/desk/server/index.ts': `import { channel } from '#modules/channels/email/contract.ts';
import { listAgents } from '#modules/staff/server/index.ts';
/** The desk of an agent. */
export const openDesk = () => [listAgents(), channel];
`,
  'modules/desk/server/desk.test.ts': `import { expect, test } from 'vitest';
import { startCentre } from '../../../tests/centre.ts';
test('a centre starts', () => {
  expect(startCentre()).toBeDefined();
});
`,
  'app/cli/main.ts': `import { openDesk } from '#modules/desk/server/index.ts';
export const start = openDesk;
`,
  'app/web/messages.ts': `import english from '#modules/staff/web/messages/en.json';
export const words = english;
`,
  'tests/centre.ts': "export { start as startCentre } from '#app/cli/main.ts';\n",
};

/** A small project in which every rule of the house is kept. */
export const cleanTree: Tree = treeOf(
  Object.entries(files).map(([path, text]) => sourceFile(path, text)),
);

/** The clean project with some files changed or added. */
export function withFiles(changed: Readonly<Record<string, string>>): Tree {
  const planted = Object.entries(changed).map(([path, text]) => sourceFile(path, text));
  return treeOf([...cleanTree.values(), ...planted]);
}
