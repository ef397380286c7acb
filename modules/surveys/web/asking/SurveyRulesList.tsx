import { useQuery } from '@tanstack/react-query';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { surveysApi } from '../apis.ts';
import classes from './Asking.module.css';
import { SurveyRulesForm } from './SurveyRulesForm.tsx';

/** The rules of all surveys of a project. */
export function SurveyRulesList({ projectId }: { projectId: string }) {
  const { t, language } = useWords();
  const { data, error, refetch } = useQuery(
    surveysApi.design.list.queryOptions({ input: { projectId } }),
  );
  return (
    <section className={classes.rules}>
      <h2 className={classes.title}>{t('surveys.rules')}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data?.items.map((survey) => (
        <details key={survey.id} className={classes.part}>
          <summary>{survey.name[language]}</summary>
          <SurveyRulesForm key={survey.revision} survey={survey} />
        </details>
      ))}
    </section>
  );
}
