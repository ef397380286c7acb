/** @jsxImportSource preact */
import type { h } from 'preact';
import type { Chat } from '../chat.ts';
import style from '../theme-later.css?inline';
import { Articles, type ArticlesShown } from './Articles.tsx';
import { lent } from './lent.ts';
import { Survey } from './Survey.tsx';
import { openShelf } from './shelf.ts';

/** The parts that come once the window is open. */
export interface Later {
  readonly Articles: (shown: Omit<ArticlesShown, 'shelf'>) => ReturnType<typeof Articles>;
  readonly Survey: typeof Survey;
}

/** Opens the parts of the widget that nobody needs to begin writing. root: the address of the
 *  widget's door. shadow: where the widget stands. */
export function open(parts: { h: typeof h; chat: Chat; root: string; shadow: ShadowRoot }): Later {
  const { chat, root, shadow } = parts;
  lent.h = parts.h;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets.push(sheet);
  const shelf = openShelf({ chat, root });
  return { Survey, Articles: (shown) => <Articles {...shown} shelf={shelf} /> };
}
