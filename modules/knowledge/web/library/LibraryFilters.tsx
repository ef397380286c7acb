import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import { articleFilter } from '../../contract.ts';
import { flat, treeOf } from '../../core/categories.ts';
import type { LibrarySearch } from '../search.ts';
import { useCategories, useColleagues, useLabels } from '../use-knowledge.ts';
import classes from './LibraryFilters.module.css';

const typingPauseMs = 250;
const states = articleFilter.shape.state.unwrap().options;
const kinds = articleFilter.shape.kind.unwrap().options;
const narrowScreen = '(max-width: 48em)';

/** Narrows the library down; all of it stands in the address. A narrow screen shows it folded. */
export function LibraryFilters({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const isNarrow = useMediaQuery(narrowScreen, undefined, { getInitialValueInEffect: false });
  const [isOpen, setIsOpen] = useState(false);
  const { words: _, project: __, ...narrowing } = useSearch({ from: '/frame/knowledge/' });
  const count = Object.keys(narrowing).length;
  return (
    <>
      <TitleInput />
      {isNarrow && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFilter size="0.875rem" stroke={1.6} />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {count > 0 ? t('knowledge.filters.count', { count }) : t('knowledge.filters')}
        </Button>
      )}
      {(!isNarrow || isOpen) && <Choices projectId={projectId} isNarrow={isNarrow === true} />}
    </>
  );
}

function TitleInput() {
  const { t } = useWords();
  const { search, set } = useFilters();
  const [typed, setTyped] = useState(search.words ?? '');
  const send = useDebouncedCallback((words: string) => set({ words: words.trim() }), typingPauseMs);
  return (
    <TextInput
      size="xs"
      type="search"
      className={classes.words ?? ''}
      leftSection={<IconSearch size="0.875rem" stroke={1.6} />}
      aria-label={t('knowledge.filter.words')}
      placeholder={t('knowledge.filter.words')}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        send(value);
      }}
    />
  );
}

function Choices({ projectId, isNarrow }: { projectId: string; isNarrow: boolean }) {
  const { t, language } = useWords();
  const { search, set } = useFilters();
  const { categories } = useCategories(projectId);
  const labels = useLabels(projectId);
  const people = useColleagues(projectId);
  const one = (key: keyof LibrarySearch, data: { value: string; label: string }[]) => (
    <Select
      key={key}
      size="xs"
      clearable
      searchable={data.length > 8}
      className={classes.choice ?? ''}
      aria-label={t(`knowledge.filter.${key as 'state'}`)}
      placeholder={t(`knowledge.filter.${key as 'state'}`)}
      data={data}
      value={search[key] ?? null}
      onChange={(value) => set({ [key]: value })}
    />
  );
  const plain = (words: readonly string[] = []) =>
    words.map((word) => ({ value: word, label: word }));
  return (
    <div className={classes.choices}>
      {isNarrow &&
        one(
          'category',
          flat(treeOf(categories)).map(({ category, depth }) => ({
            value: category.id,
            label: `${'— '.repeat(depth)}${category.names[language]}`,
          })),
        )}
      {one(
        'state',
        states.map((state) => ({ value: state, label: t(`knowledge.state.${state}`) })),
      )}
      {one(
        'owner',
        people.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {(labels?.tags.length ?? 0) > 0 && one('tag', plain(labels?.tags))}
      {(labels?.products.length ?? 0) > 0 && one('product', plain(labels?.products))}
      <Select
        size="xs"
        allowDeselect={false}
        className={classes.choice ?? ''}
        aria-label={t('knowledge.filter.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`knowledge.kind.${kind}`) }))}
        value={search.kind ?? 'article'}
        onChange={(kind) => set({ kind: kind === 'template' ? kind : null })}
      />
    </div>
  );
}

/** What the address narrows the library to. set: null and empty words take a filter away. */
function useFilters() {
  const search = useSearch({ from: '/frame/knowledge/' });
  const navigate = useNavigate();
  const set = (change: Readonly<Record<string, string | null>>) => {
    const entries = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    void navigate({ to: '/knowledge', search: Object.fromEntries(entries), replace: true });
  };
  return { search, set };
}
// ids: knowledge.filter.*
