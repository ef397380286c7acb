import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { GuideEditor } from '#modules/knowledge/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { PageLink } from '#platform/web/PageLink.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from './api.ts';

/** The clarifying guide of one reason. */
export function GuideOfReason() {
  const { t, language } = useWords();
  const { projectId, reasonId } = useParams({
    from: '/frame/settings/projects/$projectId/guides/$reasonId',
  });
  const reasons = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } })).data?.items;
  const name = reasons?.find(({ id }) => id === reasonId)?.names[language];
  return (
    <Stack gap="md">
      <div>
        <PageLink to="/settings/projects/$projectId/guides" params={{ projectId }}>
          {t('contacts.guides.back')}
        </PageLink>
        <Title order={2}>
          <UserText text={name ?? ''} />
        </Title>
      </div>
      <Suspense fallback={<LoadingLines lines={6} />}>
        <GuideEditor key={reasonId} projectId={projectId} reasonId={reasonId} />
      </Suspense>
    </Stack>
  );
}
