/** @jsxImportSource preact */
import type { ListedArticle, ReadArticle } from '../../core/articles.ts';
import { maximumQueryLength } from '../../core/limits.ts';
import { Icon } from '../Icon.tsx';
import type { Shown } from '../shown.ts';
import { Sign } from './Sign.tsx';
import type { Shelf } from './shelf.ts';

export interface ArticlesShown extends Shown {
  readonly shelf: Shelf;
  /** Nothing was written yet. */
  readonly isFresh: boolean;
  /** They stand in the place of the messages. */
  readonly isShelved: boolean;
}

/** The articles: before the chat a search and what helps most, one that is read, and during the
 *  wait a few that fit. */
export function Articles(shown: ArticlesShown) {
  const { chat, shelf, isFresh, isShelved } = shown;
  const { article, fitting, isFittingAway } = shelf.model();
  if (isShelved) {
    return chat.model().shelf === 'article' && article ? (
      <Reader {...shown} article={article} />
    ) : (
      <Home {...shown} />
    );
  }
  const isOffered = isFresh || chat.model().state.phase === 'waiting';
  return isOffered && !isFittingAway && fitting.length > 0 ? <Offers {...shown} /> : null;
}

function Home({ chat, shelf, language, t }: ArticlesShown) {
  const { best, query, found, fitting, isLost } = shelf.model();
  const isWriting = fitting.length > 0 && found === null;
  const shown = found ?? (isWriting ? fitting : best);
  const heading = found
    ? t('widget.found', { query })
    : t(isWriting ? 'widget.fitting' : 'widget.best');
  return (
    <section class="shelf" aria-label={t('widget.articles')}>
      <p class="hello">{t(chat.model().state.isOnline ? 'widget.greeting' : 'widget.offline')}</p>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          void shelf.search(String(new FormData(event.currentTarget).get('query')));
        }}
      >
        <input
          type="search"
          name="query"
          dir="auto"
          maxLength={maximumQueryLength}
          aria-label={t('widget.search')}
          placeholder={t('widget.search')}
          onInput={({ currentTarget }) => {
            if (currentTarget.value === '' && found) void shelf.search('');
          }}
        />
        <button type="submit" class="icon" aria-label={t('widget.search-go')}>
          <Sign name="search" />
        </button>
      </form>
      <div role="status">
        {shown.length > 0 && <h3>{heading}</h3>}
        {found?.length === 0 && <p class="more">{t('widget.none', { query })}</p>}
        {isLost && <p class="trouble">{t('widget.articles-lost')}</p>}
      </div>
      <List {...{ shelf, language }} articles={shown} />
    </section>
  );
}

function List(
  props: Pick<ArticlesShown, 'shelf' | 'language'> & { articles: readonly ListedArticle[] },
) {
  const { shelf, language, articles } = props;
  if (articles.length === 0) return null;
  return (
    <ul class="articles">
      {articles.map(({ id, title, excerpt, language: own }) => (
        <li key={id}>
          <button
            type="button"
            dir="auto"
            {...(own !== language && { lang: own })}
            onClick={() => void shelf.read(id)}
          >
            {title}
            {excerpt && <span>{excerpt}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The id at the end of an address that names an article. */
const articleAddress = /\/help\/[^?#]*?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:[?#]|$)/;

function Reader({ shelf, language, t, article }: ArticlesShown & { article: ReadArticle }) {
  const lang = article.language === language ? {} : { lang: article.language };
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const [, id] = articleAddress.exec(link?.href ?? '') ?? [];
    if (!id) return;
    event.preventDefault();
    void shelf.read(id);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of keys
    <section class="shelf" aria-labelledby="leaf" key={article.id} tabIndex={0}>
      <button type="button" class="back" onClick={shelf.back}>
        <Sign name="back" />
        {t('widget.back')}
      </button>
      <h3 id="leaf" class="leaf" tabIndex={-1} dir="auto" {...lang} ref={begin}>
        {article.title}
      </h3>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: links in it are followed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by key as by click */}
      <div
        class="prose"
        dir="auto"
        {...lang}
        onClick={follow}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the centre escapes every word
        dangerouslySetInnerHTML={{ __html: article.html }}
      />
      <Opinion {...{ shelf, t }} />
    </section>
  );
}

/** Whoever opens an article begins at its title. */
function begin(heading: HTMLElement | null): void {
  if (!heading || heading.dataset.isRead) return;
  heading.dataset.isRead = '1';
  heading.focus();
}

function Opinion({ shelf, t }: Pick<ArticlesShown, 'shelf' | 't'>) {
  const { hasHelped, isLost } = shelf.model();
  return (
    <div class="opinion">
      {hasHelped === null && <p id="helped">{t('widget.helped')}</p>}
      {hasHelped === null &&
        ([true, false] as const).map((each) => (
          <button
            key={String(each)}
            type="button"
            class="quiet"
            aria-describedby="helped"
            onClick={() => void shelf.say(each)}
          >
            {t(each ? 'widget.yes' : 'widget.no')}
          </button>
        ))}
      <p role="status" class={isLost ? 'trouble' : ''}>
        {isLost && t('widget.articles-lost')}
        {hasHelped !== null && t(hasHelped ? 'widget.glad' : 'widget.sorry')}
      </p>
    </div>
  );
}

function Offers({ shelf, language, t }: ArticlesShown) {
  return (
    <section class="offers" aria-labelledby="offers">
      <div>
        <h3 id="offers">{t('widget.fitting')}</h3>
        <button
          type="button"
          class="icon"
          aria-label={t('widget.fitting-away')}
          onClick={shelf.putAway}
        >
          <Icon name="close" />
        </button>
      </div>
      <List {...{ shelf, language }} articles={shelf.model().fitting} />
    </section>
  );
}
