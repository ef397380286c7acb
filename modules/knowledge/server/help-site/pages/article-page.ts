import type { Id } from '#kernel/id.ts';
import { type Language, locales } from '#kernel/language.ts';
import { articleAddress } from '../../../core/help-site/address.ts';
import {
  excerptOf,
  type OutlineItem,
  outlineOf,
  questionsIn,
} from '../../../core/help-site/outline.ts';
import { type Html, html, trusted } from '../html.ts';
import type { ArticleContent } from '../reading.ts';
import { stepsTo } from './category-page.ts';
import { crumbData, crumbs, frame, langOf, searchBar } from './frame.ts';
import { item } from './home-page.ts';
import { proseOf } from './prose.ts';
import type { SiteView } from './view.ts';

/** From so many headings on a text has contents. */
const longFrom = 3;
const descriptionLength = 155;
export const maximumCommentLength = 2_000;

/** What a reader has just said of the article. id: under which it is kept. */
export interface Said {
  readonly hasHelped: boolean;
  readonly id: Id;
  readonly isComplete: boolean;
}

/** The page of an article. said: null until its reader says something. */
export function articlePage(view: SiteView, content: ArticleContent, said: Said | null): string {
  const { place } = view;
  const { article, text, body, path, related } = content;
  const inItsLanguage = { ...place, language: text.language };
  const own = { id: article.id, title: text.title };
  const alternates = article.texts.map(({ language, title }) => [
    language,
    articleAddress({ ...place, language }, { id: article.id, title }),
  ]);
  const others = view.site.languages.map((language) => [
    language,
    articleAddress({ ...place, language }, own),
  ]);
  const steps = stepsTo(view, path);
  const here = { name: text.title, path: articleAddress(inItsLanguage, own) };
  const outline = outlineOf(body);
  const lang = langOf(view, text.language);
  return frame(view, {
    title: text.title,
    description: excerptOf(body, descriptionLength) || text.title,
    canonical: here.path,
    alternates: Object.fromEntries(alternates),
    switches: Object.fromEntries(others),
    data: [crumbData(view, [...steps, here]), ...describe(view, content, here.path)],
    carried: { articleId: article.id },
    main: html`${searchBar(view)}<div class="wide">${crumbs(view, steps)}
<div class="leaf"><h1 dir="auto"${lang}>${text.title}</h1>
${facts(view, content)}
${outline.length >= longFrom && contents(view, outline)}
<article class="prose"${lang} dir="auto">${trusted(proseOf(view.place, content))}</article>
${opinion(view, content, said)}
${
  related.length > 0 &&
  html`<nav class="related" aria-labelledby="related">
<h2 id="related">${view.t('help.related')}</h2>
<ul class="plain">${related.map((each) => item(view, each))}</ul></nav>`
}
</div></div>`,
  });
}

function facts(view: SiteView, { text }: ArticleContent): Html {
  const { place, t } = view;
  const isOther = text.language !== place.language;
  return html`<div class="facts"><p class="quiet small">${t('help.updated')}
<time datetime="${text.publishedAt}">${dayOf(view, text.publishedAt)}</time></p>
${isOther && html`<p class="remark">${t('help.untranslated')}</p>`}</div>`;
}

function dayOf({ place, project }: SiteView, at: string): string {
  const { timeZone } = project.settings;
  const format = new Intl.DateTimeFormat(locales[place.language], { dateStyle: 'long', timeZone });
  return format.format(new Date(at));
}

function contents({ t }: SiteView, outline: readonly OutlineItem[]): Html {
  const items = outline.map(
    ({ anchor, level, title }) =>
      html`<li${level > 2 && trusted(' class="deeper"')}><a href="#${anchor}">${title}</a></li>`,
  );
  return html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${t('help.contents')}</h2><ol>${items}</ol></nav>`;
}

function opinion({ place, t }: SiteView, content: ArticleContent, said: Said | null): Html {
  const { article, text } = content;
  const address = `${articleAddress(place, { id: article.id, title: text.title })}/feedback`;
  const version = html`<input type="hidden" name="text" value="${text.language}.${text.number}">`;
  if (!said) {
    return html`<section class="opinion" id="opinion" aria-labelledby="did-help">
<form method="post" action="${address}" class="buttons">${version}
<h2 id="did-help">${t('help.feedback.question')}</h2>
<button class="choice" name="helped" value="yes">${t('help.feedback.yes')}</button>
<button class="choice" name="helped" value="no">${t('help.feedback.no')}</button></form></section>`;
  }
  const thanks = said.isComplete
    ? 'help.feedback.kept'
    : said.hasHelped
      ? 'help.feedback.glad'
      : 'help.feedback.sorry';
  const isAsked = !said.hasHelped && !said.isComplete;
  return html`<section class="opinion" id="opinion">
<div role="status"><h2>${t(thanks)}</h2></div>
${
  isAsked &&
  html`<form method="post" action="${address}">${version}
<input type="hidden" name="helped" value="no">
<input type="hidden" name="earlier" value="${said.id}">
<p><label for="comment">${t('help.feedback.comment')}</label>
<textarea id="comment" name="comment" maxlength="${maximumCommentLength}" dir="auto"></textarea></p>
<p class="small">${t('help.feedback.private')}</p>
<button class="choice">${t('help.feedback.send')}</button></form>`
}</section>`;
}

/** What the article is, for search engines. */
function describe(view: SiteView, content: ArticleContent, path: string): object[] {
  const { text, body } = content;
  const questions = questionsIn(body).map(({ question, answer }) => ({
    ...{ '@type': 'Question', name: question },
    acceptedAnswer: { '@type': 'Answer', text: answer },
  }));
  const article = {
    '@type': 'Article',
    headline: text.title,
    inLanguage: text.language satisfies Language,
    dateModified: text.publishedAt,
    mainEntityOfPage: `${view.publicUrl}${path}`,
    publisher: { '@type': 'Organization', name: view.project.name },
  };
  return questions.length === 0
    ? [article]
    : [article, { '@type': 'FAQPage', mainEntity: questions }];
}
