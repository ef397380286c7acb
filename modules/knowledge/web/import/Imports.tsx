import { Button, Progress, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileImport, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ArticleImport } from '../../contract.ts';
import { knowledgeApi } from './apis.ts';
import classes from './Imports.module.css';

const refreshMs = 1_000;

/** The imports of a project, with how far those are that run. */
export function Imports({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    ...knowledgeApi.imports.queryOptions({ input: { projectId } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? refreshMs : false),
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines lines={2} />;
  if (data.items.length === 0) {
    return <Nothing icon={IconFileImport} title={t('knowledge.import.none')} />;
  }
  return (
    <ul className={classes.imports} aria-label={t('knowledge.import.past')}>
      {data.items.map((each) => (
        <li key={each.id}>
          <OneImport told={each} />
        </li>
      ))}
    </ul>
  );
}

function OneImport({ told }: { told: ArticleImport }) {
  const { t, language, format } = useWords();
  const { id, projectId, fileName, state, createdAt, failed, withLosses } = told;
  const path = `/api/v1/projects/${projectId}/article-imports/${id}/report`;
  return (
    <Stack gap={6}>
      <div className={classes.head}>
        <Text fw={600}>
          <UserText text={fileName} />
        </Text>
        <Text size="sm" c="dimmed">
          {t(`knowledge.import.state.${state}`)} · {format.dateTime(createdAt)}
        </Text>
      </div>
      {isRunning(told) && <Running told={told} />}
      <Counts told={told} />
      {failed + withLosses > 0 && (
        <Button
          component="a"
          size="xs"
          variant="default"
          href={`${path}?language=${language}`}
          download
          leftSection={<IconDownload size="0.875rem" />}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('knowledge.import.report')}
        </Button>
      )}
    </Stack>
  );
}

function Running({ told }: { told: ArticleImport }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const { projectId, id } = told;
  const { mutate, isPending, error } = useMutation({
    ...knowledgeApi.cancelImport.mutationOptions(),
    onSettled: () => client.invalidateQueries({ queryKey: knowledgeApi.imports.key() }),
  });
  const ratio = shareDone(told);
  return (
    <>
      <div className={classes.bar}>
        <Progress.Root className={classes.track ?? ''}>
          <Progress.Section aria-label={t('knowledge.import.progress')} value={ratio * 100} />
        </Progress.Root>
        <span data-number>{format.percent(ratio)}</span>
      </div>
      <Problem error={error} />
      <Button
        size="xs"
        variant="default"
        disabled={isPending}
        leftSection={<IconPlayerStop size="0.875rem" />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => mutate({ projectId, importId: id })}
      >
        {t('knowledge.import.stop')}
      </Button>
    </>
  );
}

function Counts({ told }: { told: ArticleImport }) {
  const { t, format } = useWords();
  const counts = [
    ['added', told.added],
    ['changed', told.changed],
    ['unchanged', told.unchanged],
    ['failed', told.failed],
    ['losses', told.withLosses],
  ] as const;
  return (
    <dl className={classes.counts}>
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{t(`knowledge.import.${name}`)}</dt>
          <dd data-number>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isRunning({ state }: ArticleImport): boolean {
  return state === 'reading' || state === 'writing';
}

/** Reading is one half of the work, writing the other. 0..1. */
function shareDone({ state, files, filesRead, texts, waiting }: ArticleImport): number {
  if (state === 'reading') return files ? (0.5 * filesRead) / files : 0;
  return texts === 0 ? 1 : 0.5 + (0.5 * (texts - waiting)) / texts;
}
