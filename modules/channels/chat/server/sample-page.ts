import type { Language } from '#platform/http/contract.ts';
import type { SignedIdentity } from '../core/identity.ts';
import type { WidgetInProject } from './directory.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };
import { sampleStyle } from './sample-style.ts';

type TextId = keyof typeof en;
type Texts = (id: TextId) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<TextId, string>>>> = { en, ru, zh };

interface Facts {
  readonly widget: WidgetInProject;
  /** Who is signed in; null: nobody. */
  readonly identity: SignedIdentity | null;
  /** Of the page's own script and style. */
  readonly nonce: string;
}

/** A page of a parcel service in the project's language, with the widget on it. */
export function samplePage({ widget, identity, nonce }: Facts): string {
  const { language, name } = widget.project;
  const t: Texts = (id) => htmlOf(catalogues[language][id]);
  const title = htmlOf(name);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${sampleStyle(widget.colour)}</style>
<script nonce="${nonce}">
window.Heed = window.Heed || function () { (Heed.q = Heed.q || []).push(arguments); };
Heed('identify', ${scriptValue(identity)});
</script>
<script nonce="${nonce}" src="/widget.js" data-heed="${htmlOf(widget.publicKey)}" async></script>
</head>
<body>
${header(title, t)}
<main>
${hero(t)}
<div class="columns">
${parcel(t)}
${questions(t)}
</div>
${people(widget, identity, t)}
</main>
<footer>${title} · ${t('sample.footer')}</footer>
</body>
</html>
`;
}

function header(title: string, t: Texts): string {
  return `<header><span class="brand">${title}</span><nav aria-label="${t('sample.menu')}">
<a href="#parcel">${t('sample.track')}</a>
<a href="#questions">${t('sample.questions')}</a>
</nav></header>`;
}

function hero(t: Texts): string {
  return `<section class="hero"><h1>${t('sample.heading')}</h1>
<p>${t('sample.lead')}</p></section>`;
}

const steps = ['accepted', 'sorted', 'courier', 'delivered'] as const;
const stepsDone = 3;

function parcel(t: Texts): string {
  const items = steps.map((step, index) => {
    const isDone = index < stepsDone;
    const state = isDone ? t('sample.done') : t('sample.ahead');
    return `<li${isDone ? ' class="done"' : ''}>${t(`sample.step.${step}`)}
<span class="when">${t(`sample.when.${step}`)}</span><span class="unseen">${state}</span></li>`;
  });
  return `<section id="parcel" class="card"><h2>${t('sample.parcel')} <code>HD 4821 7790</code></h2>
<p class="status">${t('sample.status')}</p><ol>${items.join('')}</ol></section>`;
}

const asked = ['address', 'time', 'damaged'] as const;

function questions(t: Texts): string {
  const items = asked.map(
    (each) => `<details><summary>${t(`sample.ask.${each}`)}</summary>
<p>${t(`sample.answer.${each}`)}</p></details>`,
  );
  return `<section id="questions" class="card"><h2>${t('sample.questions')}</h2>
${items.join('')}<p class="note">${t('sample.write')}</p></section>`;
}

function people({ samplePeople }: WidgetInProject, identity: SignedIdentity | null, t: Texts) {
  if (samplePeople.length === 0) return '';
  const link = (as: string | null, label: string) => {
    const isCurrent = (identity?.externalId ?? null) === as;
    const address = as === null ? '?' : `?as=${encodeURIComponent(as)}`;
    return `<a href="${address}"${isCurrent ? ' aria-current="true"' : ''}>${label}</a>`;
  };
  const links = samplePeople.map(({ externalId, name }) => link(externalId, htmlOf(name)));
  return `<section class="people"><h2>${t('sample.signed-in-as')}</h2>
<p>${link(null, t('sample.nobody'))}${links.join('')}</p>
<p class="note">${t('sample.signed-note')}</p></section>`;
}

function htmlOf(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** A value in a script of the page: no text in it can end the script. */
function scriptValue(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
