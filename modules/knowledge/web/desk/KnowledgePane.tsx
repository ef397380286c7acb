import { TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SearchHit } from '../../contract.ts';
import { ArticleDeeds } from './ArticleDeeds.tsx';
import { Highlighted } from './Highlighted.tsx';
import classes from './KnowledgePane.module.css';
import { ReadingPane } from './ReadingPane.tsx';
import { useDeeds } from './use-deeds.ts';
import { useLeftSearches } from './use-left-searches.ts';
import { type Helped, useSuggested } from './use-suggested.ts';

/** What is known about the customer's question, beside the dialogue: suggested from his words, also
 *  those that he is still writing, while the agent searches nothing, else what he searches. All of
 *  it by key, without leaving the answer that is being written. onInsert: puts a text into that
 *  answer. asked: how often a key has asked for the search; each time its field is focused. */
export function KnowledgePane(props: {
  helped: Helped;
  onInsert: (text: string) => void;
  asked: number;
}) {
  const { helped, onInsert, asked } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const [isReading, setIsReading] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isHeld = isReading || place > 0;
  const { data, error, isPlaceholderData, refetch } = useSuggested(helped, typed, isHeld);
  const hits = data?.hits ?? [];
  const chosen = hits[Math.min(place, hits.length - 1)];
  const noteUseful = useLeftSearches(helped, {
    typed,
    shown: data && !isPlaceholderData ? { query: typed, hitCount: data.total } : null,
  });
  const deeds = useDeeds(helped, { onInsert, onUse: noteUseful });
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  const read = (hit: SearchHit) => {
    setIsReading(true);
    deeds.noteOpened(hit);
  };
  const search = (text: string) => {
    setTyped(text);
    setPlace(0);
    setIsReading(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setPlace(Math.max(0, Math.min(hits.length - 1, place + step)));
    else if (event.key === 'Enter' && chosen) read(chosen);
    else if (event.key === 'Escape' && typed !== '') search('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.column}>
      <SearchField
        ref={field}
        value={typed}
        optionOf={chosen}
        onChange={search}
        onKeyDown={onKeyDown}
      />
      <Problem error={error} onRetry={refetch} />
      <Problem error={deeds.errorOf(chosen)} />
      {isReading && chosen ? (
        <ReadingPane
          projectId={helped.projectId}
          hit={chosen}
          onBack={() => {
            flushSync(() => setIsReading(false));
            field.current?.focus();
          }}
        />
      ) : (
        <Found
          hits={hits}
          chosen={chosen}
          heading={headingOf(typed, helped, {
            count: hits.length,
            isForWriting: data?.isForWriting,
          })}
          onChoose={(hit) => setPlace(hits.indexOf(hit))}
          onRead={read}
        />
      )}
      {data?.didYouMean && typed.trim() !== '' && !isReading && (
        <button
          type="button"
          className={classes.meant}
          onClick={() => search(data.didYouMean ?? '')}
        >
          {t('knowledge.desk.did-you-mean', { words: data.didYouMean })}
        </button>
      )}
      <ArticleDeeds
        hit={(!isPlaceholderData && chosen) || null}
        language={helped.language}
        deeds={deeds}
      />
    </div>
  );
}

function headingOf(
  typed: string,
  { words, writing }: Helped,
  { count, isForWriting = false }: { count: number; isForWriting: boolean | undefined },
) {
  if (typed.trim() !== '') return count > 0 ? 'knowledge.desk.found' : 'knowledge.desk.nothing';
  if (isForWriting && count > 0) return 'knowledge.desk.writing';
  if ((words + writing).trim() === '') return 'knowledge.desk.silent';
  return count > 0 ? 'knowledge.desk.suggested' : 'knowledge.desk.no-suggestion';
}

const listId = 'knowledge-found';
const optionId = ({ articleId, language }: SearchHit) => `${listId}-${articleId}-${language}`;

function SearchField(props: {
  ref: React.Ref<HTMLInputElement>;
  value: string;
  optionOf: SearchHit | undefined;
  onChange: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { ref, value, optionOf, onChange, onKeyDown } = props;
  const { t } = useWords();
  return (
    <TextInput
      ref={ref}
      size="xs"
      role="combobox"
      aria-expanded={optionOf !== undefined}
      aria-controls={listId}
      aria-autocomplete="list"
      {...(optionOf && { 'aria-activedescendant': optionId(optionOf) })}
      aria-label={t('knowledge.desk.search')}
      placeholder={t('knowledge.desk.search')}
      leftSection={<IconSearch size="0.875rem" aria-hidden />}
      rightSection={<KeyHint keys="alt+k" />}
      rightSectionWidth="3.5rem"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function Found(props: {
  hits: readonly SearchHit[];
  chosen: SearchHit | undefined;
  heading: ReturnType<typeof headingOf>;
  onChoose: (hit: SearchHit) => void;
  onRead: (hit: SearchHit) => void;
}) {
  const { hits, chosen, heading, onChoose, onRead } = props;
  const { t } = useWords();
  const headingId = useId();
  return (
    <div className={classes.found}>
      <p id={headingId} className={classes.heading} aria-live="polite">
        {t(heading)}
      </p>
      <div id={listId} role="listbox" aria-labelledby={headingId} className={classes.list}>
        {hits.map((hit) => (
          // Keys stay with the field of the search, which names the chosen one.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={optionId(hit)}
            id={optionId(hit)}
            role="option"
            tabIndex={-1}
            aria-selected={hit === chosen}
            className={classes.option}
            onClick={() => onChoose(hit)}
            onDoubleClick={() => onRead(hit)}
          >
            <span className={classes.title}>
              <Highlighted text={hit.title} spans={hit.titleHighlights} />
              {!hit.isPublic && <span className={classes.internal}>{t('knowledge.internal')}</span>}
            </span>
            <span className={classes.excerpt}>
              <Highlighted text={hit.excerpt.text} spans={hit.excerpt.highlights} />
            </span>
          </div>
        ))}
      </div>
      <VisuallyHidden aria-live="polite">
        {t('knowledge.desk.count', { count: hits.length })}
      </VisuallyHidden>
    </div>
  );
}
