import type { ArticleList, ListedArticle, ReadArticle } from '../../core/articles.ts';
import { maximumWordsLength } from '../../core/limits.ts';
import type { Chat } from '../chat.ts';
import { visitHeader } from './visit.ts';
import { watchWords } from './words-watch.ts';

/** What stands on the shelf. */
export interface ShelfModel {
  readonly best: readonly ListedArticle[];
  /** What was searched for, and what it found; null: nothing is searched for. */
  readonly query: string;
  readonly found: readonly ListedArticle[] | null;
  /** What fits the words that are being written. */
  readonly fitting: readonly ListedArticle[];
  readonly isFittingAway: boolean;
  readonly article: ReadArticle | null;
  /** Whether the visitor has said that the article helped. */
  readonly hasHelped: boolean | null;
  /** Something could not be loaded. */
  readonly isLost: boolean;
}

/** The articles in the widget, and what can be done with them. */
export interface Shelf {
  readonly model: () => ShelfModel;
  readonly search: (query: string) => Promise<void>;
  readonly read: (id: string) => Promise<void>;
  readonly back: () => void;
  readonly say: (hasHelped: boolean) => Promise<void>;
  readonly putAway: () => void;
}

/** Opens the shelf. What cannot be loaded never keeps anybody from the chat. */
export function openShelf({ chat, root }: { chat: Chat; root: string }): Shelf {
  let model: ShelfModel = {
    ...{ best: [], query: '', found: null, fitting: [], isFittingAway: false },
    ...{ article: null, hasHelped: null, isLost: false },
  };
  const change = (part: Partial<ShelfModel>) => {
    model = { ...model, ...part };
    chat.change({});
  };
  const language = () => chat.model().facts.language;

  const ask = openAsking(chat, root);
  const loadBest = async () => {
    const spoken = language();
    const list = await ask<ArticleList>(`?language=${spoken}`);
    if (list && spoken === language()) change({ best: list.articles });
  };

  let bestIn = language();
  void loadBest();
  chat.onChange(() => {
    if (bestIn === language()) return;
    bestIn = language();
    model = { ...model, best: [], query: '', found: null, fitting: [] };
    void loadBest();
  });
  watchWords(chat, async (words) => {
    const list = words && (await ask<ArticleList>('/fitting', { words: cut(words) }));
    return (isCurrent) => {
      if (isCurrent) change({ fitting: list ? list.articles : [] });
    };
  });

  return {
    model: () => model,
    search: async (typed) => {
      const query = typed.trim();
      if (query === '') return change({ query, found: null, isLost: false });
      const list = await ask<ArticleList>('/search', { query });
      change({ query, found: list ? list.articles : model.found, isLost: !list });
    },
    read: async (id) => {
      const isFromSearch = model.found?.some((each) => each.id === id) === true;
      const where = `?language=${language()}&isFromSearch=${isFromSearch}`;
      const article = await ask<ReadArticle>(`/${id}${where}`);
      change({ article: article ?? model.article, hasHelped: null, isLost: !article });
      if (article) chat.change({ shelf: 'article' });
    },
    back: () => {
      change({ article: null });
      chat.change({ shelf: 'home' });
    },
    say: async (hasHelped) => {
      const { article } = model;
      if (!article) return;
      const { id, number, language: read } = article;
      change({ hasHelped });
      const isKept = await ask(`/${id}/opinion`, { language: read, number, hasHelped });
      if (!isKept && model.article === article) change({ hasHelped: null, isLost: true });
    },
    putAway: () => change({ isFittingAway: true }),
  };
}

const jsonType = 'application/json';

/** Asks the centre for articles; null where that was to no avail. */
function openAsking(chat: Chat, root: string) {
  return async <Answer>(path: string, body?: object): Promise<Answer | null> => {
    const { language } = chat.model().facts;
    try {
      const response = await fetch(`${root}/articles${path}`, {
        headers: { ...visitHeader(chat.memory), ...(body && { 'content-type': jsonType }) },
        ...(body && { method: 'POST', body: JSON.stringify({ language, ...body }) }),
      });
      if (!response.ok) return null;
      return response.status === 204 ? ({} as Answer) : await response.json();
    } catch {
      return null;
    }
  };
}

function cut(words: string): string {
  return words.slice(-maximumWordsLength);
}
