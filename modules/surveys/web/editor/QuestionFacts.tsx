import { useWords } from '#platform/web/words.ts';
import type { Question } from '../../core/question.ts';
import classes from './QuestionFacts.module.css';
import { useConditionWords } from './use-condition-words.ts';

/** What a question is, at a glance: its kind, what it is for, and when it is asked. */
export function QuestionFacts(props: { question: Question; questions: readonly Question[] }) {
  const { question, questions } = props;
  const { t } = useWords();
  const conditionWords = useConditionWords();
  const { kind, role, showWhen } = question;
  const isClosed = question.kind !== 'open';
  return (
    <span className={classes.facts}>
      <span className={classes.role} data-role={role}>
        {t(`surveys.design.role.${role}`)}
      </span>
      <span>{t(`surveys.design.kind.${kind}`)}</span>
      {isClosed && question.isNotApplicableAllowed && (
        <span>{t('surveys.design.may-not-apply')}</span>
      )}
      {isClosed && question.isRotated && <span>{t('surveys.design.rotated')}</span>}
      {showWhen && <span className={classes.logic}>{conditionWords(showWhen, questions)}</span>}
    </span>
  );
}
