import { useProjects } from '#modules/projects/web/index.ts';
import { useWords } from '#platform/web/words.ts';
import type { DriverAnalysis } from '../../contract.ts';
import { useNameOf } from '../use-name-of.ts';
import classes from './Report.module.css';
import type { Names } from './use-names.ts';

/** What an analysis is of: surveys, time, what it was narrowed to, and who asked for it. */
export function AnalysisFacts(props: { analysis: DriverAnalysis; names?: Names }) {
  const { analysis, names } = props;
  const { t, format, language } = useWords();
  const nameOf = useNameOf();
  const projects = useProjects();
  const { wanted, surveyName, createdAt, createdBy } = analysis;
  const { projectIds, channel, reasonId } = wanted;
  const project = projects.find(({ id }) => id === analysis.projectId)?.name ?? '';
  const facts = [
    projectIds.length > 1 ? t('drivers.projects', { count: projectIds.length }) : project,
    surveyName ? surveyName[language] : t('drivers.survey.all'),
    `${format.date(wanted.from)} – ${format.date(wanted.until)}`,
    channel && t(`surveys.channel.${channel}`),
    wanted.language && t(`drivers.language.${wanted.language}`),
    reasonId && names?.reason(reasonId),
    t('drivers.by', { name: nameOf(createdBy), time: format.dateTime(createdAt) }),
  ];
  return <p className={classes.facts1}>{facts.filter(Boolean).join(' · ')}</p>;
}
