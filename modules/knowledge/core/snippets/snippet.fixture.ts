import type { Macro, MacroStep } from './macro.ts';
import type { Snippet } from './snippet.ts';

const saved = { revision: 1, changedAt: '2026-03-02T09:00:00.000Z', changedBy: 'a lead' };
const projectId = 'a project';

/** A snippet of the project, called the same in all languages. */
export function snippetOf(name: string, about: Partial<Snippet> = {}): Snippet {
  return {
    ...{
      ...saved,
      projectId,
      id: `${name}, by its id`,
      ownerId: null,
      names: { en: name, ru: name, zh: name },
    },
    ...{ texts: { en: name, ru: '', zh: '' }, originalLanguage: 'en', channels: ['chat', 'email'] },
    ...{ tags: [], shortcut: null, isArchived: false, ...about },
  };
}

/** A macro with these steps. */
export function macroOf(
  name: string,
  steps: readonly MacroStep[],
  about: Partial<Macro> = {},
): Macro {
  return {
    ...{ ...saved, projectId, id: `${name}, by its id`, names: { en: name, ru: name, zh: name } },
    ...{ steps: [...steps], channels: ['chat', 'email'], shortcut: null, isArchived: false },
    ...about,
  };
}
