import { SegmentedControl, Select } from '@mantine/core';
import { useProjects } from '#modules/projects/web/index.ts';
import { useWords } from '#platform/web/words.ts';
import { RatingsTabs } from '../RatingsTabs.tsx';
import { useWordsChoice } from './use-own-words.ts';
import { wordsPeriods } from './words-search.ts';

const allProjects = 'all';

/** Of which project and time the page is. */
export function WordsTools() {
  const { t } = useWords();
  const { search, choose } = useWordsChoice();
  const projects = useProjects();
  const named = projects.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <RatingsTabs projectId={search.project} />
      {projects.length > 1 && (
        <Select
          size="xs"
          w="13rem"
          allowDeselect={false}
          aria-label={t('surveys.project')}
          data={[{ value: allProjects, label: t('surveys.loyalty.all-projects') }, ...named]}
          value={search.project ?? allProjects}
          onChange={(id) =>
            choose({ project: id && id !== allProjects ? id : undefined, group: undefined })
          }
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('surveys.period')}
        value={String(search.since ?? 90)}
        data={wordsPeriods.map((each) => ({
          value: String(each),
          label: t('surveys.period.days', { days: each }),
        }))}
        onChange={(next) => choose({ since: wordsPeriods.find((each) => String(each) === next) })}
      />
    </>
  );
}
