import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { languages } from '#platform/web/languages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = globSync('{platform,modules,app}/**/messages/en.json', { cwd: root })
  .map((path) => path.replace(/\/en\.json$/, ''))
  .toSorted();

type Catalogue = Readonly<Record<string, string>>;

function read(folder: string, language: string): Catalogue {
  return JSON.parse(readFileSync(`${root}/${folder}/${language}.json`, 'utf8'));
}

test.each(folders)('%s says the same things in every language', (folder) => {
  const english = read(folder, 'en');
  for (const language of languages) {
    const catalogue = read(folder, language);
    expect(Object.keys(catalogue), language).toEqual(Object.keys(english));
    for (const [id, message] of Object.entries(catalogue)) {
      expect(placesOf(message), `${id} in ${language}`).toEqual(placesOf(english[id] ?? ''));
      expect(message.trim(), `${id} in ${language}`).not.toBe('');
    }
  }
});

test('an id belongs to one catalogue', () => {
  const ids = folders.flatMap((folder) => Object.keys(read(folder, 'en')));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('Russian plurals know one, few and many', () => {
  const poor = folders.flatMap((folder) =>
    Object.entries(read(folder, 'ru'))
      .filter(([, message]) => /, plural,/.test(message))
      .filter(
        ([, message]) => !['one', 'few', 'many'].every((form) => message.includes(`${form} {`)),
      )
      .map(([id]) => id),
  );
  expect(poor).toEqual([]);
});

test('whatever is audited has its words', () => {
  const ids = new Set(folders.flatMap((folder) => Object.keys(read(folder, 'en'))));
  const actions = globSync('{platform,modules,app}/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => auditedIn(readFileSync(`${root}/${path}`, 'utf8')));
  expect(actions).toContain('staff.signed-in');
  expect(actions).toContain('chat.widget-put');
  expect(actions.filter((action) => !ids.has(`audit.${action}`))).toEqual([]);
});

/** The actions that a source names where it audits, itself or by its own `tell`. */
function auditedIn(source: string): readonly string[] {
  const named = source.matchAll(/\b(?:audit|tell)\([^;]*?'([a-z]+\.[a-z-]+)'/g);
  return Array.from(named, ([, action = '']) => action);
}

/** The names of the values that a message takes and the tags it has. Throws when it is no
 *  MessageFormat. */
function placesOf(message: string): readonly string[] {
  const tags = Array.from(message.matchAll(/<\/?(\w+)\/?>/g), ([, tag]) => `<${tag}>`);
  return Array.from(new Set([...namesIn(compileMessageOrThrow(message)), ...tags])).toSorted();
}

function namesIn(message: CompiledMessage): readonly string[] {
  return message.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, , format] = token;
    const choices = typeof format === 'object' && format !== null ? Object.values(format) : [];
    return [name, ...choices.flatMap((choice) => (Array.isArray(choice) ? namesIn(choice) : []))];
  });
}
