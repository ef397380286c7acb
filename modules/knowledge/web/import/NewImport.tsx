import { Button, FileInput, Select, Stack, Switch } from '@mantine/core';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { send } from '#platform/web/api.ts';
import { Form } from '#platform/web/Form.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import { knowledgeApi } from './apis.ts';

const endings = '.md,.markdown,.html,.htm,.docx,.csv,.tsv,.zip';

/** Hands a file of articles in. */
export function NewImport(props: { projectId: string; language: Language }) {
  const { projectId } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const mayPublish = useMay(may.publish);
  const [file, setFile] = useState<File | null>(null);
  const [language, setLanguage] = useState<string>(props.language);
  const [mustPublish, setMustPublish] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (chosen: File) => upload(projectId, { file: chosen, language, mustPublish }),
    onSuccess: () => {
      setFile(null);
      void client.invalidateQueries({ queryKey: knowledgeApi.imports.key() });
    },
  });
  return (
    <Form onSubmit={() => file && mutate(file)}>
      <Stack gap="md">
        <FileInput
          clearable
          accept={endings}
          label={t('knowledge.import.choose')}
          placeholder={t('knowledge.import.choose.text')}
          leftSection={<IconFileText size="1rem" stroke={1.6} />}
          value={file}
          onChange={setFile}
        />
        <Select
          label={t('knowledge.import.language')}
          allowDeselect={false}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          value={language}
          onChange={(chosen) => chosen && setLanguage(chosen)}
        />
        {mayPublish && (
          <Switch
            label={t('knowledge.import.publish')}
            description={t('knowledge.import.publish.text')}
            checked={mustPublish}
            onChange={({ currentTarget }) => setMustPublish(currentTarget.checked)}
          />
        )}
        <Problem error={error} />
        <Button
          type="submit"
          disabled={!file}
          loading={isPending}
          leftSection={<IconUpload size="1rem" />}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('knowledge.import.start')}
        </Button>
      </Stack>
    </Form>
  );
}

async function upload(
  projectId: string,
  { file, language, mustPublish }: { file: File; language: string; mustPublish: boolean },
): Promise<void> {
  const form = new FormData();
  form.append('file', file);
  const wish = new URLSearchParams({ language, publish: String(mustPublish) });
  const path = `/api/v1/projects/${projectId}/article-imports?${wish}`;
  await send(new Request(new URL(path, location.origin), { method: 'POST', body: form }));
}
