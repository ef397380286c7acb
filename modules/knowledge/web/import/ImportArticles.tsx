import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects, ProjectSelect, useChosenProject } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { BrokenLinks } from './BrokenLinks.tsx';
import { Imports } from './Imports.tsx';
import { NewImport } from './NewImport.tsx';
import { Templates } from './Templates.tsx';

/** Brings articles in and takes them out, gives templates, and shows which links lead nowhere. */
export function ImportArticles() {
  return (
    <InProjects>
      <OfProject />
    </InProjects>
  );
}

function OfProject() {
  const { t } = useWords();
  const { project: wantedId } = useSearch({ from: '/frame/knowledge-import' });
  const navigate = useNavigate();
  const { project } = useChosenProject(wantedId);
  if (!project) return <LoadingLines lines={3} />;
  const { id } = project;
  const choose = (chosen: string | null | undefined) =>
    chosen && void navigate({ to: '/knowledge-import', search: { project: chosen } });
  return (
    <Page tools={<ProjectSelect chosenId={id} onChoose={choose} />}>
      <Section title={t('knowledge.import.file')} text={t('knowledge.import.text')}>
        <NewImport key={id} projectId={id} language={project.language} />
      </Section>
      <Section title={t('knowledge.import.past')} text={t('knowledge.import.past.text')}>
        <Imports projectId={id} />
      </Section>
      <Section title={t('knowledge.export')} text={t('knowledge.export.text')}>
        <Button
          component="a"
          variant="default"
          href={`/api/v1/projects/${id}/articles/export`}
          download
          leftSection={<IconDownload size="1rem" />}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('knowledge.export.start')}
        </Button>
      </Section>
      <Section title={t('knowledge.templates')} text={t('knowledge.templates.text')}>
        <Templates projectId={id} />
      </Section>
      <Section title={t('knowledge.links')} text={t('knowledge.links.text')}>
        <BrokenLinks projectId={id} />
      </Section>
    </Page>
  );
}
