import type { Language } from '#platform/http/contract.ts';
import { type FillingValues, fillSnippet, openPlaces } from './filling.ts';
import type { Macro, MacroStep } from './macro.ts';
import { faultsOf, type KnownToMacros, type MacroFault } from './macro-faults.ts';
import { textFor } from './snippet.ts';

/** A step as it will be taken with one contact: with the words that the customer will read. */
export type PreparedStep =
  | { readonly kind: 'insert' | 'reply'; readonly text: string; readonly language: Language }
  | Exclude<MacroStep, { kind: 'insert' | 'reply' }>;

/** A macro made ready for a contact, or what stands in its way. Nothing is done while something
 *  does. */
export type PreparedMacro =
  | { readonly steps: readonly PreparedStep[]; readonly faults: readonly [] }
  | { readonly steps: null; readonly faults: readonly MacroFault[] };

/** Makes a macro ready for a contact: its words in the customer's language, filled with what is
 *  known. A reply with a place that stays open is a fault: it must not reach him.
 *  valuesIn: what fills a text of a language. */
export function prepareMacro(
  macro: Pick<Macro, 'steps' | 'channels'>,
  about: KnownToMacros & { language: Language; valuesIn: (language: Language) => FillingValues },
): PreparedMacro {
  const faults = faultsOf(macro, about);
  if (faults.length > 0) return { steps: null, faults };
  const steps = macro.steps.map((step) => prepareStep(step, about));
  const open = steps.flatMap((step, place) =>
    step.kind === 'reply' && openPlaces(step.text).length > 0
      ? [{ place, code: 'open-places' as const }]
      : [],
  );
  return open.length > 0 ? { steps: null, faults: open } : { steps, faults: [] };
}

function prepareStep(
  step: MacroStep,
  { snippets = [], language, valuesIn }: Parameters<typeof prepareMacro>[1],
): PreparedStep {
  if (step.kind !== 'insert' && step.kind !== 'reply') return step;
  const snippet = snippets.find(({ id }) => id === step.snippetId);
  if (!snippet) return { kind: step.kind, text: '', language };
  const chosen = textFor(snippet, language);
  return {
    kind: step.kind,
    text: fillSnippet(chosen.text, valuesIn(chosen.language)),
    language: chosen.language,
  };
}
