import type { Language } from '#kernel/language.ts';

/** An article of the help site, as the widget lists it. language: of its text. */
export interface ListedArticle {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  /** Where the words that were searched for stand in it; only in what a search found. */
  readonly excerpt?: string;
}

/** What a search in the widget found, or what is offered there. */
export interface ArticleList {
  readonly articles: readonly ListedArticle[];
}

/** An article as the widget shows it. html: written by the centre, safe to show as it is. */
export interface ReadArticle extends ListedArticle {
  /** The version that is read. */
  readonly number: number;
  readonly html: string;
}
