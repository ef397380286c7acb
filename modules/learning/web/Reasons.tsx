import { IconChartLine } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Figure } from '#platform/web/Figure.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { serverNow } from '#platform/web/now.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Improvement } from '../contract.ts';
import { learningApi } from './apis.ts';
import { LearningPage } from './LearningPage.tsx';
import classes from './Reasons.module.css';
import { mondaysUntil, type ReasonRow, reasonRows } from './reason-rows.ts';
import { Sparkline } from './Sparkline.tsx';
import { useChosenProject, useImprovements, useVocabulary } from './use-learning.ts';

const weeks = 12;
const fewestContacts = 5;

/** Why customers had to contact us, week by week, and whether they had to come again. */
export function Reasons() {
  const projectId = useChosenProject();
  return (
    <LearningPage>{projectId ? <Table projectId={projectId} /> : <LoadingLines />}</LearningPage>
  );
}

function Table({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(
    learningApi.trend.queryOptions({ input: { projectId, weeks } }),
  );
  const improvements = useImprovements(projectId).data?.items ?? [];
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const mondays = mondaysUntil(serverNow(), weeks);
  const rows = reasonRows(data.items, mondays);
  if (rows.length === 0)
    return (
      <Nothing
        icon={IconChartLine}
        title={t('learning.reasons.empty')}
        text={t('learning.reasons.empty.text')}
      />
    );
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('learning.reason')}</th>
            <th>{t('learning.department')}</th>
            <th data-number>{t('learning.contacts')}</th>
            <th data-number>{t('learning.repeat-share')}</th>
            <th>{t('learning.trend', { weeks })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.reasonId}
              projectId={projectId}
              row={row}
              changes={changesOf(row, improvements, mondays)}
            />
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{t('learning.trend.note')}</p>
    </div>
  );
}

function Row(props: { projectId: string; row: ReasonRow; changes: readonly number[] }) {
  const { projectId, row, changes } = props;
  const { t, language, format } = useWords();
  const { departments, reasons } = useVocabulary(projectId);
  const reason = reasons.find(({ id }) => id === row.reasonId);
  const department = departments.find(({ id }) => id === reason?.departmentId);
  return (
    <tr>
      <th scope="row">{reason?.names[language]}</th>
      <td>{department?.names[language] ?? t('learning.no-department')}</td>
      <td data-number>{format.number(row.contacts)}</td>
      <td data-number>
        <Figure
          value={row.contacts > 0 ? row.repeats / row.contacts : null}
          write={(value) => format.percent(value)}
          n={row.contacts}
          atLeast={fewestContacts}
          formula={t('learning.repeat-share.formula')}
          to={`/learning?project=${projectId}&reason=${row.reasonId}`}
        />
      </td>
      <td>
        <Sparkline values={row.weekly} changes={changes} />
      </td>
    </tr>
  );
}

/** The weeks in which an improvement for a reason took effect. */
function changesOf(
  { reasonId }: ReasonRow,
  improvements: readonly Improvement[],
  mondays: readonly string[],
): number[] {
  return improvements
    .filter((each) => each.reasonId === reasonId && each.state !== 'dropped')
    .flatMap(({ changeDate }) => {
      const place = changeDate ? mondays.findLastIndex((monday) => monday <= changeDate) : -1;
      const isPast = changeDate !== null && changeDate <= serverNow().slice(0, 10);
      return place >= 0 && isPast ? [place] : [];
    });
}
