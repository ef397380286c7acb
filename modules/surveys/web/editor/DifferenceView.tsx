import { languageNames } from '#platform/web/languages.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { QuestionChange, QuestionDifference } from '../../core/difference.ts';
import { isChoice, type Question } from '../../core/question.ts';
import classes from './DifferenceView.module.css';
import { titleOf } from './drafting.ts';
import { useConditionWords } from './use-condition-words.ts';

const signs = { added: '+', removed: '−', changed: '±' } as const;

/** What is different between two drafts or versions: question by question, in words. */
export function DifferenceView(props: {
  before: readonly Question[];
  after: readonly Question[];
  differences: readonly QuestionDifference[];
}) {
  const { before, after, differences } = props;
  const { t, language } = useWords();
  if (differences.length === 0) return <p>{t('surveys.design.difference.none')}</p>;
  return (
    <ul className={classes.list}>
      {differences.map((difference) => {
        const { state, question } = difference;
        const title = titleOf(question, language) || t('surveys.design.unnamed');
        return (
          <li key={`${state}-${question.key}`} className={classes.item} data-state={state}>
            <span className={classes.sign} aria-hidden="true">
              {signs[state]}
            </span>
            <div className={classes.words}>
              <span className={classes.state}>{t(`surveys.design.difference.${state}`)}</span>{' '}
              <b>{title}</b>
              {difference.state === 'changed' && (
                <ul className={classes.changes}>
                  {difference.isMoved && <li>{t('surveys.design.difference.moved')}</li>}
                  {difference.changes.map((change) => (
                    <li key={JSON.stringify(change)}>
                      <Change change={change} question={question} before={before} after={after} />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
// ids: surveys.design.difference.*

function Change(props: {
  change: QuestionChange;
  question: Question;
  before: readonly Question[];
  after: readonly Question[];
}) {
  const { change, question, before, after } = props;
  const { t, language } = useWords();
  const conditionWords = useConditionWords();
  switch (change.what) {
    case 'words':
      return <ChangedWords change={change} question={question} />;
    case 'kind':
      return (
        <FromTo
          from={t(`surveys.design.kind.${change.before}`)}
          to={t(`surveys.design.kind.${change.after}`)}
        />
      );
    case 'role':
      return (
        <FromTo
          from={t(`surveys.design.role.${change.before}`)}
          to={t(`surveys.design.role.${change.after}`)}
        />
      );
    case 'logic':
      return (
        <FromTo
          from={conditionWords(change.before, before)}
          to={conditionWords(change.after, after)}
        />
      );
    case 'not-applicable':
    case 'rotation':
      return t(`surveys.design.difference.${change.what}.${change.isOn ? 'on' : 'off'}`);
    case 'options-moved':
      return t('surveys.design.difference.options-moved');
    case 'option-other':
      return t(`surveys.design.difference.option-other.${change.isOther ? 'on' : 'off'}`, {
        title: change.title[language],
      });
    default:
      return t(`surveys.design.difference.${change.what}`, { title: change.title[language] });
  }
}
// ids: surveys.design.kind.*, surveys.design.role.*

function ChangedWords(props: {
  change: Extract<QuestionChange, { what: 'words' }>;
  question: Question;
}) {
  const { place, language, before, after } = props.change;
  const { t } = useWords();
  const { question } = props;
  const options = isChoice(question) ? question.options : [];
  const number =
    place.of === 'step'
      ? place.number
      : place.of === 'option'
        ? options.findIndex(({ key }) => key === place.key) + 1
        : 0;
  return (
    <>
      <span className={classes.place}>
        {t(`surveys.design.difference.place.${place.of}`, { number })}, {languageNames[language]}:
      </span>{' '}
      <FromTo from={before} to={after} lang={language} />
    </>
  );
}

function FromTo({ from, to, lang }: { from: string; to: string; lang?: string }) {
  return (
    <span lang={lang}>
      {from && (
        <del>
          <UserText text={from} />
        </del>
      )}{' '}
      {to && (
        <ins>
          <UserText text={to} />
        </ins>
      )}
    </span>
  );
}
