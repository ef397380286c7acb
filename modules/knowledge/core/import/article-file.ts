import type { Language } from '#kernel/language.ts';
import { languages } from '#kernel/language.ts';
import type { Body } from '../body/node.ts';
import type { Loss } from './loss.ts';

/** What a file says of an article beside its text, as far as it says it. */
export interface ArticleFacts {
  /** By which the article is found again, and its translations find it. */
  readonly key: string | null;
  readonly title: string | null;
  readonly language: Language | null;
  /** The language in which it was written first. */
  readonly originalLanguage: Language | null;
  readonly isTranslation: boolean;
  readonly isTemplate: boolean;
  /** From the outermost category to the innermost. */
  readonly category: readonly string[];
  readonly tags: readonly string[];
  readonly products: readonly string[];
  readonly visibility: 'public' | 'internal' | null;
  readonly ownerEmail: string | null;
  readonly reviewEveryDays: number | null;
}

/** An article in one language as a file tells it. */
export interface ReadArticle extends ArticleFacts {
  readonly title: string;
  readonly body: Body;
  readonly losses: readonly Loss[];
}

const longest = { title: 300, label: 60, key: 200, labels: 30, depth: 5 } as const;

/** Reads what stands in front matter or in the cells of a row, by the names of the fields. What
 *  cannot be understood counts as not said; a language that Heed does not speak is a fault. */
export function readFacts(
  said: Readonly<Record<string, unknown>>,
  fileName: string,
): ArticleFacts | 'not-a-language' {
  const field = (...names: readonly string[]) =>
    names.map((name) => said[name]).find((value) => value !== undefined && value !== '');
  const text = (...names: readonly string[]) => {
    const value = field(...names);
    return typeof value === 'string' ? value.trim() || null : null;
  };
  const told = text('language', 'lang');
  const language = told === null ? languageIn(fileName) : languageOf(told);
  if (told !== null && language === null) return 'not-a-language';
  const original = text('translationof');
  const days = Number(text('revieweverydays'));
  return {
    key: (original ?? text('key', 'id', 'slug') ?? keyIn(fileName))?.slice(0, longest.key) ?? null,
    title: text('title')?.slice(0, longest.title) ?? null,
    language,
    originalLanguage: languageOf(text('originallanguage') ?? ''),
    isTranslation: original !== null,
    isTemplate: text('kind') === 'template',
    category: listOf(field('category', 'categories'), /[/>›]/).slice(0, longest.depth),
    tags: labelsOf(field('tags')),
    products: labelsOf(field('products', 'product')),
    visibility: visibilityOf(text('visibility')),
    ownerEmail: text('owner', 'owneremail'),
    reviewEveryDays: Number.isInteger(days) && days >= 1 && days <= 1_095 ? days : null,
  };
}

/** `Translation-of`, `translation_of` and `translationOf` are one field. */
export function fieldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function languageOf(text: string): Language | null {
  const short = text.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === short) ?? null;
}

/** `refund.ru.md`, `refund_ru.md` and `ru/refund.md` tell a language. */
function languageIn(fileName: string): Language | null {
  const [, inName = ''] = /[._-](en|ru|zh)\.\w+$/i.exec(fileName) ?? [];
  const [, inPath = ''] = /(?:^|\/)(en|ru|zh)\//i.exec(fileName) ?? [];
  return languageOf(inName) ?? languageOf(inPath);
}

/** The name of a file without its ending and its language is the key of its article. */
function keyIn(fileName: string): string | null {
  return fileName === '' ? null : fileName.replace(/(?:[._-](?:en|ru|zh))?\.\w+$/i, '');
}

function listOf(value: unknown, delimiter: RegExp): string[] {
  const parts = Array.isArray(value) ? value : String(value ?? '').split(delimiter);
  return parts
    .filter((part) => typeof part === 'string')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.length <= 120);
}

function labelsOf(value: unknown): string[] {
  const labels = listOf(value, /[,;，；]/).map((label) => label.slice(0, longest.label));
  return Array.from(new Set(labels)).slice(0, longest.labels);
}

function visibilityOf(text: string | null): 'public' | 'internal' | null {
  return text === 'public' || text === 'internal' ? text : null;
}
