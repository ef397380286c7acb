import { html } from '../html.ts';
import { crumbs, frame, homeCrumb, searchForm } from './frame.ts';
import type { SiteView } from './view.ts';

/** Why there is nothing to read here. */
export type NoticeKind = 'missing' | 'gone' | 'busy' | 'broken';

/** A page that says why there is nothing to read, with the search and the ways to a person. */
export function noticePage(view: SiteView, kind: NoticeKind): string {
  const { t } = view;
  const title = t(`help.${kind}`);
  return frame(view, {
    title,
    description: title,
    canonical: null,
    alternates: {},
    main: html`<div class="wide">${crumbs(view, [homeCrumb(view)])}
<h1>${title}</h1><p class="quiet">${t(`help.${kind}.text`)}</p>${searchForm(view)}</div>`,
  });
}
