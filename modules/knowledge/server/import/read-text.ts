import { parseDocument } from 'yaml';
import { languages } from '#kernel/language.ts';
import { bodyLimits, readBody } from '../../core/body/body.ts';
import type { Body } from '../../core/body/node.ts';
import { fieldName, type ReadArticle, readFacts } from '../../core/import/article-file.ts';
import type { BuilderOptions } from '../../core/import/body-builder.ts';
import { type Converted, readHtml } from './html.ts';
import { htmlOfMarkdown } from './markdown.ts';
import { Unreadable } from './unreadable.ts';

/** No text is so long that it could be an article: markup takes its room too. */
const maximumCharacters = 20 * bodyLimits.characters;

/** Where a text comes from. fileName: its path within the archive; empty where it has none. */
export interface TextSource extends BuilderOptions {
  readonly fileName: string;
}

/** Reads an article that was written as Markdown, with front matter or without. */
export function readMarkdownFile(text: string, source: TextSource): ReadArticle {
  const { said, rest } = splitFrontMatter(text);
  return readArticle(() => readMarkdown(rest, source), said, source);
}

/** Reads an article that is a page of HTML. */
export function readHtmlFile(html: string, source: TextSource): ReadArticle {
  const language = /<html[^>]*\slang=["']?([\w-]+)/i.exec(html.slice(0, 2_000))?.[1];
  const isSpoken = languages.some((each) => language?.toLowerCase().startsWith(each));
  return readArticle(() => readHtml(html, source), isSpoken ? { language } : {}, source);
}

/** Reads an article of which fields are told beside its text, which is Markdown or HTML. */
export function readRow(
  { body, ...said }: Readonly<Record<string, string>>,
  source: TextSource,
): ReadArticle {
  const text = body ?? '';
  const isHtml = /^\s*<(?!!--)[a-z!]/i.test(text);
  return readArticle(
    () => (isHtml ? readHtml(text, source) : readMarkdown(text, source)),
    said,
    source,
  );
}

function readMarkdown(text: string, source: TextSource): Converted {
  refuseLong(text);
  return readHtml(htmlOfMarkdown(text), source);
}

function readArticle(
  convert: () => Converted,
  said: Readonly<Record<string, unknown>>,
  { fileName }: TextSource,
): ReadArticle {
  const facts = readFacts(said, fileName);
  if (facts === 'not-a-language') throw new Unreadable('not-a-language');
  const { body, heading, pageTitle, losses } = convert();
  const title = (facts.title ?? heading ?? pageTitle ?? titleIn(fileName)).slice(0, 300).trim();
  if (title === '') throw new Unreadable('no-title');
  if (body.content.length === 0) throw new Unreadable('empty');
  const read = readBody(heading === null || heading === title ? body : headed(body, heading));
  if ('fault' in read) throw new Unreadable(read.fault === 'too-deep' ? 'too-deep' : 'too-long');
  return { ...facts, title, body: read.body, losses };
}

/** A body with the heading that is not its title. */
function headed({ content }: Body, heading: string): Body {
  const words = [{ type: 'text', text: heading }];
  return {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 2 }, content: words }, ...content],
  };
}

/** Refuses a text that is far too long before time is spent on it. */
function refuseLong(text: string): void {
  if (text.length > maximumCharacters) throw new Unreadable('too-long');
  if (/\0/.test(text)) throw new Unreadable('broken-characters');
}

/** What stands between the dashes at the head of a text. All its values are words. */
function splitFrontMatter(text: string): { said: Record<string, unknown>; rest: string } {
  refuseLong(text);
  const head = /^\ufeff?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!head) return { said: {}, rest: text.replace(/^\ufeff/, '') };
  const document = parseDocument(head[1] ?? '', { schema: 'failsafe', uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw new Unreadable('broken-front-matter', (error.linePos?.[0].line ?? 0) + 1);
  const value = plainValue(document);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unreadable('broken-front-matter', 1);
  }
  const fields = Object.entries(value).map(([name, each]) => [fieldName(name), each]);
  return { said: Object.fromEntries(fields), rest: text.slice(head[0].length) };
}

/** Fields name each other in no head of an article, only in one that means to fill the memory. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

function titleIn(fileName: string): string {
  const [name = ''] = fileName.split('/').slice(-1);
  return name
    .replace(/(?:[._-](?:en|ru|zh))?\.\w+$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
}
