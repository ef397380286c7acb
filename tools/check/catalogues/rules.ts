import type { Breach, Rule } from '../rule.ts';
import type { SourceFile, Tree } from '../tree.ts';
import {
  type Catalogue,
  cataloguesOf,
  type Language,
  languages,
  lineOfText,
  type MessageShape,
  type Plural,
  shapeOf,
} from './catalogue.ts';
import { type AskedText, textUsesOf } from './uses.ts';

/** One text of one language, with the English one that it renders. */
interface Text {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  readonly english: string | undefined;
  readonly file: SourceFile;
}

export const catalogueRules: readonly Rule[] = [
  {
    name: 'text-in-all-languages',
    advice: 'Tell the same ids in en.json, ru.json and zh.json.',
    find: (tree) => cataloguesOf(tree).flatMap(missingTexts),
  },
  {
    name: 'text-has-one-home',
    advice: 'Keep the text in the lowest module that shows it.',
    find: twins,
  },
  {
    name: 'text-syntax',
    advice: 'Write it in ICU MessageFormat; an apostrophe before a brace quotes it.',
    find: eachText(({ text }) => (readShape(text) === undefined ? text : undefined)),
  },
  {
    name: 'text-arguments',
    advice: 'Use the same arguments and tags in every language.',
    find: eachText(({ text, english = text }) => {
      const [blanks, expected] = [text, english].map((each) => readShape(each)?.blanks.join(' '));
      return blanks === undefined || expected === undefined || blanks === expected
        ? undefined
        : `“${blanks}”, in English “${expected}”`;
    }),
  },
  {
    name: 'text-plurals',
    advice: 'Give every plural form of the language, and no other.',
    find: eachText(({ text, language }) => {
      const wrong = readShape(text)?.plurals.find((plural) => !isComplete(plural, language));
      return wrong && `${wrong.argument}: ${wrong.categories.join(', ')}`;
    }),
  },
  {
    name: 'text-translated',
    advice: 'Write it in its own language.',
    find: eachText(({ text, language, english }) => {
      const isSame = language !== 'en' && text === english && /[a-z]{3,} [a-z]{2,}/.test(text);
      return isSame || text.trim() === '' ? `“${text}”` : undefined;
    }),
  },
  {
    name: 'text-used',
    advice: 'Remove it, or name its dynamic use in the code: // ids: prefix.*',
    find: (tree) => {
      const { mayAsk } = textUsesOf(tree);
      const unused = ({ language, id }: Text) => language === 'en' && !mayAsk(id);
      return eachText((text) => (unused(text) ? 'nothing shows it' : undefined))(tree);
    },
  },
  {
    name: 'text-exists',
    advice: 'Add it to the catalogues of the module, in the three languages.',
    find: (tree) => untold(tree, textUsesOf(tree).asked),
  },
  {
    name: 'refusal-has-words',
    advice: 'Tell in the catalogues, as error.CODE, what happened and what to do.',
    find: (tree) =>
      untold(
        tree,
        textUsesOf(tree).refusals.map((refusal) => ({ ...refusal, id: `error.${refusal.id}` })),
      ),
  },
];

/** Judges text by text: `judge` says what is wrong with one, or nothing. */
function eachText(judge: (text: Text) => string | undefined): Rule['find'] {
  return (tree) =>
    cataloguesOf(tree)
      .flatMap(textsOf)
      .flatMap((text) => {
        const wrong = judge(text);
        if (wrong === undefined) return [];
        return [breach(text.file, text.id, `${text.id}: ${wrong}`)];
      });
}

function textsOf({ files, texts }: Catalogue): Text[] {
  return Array.from(files).flatMap(([language, file]) =>
    Array.from(texts.get(language) ?? [], ([id, text]) => ({
      id,
      language,
      text,
      english: texts.get('en')?.get(id),
      file,
    })),
  );
}

function breach(file: SourceFile, id: string, what: string): Breach {
  return { path: file.path, line: lineOfText(file, id), what };
}

function readShape(text: string): MessageShape | undefined {
  try {
    return shapeOf(text);
  } catch {
    return undefined;
  }
}

function isComplete({ type, categories }: Plural, language: Language): boolean {
  const { pluralCategories } = new Intl.PluralRules(language, { type }).resolvedOptions();
  return pluralCategories.toSorted().join() === categories.toSorted().join();
}

function missingTexts({ folder, files, texts }: Catalogue): Breach[] {
  const ids = new Set(Array.from(texts.values()).flatMap((each) => Array.from(each.keys())));
  return languages.flatMap((language) => {
    const told = texts.get(language);
    const missing = Array.from(ids).filter((id) => told?.has(id) !== true);
    const path = files.get(language)?.path ?? `${folder}/${language}.json`;
    return missing.map((id) => ({ path, line: 1, what: `${id} is missing` }));
  });
}

function twins(tree: Tree): Breach[] {
  const english = cataloguesOf(tree)
    .flatMap(textsOf)
    .filter(({ language }) => language === 'en');
  return Array.from(Map.groupBy(english, ({ id }) => id).values()).flatMap(([first, ...others]) =>
    others.map(({ file, id }) => breach(file, id, `${id} stands in ${first?.file.path} too`)),
  );
}

function untold(tree: Tree, asked: readonly AskedText[]): Breach[] {
  const told = new Set(
    cataloguesOf(tree)
      .flatMap(textsOf)
      .map(({ id }) => id),
  );
  return asked
    .filter(({ id }) => !told.has(id))
    .map(({ id, path, line }) => ({ path, line, what: id }));
}
