import { Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { knowledgeApi } from './apis.ts';
import classes from './Imports.module.css';

/** The links of live articles that lead nowhere. */
export function BrokenLinks({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(
    knowledgeApi.brokenLinks.queryOptions({ input: { projectId } }),
  );
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines lines={2} />;
  if (data.items.length === 0) return <Nothing icon={IconLink} title={t('knowledge.links.none')} />;
  return (
    <ul className={classes.imports} aria-label={t('knowledge.links')}>
      {data.items.map(({ articleId, language, title, address, fault, problem }) => (
        <li key={`${articleId} ${language} ${address}`}>
          <Text fw={600}>
            <UserText text={title} />
          </Text>
          <Text size="sm">{t(`knowledge.links.${fault}`, { problem: problem ?? '' })}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </Text>
        </li>
      ))}
    </ul>
  );
}
