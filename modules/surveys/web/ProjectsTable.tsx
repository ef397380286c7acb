import { Link } from '@tanstack/react-router';
import type { Project } from '#modules/projects/contract.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveySummary } from '../contract.ts';
import { IntervalBar } from './IntervalBar.tsx';
import classes from './Ratings.module.css';
import { ResponseFigure } from './ResponseFigure.tsx';
import { SatisfactionFigure } from './SatisfactionFigure.tsx';
import { satisfactionOf } from './satisfaction.ts';

/** All my projects beside one another; each leads to its own figures. */
export function ProjectsTable(props: {
  rows: readonly { project: Project; summary: SurveySummary | undefined }[];
  chosenId: string;
}) {
  const { rows, chosenId } = props;
  const { t, format } = useWords();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('surveys.project')}</th>
            <th data-number>{t('surveys.ended')}</th>
            <th data-number>{t('surveys.asked')}</th>
            <th data-number>{t('surveys.response')}</th>
            <th data-number>{t('surveys.satisfaction')}</th>
            <th className={classes.barCell}>{t('surveys.interval')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ project, summary }) => (
            <tr key={project.id} data-chosen={project.id === chosenId}>
              <th scope="row">
                <Link
                  to="/ratings"
                  search={(before) => ({ ...before, project: project.id })}
                  className={classes.project}
                >
                  <UserText text={project.name} />
                </Link>
              </th>
              {summary && (
                <>
                  <td data-number>{format.number(summary.total.ended)}</td>
                  <td data-number>{format.number(summary.total.asked)}</td>
                  <td data-number>
                    <ResponseFigure counts={summary.total} />
                  </td>
                  <td data-number>
                    <SatisfactionFigure satisfaction={satisfactionOf(summary.ratings)} />
                  </td>
                  <td className={classes.barCell}>
                    <IntervalBar satisfaction={satisfactionOf(summary.ratings)} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
