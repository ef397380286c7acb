import { type Breach, eachFile, type Rule } from '../rule.ts';
import { isTest, type SourceFile, type Tree } from '../tree.ts';

const emptyWords = ['util', 'helper', 'common', 'manager', 'base', 'impl', 'misc'];
const emptyWord = new RegExp(`^(${emptyWords.join('|')})s?$`, 'i');

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;
const pascalCase = /^([A-Z][a-z0-9]*)+(\.test\.tsx|\.tsx|\.module\.css)$/;

export const nameRules: readonly Rule[] = [
  {
    name: 'empty-word',
    advice: 'Name the file after the one thing it knows.',
    find: eachFile(() => true, emptyWordInPath),
  },
  {
    name: 'file-name',
    advice: 'Files are kebab-case; one that exports components alone is PascalCase.tsx.',
    find: eachFile((path) => /\.(tsx?|css|sql|mjs|sh)$/.test(path), badFileName),
  },
  {
    name: 'migration-name',
    advice: 'Name it NNNN-verb-noun.sql: 0003-add-queue-colour.sql.',
    find: eachFile(
      (path) => path.includes('/migrations/') && !path.endsWith('.ts'),
      ({ path }) =>
        /\/\d{4}-[a-z]+(-[a-z0-9]+)+\.sql$/.test(path) ? [] : [{ path, line: 1, what: path }],
    ),
  },
  {
    name: 'migration-order',
    advice: 'Number the migrations of a folder 0001, 0002, 0003, one each.',
    find: migrationsOutOfOrder,
  },
];

function emptyWordInPath({ path }: SourceFile): Breach[] {
  const words = path.split(/[/.\-_]|(?<=[a-z])(?=[A-Z])/);
  const found = words.find((word) => emptyWord.test(word));
  return found === undefined ? [] : [{ path, line: 1, what: `“${found}” says nothing` }];
}

function badFileName(file: SourceFile): Breach[] {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const isFine = pascalCase.test(name) || (kebabCase.test(name) && !holdsComponents(file));
  return isFine ? [] : [{ path: file.path, line: 1, what: name }];
}

/** Whether all that a screen file exports, types aside, are components. */
function holdsComponents(file: SourceFile): boolean {
  if (!file.path.endsWith('.tsx') || isTest(file.path)) return false;
  const names = file
    .parsed()
    .module.staticExports.flatMap(({ entries }) => entries)
    .filter(({ isType }) => !isType)
    .map(({ exportName }) => exportName.name ?? '');
  return names.length > 0 && names.every((name) => /^[A-Z]/.test(name));
}

function migrationsOutOfOrder(tree: Tree): Breach[] {
  const paths = Array.from(tree.keys()).filter((path) => /\/migrations\/\d{4}-/.test(path));
  const folders = Map.groupBy(paths.toSorted(), (path) => path.slice(0, path.lastIndexOf('/') + 1));
  return Array.from(folders).flatMap(([folder, migrations]) =>
    migrations.flatMap((path, index) => {
      const expected = String(index + 1).padStart(4, '0');
      if (path.startsWith(folder + expected)) return [];
      return [{ path, line: 1, what: `number ${expected} expected here` }];
    }),
  );
}
