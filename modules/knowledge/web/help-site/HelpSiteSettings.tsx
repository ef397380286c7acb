import { useQuery } from '@tanstack/react-query';
import { useProject, useProjectId } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { knowledgeApi } from './api.ts';
import { HelpSiteForm } from './HelpSiteForm.tsx';
import { SiteAddresses } from './SiteAddresses.tsx';
import { VisitFigures } from './VisitFigures.tsx';

/** The help site of the project: whether it is open, what it says, and how visits to it end. */
export function HelpSiteSettings() {
  const { t } = useWords();
  const projectId = useProjectId();
  const project = useProject();
  const { data, error, refetch } = useQuery(
    knowledgeApi.helpSite.queryOptions({ input: { projectId } }),
  );
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data || !project) return <LoadingLines />;
  return (
    <>
      <HelpSiteForm key={projectId} site={data} />
      {data.isOn && (
        <>
          <Section title={t('help-site.addresses')} text={t('help-site.addresses.text')}>
            <SiteAddresses projectKey={project.key} languages={data.languages} />
          </Section>
          <Section title={t('help-site.visits')} text={t('help-site.visits.text')}>
            <VisitFigures projectId={projectId} />
          </Section>
        </>
      )}
    </>
  );
}
