import { Button, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { PageButton } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ImportProgress } from '../contract.ts';
import classes from './ImportCustomers.module.css';
import { forgetImport, type Importing, type ImportResult, stopImport } from './importing.ts';

/** An import on its way or at its end: how far it is, how to stop it, and what became of it. */
export function RunningImport(props: { importing: Importing; projectName: string }) {
  const { importing, projectName } = props;
  const { t } = useWords();
  const { state, fileName, projectId } = importing;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{fileName}</Text>
        <Text size="sm" c="dimmed">
          {projectName}
        </Text>
      </div>
      {state === 'sending' && <Bar ratio={null} />}
      {state === 'unsent' && <Text role="status">{t('customers.import.unsent')}</Text>}
      {state === 'reading' && <Reading progress={importing.progress} />}
      {state === 'done' && <Done result={importing.result} projectId={projectId} />}
      {state === 'refused' && <Problem error={importing.error} />}
      {state === 'broken' && (
        <>
          {importing.progress && <Counts progress={importing.progress} />}
          <Text role="alert">{t('customers.import.broken')}</Text>
        </>
      )}
      {state === 'sending' || state === 'reading' ? (
        <Stop />
      ) : (
        <div className={classes.ways}>
          <PageButton variant="default" to="/customers" search={{ project: projectId }}>
            {t('customers.import.to-list')}
          </PageButton>
          <Button variant="default" onClick={forgetImport}>
            {t('customers.import.another')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

/** Once it is told to stop, the import ends after the rows that are being stored. */
function Stop() {
  const { t } = useWords();
  const { mutate, isPending, isSuccess } = useMutation({ mutationFn: stopImport });
  const isStopping = isPending || isSuccess;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('customers.import.leave')}
      </Text>
      <Button
        variant="default"
        disabled={isStopping}
        leftSection={<IconPlayerStop size="1rem" />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => mutate()}
      >
        {t(isStopping ? 'customers.import.stopping' : 'customers.import.stop')}
      </Button>
    </>
  );
}

/** ratio: 0..1; null while it is not known. */
function Bar({ ratio }: { ratio: number | null }) {
  const { t, format } = useWords();
  const label = t('customers.import.progress');
  return (
    <div className={classes.bar}>
      <Progress.Root className={classes.track ?? ''}>
        <Progress.Section
          aria-label={label}
          value={(ratio ?? 1) * 100}
          striped={ratio === null}
          animated={ratio === null}
        />
      </Progress.Root>
      <span data-number>
        {ratio === null ? t('customers.import.sending') : format.percent(ratio)}
      </span>
    </div>
  );
}

function Reading({ progress }: { progress: ImportProgress }) {
  const { bytesDone, bytesTotal } = progress;
  return (
    <>
      <Bar ratio={bytesTotal ? Math.min(1, bytesDone / bytesTotal) : null} />
      <Counts progress={progress} />
    </>
  );
}

function Counts({ progress }: { progress: ImportProgress }) {
  const { t, format } = useWords();
  return (
    <dl className={classes.counts}>
      {(['read', 'imported', 'updated', 'rejected'] as const).map((each) => (
        <div key={each}>
          <dt>{t(`customers.import.${each}`)}</dt>
          <dd data-number data-bad={each === 'rejected' && progress.rejected > 0}>
            {format.number(progress[each])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Done({ result, projectId }: { result: ImportResult; projectId: string }) {
  const { t, format } = useWords();
  const { rejected, rejectsFileId, ignoredColumns } = result;
  return (
    <>
      <Outcome result={result} />
      <Counts progress={result} />
      {ignoredColumns.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('customers.import.ignored', { columns: format.list(ignoredColumns) })}
        </Text>
      )}
      {rejectsFileId && (
        <Button
          component="a"
          href={`/api/v1/files/${projectId}/${rejectsFileId}`}
          download
          style={{ alignSelf: 'flex-start' }}
        >
          {t('customers.import.rejects', { count: rejected })}
        </Button>
      )}
    </>
  );
}

/** How it ended: whether all was read, what is in, and where the rest is. */
function Outcome({ result }: { result: ImportResult }) {
  const { t } = useWords();
  const { isCancelled, imported, updated, rejected } = result;
  const ended = rejected === 0 ? 'customers.import.done' : 'customers.import.done.rejected';
  return (
    <div role="status">
      <Text>
        {isCancelled ? t('customers.import.stopped', { count: imported + updated }) : t(ended)}
      </Text>
      {rejected > 0 && <Text>{t('customers.import.rejected.where', { count: rejected })}</Text>}
      {isCancelled && <Text>{t('customers.import.rest')}</Text>}
    </div>
  );
}
