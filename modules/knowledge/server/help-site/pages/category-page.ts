import type { Category } from '../../../contract.ts';
import { categoryAddress } from '../../../core/help-site/address.ts';
import { type Html, html } from '../html.ts';
import type { CategoryContent, ListedAtLength } from '../reading.ts';
import {
  articleLink,
  type Crumb,
  crumbData,
  crumbs,
  frame,
  homeCrumb,
  langOf,
  searchBar,
} from './frame.ts';
import { topic } from './home-page.ts';
import type { SiteView } from './view.ts';

/** The page of a category. */
export function categoryPage(view: SiteView, content: CategoryContent): string {
  const { place, site, name, t } = view;
  const { category, path, shelves, articles, page, pageCount } = content;
  const title = category.names[place.language];
  const addresses = site.languages.map((language) => [
    language,
    pathOf(view, category, { language, page }),
  ]);
  const steps = stepsTo(view, path);
  return frame(view, {
    title,
    description: t('help.category.description', { category: title, name }),
    canonical: pathOf(view, category, { language: place.language, page }),
    alternates: Object.fromEntries(addresses),
    data: [crumbData(view, steps)],
    main: html`${searchBar(view)}<div class="wide">
${crumbs(view, steps.slice(0, -1))}
<h1 dir="auto">${title}</h1>
${
  shelves.length > 0 &&
  html`<section class="part"><h2>${t('help.home.topics')}</h2>
<ul class="topics">${shelves.map((shelf) => topic(view, shelf))}</ul></section>`
}
${articles.length > 0 && html`<ul class="hits">${articles.map((each) => entry(view, each))}</ul>`}
${pageCount > 1 && turns(view, content)}
</div>`,
  });
}

/** The way to what stands in a category, the category included. */
export function stepsTo(view: SiteView, path: readonly Category[]): Crumb[] {
  const { place } = view;
  const names = path.map(({ id, names }) => ({ id, name: names[place.language] }));
  return [
    homeCrumb(view),
    ...names.map((each) => ({ name: each.name, path: categoryAddress(place, each) })),
  ];
}

function pathOf(
  { place }: SiteView,
  { id, names }: Category,
  { language, page }: { language: SiteView['place']['language']; page: number },
): string {
  const address = categoryAddress({ ...place, language }, { id, name: names[language] });
  return page > 1 ? `${address}?page=${page}` : address;
}

function entry(view: SiteView, article: ListedAtLength): Html {
  return html`<li><h2>${articleLink(view, article)}</h2>
<p dir="auto"${langOf(view, article.language)}>${article.excerpt}</p></li>`;
}

function turns(view: SiteView, { category, page, pageCount }: CategoryContent): Html {
  const { place, t } = view;
  const to = (number: number) => pathOf(view, category, { ...place, page: number });
  return html`<p class="pages">
${page > 1 && html`<a href="${to(page - 1)}" rel="prev">${t('help.previous')}</a>`}
${page < pageCount && html`<a href="${to(page + 1)}" rel="next">${t('help.next')}</a>`}</p>`;
}
