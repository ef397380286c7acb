import { htmlOf } from '../../../core/body/html.ts';
import { articleAddress, pictureAddress, type SitePlace } from '../../../core/help-site/address.ts';
import { html } from '../html.ts';
import type { ArticleContent } from '../reading.ts';
import { siteWords } from '../words.ts';

/** The text of an article as HTML. What is wider than the page can be reached and moved by key.
 *  origin: before the addresses of links and pictures, where it is shown elsewhere. */
export function proseOf(
  place: SitePlace,
  { article, body, named, sizeOf }: ArticleContent,
  origin = '',
): string {
  const t = siteWords(place.language);
  const name = t('help.table');
  const table = html`<div class="table" role="region" tabindex="0" aria-label="${name}">`;
  const prose = htmlOf(body, {
    linkTo: (id) => {
      const found = named.find((each) => each.id === id);
      return found ? `${origin}${articleAddress(place, found)}` : null;
    },
    imageAt: (fileId) => `${origin}${pictureAddress(place.key, article.id, fileId)}`,
    sizeOf,
    toneNames: {
      note: t('help.tone.note'),
      tip: t('help.tone.tip'),
      warning: t('help.tone.warning'),
      danger: t('help.tone.danger'),
    },
  });
  return prose
    .replaceAll('<div class="table">', () => table.html)
    .replaceAll('<pre>', '<pre tabindex="0">');
}
