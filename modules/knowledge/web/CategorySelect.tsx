import { Select } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { flat, treeOf } from '../core/categories.ts';
import { useCategories } from './use-knowledge.ts';

/** Chooses where an article stands; nothing while there are no categories. */
export function CategorySelect(props: {
  projectId: string;
  chosenId: string | null;
  isReadOnly?: boolean;
  onChoose: (categoryId: string | null) => void;
}) {
  const { projectId, chosenId, isReadOnly = false, onChoose } = props;
  const { t, language } = useWords();
  const { categories } = useCategories(projectId);
  if (categories.length === 0) return null;
  return (
    <Select
      clearable
      searchable
      readOnly={isReadOnly}
      label={t('knowledge.category')}
      placeholder={t('knowledge.category.without')}
      data={flat(treeOf(categories)).map(({ category, depth }) => ({
        value: category.id,
        label: `${'— '.repeat(depth)}${category.names[language]}`,
      }))}
      value={chosenId}
      onChange={onChoose}
    />
  );
}
