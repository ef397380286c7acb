import { searchAddress } from '../../../core/help-site/address.ts';
import type { FoundArticle, FoundText, SearchResult } from '../found.ts';
import { type Html, html } from '../html.ts';
import { articleLink, crumbs, frame, homeCrumb, langOf, searchForm, waysList } from './frame.ts';
import type { SiteView } from './view.ts';

/** The page of a search. result: null while nothing was asked. page: from 1. */
export function searchPage(
  view: SiteView,
  asked: { query: string; page: number; pageCount: number },
  result: SearchResult | null,
): string {
  const { place, site, t } = view;
  const { query } = asked;
  const switches = site.languages.map((language) => [
    language,
    searchAddress({ ...place, language }, query),
  ]);
  const isEmpty = result !== null && result.total === 0;
  return frame(view, {
    title: query === '' ? t('help.search') : `${t('help.search')}: ${query}`,
    description: t('help.search.label'),
    canonical: null,
    alternates: {},
    switches: Object.fromEntries(switches),
    carried: { query },
    isOfWays: isEmpty,
    main: html`<div class="wide">${crumbs(view, [homeCrumb(view)])}
<h1>${headingOf(view, query, result)}</h1>
${searchForm(view, query)}
${result?.didYouMean && meant(view, result.didYouMean)}
${result?.searchedAs && searchedAs(view, result.searchedAs)}
${isEmpty && html`<p>${t('help.search.none-text')}</p>${waysList(view, { query })}`}
${result && !isEmpty && html`<ul class="hits">${result.hits.map((hit) => entry(view, hit))}</ul>`}
${asked.pageCount > 1 && turns(view, asked)}
</div>`,
  });
}

function headingOf({ t }: SiteView, query: string, result: SearchResult | null): string {
  if (!result) return t('help.search.ask');
  if (result.total === 0) return t('help.search.none', { query });
  return t('help.search.found', { query, count: result.total });
}

function meant({ place, t }: SiteView, query: string): Html {
  return html`<p>${t('help.search.meant')}
<a href="${searchAddress(place, query)}" dir="auto">${query}</a>?</p>`;
}

function searchedAs({ t }: SiteView, query: string): Html {
  return html`<p class="quiet">${t('help.search.as')} <b dir="auto">${query}</b></p>`;
}

function entry(view: SiteView, hit: FoundArticle): Html {
  const article = { ...hit, title: hit.title.text };
  return html`<li><h2>${articleLink(view, article, marked(hit.title))}</h2>
<p dir="auto"${langOf(view, hit.language)}>${marked(hit.excerpt)}</p></li>`;
}

/** A text with what was found in it set off. */
function marked({ text, highlights }: FoundText): Html[] {
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    parts.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, html`${text.slice(at)}`];
}

function turns(
  { place, t }: SiteView,
  { query, page, pageCount }: { query: string; page: number; pageCount: number },
): Html {
  const to = (number: number) => `${searchAddress(place, query)}&page=${number}`;
  return html`<p class="pages">
${page > 1 && html`<a href="${to(page - 1)}" rel="prev">${t('help.previous')}</a>`}
${page < pageCount && html`<a href="${to(page + 1)}" rel="next">${t('help.next')}</a>`}</p>`;
}
