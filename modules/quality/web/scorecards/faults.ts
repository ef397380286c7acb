import { languages } from '#platform/web/languages.ts';
import type { Content, Criterion } from './content.ts';

/** What keeps a scorecard from being saved, and where it stands. */
export interface Fault {
  readonly kind:
    | 'title-missing'
    | 'nothing-weighs'
    | 'group-title-missing'
    | 'criterion-title-missing'
    | 'steps-alike'
    | 'step-label-missing'
    | 'cause-title-missing';
  /** The criterion or group; null: the scorecard as a whole. */
  readonly at: string | null;
  /** The step or cause in it. */
  readonly partId?: string;
}

/** All faults, in the order of the screen; empty when the scorecard can be saved. */
export function faultsOf({ title, groups, criteria }: Content): readonly Fault[] {
  return [
    ...(isBlank(title) ? [{ kind: 'title-missing', at: null } as const] : []),
    ...groups.flatMap((group) =>
      isBlank(group.title) ? [{ kind: 'group-title-missing', at: group.id } as const] : [],
    ),
    ...criteria.flatMap(faultsOfCriterion),
    ...(criteria.some(({ weight }) => weight > 0)
      ? []
      : [{ kind: 'nothing-weighs', at: null } as const]),
  ];
}

function faultsOfCriterion({ id: at, title, scale, causes }: Criterion): Fault[] {
  const isRange = new Set(scale.map(({ points }) => points)).size > 1;
  return [
    ...(isBlank(title) ? [{ kind: 'criterion-title-missing', at } as const] : []),
    ...scale.flatMap((step) =>
      isBlank(step.label) ? [{ kind: 'step-label-missing', at, partId: step.id } as const] : [],
    ),
    ...(isRange ? [] : [{ kind: 'steps-alike', at } as const]),
    ...causes.flatMap((cause) =>
      isBlank(cause.title) ? [{ kind: 'cause-title-missing', at, partId: cause.id } as const] : [],
    ),
  ];
}

function isBlank(texts: Content['title']): boolean {
  return languages.every((language) => texts[language].trim() === '');
}
