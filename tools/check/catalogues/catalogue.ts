import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { oncePerTree, type SourceFile, type Tree } from '../tree.ts';

export const languages = ['en', 'ru', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The texts of one folder `messages/`. */
export interface Catalogue {
  readonly folder: string;
  /** A language whose file is missing has no entry. */
  readonly files: ReadonlyMap<Language, SourceFile>;
  readonly texts: ReadonlyMap<Language, ReadonlyMap<string, string>>;
}

/** What a message leaves open, and how it inflects. */
export interface MessageShape {
  /** Names of arguments, and of tags as `<link>`, sorted. */
  readonly blanks: readonly string[];
  readonly plurals: readonly Plural[];
}

export interface Plural {
  readonly argument: string;
  readonly type: 'cardinal' | 'ordinal';
  /** `one`, `few`, ...; exact values such as `=0` are left out. */
  readonly categories: readonly string[];
}

/** Every catalogue of the tree. */
export const cataloguesOf = oncePerTree((tree: Tree): readonly Catalogue[] => {
  const files = Array.from(tree.values()).filter(({ path }) => catalogueFile.test(path));
  const folders = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf('/')));
  return Array.from(folders, ([folder, members]) => {
    const byLanguage = languages.flatMap((language) => {
      const file = members.find(({ path }) => path === `${folder}/${language}.json`);
      return file === undefined ? [] : [[language, file] as const];
    });
    return {
      folder,
      files: new Map(byLanguage),
      texts: new Map(byLanguage.map(([language, file]) => [language, textsOf(file)])),
    };
  });
});

const catalogueFile =
  /^(modules|platform|app)\/(.+\/)?(web|widget|server)(\/[a-z-]+)?\/messages\/\w+\.json$/;

function textsOf({ text }: SourceFile): ReadonlyMap<string, string> {
  const texts: Record<string, string> = JSON.parse(text);
  return new Map(Object.entries(texts));
}

/** The line, from 1, on which a catalogue tells a text; 1 when it does not. */
export function lineOfText(file: SourceFile, id: string): number {
  const index = file.lines.findIndex((line) => line.includes(`"${id}"`));
  return index === -1 ? 1 : index + 1;
}

/** Reads an ICU message. Throws where its syntax is wrong. */
export function shapeOf(text: string): MessageShape {
  const blanks = new Set(Array.from(text.matchAll(/<(\w+)\/?>/g), ([, tag]) => `<${tag}>`));
  const plurals: Plural[] = [];
  readTokens(compileMessageOrThrow(text), blanks, plurals);
  return { blanks: Array.from(blanks).sort(), plurals };
}

function readTokens(tokens: CompiledMessage, blanks: Set<string>, plurals: Plural[]): void {
  for (const token of tokens) {
    if (typeof token === 'string') continue;
    const [argument, type, choices] = token;
    blanks.add(argument);
    if (type === undefined || typeof choices !== 'object' || choices === null) continue;
    const { offset: _, ...cases } = choices as Record<string, CompiledMessage>;
    if (type === 'plural' || type === 'selectordinal')
      plurals.push({
        argument,
        type: type === 'plural' ? 'cardinal' : 'ordinal',
        categories: Object.keys(cases).filter((key) => /^[a-z]+$/.test(key)),
      });
    for (const branch of Object.values(cases)) readTokens(branch, blanks, plurals);
  }
}
