import { type Breach, breachAt, eachFile, type Rule } from '../rule.ts';
import { isCode, type SourceFile } from '../tree.ts';
import { functionsOf, type WrittenFunction } from './functions.ts';

const maxFileLines = 500;
const maxFunctionLines = 70;
const maxComponentLines = 120;
const maxColumns = 100;
const maxDoorNames = 20;

const documentLimits: readonly (readonly [path: RegExp, maxLines: number])[] = [
  [/^modules\/.+\/README\.md$/, 80],
  [/^ARCHITECTURE\.md$/, 150],
  [/^docs\/decisions\/(?!dependencies\.md$).+\.md$/, 60],
];

export const sizeRules: readonly Rule[] = [
  {
    name: 'file-length',
    advice: 'Split the file by what its parts are about.',
    find: eachFile(
      (path) => /\.(tsx?|css|sql|mjs|sh)$/.test(path),
      (file) => longerThan(file, maxFileLines),
    ),
  },
  {
    name: 'document-length',
    advice: 'Say it shorter, or move a part to a document of its own.',
    find: eachFile(
      (path) => path.endsWith('.md'),
      (file) => {
        const limit = documentLimits.find(([path]) => path.test(file.path));
        return limit === undefined ? [] : longerThan(file, limit[1]);
      },
    ),
  },
  {
    name: 'function-length',
    advice: 'Split the function where its story has a pause.',
    find: eachFile(isCode, (file) =>
      longFunctions(file, maxFunctionLines, (each) => !isComponent(file, each)),
    ),
  },
  {
    name: 'component-length',
    advice: 'Make a component of each part that has a name.',
    find: eachFile(isCode, (file) =>
      longFunctions(file, maxComponentLines, (each) => isComponent(file, each)),
    ),
  },
  {
    name: 'line-length',
    advice: `Break the line before column ${maxColumns + 1}.`,
    find: eachFile(
      (path) => /\.(tsx?|css|mjs|sh)$|\/migrations\/.+\.sql$|^(bin|\.ci)\//.test(path),
      longLines,
    ),
  },
  {
    name: 'door-width',
    advice: `A door exports at most ${maxDoorNames} names, each by name.`,
    find: eachFile((path) => /^modules\/.+\/(server|web)\/index\.ts$/.test(path), wideDoor),
  },
];

function longerThan({ path, lines }: SourceFile, maxLines: number): Breach[] {
  if (lines.length <= maxLines) return [];
  return [{ path, line: maxLines + 1, what: `${lines.length} lines, at most ${maxLines}` }];
}

function longFunctions(
  file: SourceFile,
  maxLines: number,
  concerns: (each: WrittenFunction) => boolean,
): Breach[] {
  return functionsOf(file)
    .filter((each) => each.lineCount > maxLines && concerns(each))
    .filter(({ handedTo }) => !handedTo.startsWith('describe'))
    .map(({ name, start, lineCount }) =>
      breachAt(file, start, `${name || 'function'}: ${lineCount} lines, at most ${maxLines}`),
    );
}

function isComponent(file: SourceFile, { name }: WrittenFunction): boolean {
  return file.path.endsWith('.tsx') && /^[A-Z]/.test(name);
}

function longLines({ path, lines }: SourceFile): Breach[] {
  return lines.flatMap((text, index) => {
    const columns = Array.from(text).length;
    const isUnbreakable = /:\/\/|^\s*(import|export|\}) .*from /.test(text);
    if (columns <= maxColumns || isUnbreakable) return [];
    return [{ path, line: index + 1, what: `${columns} columns` }];
  });
}

function* wideDoor(file: SourceFile): Generator<Breach> {
  const names = file.parsed().module.staticExports.flatMap(({ entries }) => entries);
  const everything = names.find(({ importName }) => importName.kind === 'AllButDefault');
  if (everything) yield breachAt(file, everything.start, 'exports everything of a file');
  if (names.length > maxDoorNames) yield breachAt(file, 0, `${names.length} names`);
}
