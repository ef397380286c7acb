import { useId } from 'react';
import type { Language } from '#kernel/language.ts';
import type { Answers, AnswerValue, Chosen } from '../../core/logic.ts';
import {
  type ChoiceQuestion,
  isChoice,
  type Question,
  type ScaleQuestion,
  valuesOf,
} from '../../core/question.ts';
import classes from './AskedQuestion.module.css';
import { previewWords } from './preview-words.ts';

/** A survey that is tried: what is asked, in which language, and what was answered so far. */
export interface Asking {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly language: Language;
  /** What the project is called. */
  readonly name: string;
  readonly onAnswer: (key: string, value: AnswerValue) => void;
}

interface Asked<Its extends Question> {
  readonly look: 'chat' | 'page';
  readonly question: Its;
  readonly asking: Asking;
  /** The only question of a page is its heading. */
  readonly isAlone?: boolean;
}

/** A question as customers see it, to be answered. */
export function AskedQuestion(asked: Asked<Question>) {
  const { look, question, isAlone = false, asking } = asked;
  const { language, answers, onAnswer } = asking;
  const id = useId();
  const { key, title } = question;
  const words = previewWords[language][look];
  if (question.kind === 'open') {
    return (
      <div className={classes.question} data-look={look}>
        <label htmlFor={id} className={classes.title} data-alone={isAlone}>
          {title[language]}
        </label>
        <textarea
          id={id}
          rows={look === 'chat' ? 2 : 4}
          className={classes.own}
          placeholder={look === 'page' ? words.ownWords : undefined}
        />
        {look === 'chat' && (
          <button type="button" className={classes.send} onClick={() => onAnswer(key, '')}>
            {words.send}
          </button>
        )}
      </div>
    );
  }
  return (
    <fieldset className={classes.question} data-look={look}>
      <legend className={classes.title} data-alone={isAlone}>
        {title[language]}
      </legend>
      {isChoice(question) ? (
        <Options {...asked} question={question} name={id} />
      ) : (
        <Steps {...asked} question={question} name={id} />
      )}
      {question.isNotApplicableAllowed && (
        <label className={classes.aside}>
          <input
            type="radio"
            name={id}
            checked={answers[key]?.value === null}
            onChange={() => onAnswer(key, null)}
          />
          {words.notApplicable}
        </label>
      )}
    </fieldset>
  );
}

function Steps(asked: Asked<ScaleQuestion> & { name: string }) {
  const { look, question, name, asking } = asked;
  const { language, answers, onAnswer } = asking;
  const { key, kind, role } = question;
  const chosen = answers[key]?.value;
  const values = valuesOf(question);
  const isStar = look === 'chat' && role === 'overall';
  const labelOf = (index: number) =>
    kind === 'rating' ? (question.labels[index]?.[language] ?? '') : '';
  const ends =
    kind === 'rating'
      ? [labelOf(0), labelOf(values.length - 1)]
      : [question.ends.low[language], question.ends.high[language]];
  const place = typeof chosen === 'number' ? values.indexOf(chosen) : -1;
  const below = kind === 'rating' && place >= 0 ? [labelOf(place)] : ends;
  return (
    <>
      <div className={classes.steps} data-kind={kind}>
        {values.map((value, index) => (
          <label
            key={value}
            className={isStar ? classes.star : classes.step}
            data-lit={isStar && index <= place}
          >
            <input
              type="radio"
              name={name}
              aria-label={[value, labelOf(index)].filter((word) => word !== '').join(' ')}
              checked={chosen === value}
              onChange={() => onAnswer(key, value)}
            />
            {!isStar && <b>{value}</b>}
            {look === 'page' && kind === 'rating' && <span>{labelOf(index)}</span>}
          </label>
        ))}
      </div>
      {(look === 'chat' || kind !== 'rating') && (
        <p className={classes.ends} aria-hidden>
          {below.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </p>
      )}
    </>
  );
}

function Options(asked: Asked<ChoiceQuestion> & { name: string }) {
  const { look, question, name, asking } = asked;
  const { language, answers, onAnswer } = asking;
  const { key, kind, options } = question;
  const choices = chosenOf(answers[key]?.value)?.choices ?? [];
  const choose = (option: string, isChosen: boolean) => {
    const others = kind === 'single' ? [] : choices.filter((each) => each !== option);
    const next = isChosen ? [...others, option] : others;
    if (next.length > 0) onAnswer(key, { choices: next, words: null });
  };
  return options.map((option) => {
    const isChosen = choices.includes(option.key);
    const said = option.title[language];
    const { ownWords } = previewWords[language][look];
    return (
      <div key={option.key}>
        <label className={classes.option}>
          <input
            type={kind === 'single' ? 'radio' : 'checkbox'}
            name={name}
            checked={isChosen}
            onChange={({ currentTarget }) => choose(option.key, currentTarget.checked)}
          />
          <span>{said}</span>
        </label>
        {option.isOther && isChosen && (
          <input
            className={classes.own}
            aria-label={`${said}: ${ownWords}`}
            placeholder={ownWords}
          />
        )}
      </div>
    );
  });
}

function chosenOf(value: AnswerValue | undefined): Chosen | null {
  return typeof value === 'object' ? value : null;
}
