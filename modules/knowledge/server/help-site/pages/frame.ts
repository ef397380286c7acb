import type { Id } from '#kernel/id.ts';
import type { Language } from '#platform/http/contract.ts';
import {
  articleAddress,
  homeAddress,
  personAddress,
  type SitePlace,
  searchAddress,
} from '../../../core/help-site/address.ts';
import { scriptAddress, styleAddress } from '../assets.ts';
import { dataScript, type Html, html, trusted } from '../html.ts';
import { languageNames } from '../words.ts';
import type { SiteView } from './view.ts';

/** What goes to a person from a page, where no visit is kept. */
export interface Carried {
  readonly query?: string;
  readonly articleId?: Id;
}

/** A page of the help site. */
export interface Page {
  /** Without the name of the site. */
  readonly title: string;
  readonly description: string;
  /** Where search engines find it; null: they leave it alone. */
  readonly canonical: string | null;
  /** The same page in other languages, this one included, where it truly is in them. */
  readonly alternates: Partial<Record<Language, string>>;
  /** Where the switch leads, for languages in which the page is not; else their home. */
  readonly switches?: Partial<Record<Language, string>>;
  /** What it is, for search engines. Source: schema.org. */
  readonly data?: readonly object[];
  readonly main: Html;
  readonly carried?: Carried;
  /** The page is that of the ways itself. */
  readonly isOfWays?: boolean;
}

/** A whole page. It needs no script. */
export function frame(view: SiteView, page: Page): string {
  const { project, place, name, t } = view;
  const title = page.title === name ? name : `${page.title} · ${name}`;
  return html`<!doctype html>
<html lang="${place.language}" data-colour="${project.colour}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
${searchTags(view, page)}
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:site_name" content="${name}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleAddress}">
${(page.data ?? []).map((each) => dataScript({ '@context': 'https://schema.org', ...each }))}
<script src="${scriptAddress}" defer></script></head>
<body><a class="skip" href="#text">${t('help.skip')}</a>
${header(view, page)}
<main id="text">${page.main}</main>
${page.isOfWays ? null : personPart(view, page.carried)}
<footer class="foot"><div class="wide"><p>${t('help.privacy')}</p></div></footer>
</body></html>
`.html;
}

/** The search of the site. query: what stands in it. */
export function searchForm({ place, t }: SiteView, query = ''): Html {
  return html`<form class="search" role="search" action="${searchAddress(place)}">
<input type="search" name="q" value="${query}" maxlength="300" dir="auto" autocomplete="off"
aria-label="${t('help.search.label')}" placeholder="${t('help.search.placeholder')}">
<button>${t('help.search.button')}</button></form>`;
}

/** The search as it stands above pages that are not its own. */
export function searchBar(view: SiteView, query = ''): Html {
  return html`<div class="wide bar">${searchForm(view, query)}</div>`;
}

/** A step of the way to a page. */
export interface Crumb {
  readonly name: string;
  readonly path: string;
}

/** The way to a page, from the home of the site; the page itself is not in it. */
export function crumbs({ t }: SiteView, steps: readonly Crumb[]): Html {
  const items = steps.map(
    ({ name, path }) => html`<li><a href="${path}" dir="auto">${name}</a></li>`,
  );
  return html`<nav class="crumbs" aria-label="${t('help.path')}"><ol>${items}</ol></nav>`;
}

/** The same for search engines, with the page at its end. */
export function crumbData({ publicUrl }: SiteView, steps: readonly Crumb[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      ...{ '@type': 'ListItem', position: index + 1, name, item: `${publicUrl}${path}` },
    })),
  };
}

/** The first step of every way. */
export function homeCrumb({ place, t }: SiteView): Crumb {
  return { name: t('help.home'), path: homeAddress(place) };
}

/** A link to an article, which says when it is not in the language of the page.
 *  label: its title, unless given. */
export function articleLink(
  view: SiteView,
  { id, language, title }: { id: Id; language: Language; title: string },
  label: Html | readonly Html[] | string = title,
): Html {
  const { place } = view;
  const address = articleAddress(place, { id, title });
  const tongue = html`<span class="tongue" lang="${language}">${languageNames[language]}</span>`;
  return html`<a href="${address}" dir="auto"${langOf(view, language)}>${label}</a>${
    language !== place.language && tongue
  }`;
}

/** `lang` of a text, where it is not that of the page. */
export function langOf({ place }: SiteView, language: Language): Html | null {
  return language === place.language ? null : trusted(` lang="${language}"`);
}

/** The ways to a person, as the foot of every page shows them. */
export function waysList(view: SiteView, carried: Carried = {}): Html {
  const { place, ways, t } = view;
  const form = `${personWith(place, carried)}#letter`;
  const items = ways.map(({ title, text, by }) => {
    const href = by.kind === 'link' ? by.href : form;
    const widget = by.kind === 'widget' ? html` data-widget="${by.publicKey}"` : null;
    return html`<li><a href="${href}"${widget}><b>${title}</b><span>${text}</span></a></li>`;
  });
  if (ways.length === 0) return html`<p class="quiet">${t('help.person.none')}</p>`;
  return html`<ul class="ways">${items}</ul>`;
}

function searchTags({ place, site, publicUrl }: SiteView, page: Page): Html {
  if (page.canonical === null) return html`<meta name="robots" content="noindex">`;
  const alternates = Object.entries(page.alternates);
  const links = alternates.map(([language, path]) => alternateLink(language, publicUrl + path));
  const [first] = site.languages;
  const usual = page.alternates[first ?? place.language] ?? page.canonical;
  return html`<link rel="canonical" href="${publicUrl}${page.canonical}">
<meta property="og:url" content="${publicUrl}${page.canonical}">
${alternates.length > 1 && [...links, alternateLink('x-default', publicUrl + usual)]}`;
}

function alternateLink(language: string, address: string): Html {
  return html`<link rel="alternate" hreflang="${language}" href="${address}">`;
}

function header(view: SiteView, page: Page): Html {
  const { place, site, name, t } = view;
  const items = site.languages.map((language) => {
    const label = languageNames[language];
    if (language === place.language) {
      return html`<li><span aria-current="true">${label}</span></li>`;
    }
    const home = homeAddress({ ...place, language });
    const path = page.alternates[language] ?? page.switches?.[language] ?? home;
    return html`<li><a href="${path}" lang="${language}" hreflang="${language}">${label}</a></li>`;
  });
  return html`<header class="top"><div class="wide">
<a class="brand" href="${homeAddress(place)}" dir="auto">${name}</a>
${
  items.length > 1 &&
  html`<nav aria-label="${t('help.languages')}">
<ul class="languages">${items}</ul></nav>`
}
<a class="ask" href="${personWith(place, page.carried ?? {})}">${t('help.person')}</a>
</div></header>`;
}

function personPart(view: SiteView, carried?: Carried): Html {
  const { t } = view;
  return html`<section class="person" aria-labelledby="person"><div class="wide">
<h2 id="person">${t('help.person.heading')}</h2>
${view.ways.length > 0 && html`<p class="quiet">${t('help.person.text')}</p>`}
${waysList(view, carried)}
</div></section>`;
}

function personWith(place: SitePlace, { query, articleId }: Carried): string {
  const carried = new URLSearchParams();
  if (query) carried.set('q', query);
  if (articleId) carried.set('a', articleId);
  const text = carried.toString();
  return personAddress(place) + (text && `?${text}`);
}
