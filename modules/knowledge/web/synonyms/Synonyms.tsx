import { ActionIcon, Button, Checkbox, Select, TagsInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Language, languages } from '#kernel/language.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { may, type Synonyms as SynonymSet } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import { KnowledgePage } from '../KnowledgePage.tsx';
import classes from './Synonyms.module.css';

const maximumWords = 20;

/** Words and abbreviations that mean the same to who searches. */
export function Synonyms() {
  return <KnowledgePage>{({ id }) => <Sets key={id} projectId={id} />}</KnowledgePage>;
}

function Sets({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const mayManage = useMay(may.manage);
  const client = useQueryClient();
  const input = { projectId };
  const { queryKey } = knowledgeApi.synonyms.queryOptions({ input });
  const { data, error, refetch } = useQuery(knowledgeApi.synonyms.queryOptions({ input }));
  const take = { onSuccess: (now: { items: SynonymSet[] }) => client.setQueryData(queryKey, now) };
  const remove = useMutation(knowledgeApi.removeSynonyms.mutationOptions(take));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  return (
    <div className={classes.page}>
      <p className={classes.quiet}>{t('knowledge.synonyms.text')}</p>
      {mayManage && <NewSet projectId={projectId} />}
      {data.items.length === 0 && <p className={classes.quiet}>{t('knowledge.synonyms.none')}</p>}
      <Problem error={remove.error} />
      <ul className={classes.list}>
        {data.items.map(({ id, language, words, isOneWay }) => (
          <li key={id} className={classes.set}>
            <span className={classes.language}>{languageNames[language]}</span>
            <UserText className={classes.words} text={words.join(isOneWay ? ' ← ' : ' = ')} />
            {mayManage && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('knowledge.synonyms.remove', { words: words.join(', ') })}
                onClick={() => remove.mutate({ projectId, synonymsId: id })}
              >
                <IconTrash size="1rem" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NewSet({ projectId }: { projectId: string }) {
  const { t, language: own } = useWords();
  const client = useQueryClient();
  const [language, setLanguage] = useState<Language>(own);
  const [words, setWords] = useState<string[]>([]);
  const [isOneWay, setIsOneWay] = useState(false);
  const { queryKey } = knowledgeApi.synonyms.queryOptions({ input: { projectId } });
  const { mutate, error, isPending } = useMutation(
    knowledgeApi.addSynonyms.mutationOptions({
      onSuccess: (now) => {
        client.setQueryData(queryKey, now);
        setWords([]);
      },
    }),
  );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ projectId, language, words, isOneWay });
      }}
    >
      <Select
        size="xs"
        label={t('knowledge.synonyms.language')}
        allowDeselect={false}
        value={language}
        onChange={(next) => setLanguage(languages.find((each) => each === next) ?? own)}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
      />
      <TagsInput
        size="xs"
        className={classes.input ?? ''}
        label={t('knowledge.synonyms.words')}
        description={t('knowledge.synonyms.words.hint')}
        maxTags={maximumWords}
        acceptValueOnBlur
        value={words}
        onChange={setWords}
      />
      <Checkbox
        size="xs"
        label={t('knowledge.synonyms.one-way')}
        checked={isOneWay}
        onChange={({ currentTarget }) => setIsOneWay(currentTarget.checked)}
      />
      <Problem error={error} />
      <Button size="xs" type="submit" disabled={words.length < 2} loading={isPending}>
        {t('knowledge.synonyms.add')}
      </Button>
    </form>
  );
}
