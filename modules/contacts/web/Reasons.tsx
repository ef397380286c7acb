import { Button } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { noNames } from '#platform/web/NamesInput.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Reason } from '../contract.ts';
import { contactsApi, projectsApi } from './api.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { inTreeOrder } from './reason-tree.ts';

/** The tree of reasons for which customers turn to the project. */
export function Reasons() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const [opened, setOpened] = useState<Reason | null>(null);
  const { data, error, refetch } = useQuery(
    contactsApi.reasons.queryOptions({ input: { projectId } }),
  );
  const departments =
    useQuery(projectsApi.departments.queryOptions({ input: { projectId } })).data?.items ?? [];
  const ownerOf = ({ departmentId }: Reason) =>
    departments.find(({ id }) => id === departmentId)?.names[language];
  const blank = { projectId, parentId: null, names: noNames, departmentId: null };
  return (
    <>
      <Kept
        icon={IconListTree}
        none={t('contacts.reasons.none')}
        text={t('contacts.reasons.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={
          <Button onClick={() => setOpened({ ...blank, id: newId(), isArchived: false })}>
            {t('contacts.reason.new')}
          </Button>
        }
      >
        <Rows label={t('contacts.reasons')}>
          {inTreeOrder(data?.items ?? [], language).map((reason) => (
            <Row
              key={reason.id}
              title={reason.names[language]}
              isInner={reason.parentId !== null}
              isQuiet={reason.isArchived}
              aside={reason.isArchived ? t('frame.archived') : ownerOf(reason)}
              onOpen={() => setOpened(reason)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <ReasonForm
          reason={opened}
          reasons={data?.items ?? []}
          departments={departments}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
