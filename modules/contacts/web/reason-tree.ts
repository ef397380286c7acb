import type { Reason } from '../contract.ts';

/** The reasons in the order in which a tree is read: each group, then what is in it. By name. */
export function inTreeOrder(reasons: readonly Reason[], language: 'en' | 'ru' | 'zh'): Reason[] {
  const byName = reasons.toSorted((a, b) =>
    a.names[language].localeCompare(b.names[language], language),
  );
  return byName
    .filter(({ parentId }) => parentId === null)
    .flatMap((group) => [group, ...byName.filter(({ parentId }) => parentId === group.id)]);
}
