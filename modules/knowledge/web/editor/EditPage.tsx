import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import type { Article, ArticleText } from '../../contract.ts';
import { plainText } from '../../core/body/plain.ts';
import type { Words } from '../../core/difference.ts';
import { titleFor } from '../../core/listing.ts';
import { NearDuplicates } from '../NearDuplicates.tsx';
import { useArticle, useText } from '../use-knowledge.ts';
import { Attributes } from './Attributes.tsx';
import { DraftNews } from './DraftNews.tsx';
import classes from './EditPage.module.css';
import { EditTools } from './EditTools.tsx';
import { Meeting } from './Meeting.tsx';
import { Original } from './Original.tsx';
import { TitleInput } from './TitleInput.tsx';
import { useDraft } from './use-draft.ts';
import { Writing } from './Writing.tsx';

/** Writes an article in a language; a translation beside its original. */
export function EditPage() {
  const where = '/frame/knowledge/$projectId/$articleId/edit';
  const { projectId, articleId } = useParams({ from: where });
  const search = useSearch({ from: where });
  const { data: article, error, refetch } = useArticle(projectId, articleId);
  if (error && !article) return <Problem error={error} onRetry={refetch} />;
  if (!article) return <LoadingLines />;
  const language = search.language ?? article.originalLanguage;
  return <OneText key={language} article={article} language={language} />;
}

function OneText({ article, language }: { article: Article; language: Language }) {
  const { projectId, id: articleId } = article;
  const { data, error, refetch, isFetchedAfterMount, isError } = useText({
    ...{ projectId, articleId, language },
  });
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  // Words that were read before may have been written over since.
  if (!data || !(isFetchedAfterMount || isError)) return <LoadingLines />;
  return <Editing article={article} language={language} text={data} />;
}

function Editing(props: { article: Article; language: Language; text: ArticleText }) {
  const { article, language, text } = props;
  const { t, language: own } = useWords();
  const { projectId, id: articleId, originalLanguage } = article;
  const { keeper, state } = useDraft({ projectId, articleId, language }, text);
  const [shown, setShown] = useState({ at: 0, words: state.mine });
  const [isTelling, setIsTelling] = useState(false);
  const isTranslation = language !== originalLanguage;
  const title = titleFor(article, own)?.title || t('knowledge.untitled');
  useTitle(t('knowledge.editing', { title }));
  const navigate = useNavigate();
  useKeys([
    {
      ...{ keys: 'mod+s', label: 'knowledge.save', isAlways: true },
      run: () => void keeper.flush(),
    },
  ]);
  const take = (words: Words, revision: number | null) => {
    keeper.take(words, revision);
    setShown({ at: shown.at + 1, words });
  };
  const copy = (words: Words) => {
    keeper.write(words);
    setShown({ at: shown.at + 1, words });
  };
  const move = async (each: Language) => {
    await keeper.flush();
    const params = { projectId, articleId };
    await navigate({
      to: '/knowledge/$projectId/$articleId/edit',
      params,
      search: { language: each },
    });
  };
  return (
    <div className={classes.page}>
      <EditTools
        {...{ article, language, text, keeper, state }}
        isTelling={isTelling}
        onTell={() => setIsTelling(!isTelling)}
        onLanguage={(each) => void move(each)}
        onDiscarded={(words) => take(words, null)}
      />
      <div className={classes.columns} data-sides={isTranslation ? 'both' : 'one'}>
        {isTranslation && (
          <Original
            article={article}
            language={language}
            text={text}
            onCopy={
              plainText(state.mine.body) === '' && state.status === 'saved' ? copy : undefined
            }
          />
        )}
        <main className={classes.mine} aria-label={t('knowledge.text')}>
          <DraftNews text={text} />
          <NearDuplicates {...{ projectId, articleId, language }} saved={state.revision} />
          {state.status === 'overtaken' && (
            <Meeting
              mine={state.mine}
              text={text}
              language={language}
              onMine={(revision) => {
                keeper.overrule(revision);
                document.querySelector<HTMLElement>('.ProseMirror')?.focus();
              }}
              onTheirs={take}
            />
          )}
          <TitleInput
            key={shown.at}
            language={language}
            title={shown.words.title}
            onChange={(each) => keeper.write({ ...keeper.state().mine, title: each })}
          />
          <Writing
            {...{ projectId, articleId, language }}
            body={shown.words.body}
            at={shown.at}
            onSettle={(body) => keeper.settle({ ...keeper.state().mine, body })}
            onWrite={(body) => keeper.write({ ...keeper.state().mine, body })}
          />
        </main>
        {isTelling && (
          <Attributes key={article.id} article={article} onClose={() => setIsTelling(false)} />
        )}
      </div>
    </div>
  );
}
