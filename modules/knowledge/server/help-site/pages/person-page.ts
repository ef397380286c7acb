import type { Id } from '#kernel/id.ts';
import { personAddress } from '../../../core/help-site/address.ts';
import { type Html, html, trusted } from '../html.ts';
import { type Carried, crumbs, frame, homeCrumb, waysList } from './frame.ts';
import type { SiteView } from './view.ts';

export const letterLimits = { name: 120, email: 254, body: 10_000 } as const;

export type LetterField = keyof typeof letterLimits;

/** The form as it was filled in. */
export interface LetterShown {
  /** The same for a letter that is sent twice. */
  readonly id: Id;
  readonly fields: Readonly<Record<LetterField, string>>;
  readonly wrong: readonly LetterField[];
  readonly carried: Carried;
}

/** The page of the ways to a person. letter: null once it was sent. */
export function personPage(view: SiteView, letter: LetterShown | null): string {
  const { place, site, ways, t } = view;
  const switches = site.languages.map((language) => [
    language,
    personAddress({ ...place, language }),
  ]);
  const hasForm = ways.some(({ by }) => by.kind === 'form');
  return frame(view, {
    title: t(letter ? 'help.person' : 'help.letter.sent'),
    description: t('help.person.plain'),
    canonical: null,
    alternates: {},
    switches: Object.fromEntries(switches),
    isOfWays: true,
    main: html`<div class="wide">${crumbs(view, [homeCrumb(view)])}
${letter ? asking(view, letter) : sent(view)}
${letter && hasForm && letterForm(view, letter)}</div>`,
  });
}

function asking(view: SiteView, { carried }: LetterShown): Html {
  const { t, ways } = view;
  return html`<h1>${t('help.person')}</h1>
${ways.length > 0 && html`<p class="quiet">${t('help.person.plain')} ${t('help.person.text')}</p>`}
${waysList(view, carried)}`;
}

function sent({ t }: SiteView): Html {
  return html`<div role="status"><h1>${t('help.letter.sent')}</h1>
<p>${t('help.letter.sent-text')}</p></div>`;
}

function letterForm({ place, t }: SiteView, letter: LetterShown): Html {
  const { id, fields, wrong, carried } = letter;
  const problem = (name: LetterField) =>
    wrong.includes(name) &&
    html`<p class="wrong" id="${name}-wrong">${t(`help.letter.wrong-${name}`)}</p>`;
  const state = (name: LetterField) =>
    wrong.includes(name) && trusted(` aria-invalid="true" aria-describedby="${name}-wrong"`);
  const input = (name: 'name' | 'email', more: Html) => html`<div class="field">
<label for="${name}">${t(`help.letter.${name}`)}</label>
<input id="${name}" name="${name}" value="${fields[name]}" maxlength="${letterLimits[name]}"
required dir="auto"${more}${state(name)}>${problem(name)}</div>`;
  const address = personAddress(place);
  return html`<form class="letter" id="letter" method="post" action="${address}" novalidate>
<h2>${t('help.letter')}</h2>
${wrong.length > 0 && html`<p role="alert">${t('help.letter.wrong')}</p>`}
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="q" value="${carried.query ?? ''}">
<input type="hidden" name="a" value="${carried.articleId ?? ''}">
<div class="field"><label for="body">${t('help.letter.body')}</label>
<textarea id="body" name="body" maxlength="${letterLimits.body}" required
dir="auto"${state('body')}>
${fields.body}</textarea>${problem('body')}</div>
${input('name', trusted(' autocomplete="name"'))}
${input('email', trusted(' type="email" autocomplete="email" inputmode="email"'))}
<p class="trap" aria-hidden="true"><label>${t('help.letter.trap')}
<input name="website" tabindex="-1" autocomplete="off"></label></p>
<button class="button">${t('help.letter.send')}</button></form>`;
}
