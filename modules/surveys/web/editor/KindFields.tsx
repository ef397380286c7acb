import { Select } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import type { SurveyFault } from '../../core/faults.ts';
import { isChoice, type Question } from '../../core/question.ts';
import { asKind, type QuestionKind, questionKinds } from './drafting.ts';
import { Fixed } from './Fixed.tsx';
import { OptionsInput } from './OptionsInput.tsx';
import classes from './QuestionForm.module.css';
import { StepsInput } from './StepsInput.tsx';
import { TextsInput } from './TextsInput.tsx';

export type ErrorOf = (...faults: readonly SurveyFault['fault'][]) => string | undefined;

/** How a question is answered, with the words of its scale or its options. isKindFixed: customers
 *  have answered it on its scale, and its answers must stay comparable. */
export function KindFields(props: {
  question: Question;
  isKindFixed: boolean;
  errorOf: ErrorOf;
  onChange: (question: Question) => void;
}) {
  const { question, isKindFixed, errorOf, onChange } = props;
  const { t } = useWords();
  const { kind } = question;
  return (
    <>
      {isKindFixed ? (
        <Fixed
          label={t('surveys.design.kind')}
          value={t(`surveys.design.kind.${kind}`)}
          text={t('surveys.design.kind.fixed')}
        />
      ) : (
        <Select<QuestionKind>
          label={t('surveys.design.kind')}
          description={t(`surveys.design.kind.${kind}.text`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={questionKinds.map((value) => ({ value, label: t(`surveys.design.kind.${value}`) }))}
          value={kind}
          error={errorOf('overall-not-rating', 'attribute-not-scale')}
          onChange={(next) => next && next !== kind && onChange(asKind(question, next))}
        />
      )}
      {question.kind === 'rating' && (
        <StepsInput
          labels={question.labels}
          onChange={(labels) => onChange({ ...question, labels })}
        />
      )}
      {(question.kind === 'recommend' || question.kind === 'effort') && (
        <div className={classes.parts}>
          {(['low', 'high'] as const).map((end) => (
            <TextsInput
              key={end}
              label={t(`surveys.design.end.${question.kind}.${end}`)}
              texts={question.ends[end]}
              onChange={(words) =>
                onChange({ ...question, ends: { ...question.ends, [end]: words } })
              }
            />
          ))}
        </div>
      )}
      {isChoice(question) && (
        <OptionsInput
          options={question.options}
          error={errorOf('too-few-options', 'several-others', 'duplicate-option')}
          onChange={(options) => onChange({ ...question, options })}
        />
      )}
    </>
  );
}
// ids: surveys.design.kind.*, surveys.design.end.*
