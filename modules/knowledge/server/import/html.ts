import { Parser } from 'htmlparser2';
import type { Body } from '../../core/body/node.ts';
import {
  type BuilderOptions,
  beginBody,
  endBody,
  takeWords,
} from '../../core/import/body-builder.ts';
import { type Closing, isWordless, openTag, readComment } from '../../core/import/html-tags.ts';
import type { Loss } from '../../core/import/loss.ts';
import { Unreadable } from './unreadable.ts';

/** What a text was made into. */
export interface Converted {
  readonly body: Body;
  /** The heading of the first level that begins it, which is not in the body. */
  readonly heading: string | null;
  /** What a page says that it is called, where no reader sees it. */
  readonly pageTitle: string | null;
  readonly losses: readonly Loss[];
}

/** No text is nested so deep; the time that a parser takes grows with the square of it. */
const maximumTagDepth = 2_000;

/** Makes a body of HTML, whoever wrote it: all words are kept, of the rest what bodies know.
 *  Nothing of the HTML itself passes, so nothing in it can run. Refuses tags that are nested
 *  thousands deep. */
export function readHtml(html: string, options: BuilderOptions): Converted {
  const building = beginBody(options);
  const open: { tag: string; close: Closing }[] = [];
  let isSteps = false;
  let wordless = 0;
  let headTitle = '';
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (open.length >= maximumTagDepth) {
        throw new Unreadable('too-deep', lineAt(html, parser.startIndex));
      }
      if (isWordless(tag)) wordless += 1;
      open.push({ tag, close: openTag(building, { tag, attributes, isSteps }) });
      isSteps = false;
    },
    onclosetag: (tag) => {
      if (isWordless(tag)) wordless -= 1;
      open.pop()?.close();
    },
    ontext: (words) => {
      if (words.trim() !== '') isSteps = false;
      if (wordless === 0) takeWords(building, words);
      else if (open.at(-1)?.tag === 'title') headTitle += words;
    },
    oncomment: (words) => {
      if (wordless === 0) isSteps = readComment(building, words) === 'steps';
    },
  });
  parser.end(html);
  const body = endBody(building);
  const pageTitle = headTitle.replace(/\s+/g, ' ').trim() || null;
  return { body, heading: building.title, pageTitle, losses: building.losses };
}

/** The line in which a place of a text stands, from 1. */
function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
