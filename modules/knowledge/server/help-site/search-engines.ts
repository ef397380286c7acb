import { languages } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { articleAddress, categoryAddress, homeAddress } from '../../core/help-site/address.ts';
import { shelvesIn } from '../../core/help-site/shelves.ts';
import { readCategories } from '../category-store.ts';
import { type Html, html } from './html.ts';
import { readingPlace } from './open-site.ts';
import type { SiteView } from './pages/view.ts';
import { readListed, readMapped } from './reading-store.ts';

/** What search engines may look at: the help sites, without their searches. The maps of the sites
 *  are not named here, as that would tell everybody whose centre this is. */
export const robots = `User-agent: *
Allow: /help/
Disallow: /help/*/search
Disallow: /help/*/person
Disallow: /
`;

interface Mapped {
  readonly addresses: Partial<Record<Language, string>>;
  readonly changedAt: Partial<Record<Language, string>>;
}

/** The map of a site: every page with its counterparts in other languages.
 *  Source: sitemaps.org, protocol 0.9. */
export async function siteMap(ctx: Context, view: SiteView): Promise<string> {
  const { site, place, publicUrl } = view;
  const inEach = (addressIn: (language: Language) => string): Mapped => ({
    addresses: Object.fromEntries(
      site.languages.map((language) => [language, addressIn(language)]),
    ),
    changedAt: {},
  });
  const categories = await readCategories(ctx, view.project.id);
  const articles = await readListed(ctx, readingPlace(view));
  const shelves = categories.filter(({ id }) => {
    const own = articles.some(({ categoryId }) => categoryId === id);
    return own || shelvesIn({ categories, articles }, id).length > 0;
  });
  const pages: Mapped[] = [
    inEach((language) => homeAddress({ ...place, language })),
    ...shelves.map(({ id, names }) =>
      inEach((language) => categoryAddress({ ...place, language }, { id, name: names[language] })),
    ),
  ];
  const texts = await readMapped(ctx, {
    ...{ projectId: view.project.id, languages: site.languages },
  });
  for (const each of Map.groupBy(texts, ({ id }) => id).values()) {
    pages.push({
      addresses: Object.fromEntries(
        each.map(({ language, ...own }) => [language, articleAddress({ ...place, language }, own)]),
      ),
      changedAt: Object.fromEntries(
        each.map(({ language, publishedAt }) => [language, publishedAt]),
      ),
    });
  }
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.flatMap((page) => entries(publicUrl, page))}</urlset>
`.html;
}

function entries(publicUrl: string, { addresses, changedAt }: Mapped): Html[] {
  const known = languages.flatMap((language) => {
    const path = addresses[language];
    return path === undefined ? [] : [{ language, address: publicUrl + path }];
  });
  const links = known.map(
    ({ language, address }) =>
      html`<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`,
  );
  return known.map(({ language, address }) => {
    const at = changedAt[language];
    return html`<url><loc>${address}</loc>${at && html`<lastmod>${at}</lastmod>`}
${known.length > 1 && links}</url>
`;
  });
}
