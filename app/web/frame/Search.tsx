import { Loader } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Place, SearchSource } from '#platform/web/door.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type FoundRow, useFound } from './found.ts';
import classes from './Search.module.css';
import '@mantine/spotlight/styles.layer.css';

const [store, spotlight] = createSpotlight();

/** The search of everything, by keyboard alone if one likes. */
export function Search(props: {
  places: readonly Place[];
  sources: readonly SearchSource[];
  onClose: () => void;
}) {
  const { places, sources, onClose } = props;
  const { t } = useWords();
  const [text, setText] = useState('');
  const { groups, isSearching } = useFound(text.trim(), places, sources);
  useEffect(() => spotlight.open(), []);
  useEffect(() => {
    // What is typed before the field has the focus belongs to it, too.
    const take = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isLetter || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      setText((before) => before + event.key);
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, []);
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      shortcut={null}
      size="lg"
      overlayProps={{ blur: 0 }}
      classNames={{ search: classes.input ?? '', actionsGroup: classes.group ?? '' }}
      scrollable
    >
      <Spotlight.Search
        placeholder={t('frame.search.placeholder')}
        aria-label={t('frame.search')}
        leftSection={<IconSearch size="1.125rem" stroke={1.6} />}
        rightSection={isSearching && <Loader size={16} />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, rows }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && !isSearching && (
          <Spotlight.Empty>{t('frame.search.nothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Row({ row }: { row: FoundRow }) {
  const { title, detail, icon: Drawing, keys, run } = row;
  return (
    <Spotlight.Action onClick={run} className={classes.row}>
      <Drawing size="1.125rem" stroke={1.6} />
      <span className={classes.text}>
        <UserText text={title} />
        {detail && <UserText text={detail} className={classes.detail} />}
      </span>
      {keys && <KeyHint keys={keys} />}
    </Spotlight.Action>
  );
}
