import { Select } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import type { RatingQuestion } from '../../core/question.ts';
import { usualLabels } from '../../core/templates/wording.ts';
import { isSame } from './drafting.ts';
import classes from './QuestionForm.module.css';
import { TextsInput } from './TextsInput.tsx';

type Labels = RatingQuestion['labels'];
type LabelsName = keyof typeof usualLabels;
const names = Object.keys(usualLabels) as LabelsName[];

/** The words of the five steps of a rating: one of the usual sets, or one's own. */
export function StepsInput(props: { labels: Labels; onChange: (labels: Labels) => void }) {
  const { labels, onChange } = props;
  const { t, language } = useWords();
  const usual = names.find((name) => isSame(usualLabels[name], labels)) ?? null;
  const change = (index: number, words: Labels[number]) => {
    const [one, two, three, four, five] = labels.with(index, words);
    if (one && two && three && four && five) onChange([one, two, three, four, five]);
  };
  return (
    <fieldset className={classes.parts}>
      <legend className={classes.legend}>{t('surveys.design.steps')}</legend>
      <Select<LabelsName>
        aria-label={t('surveys.design.steps.usual')}
        placeholder={t('surveys.design.steps.own')}
        w="100%"
        allowDeselect={false}
        data={names.map((value) => ({
          value,
          label: usualLabels[value].map((each) => each[language]).join(' · '),
        }))}
        value={usual}
        onChange={(name) => name && onChange(usualLabels[name])}
      />
      {labels.map((words, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the scale
        <div key={index} className={classes.part}>
          <span className={classes.number} data-number>
            {index + 1}
          </span>
          <TextsInput
            isBrief
            label={t('surveys.design.step', { number: index + 1 })}
            texts={words}
            onChange={(next) => change(index, next)}
          />
        </div>
      ))}
    </fieldset>
  );
}
