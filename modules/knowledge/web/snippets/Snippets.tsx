import { Button } from '@mantine/core';
import { IconBolt, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Language } from '#kernel/language.ts';
import { useMay, useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import { KnowledgePage } from '../KnowledgePage.tsx';
import { newMacro, newSnippet } from './drafting.ts';
import { MacroForm } from './MacroForm.tsx';
import { ReadyList } from './ReadyList.tsx';
import { SnippetForm } from './SnippetForm.tsx';
import classes from './Snippets.module.css';
import { useReady } from './use-ready.ts';

/** What agents have ready: snippets and macros. Leads write the project's, everybody his own. */
export function Snippets() {
  return (
    <KnowledgePage tools={() => <Beginning />}>
      {({ id, name, language }) => (
        <Shown key={id} projectId={id} projectName={name} ownLanguage={language} />
      )}
    </KnowledgePage>
  );
}

function Beginning() {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/knowledge/snippets' });
  const mayManage = useMay(may.manage);
  const mayWrite = useMay(may.write);
  const begin = (kind: 'snippet' | 'macro') =>
    void navigate({ search: ({ open: _, ...kept }) => ({ ...kept, begin: kind }) });
  return (
    <div className={classes.beginning}>
      {mayManage && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBolt size="1rem" />}
          onClick={() => begin('macro')}
        >
          {t('knowledge.macro.new')}
        </Button>
      )}
      {mayWrite && (
        <Button size="xs" leftSection={<IconPlus size="1rem" />} onClick={() => begin('snippet')}>
          {t('knowledge.snippet.new')}
        </Button>
      )}
    </div>
  );
}

function Shown(props: { projectId: string; projectName: string; ownLanguage: Language }) {
  const { projectId, projectName, ownLanguage } = props;
  const me = useMe();
  const mayManage = useMay(may.manage);
  const navigate = useNavigate({ from: '/knowledge/snippets' });
  const { open, begin } = useSearch({ from: '/frame/knowledge/snippets' });
  const ready = useReady(projectId);
  const close = () => void navigate({ search: ({ open: _, begin: _begun, ...kept }) => kept });
  const snippet =
    begin === 'snippet'
      ? newSnippet({ projectId, language: ownLanguage, ownerId: mayManage ? null : me.id })
      : ready.stock?.snippets.find(({ id }) => id === open);
  const macro =
    begin === 'macro' ? newMacro(projectId) : ready.stock?.macros.find(({ id }) => id === open);
  return (
    <div className={classes.page}>
      <ReadyList
        projectId={projectId}
        {...ready}
        onOpen={(id) => void navigate({ search: (kept) => ({ ...kept, open: id }) })}
      />
      {snippet && (
        <SnippetForm
          key={begin ?? snippet.id}
          snippet={snippet}
          projectName={projectName}
          onClose={close}
        />
      )}
      {macro && ready.stock && (
        <MacroForm
          key={begin ?? macro.id}
          macro={macro}
          snippets={ready.stock.snippets}
          onClose={close}
        />
      )}
    </div>
  );
}
