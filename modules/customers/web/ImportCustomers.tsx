import { Button, FileInput, Select, Stack } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InProjects, useChosenProject } from '#modules/projects/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Section } from '#platform/web/Section.tsx';
import { Words } from '#platform/web/Words.tsx';
import { useWords } from '#platform/web/words.ts';
import { importColumns } from '../core/import-row.ts';
import { customersApi } from './apis.ts';
import classes from './ImportCustomers.module.css';
import { startImport, useImporting } from './importing.ts';
import { RunningImport } from './RunningImport.tsx';

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
          <RunningImport importing={importing} projectName={project.name} />
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
