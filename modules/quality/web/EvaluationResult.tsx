import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Evaluation, EvidenceMark, ScorecardVersion } from '../contract.ts';
import { score } from '../core/scorecard.ts';
import { projectsApi } from './apis.ts';
import { CriticalClasses } from './CriticalClasses.tsx';
import classes from './EvaluationResult.module.css';
import { Evidence } from './Evidence.tsx';
import type { Criterion } from './filling.ts';
import { Scores } from './Scores.tsx';
import { useTextOf } from './use-dialogue.ts';

/** A finished evaluation to be read: a word to the agent first, then what can be better, with its
 *  place in the dialogue, then what was good. */
export function EvaluationResult(props: {
  evaluation: Evaluation;
  content: ScorecardVersion['content'];
  onShow: (mark: EvidenceMark) => void;
}) {
  const { evaluation, content, onShow } = props;
  const { t, format } = useWords();
  const me = useMe();
  const nameOf = useNameOf();
  const { answers, note, impression, evaluatorId, completedAt, agentId } = evaluation;
  const { criterionScores } = score(content, answers);
  const isBest = ({ id }: Criterion) => criterionScores[id] === 100;
  const judged = content.criteria.filter(
    ({ id, weight }) => weight > 0 && criterionScores[id] !== null,
  );
  const better = judged.filter((criterion) => !isBest(criterion));
  return (
    <article className={classes.result}>
      <header className={classes.part}>
        <p className={classes.by}>
          {t('quality.evaluated-by', {
            name: nameOf(evaluatorId),
            time: format.dateTime(completedAt),
          })}
        </p>
        {note && (
          <p className={classes.note}>
            <UserText text={note} />
          </p>
        )}
        <div className={classes.figures}>
          <Scores content={content} answers={answers} isForAgent={agentId === me.id} />
          {impression !== null && (
            <span className={classes.impression}>
              {t('quality.impression', { impression: format.number(impression) })}
            </span>
          )}
        </div>
        {agentId === me.id && <p className={classes.kind}>{t('quality.evaluation.kind')}</p>}
      </header>
      {better.length > 0 && (
        <section className={classes.part}>
          <h3 className={classes.title}>{t('quality.can-be-better')}</h3>
          {better.map((criterion) => (
            <Judged
              key={criterion.id}
              criterion={criterion}
              evaluation={evaluation}
              onShow={onShow}
            />
          ))}
        </section>
      )}
      <DialogueCausesRead evaluation={evaluation} />
      <section className={classes.part}>
        <h3 className={classes.title}>{t('quality.went-well')}</h3>
        <ul className={classes.good}>
          {judged.filter(isBest).map((criterion) => (
            <GoodLine key={criterion.id} criterion={criterion} />
          ))}
        </ul>
      </section>
    </article>
  );
}

function GoodLine({ criterion }: { criterion: Criterion }) {
  const { language } = useWords();
  return <li title={criterion.guidance[language]}>{criterion.title[language]}</li>;
}

function Judged(props: {
  criterion: Criterion;
  evaluation: Evaluation;
  onShow: (mark: EvidenceMark) => void;
}) {
  const { criterion, evaluation, onShow } = props;
  const { t, language } = useWords();
  const textOf = useTextOf({
    projectId: evaluation.projectId,
    conversationId: evaluation.conversationId,
  });
  const answer = evaluation.answers[criterion.id];
  if (!answer) return null;
  const chosen = criterion.scale.find(({ id }) => id === answer.optionId);
  const causes = criterion.causes.filter(({ id }) => answer.causeIds.includes(id));
  const isFailed = evaluation.failedCritical.includes(criterion.id);
  return (
    <section className={classes.judged}>
      <header className={classes.head}>
        <h4 className={classes.criterion}>{criterion.title[language]}</h4>
        <span className={classes.answer} data-failed={isFailed}>
          {chosen?.label[language]}
        </span>
      </header>
      {isFailed && (
        <div className={classes.classes}>
          <CriticalClasses classes={criterion.classes} />
        </div>
      )}
      <Evidence criterionId={criterion.id} answer={answer} filling={{ onShow, textOf }} />
      <p className={classes.guidance}>{criterion.guidance[language]}</p>
      {causes.length > 0 && (
        <p className={classes.guidance}>
          {t('quality.cause.was', {
            causes: causes.map(({ title }) => title[language]).join(', '),
          })}
        </p>
      )}
    </section>
  );
}

function DialogueCausesRead({ evaluation: { projectId, causes } }: { evaluation: Evaluation }) {
  const { t, language } = useWords();
  const { data } = useQuery(projectsApi.departments.queryOptions({ input: { projectId } }));
  const departmentOf = (departmentId: string | null) =>
    data?.items.find(({ id }) => id === departmentId)?.names[language];
  if (causes.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>{t('quality.causes')}</h3>
      <ul className={classes.causes}>
        {causes.map(({ kind, departmentId, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a kind may stand there twice
          <li key={index}>
            <b>
              {[t(`quality.cause.${kind}`), departmentOf(departmentId)].filter(Boolean).join(' · ')}
            </b>
            {note && (
              <>
                {': '}
                <UserText text={note} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
