import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { completeNames, NamesInput, noNames } from '#platform/web/NamesInput.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Category } from '../../contract.ts';
import { flat, isInside, treeOf } from '../../core/categories.ts';
import { knowledgeApi } from '../apis.ts';

const maximumPosition = 10_000;

/** Adds a category, or changes its names and where it stands. */
export function CategoryForm(props: {
  projectId: string;
  categories: readonly Category[];
  opened: { category: Category } | { parentId: string | null };
  onClose: () => void;
}) {
  const { projectId, categories, opened, onClose } = props;
  const { t, language } = useWords();
  const before = 'category' in opened ? opened.category : undefined;
  const [categoryId] = useState(() => before?.id ?? newId());
  const [names, setNames] = useState(before?.names ?? noNames);
  const [parentId, setParentId] = useState(
    'category' in opened ? opened.category.parentId : opened.parentId,
  );
  const { mutate, error, isPending } = useMutation(
    knowledgeApi.putCategory.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: onClose,
    }),
  );
  const problems = useFields(error, ['names', 'parentId']);
  const places = flat(treeOf(categories)).filter(
    ({ category }) => !before || !isInside(categories, category.id, before.id),
  );
  const position =
    before && before.parentId === parentId ? before.position : lastPosition(categories, parentId);
  return (
    <FormDialog
      title={t(before ? 'knowledge.category' : 'knowledge.category.new')}
      error={error}
      rest={problems.rest}
      isPending={isPending}
      isReady={Object.values(names).some((name) => name.trim() !== '')}
      onSubmit={() =>
        mutate({ projectId, categoryId, parentId, position, names: completeNames(names, language) })
      }
      onClose={onClose}
    >
      <NamesInput
        label={t('knowledge.category.name')}
        names={names}
        errorOf={(each) => problems.of(`names.${each}`)}
        onChange={setNames}
      />
      <Select
        clearable
        searchable
        label={t('knowledge.category.inside')}
        placeholder={t('knowledge.category.top')}
        data={places.map(({ category, depth }) => ({
          value: category.id,
          label: `${'— '.repeat(depth)}${category.names[language]}`,
        }))}
        value={parentId}
        error={problems.of('parentId')}
        onChange={setParentId}
      />
    </FormDialog>
  );
}

function lastPosition(categories: readonly Category[], parentId: string | null): number {
  const beside = categories.filter((each) => each.parentId === parentId);
  const last = Math.max(-1, ...beside.map(({ position }) => position));
  return Math.min(last + 1, maximumPosition);
}
