import type { Reason } from '#modules/contacts/contract.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Reasons as a list to choose from: leaves under their group; a reason without leaves alone. */
export function reasonChoices(
  reasons: readonly Reason[],
  language: 'en' | 'ru' | 'zh',
): (Choice | { group: string; items: Choice[] })[] {
  const used = reasons.filter(({ isArchived }) => !isArchived);
  const choice = ({ id, names }: Reason): Choice => ({ value: id, label: names[language] });
  return used
    .filter(({ parentId }) => parentId === null)
    .map((top) => {
      const leaves = used.filter(({ parentId }) => parentId === top.id);
      if (leaves.length === 0) return choice(top);
      return { group: top.names[language], items: leaves.map(choice) };
    });
}
