import { MultiSelect, Select } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { type Condition, isChoice, isScale, type Question, valuesOf } from '../../core/question.ts';
import { conditionsFor, type Draft, firstCondition, titleOf } from './drafting.ts';
import classes from './QuestionForm.module.css';
import { useValueWords } from './use-condition-words.ts';

/** When a question is asked: always, or after some answers to an earlier one. */
export function LogicForm(props: {
  question: Question;
  draft: Draft;
  error: string | undefined;
  onChange: (showWhen: Condition | null) => void;
}) {
  const { question, draft, error, onChange } = props;
  const { t, language } = useWords();
  const { showWhen, key } = question;
  const earlier = conditionsFor(draft, key);
  const asked = draft.questions.find((each) => each.key === showWhen?.question);
  const offered = asked && !earlier.includes(asked) ? [...earlier, asked] : earlier;
  return (
    <fieldset className={classes.parts}>
      <legend className={classes.legend}>{t('surveys.design.logic')}</legend>
      <Select
        clearable
        w="100%"
        aria-label={t('surveys.design.logic.question')}
        placeholder={t('surveys.design.logic.always')}
        data={offered.map((each) => ({
          value: each.key,
          label: t('surveys.design.logic.depends', {
            title: titleOf(each, language) || t('surveys.design.unnamed'),
          }),
        }))}
        value={asked?.key ?? null}
        error={error}
        onChange={(next) => {
          const chosen = draft.questions.find((each) => each.key === next);
          onChange(chosen ? firstCondition(chosen) : null);
        }}
      />
      {showWhen && asked && (
        <Answers key={asked.key} showWhen={showWhen} asked={asked} onChange={onChange} />
      )}
    </fieldset>
  );
}

/** Which answers bring the question up. */
function Answers(props: {
  showWhen: Condition;
  asked: Question;
  onChange: (showWhen: Condition) => void;
}) {
  const { showWhen, asked, onChange } = props;
  const { t, language } = useWords();
  const valueWords = useValueWords();
  if (isChoice(asked) && showWhen.is === 'one-of') {
    return (
      <MultiSelect
        w="100%"
        aria-label={t('surveys.design.logic.one-of')}
        data={asked.options.map((each) => ({
          value: each.key,
          label: each.title[language] || t('surveys.design.unnamed'),
        }))}
        value={[...showWhen.choices]}
        onChange={(choices) => choices.length > 0 && onChange({ ...showWhen, choices })}
      />
    );
  }
  if (!isScale(asked) || showWhen.is === 'one-of') return null;
  return (
    <div className={classes.row}>
      <Select<'at-most' | 'at-least'>
        aria-label={t('surveys.design.logic.comparison')}
        allowDeselect={false}
        data={(['at-most', 'at-least'] as const).map((value) => ({
          value,
          label: t(`surveys.design.logic.${value}`),
        }))}
        value={showWhen.is}
        onChange={(is) => is && onChange({ ...showWhen, is })}
      />
      <Select
        aria-label={t('surveys.design.logic.value')}
        allowDeselect={false}
        data={valuesOf(asked).map((value) => ({
          value: String(value),
          label: valueWords(asked, value),
        }))}
        value={String(showWhen.value)}
        onChange={(value) => value && onChange({ ...showWhen, value: Number(value) })}
      />
    </div>
  );
}
