import { Select, Switch } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { attributesPerCustomer, rotationAfterAnswers } from '../../core/asking.ts';
import { type Question, questionRoles } from '../../core/question.ts';
import { inRole } from './drafting.ts';
import type { ErrorOf } from './KindFields.tsx';
import classes from './QuestionForm.module.css';

/** What a question is for, whether it may not apply, and whether it takes turns with others. */
export function AnswerForm(props: {
  question: Question;
  errorOf: ErrorOf;
  onChange: (question: Question) => void;
}) {
  const { question, errorOf, onChange } = props;
  const { t } = useWords();
  const { role } = question;
  return (
    <div>
      <Select<Question['role']>
        label={t('surveys.design.role')}
        description={t(`surveys.design.role.${role}.text`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={questionRoles.map((value) => ({ value, label: t(`surveys.design.role.${value}`) }))}
        value={role}
        error={errorOf('attribute-after-overall', 'overall-not-for-everybody')}
        onChange={(next) => next && onChange(inRole(question, next))}
      />
      {question.kind !== 'open' && (
        <div className={classes.switches}>
          {role !== 'overall' && (
            <Switch
              label={t('surveys.design.may-not-apply')}
              description={t('surveys.design.may-not-apply.text')}
              checked={question.isNotApplicableAllowed}
              onChange={({ currentTarget }) =>
                onChange({ ...question, isNotApplicableAllowed: currentTarget.checked })
              }
            />
          )}
          {role === 'attribute' && (
            <Switch
              label={t('surveys.design.rotate')}
              description={t('surveys.design.rotate.text', {
                answers: rotationAfterAnswers,
                attributes: attributesPerCustomer,
              })}
              checked={question.isRotated}
              onChange={({ currentTarget }) =>
                onChange({ ...question, isRotated: currentTarget.checked })
              }
            />
          )}
        </div>
      )}
    </div>
  );
}
// ids: surveys.design.role.*
