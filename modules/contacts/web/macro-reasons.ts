import type { Id } from '#kernel/id.ts';
import type { Reason } from '../contract.ts';
import { contactsApi } from './api.ts';

/** The reasons in use that a contact can be given, with the names of their groups. */
export async function loadMacroReasons(
  projectId: Id,
): Promise<{ id: Id; names: Reason['names'] }[]> {
  const { items } = await contactsApi.reasons.call({ projectId });
  const used = items.filter(({ isArchived }) => !isArchived);
  return used
    .filter(({ id }) => !used.some(({ parentId }) => parentId === id))
    .map(({ id, parentId, names }) => {
      const group = used.find((each) => each.id === parentId)?.names;
      const within = (language: keyof Reason['names']) =>
        group ? `${group[language]} · ${names[language]}` : names[language];
      return { id, names: { en: within('en'), ru: within('ru'), zh: within('zh') } };
    });
}
