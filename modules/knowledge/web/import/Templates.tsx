import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import { knowledgeApi } from './apis.ts';
import classes from './Imports.module.css';

/** The templates that come with Heed, each to be made a project's own in one click. */
export function Templates({ projectId }: { projectId: string }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const mayTake = useMay(may.publish);
  const { data, error, refetch } = useQuery(
    knowledgeApi.builtInTemplates.queryOptions({ input: { projectId } }),
  );
  const taking = useMutation({
    ...knowledgeApi.takeTemplate.mutationOptions(),
    onSettled: () => client.invalidateQueries({ queryKey: knowledgeApi.key() }),
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines lines={3} />;
  return (
    <>
      <Problem error={taking.error} />
      <ul className={classes.imports} aria-label={t('knowledge.templates')}>
        {data.items.map(({ key, titles, texts, articleId }) => (
          <li key={key}>
            <Text fw={600}>{titles[language]}</Text>
            <Text size="sm" c="dimmed">
              {texts[language]}
            </Text>
            {articleId ? (
              <Text size="sm">{t('knowledge.templates.taken')}</Text>
            ) : (
              mayTake && (
                <Button
                  mt={6}
                  size="xs"
                  variant="default"
                  disabled={taking.isPending}
                  leftSection={<IconPlus size="0.875rem" />}
                  onClick={() => taking.mutate({ projectId, key })}
                >
                  {t('knowledge.templates.take')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
