import { SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '#platform/web/words.ts';
import { concern } from '../contract.ts';
import classes from './Concerns.module.css';
import type { ConcernsSearch } from './search.ts';
import { useVocabulary } from './use-learning.ts';

/** Which concerns are listed. */
export function ConcernFilters({ projectId }: { projectId: string }) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/learning/' });
  const { departments, reasons } = useVocabulary(projectId);
  const choose = <Key extends keyof ConcernsSearch>(
    key: Key,
    value: ConcernsSearch[Key] | undefined,
  ) => {
    const { [key]: _, ...others } = search;
    void navigate({ to: '/learning', search: value ? { ...others, [key]: value } : others });
  };
  return (
    <div className={classes.filters}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('learning.state')}
        value={search.state ?? 'all'}
        data={[
          { value: 'all', label: t('learning.state.all') },
          ...concern.shape.state.options.map((state) => ({
            value: state,
            label: t(`learning.state.${state}`),
          })),
        ]}
        onChange={(next) => choose('state', concern.shape.state.safeParse(next).data)}
      />
      <div className={classes.more}>
        <Select
          size="xs"
          clearable
          placeholder={t('learning.department')}
          aria-label={t('learning.department')}
          data={departments.map(({ id, names }) => ({ value: id, label: names[language] }))}
          value={search.department ?? null}
          onChange={(next) => choose('department', next ?? undefined)}
        />
        <Select
          size="xs"
          clearable
          searchable
          placeholder={t('learning.reason')}
          aria-label={t('learning.reason')}
          data={reasons.map(({ id, names }) => ({ value: id, label: names[language] }))}
          value={search.reason ?? null}
          onChange={(next) => choose('reason', next ?? undefined)}
        />
        <Select
          size="xs"
          clearable
          placeholder={t('learning.source')}
          aria-label={t('learning.source')}
          data={concern.shape.source.options.map((source) => ({
            value: source,
            label: t(`learning.source.${source}`),
          }))}
          value={search.source ?? null}
          onChange={(next) => choose('source', concern.shape.source.safeParse(next).data)}
        />
      </div>
    </div>
  );
}
