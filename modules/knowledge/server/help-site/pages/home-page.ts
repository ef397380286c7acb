import { categoryAddress, homeAddress } from '../../../core/help-site/address.ts';
import type { Listed } from '../../../core/help-site/shelves.ts';
import { type Html, html } from '../html.ts';
import type { Home } from '../reading.ts';
import { articleLink, frame, searchForm } from './frame.ts';
import type { SiteView } from './view.ts';

const shownOnCard = 4;

/** The first page: the search, the topics, what is read most. */
export function homePage(view: SiteView, home: Home): string {
  const { place, site, name, t } = view;
  const { language } = place;
  const question = site.welcomes[language] ?? t('help.home.question');
  const { shelves, loose, mostRead, newest } = home;
  const isEmpty = newest.length === 0;
  const shortList = mostRead.length >= 3 ? mostRead : newest;
  const shortName = t(mostRead.length >= 3 ? 'help.home.most-read' : 'help.home.newest');
  const hasOthers = shelves.length > 0 ? loose.length > 0 : loose.length > shortList.length;
  const homes = site.languages.map((each) => [each, homeAddress({ ...place, language: each })]);
  return frame(view, {
    title: name,
    description: t('help.home.description', { name }),
    canonical: homeAddress(place),
    alternates: Object.fromEntries(homes),
    main: html`<div class="hero"><div class="wide"><h1>${question}</h1>
${searchForm(view)}</div></div>
<div class="wide">
${
  isEmpty &&
  html`<section class="part"><h2>${t('help.home.empty')}</h2>
<p class="quiet">${t('help.home.empty-text')}</p></section>`
}
${
  shelves.length > 0 &&
  html`<section class="part"><h2>${t('help.home.topics')}</h2>
<ul class="topics">${shelves.map((shelf) => topic(view, shelf))}</ul></section>`
}
${!isEmpty && articleList(view, shortName, shortList)}
${hasOthers && articleList(view, t('help.home.others'), loose)}
</div>`,
  });
}

/** A category with the first of what stands in it. */
export function topic(view: SiteView, { category, articles }: Home['shelves'][number]): Html {
  const { place, t } = view;
  const name = category.names[place.language];
  const address = categoryAddress(place, { id: category.id, name });
  return html`<li><h3><a href="${address}" dir="auto">${name}</a></h3>
<p class="quiet">${t('help.articles', { count: articles.length })}</p>
<ul class="plain">${articles.slice(0, shownOnCard).map((each) => item(view, each))}</ul></li>`;
}

function articleList(view: SiteView, heading: string, articles: readonly Listed[]): Html {
  return html`<section class="part"><h2>${heading}</h2>
<ul class="plain columns">${articles.map((each) => item(view, each))}</ul></section>`;
}

/** A line that leads to an article. */
export function item(view: SiteView, article: Listed): Html {
  return html`<li>${articleLink(view, article)}</li>`;
}
