import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import { score } from '../../core/scorecard.ts';
import { answered, emptyDraft } from '../drafting.ts';
import { ScaleChoice } from '../ScaleChoice.tsx';
import { Scores } from '../Scores.tsx';
import { type Content, type Criterion, partsOf, shareOf } from './content.ts';
import classes from './Example.module.css';
import { bestAnswers } from './example.ts';
import { writeShare } from './share.ts';

/** What a set of answers would give: answers are chosen, the score is reckoned as it is for real
 *  dialogues. Nothing of it is kept. */
export function Example({ content }: { content: Content }) {
  const { t, format } = useWords();
  const [chosen, setChosen] = useState<ReturnType<typeof bestAnswers> | null>(null);
  const answers = chosen ?? bestAnswers(content);
  const result = score(content, answers);
  const scoreOf = ({ id, weight }: Criterion) => {
    const points = result.criterionScores[id] ?? null;
    if (weight === 0) return t('quality.card.no-share');
    if (points === null) return t('quality.not-applicable');
    return t('quality.example.part', {
      points: format.number(points, { maximumFractionDigits: 0 }),
      share: writeShare(shareOf(content, weight), format),
    });
  };
  return (
    <>
      <div className={classes.result} role="status">
        <Scores content={content} answers={answers} />
        <div className={classes.says}>
          {result.failedCritical.length > 0 && (
            <p className={classes.failed}>
              {t('quality.critical', { count: result.failedCritical.length })}
            </p>
          )}
          <p>{t(result.isComplete ? 'quality.example.counts' : 'quality.example.too-little')}</p>
        </div>
        <Button size="xs" variant="default" onClick={() => setChosen(null)}>
          {t('quality.example.best')}
        </Button>
      </div>
      <p className={classes.text}>{t('quality.example.text')}</p>
      {partsOf(content)
        .filter(({ criteria }) => criteria.length > 0)
        .map(({ group, criteria }) => (
          <ExamplePart
            key={group?.id ?? ''}
            title={group?.title}
            criteria={criteria}
            answers={answers}
            scoreOf={scoreOf}
            onChoose={(criterionId, optionId) =>
              setChosen(answered({ ...emptyDraft, answers }, criterionId, optionId).answers)
            }
          />
        ))}
    </>
  );
}

function ExamplePart(props: {
  title: Content['title'] | undefined;
  criteria: readonly Criterion[];
  answers: ReturnType<typeof bestAnswers>;
  scoreOf: (criterion: Criterion) => string;
  onChoose: (criterionId: string, optionId: string | null) => void;
}) {
  const { title, criteria, answers, scoreOf, onChoose } = props;
  const { language } = useWords();
  return (
    <section className={classes.part}>
      {title && <h3 className={classes.heading}>{title[language]}</h3>}
      {criteria.map((criterion) => (
        <div key={criterion.id} className={classes.criterion}>
          <div className={classes.line}>
            <span>{criterion.title[language]}</span>
            <span className={classes.points} data-number>
              {scoreOf(criterion)}
            </span>
          </div>
          <ScaleChoice
            criterion={criterion}
            answer={answers[criterion.id]}
            hasKeys={false}
            onChoose={(optionId) => onChoose(criterion.id, optionId)}
          />
        </div>
      ))}
    </section>
  );
}
