import { useQuery } from '@tanstack/react-query';
import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import { nameOfMeasure, otherReasons } from '../../core/analysis/analysis-table.ts';
import { type Measure, measure } from '../../core/analysis/wanted.ts';
import { contactsApi } from '../apis.ts';

/** What drivers and reasons are called in the reader's language. */
export interface Names {
  readonly driver: (name: string) => string;
  readonly segment: (name: string) => string;
  readonly reason: (reasonId: string | null) => string;
}

/** The names of all that a report speaks of. */
export function useNames(projectId: string, report: AnalysisReport): Names {
  const { t, language } = useWords();
  const { data } = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } }));
  const titles = new Map(report.attributes.map(({ name, title }) => [name, title[language]]));
  return {
    driver: (name) => {
      const measured = measure.options.find((each) => nameOfMeasure(each) === name);
      return measured ? t(`drivers.measure.${measured}`) : (titles.get(name) ?? name);
    },
    segment: (name) => {
      if (name === 'chat' || name === 'email') return t(`surveys.channel.${name}`);
      if (name === 'en' || name === 'ru' || name === 'zh') return t(`drivers.language.${name}`);
      return name;
    },
    reason: (reasonId) => {
      if (reasonId === null) return t('drivers.reason.none');
      if (reasonId === otherReasons) return t('drivers.reason.other');
      return data?.items.find(({ id }) => id === reasonId)?.names[language] ?? '';
    },
  };
}

/** Whether the name is that of something measured. */
export function isMeasure(name: string): boolean {
  return measure.options.some((each: Measure) => nameOfMeasure(each) === name);
}
