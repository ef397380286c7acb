import { Badge, Button } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { noNames } from '#platform/web/NamesInput.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ReplyTemplate } from '../contract.ts';
import { projectsApi } from './api.ts';
import { TemplateForm } from './TemplateForm.tsx';
import { useProject, useProjectId } from './use-project.ts';

/** The replies that agents start from. */
export function Templates() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const project = useProject();
  const [opened, setOpened] = useState<ReplyTemplate | null>(null);
  const { data, error, refetch } = useQuery(
    projectsApi.templates.queryOptions({ input: { projectId } }),
  );
  const addNew = () =>
    setOpened({
      ...{ id: newId(), projectId, titles: noNames, body: '', isArchived: false },
      channels: ['chat', 'email'],
      language: project?.language ?? language,
    });
  return (
    <>
      <Kept
        icon={IconTemplate}
        none={t('projects.templates.none')}
        text={t('projects.templates.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={<Button onClick={addNew}>{t('projects.template.new')}</Button>}
      >
        <Rows label={t('projects.templates')}>
          {data?.items.map((template) => (
            <Row
              key={template.id}
              title={template.titles[language]}
              detail={template.body.split('\n')[0]?.slice(0, 120)}
              isQuiet={template.isArchived}
              aside={
                <>
                  {template.isArchived && t('frame.archived')}
                  {template.channels.map((channel) => (
                    <Badge key={channel} color="gray">
                      {t(`projects.channel.${channel}`)}
                    </Badge>
                  ))}
                  {languageNames[template.language]}
                </>
              }
              onOpen={() => setOpened(template)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <TemplateForm
          template={opened}
          projectName={project?.name ?? ''}
          isNew={!data?.items.some(({ id }) => id === opened.id)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
