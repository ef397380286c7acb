import { Button, FileInput, Progress, Select, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InProjects } from '#modules/projects/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Page } from '#platform/web/Page.tsx';
import { PageButton } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { Words } from '#platform/web/Words.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ImportProgress } from '../contract.ts';
import { importColumns } from '../core/import-row.ts';
import { customersApi } from './apis.ts';
import classes from './ImportCustomers.module.css';
import {
  forgetImport,
  type Importing,
  type ImportResult,
  startImport,
  useImporting,
} from './importing.ts';
import { useChosenProject } from './use-chosen-project.ts';

/** Brings customers in from a file, and shows how far it has been read. */
export function ImportCustomers() {
  return (
    <InProjects>
      <ImportIntoProject />
    </InProjects>
  );
}

function ImportIntoProject() {
  const { t } = useWords();
  const { project: wantedId } = useSearch({ from: '/frame/customers/import' });
  const importing = useImporting();
  const { projects, project } = useChosenProject(importing?.projectId ?? wantedId);
  if (!projects || !project) return <LoadingLines lines={3} />;
  return (
    <Page>
      <Section title={t('customers.import.file')} text={<Columns />}>
        {importing ? (
          <Running importing={importing} projectName={project.name} />
        ) : (
          <Choosing
            projects={projects.map(({ id, name }) => ({ value: id, label: name }))}
            projectId={project.id}
          />
        )}
      </Section>
    </Page>
  );
}

function Columns() {
  const { t } = useWords();
  return (
    <span className={classes.about}>
      <span>{t('customers.import.text')}</span>
      <span className={classes.columns}>
        {importColumns.map((column) => (
          <code key={column}>{column}</code>
        ))}
      </span>
      <span>
        <Words id="customers.import.key" components={{ code: <code /> }} />
      </span>
    </span>
  );
}

function Choosing(props: {
  projects: readonly { value: string; label: string }[];
  projectId: string;
}) {
  const { projects, projectId } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const start = async () => {
    if (!file) return;
    await startImport(projectId, { file, language });
    void client.invalidateQueries({ queryKey: customersApi.key() });
  };
  return (
    <Form onSubmit={() => void start()}>
      <Stack gap="md">
        <Select
          label={t('customers.project')}
          allowDeselect={false}
          data={projects}
          value={projectId}
          onChange={(id) =>
            id && void navigate({ to: '/customers/import', search: { project: id }, replace: true })
          }
        />
        <FileInput
          clearable
          accept=".csv,.tsv,.txt,text/csv"
          label={t('customers.import.choose')}
          placeholder={t('customers.import.choose.text')}
          leftSection={<IconFileSpreadsheet size="1rem" stroke={1.6} />}
          value={file}
          onChange={setFile}
        />
        <Button
          type="submit"
          disabled={!file}
          leftSection={<IconUpload size="1rem" />}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('customers.import.start')}
        </Button>
      </Stack>
    </Form>
  );
}

function Running({ importing, projectName }: { importing: Importing; projectName: string }) {
  const { t } = useWords();
  const { state, fileName, projectId } = importing;
  const isRunning = state === 'sending' || state === 'reading';
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{fileName}</Text>
        <Text size="sm" c="dimmed">
          {projectName}
        </Text>
      </div>
      {state === 'sending' && <Bar ratio={null} />}
      {state === 'reading' && <Reading progress={importing.progress} />}
      {state === 'done' && <Done result={importing.result} projectId={projectId} />}
      {state === 'refused' && <Problem error={importing.error} />}
      {state === 'broken' && (
        <>
          {importing.progress && <Counts progress={importing.progress} />}
          <Text role="alert">{t('customers.import.broken')}</Text>
        </>
      )}
      {isRunning ? (
        <Text size="sm" c="dimmed">
          {t('customers.import.leave')}
        </Text>
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
      <Text role="status">
        {t(rejected === 0 ? 'customers.import.done' : 'customers.import.done.rejected')}
      </Text>
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
