import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFolderPlus,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Category, may } from '../../contract.ts';
import { type Branch, movedBeside, totalIn, treeOf } from '../../core/categories.ts';
import { knowledgeApi } from '../apis.ts';
import { useCategories, useLabels } from '../use-knowledge.ts';
import classes from './Categories.module.css';
import { CategoryForm } from './CategoryForm.tsx';

/** A form that is open: a category to change, or the parent of a new one. */
type Opened = { category: Category } | { parentId: string | null } | null;

/** The categories of a project as a tree to choose from; who manages them changes it here. */
export function Categories({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const mayManage = useMay(may.manage);
  const { categories, isLoaded, error, refetch } = useCategories(projectId);
  const [opened, setOpened] = useState<Opened>(null);
  if (error && !isLoaded) return <Problem error={error} onRetry={refetch} />;
  if (!isLoaded) return <LoadingLines lines={4} />;
  return (
    <nav className={classes.tree} aria-label={t('knowledge.categories')}>
      <AllArticles />
      <Level projectId={projectId} branches={treeOf(categories)} onOpen={setOpened} />
      {categories.length === 0 && <p className={classes.none}>{t('knowledge.category.none')}</p>}
      {mayManage && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={classes.add ?? ''}
          leftSection={<IconFolderPlus size="1rem" stroke={1.6} />}
          onClick={() => setOpened({ parentId: null })}
        >
          {t('knowledge.category.new')}
        </Button>
      )}
      {opened && (
        <CategoryForm
          projectId={projectId}
          categories={categories}
          opened={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </nav>
  );
}

function AllArticles() {
  const { t } = useWords();
  const search = useSearch({ from: '/frame/knowledge/' });
  const choose = useChoose();
  return (
    <div className={classes.line} data-chosen={!search.category}>
      <button
        type="button"
        className={classes.name}
        aria-current={!search.category}
        onClick={() => choose(null)}
      >
        {t('knowledge.all')}
      </button>
    </div>
  );
}

interface LevelProps {
  readonly projectId: string;
  readonly branches: readonly Branch<Category>[];
  readonly onOpen: (opened: Opened) => void;
}

function Level({ projectId, branches, onOpen }: LevelProps) {
  if (branches.length === 0) return null;
  return (
    <ul className={classes.level}>
      {branches.map((branch) => (
        <li key={branch.category.id}>
          <Line projectId={projectId} branch={branch} onOpen={onOpen} />
          <Level projectId={projectId} branches={branch.inside} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Line(props: {
  projectId: string;
  branch: Branch<Category>;
  onOpen: (opened: Opened) => void;
}) {
  const { projectId, branch, onOpen } = props;
  const { language } = useWords();
  const mayManage = useMay(may.manage);
  const search = useSearch({ from: '/frame/knowledge/' });
  const labels = useLabels(projectId);
  const choose = useChoose();
  const { category, depth } = branch;
  const isChosen = search.category === category.id;
  const count = totalIn(branch, labels?.categories ?? []);
  return (
    <div
      className={classes.line}
      data-chosen={isChosen}
      style={{ paddingInlineStart: `${depth}rem` }}
    >
      <button
        type="button"
        className={classes.name}
        aria-current={isChosen}
        onClick={() => choose(category.id)}
      >
        <UserText text={category.names[language]} className={classes.text} />
        <span className={classes.count} data-number>
          {count || ''}
        </span>
      </button>
      {mayManage && <CategoryMenu category={category} onOpen={onOpen} />}
    </div>
  );
}

function CategoryMenu(props: { category: Category; onOpen: (opened: Opened) => void }) {
  const { category, onOpen } = props;
  const { t, language } = useWords();
  const { projectId, id } = category;
  const { categories } = useCategories(projectId);
  const put = useMutation(knowledgeApi.putCategory.mutationOptions());
  const remove = useMutation(knowledgeApi.removeCategory.mutationOptions());
  const move = async (by: -1 | 1) => {
    for (const { id: categoryId, ...rest } of movedBeside(categories, category, by))
      await put.mutateAsync({ ...rest, categoryId });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size="sm"
          className={classes.more ?? ''}
          aria-label={t('knowledge.category.menu', { name: category.names[language] })}
        >
          <IconDots size="1rem" stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size="1rem" stroke={1.6} />}
          onClick={() => onOpen({ category })}
        >
          {t('knowledge.category.change')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolderPlus size="1rem" stroke={1.6} />}
          onClick={() => onOpen({ parentId: id })}
        >
          {t('knowledge.category.new-inside')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size="1rem" stroke={1.6} />}
          onClick={() => void move(-1)}
        >
          {t('knowledge.move-up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size="1rem" stroke={1.6} />}
          onClick={() => void move(1)}
        >
          {t('knowledge.move-down')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size="1rem" stroke={1.6} />}
          onClick={() => remove.mutate({ projectId, categoryId: id })}
        >
          {t('knowledge.category.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useChoose() {
  const navigate = useNavigate();
  const { category: _, ...rest } = useSearch({ from: '/frame/knowledge/' });
  return (category: string | null) =>
    void navigate({ to: '/knowledge', search: { ...rest, ...(category && { category }) } });
}
