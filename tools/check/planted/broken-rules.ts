/** Breaches on purpose: a rule, and the files that, laid over the clean project, break it alone. */
export const brokenRules: readonly BrokenRule[] = [
  ['tower', { 'modules/staff/server/up.ts': "import '#modules/desk/server/index.ts';\n" }],
  [
    'tower',
    { 'modules/staff/server/up.test.ts': `import '../../desk/contract.ts';\nexpect(1);\n` },
  ],
  ['tower', { 'modules/staff/server/app.ts': "export * from '#app/cli/main.ts';\n" }],
  ['tower', { 'platform/jobs/jobs.ts': "import '#modules/staff/contract.ts';\n" }],
  ['tower', { 'modules/channels/email/server/x.ts': "import '../../chat/contract.ts';\n" }],
  ['tower', { 'modules/channels/server/x.ts': "import '../email/contract.ts';\n" }],
  ['door', { 'modules/desk/server/window.ts': "import '#modules/staff/server/staff.ts';\n" }],
  ['door', { 'modules/desk/server/later.ts': "void import('../../staff/server/staff.ts');\n" }],
  ['door', { 'app/cli/shape.ts': "type X = import('#modules/staff/server/store.ts').X;\n" }],
  ['kernel-imports', { 'kernel/shape.ts': "import { z } from 'zod';\nvoid z;\n" }],
  ['core-imports', { 'modules/staff/core/file.ts': "import 'node:fs';\n" }],
  ['core-imports', { 'modules/staff/core/screen.ts': "import 'react';\n" }],
  ['core-imports', { 'modules/staff/core/rows.ts': "import '../server/store.ts';\n" }],
  ['contract-imports', { 'modules/desk/contract.ts': "import '#modules/staff/web/index.ts';\n" }],
  ['web-imports', { 'modules/desk/web/rows.ts': "import '#modules/staff/server/index.ts';\n" }],
  ['web-imports', { 'modules/channels/chat/widget/file.ts': "import 'node:fs';\n" }],
  ['web-imports', { 'modules/desk/contract.ts': '', 'app/web/page.ts': "import 'fastify';\n" }],
  ['server-imports', { 'app/cli/test.ts': "import '../../tests/centre.ts';\n" }],
  ['server-imports', { 'modules/desk/server/letter.ts': "import 'react';\n" }],
  ['sql-driver', { 'modules/desk/server/query.ts': "import { sql } from 'kysely';\nvoid sql;\n" }],
  [
    'cycle',
    {
      'kernel/hen.ts': "import type { Egg } from './egg.ts';\nexport type Hen = Egg[];\n",
      'kernel/egg.ts': "import type { Hen } from './hen.ts';\nexport type Egg = Hen[];\n",
    },
  ],

  ['file-length', { 'app/long.ts': 'void 0;\n'.repeat(501) }],
  ['document-length', { 'modules/desk/README.md': '# Desk\n'.repeat(81) }],
  ['document-length', { 'docs/decisions/bus.md': '# Bus\n'.repeat(61) }],
  ['function-length', { 'app/long.ts': `const long = () => {\n${'  void 0;\n'.repeat(69)}};\n` }],
  [
    'component-length',
    { 'app/web/Long.tsx': `export function Long() {\n${'  void 0;\n'.repeat(119)}}\n` },
  ],
  ['line-length', { 'app/wide.ts': `const wide = '${'w'.repeat(100)}';\n` }],
  ['door-width', { 'modules/desk/web/index.ts': `export const ${manyNames(21)};\n` }],
  ['door-width', { 'modules/desk/web/index.ts': "export * from './Desk.tsx';\n" }],

  ['empty-word', { 'modules/desk/core/desk-helpers.ts': '' }],
  ['empty-word', { 'platform/utils/text.ts': '' }],
  ['file-name', { 'modules/desk/core/deskOrder.ts': '' }],
  ['file-name', { 'app/web/main-page.tsx': 'export const Page = () => null;\n' }],
  ['migration-name', { 'modules/staff/server/migrations/agents.sql': '' }],
  ['migration-order', { 'modules/staff/server/migrations/0003-add-agent.sql': '' }],

  ['docstring', { 'kernel/untold.ts': 'export function untold() {}\n' }],
  ['docstring', { 'modules/desk/core/untold.ts': '// Why.\nexport const untold = () => 1;\n' }],
  ['banner', { 'app/banner.ts': '// ----- Parts -----\n' }],
  ['banner', { 'bin/banner.sh': '#################\n' }],
  ['open-end', { 'app/open.ts': '/* TODO later */\n' }],
  ['history', { 'app/history.ts': '// The queue was renamed.\n' }],

  ['clock-and-chance', { 'modules/desk/core/clock.ts': 'export const at = Date.now();\n' }],
  ['clock-and-chance', { 'modules/desk/core/today.ts': 'export const at = new Date();\n' }],
  ['clock-and-chance', { 'modules/desk/core/id.ts': 'export const id = newId();\n' }],
  ['sql-in-store', { 'modules/desk/server/rows.ts': "void ctx.tx.selectFrom('agent');\n" }],
  ['count-by-returning', { 'modules/desk/server/store.ts': 'void numUpdatedRows;\n' }],
  ['test-expects', { 'app/hopeful.test.ts': 'start();\n' }],
  ['sleep-in-test', { 'app/sleepy.test.ts': 'setTimeout(done, 100);\nexpect(1);\n' }],
  ['sleep-in-test', { 'tests/journeys/slow.ts': 'await page.waitForTimeout(100);\n' }],

  ['words-from-catalogue', { 'app/web/Hello.tsx': 'export const Hello = () => <p>Hello</p>;\n' }],
  ['words-from-catalogue', { 'app/web/Find.tsx': 'const find = <input placeholder="Find" />;\n' }],
  ['words-from-catalogue', { 'app/web/Is.tsx': "const is = <p>{busy ? 'Busy' : null}</p>;\n" }],
  ['colours-from-theme', { 'app/web/page.css': 'p { color: #ff0000; }\n' }],
  [
    'colours-from-theme',
    { 'app/web/Red.tsx': "export const Red = { color: 'rgb(255, 0, 0)' };\n" },
  ],

  ['machine-path', { 'app/path.ts': "const path = '/tmp/heed';\n" }],
  ['registry-host', { 'docs/install.md': 'npm --registry https://registry.example.org/ ci\n' }],
  ['own-subject', { 'docs/origin.md': 'Written by a language model.\n' }],

  ['module-readme', { 'modules/channels/sms/contract.ts': '' }],
  ['dependency-line', { 'docs/decisions/dependencies.md': '| `zod` |\n| `left-pad` |\n' }],
  ['dependency-line', { 'docs/decisions/dependencies.md': '' }],

  ['text-in-all-languages', deskTexts({ en: { 'desk.hold': 'Hold' }, ru: {}, zh: {} })],
  [
    'text-in-all-languages',
    deskTexts({ en: { 'desk.hold': 'Hold' }, ru: { 'desk.hold': 'Ждём' } }),
  ],
  ['text-has-one-home', deskText({ en: 'Roster', ru: 'Состав', zh: '人员' }, 'staff.roster')],
  ['text-syntax', deskText({ en: '{count, plural', ru: 'Ждите', zh: '等待' })],
  ['text-arguments', deskText({ en: 'Hi {name}', ru: 'Привет, {имя}', zh: '{name}你好' })],
  ['text-arguments', deskText({ en: 'See <a>it</a>', ru: 'См. <b>его</b>', zh: '见<a>此</a>' })],
  [
    'text-plurals',
    deskText({
      en: '{count, plural, one {# call} other {# calls}}',
      ru: '{count, plural, one {# звонок} other {# звонков}}',
      zh: '{count, plural, other {# 个电话}}',
    }),
  ],
  ['text-translated', deskText({ en: 'Hold the line', ru: 'Hold the line', zh: '请稍候' })],
  ['text-used', { ...deskText({ en: 'Hold', ru: 'Ждём', zh: '保持' }), [idsFile()]: '' }],
  ['text-exists', { 'modules/desk/web/title.ts': "export const title = t('desk.unknown');\n" }],
  ['text-exists', { 'app/web/sign.ts': "export const sign = words.t('desk.unknown');\n" }],
  ['text-exists', { 'app/web/Sign.tsx': '<Words id="desk.unknown" />;\n' }],
  ['refusal-has-words', { 'app/no.ts': "refuse('desk.no');\n" }],
  ['refusal-has-words', { 'modules/desk/contract.ts': "const refusals = { no: 'desk.no' };\n" }],
];

type BrokenRule = readonly [rule: string, files: Readonly<Record<string, string>>];

type Texts = Readonly<Record<'en' | 'ru' | 'zh', string>>;

/** One text of the desk, which its code may show. */
function deskText({ en, ru, zh }: Texts, id = 'desk.planted'): Record<string, string> {
  return deskTexts({ en: { [id]: en }, ru: { [id]: ru }, zh: { [id]: zh } });
}

function deskTexts(texts: Readonly<Record<string, object>>): Record<string, string> {
  const catalogues = Object.entries(texts).map(([language, of]) => [
    `modules/desk/web/messages/${language}.json`,
    JSON.stringify(of),
  ]);
  return { ...Object.fromEntries(catalogues), [idsFile()]: '// ids: desk.*\n' };
}

function idsFile(): string {
  return 'modules/desk/web/ids.ts';
}

function manyNames(count: number): string {
  return Array.from({ length: count }, (_, at) => `name${at} = ${at}`).join(',\n');
}
