import { Button, CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { GuideOption } from '../../core/guide/guide.ts';
import { blankOption } from './drafting.ts';
import classes from './GuideForm.module.css';
import { PhrasesInput } from './PhrasesInput.tsx';
import { WordsInput } from './WordsInput.tsx';

const mostOptions = 20;

/** What can be chosen, each with its names and the other words for it. */
export function OptionsInput(props: {
  options: readonly GuideOption[];
  onChange: (options: GuideOption[]) => void;
}) {
  const { options, onChange } = props;
  const { t, language } = useWords();
  const set = (place: number, changes: Partial<GuideOption>) =>
    onChange(options.map((each, at) => (at === place ? { ...each, ...changes } : each)));
  return (
    <section className={classes.options} aria-label={t('guide.options')}>
      {options.map((option, place) => (
        <details key={option.key} className={classes.option} open={option.names[language] === ''}>
          <summary>
            <UserText text={option.names[language] || t('guide.option.new')} />
            <CloseButton
              size="xs"
              aria-label={t('guide.option.remove', { name: option.names[language] })}
              onClick={() => onChange(options.filter((_, at) => at !== place))}
            />
          </summary>
          <PhrasesInput
            label={t('guide.option.name')}
            phrases={option.names}
            onChange={(names) => set(place, { names })}
          />
          <WordsInput
            label={t('guide.option.words')}
            words={option.words}
            onChange={(words) => set(place, { words })}
          />
        </details>
      ))}
      {options.length < mostOptions && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="0.875rem" />}
          onClick={() => onChange([...options, blankOption(options)])}
        >
          {t('guide.option.add')}
        </Button>
      )}
    </section>
  );
}
