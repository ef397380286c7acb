import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { satisfactionGroups } from '../../core/satisfaction.ts';
import { surveyChannel } from '../../core/survey.ts';
import classes from './OwnWords.module.css';
import { useWordsChoice } from './use-own-words.ts';

const typingPauseMs = 250;
const all = 'all';

/** Narrows the words by what is in them, by who wrote them, and to what may be quoted. */
export function WordsFilters() {
  const { t } = useWords();
  const { search, choose } = useWordsChoice();
  return (
    <div className={classes.filters}>
      <SearchField />
      <SegmentedControl
        size="xs"
        aria-label={t('surveys.words.satisfaction')}
        value={search.satisfaction ?? all}
        data={[
          { value: all, label: t('surveys.words.satisfaction.all') },
          ...satisfactionGroups.map((each) => ({
            value: each,
            label: t(`surveys.words.satisfaction.${each}`),
          })),
        ]}
        onChange={(next) =>
          choose({ satisfaction: satisfactionGroups.find((each) => each === next) })
        }
      />
      <Select
        size="xs"
        w="9rem"
        allowDeselect={false}
        aria-label={t('surveys.channel')}
        value={search.channel ?? all}
        data={[
          { value: all, label: t('surveys.words.channel.all') },
          ...surveyChannel.options.map((each) => ({
            value: each,
            label: t(`surveys.channel.${each}`),
          })),
        ]}
        onChange={(next) =>
          choose({ channel: surveyChannel.options.find((each) => each === next) })
        }
      />
      <Select
        size="xs"
        w="9rem"
        allowDeselect={false}
        aria-label={t('surveys.words.language')}
        value={search.language ?? all}
        data={[
          { value: all, label: t('surveys.words.language.all') },
          ...languages.map((each) => ({ value: each, label: languageNames[each] })),
        ]}
        onChange={(next) => choose({ language: languages.find((each) => each === next) })}
      />
      <button
        type="button"
        className={classes.only}
        aria-pressed={search.quotes ?? false}
        title={t('surveys.words.quotes.about')}
        onClick={() => choose({ quotes: search.quotes ? undefined : true })}
      >
        {t('surveys.words.quotes')}
      </button>
    </div>
  );
}

function SearchField() {
  const { t } = useWords();
  const { search, choose } = useWordsChoice();
  const [text, setText] = useState(search.text ?? '');
  const look = useDebouncedCallback(
    (words: string) => choose({ text: words || undefined }, { isReplaced: true }),
    typingPauseMs,
  );
  return (
    <TextInput
      size="xs"
      type="search"
      className={classes.search ?? ''}
      leftSection={<IconSearch size="0.875rem" />}
      aria-label={t('surveys.words.search')}
      placeholder={t('surveys.words.search')}
      title={t('surveys.words.search.about')}
      maxLength={200}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        look(currentTarget.value.trim());
      }}
    />
  );
}
