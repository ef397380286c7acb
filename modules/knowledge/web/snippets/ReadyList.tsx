import { SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBolt, IconMessage2, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import {
  listReady,
  type Ready,
  type ReadyShown,
  type ReadyStock,
} from '../../core/snippets/finding.ts';
import { faultsOf } from '../../core/snippets/macro-faults.ts';
import { languagesOf, textFor } from '../../core/snippets/snippet.ts';
import classes from './Snippets.module.css';
import { useMacroKnown } from './use-macro-known.ts';

const rowPx = 60;
const shows = ['all', 'snippets', 'macros', 'own', 'archived'] as const;

/** The snippets and macros of a project, most used first, with how often each was used. */
export function ReadyList(props: {
  projectId: string;
  stock: ReadyStock | undefined;
  error: Error | null;
  refetch: () => void;
  onOpen: (id: string) => void;
}) {
  const { projectId, stock, error, refetch, onOpen } = props;
  const { t, language } = useWords();
  const navigate = useNavigate({ from: '/knowledge/snippets' });
  const { show = 'all', open } = useSearch({ from: '/frame/knowledge/snippets' });
  const [search, setSearch] = useState('');
  if (error && !stock) return <Problem error={error} onRetry={refetch} />;
  if (!stock) return <LoadingLines lines={8} />;
  const found = listReady(stock, { show, language, search });
  const choose = (next: ReadyShown) =>
    void navigate({
      search: ({ show: _, ...kept }) => (next === 'all' ? kept : { ...kept, show: next }),
    });
  return (
    <div className={classes.column}>
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          value={show}
          onChange={choose}
          data={shows.map((value) => ({ value, label: t(`knowledge.ready.show.${value}`) }))}
        />
        <TextInput
          size="xs"
          className={classes.search ?? ''}
          aria-label={t('knowledge.ready.search')}
          placeholder={t('knowledge.ready.search')}
          leftSection={<IconSearch size="0.875rem" aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </div>
      {found.length === 0 ? (
        <Nothing
          icon={IconMessage2}
          title={t(search ? 'knowledge.ready.none-such' : 'knowledge.ready.none')}
          text={t('knowledge.ready.none.text')}
        />
      ) : (
        <VirtualList
          key={`${show} ${search}`}
          items={found}
          keyOf={({ item }) => item.id}
          name={`knowledge.ready.${projectId}.${show}`}
          label={t('knowledge.snippets')}
          rowPx={rowPx}
          {...(open && { chosenKey: open })}
          onChoose={({ item }) => onOpen(item.id)}
          row={(ready) => <Row ready={ready} stock={stock} projectId={projectId} />}
        />
      )}
    </div>
  );
}

function Row({ ready, stock, projectId }: { ready: Ready; stock: ReadyStock; projectId: string }) {
  const { t, language } = useWords();
  const { item, kind } = ready;
  const used = stock.uses.get(item.id) ?? 0;
  return (
    <span className={classes.row}>
      <span className={classes.kind} title={t(`knowledge.ready.kind.${kind}`)}>
        {kind === 'macro' ? <IconBolt size="1rem" /> : <IconMessage2 size="1rem" />}
      </span>
      <span className={classes.about}>
        <span className={classes.name}>
          <UserText text={item.names[language]} />
          {item.shortcut && <code className={classes.shortcut}>{`/${item.shortcut}`}</code>}
          {kind === 'snippet' && item.ownerId && (
            <span className={classes.mark}>{t('knowledge.snippet.own')}</span>
          )}
          {kind === 'snippet' &&
            item.tags.map((tag) => (
              <span key={tag} className={classes.mark}>
                <UserText text={tag} />
              </span>
            ))}
        </span>
        {kind === 'snippet' ? (
          <UserText className={classes.text} text={textFor(item, language).text} />
        ) : (
          <MacroLine macro={item} stock={stock} projectId={projectId} />
        )}
      </span>
      <span className={classes.facts}>
        {kind === 'snippet' && (
          <span className={classes.languages}>
            {languagesOf(item).map((each) => (
              <span key={each}>{each}</span>
            ))}
          </span>
        )}
        <span className={classes.channels}>
          {item.channels.map((each) => t(`projects.channel.${each}`)).join(' · ')}
        </span>
        <span className={classes.used} data-number title={t('knowledge.ready.used.text')}>
          {t('knowledge.ready.used', { count: used })}
        </span>
      </span>
    </span>
  );
}

function MacroLine(props: {
  macro: Extract<Ready, { kind: 'macro' }>['item'];
  stock: ReadyStock;
  projectId: string;
}) {
  const { macro, stock, projectId } = props;
  const { t } = useWords();
  const { known, isLoaded, wordsOf } = useMacroKnown(projectId, stock.snippets);
  const isFaulty = isLoaded && !macro.isArchived && faultsOf(macro, known).length > 0;
  return (
    <span className={classes.text}>
      {isFaulty && (
        <span className={classes.fault}>
          <IconAlertTriangle size="0.875rem" aria-hidden />
          {t('knowledge.macro.faulty')}
        </span>
      )}
      <UserText text={macro.steps.map(wordsOf).join(' → ')} />
    </span>
  );
}
