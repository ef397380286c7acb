import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Project } from '#modules/projects/contract.ts';
import { Page } from '#platform/web/Page.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { KnowledgePage } from '../KnowledgePage.tsx';
import { BrokenLinks } from './BrokenLinks.tsx';
import { Imports } from './Imports.tsx';
import { NewImport } from './NewImport.tsx';
import { Templates } from './Templates.tsx';

/** Brings articles in and takes them out, gives templates, and shows which links lead nowhere. */
export function ImportArticles() {
  return (
    <KnowledgePage>{(project) => <OfProject key={project.id} project={project} />}</KnowledgePage>
  );
}

function OfProject({ project: { id, language } }: { project: Project }) {
  const { t } = useWords();
  return (
    <Page>
      <Section title={t('knowledge.import.file')} text={t('knowledge.import.text')}>
        <NewImport projectId={id} language={language} />
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
