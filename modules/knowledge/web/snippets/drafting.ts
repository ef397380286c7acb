import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { noNames } from '#platform/web/NamesInput.tsx';
import type { Macro, MacroStep, MacroStepKind } from '../../core/snippets/macro.ts';
import type { ReadyChannel, Snippet } from '../../core/snippets/snippet.ts';

const channels: ReadyChannel[] = ['chat', 'email'];
/** Not saved yet: the revision that is read is none. */
const unsaved = { revision: 0, changedAt: '', changedBy: '', isArchived: false, shortcut: null };

/** A snippet that is being begun. */
export function newSnippet(about: {
  projectId: string;
  language: Language;
  ownerId: string | null;
}): Snippet {
  const { projectId, language, ownerId } = about;
  return {
    ...{ ...unsaved, id: newId(), projectId, ownerId, names: noNames, channels, tags: [] },
    ...{ texts: { en: '', ru: '', zh: '' }, originalLanguage: language },
  };
}

/** A macro that is being begun. */
export function newMacro(projectId: string): Macro {
  return { ...unsaved, id: newId(), projectId, names: noNames, channels, steps: [] };
}

/** The revision that was read; null when there is none yet. */
export function readRevision({ revision }: { revision: number }): number | null {
  return revision === 0 ? null : revision;
}

/** A step as it stands when it is added: what it names is chosen afterwards. */
export function newStep(kind: MacroStepKind): MacroStep {
  switch (kind) {
    case 'insert':
    case 'reply':
      return { kind, snippetId: '' };
    case 'note':
      return { kind, text: '' };
    case 'reason':
      return { kind, reasonId: '' };
    case 'transfer':
      return { kind, queueId: '', note: '' };
    case 'close':
      return { kind, resolution: 'resolved', causeKind: null, departmentId: null };
    default:
      return { kind };
  }
}

/** Whether a step names what it needs. */
export function isWhole(step: MacroStep): boolean {
  switch (step.kind) {
    case 'insert':
    case 'reply':
      return step.snippetId !== '';
    case 'note':
      return step.text.trim() !== '';
    case 'reason':
      return step.reasonId !== '';
    case 'transfer':
      return step.queueId !== '';
    default:
      return true;
  }
}

/** The steps with one of them moved up (-1) or down (1). */
export function moveStep(steps: readonly MacroStep[], place: number, by: -1 | 1): MacroStep[] {
  const step = steps[place];
  const other = steps[place + by];
  if (!step || !other) return [...steps];
  return steps.with(place, other).with(place + by, step);
}
