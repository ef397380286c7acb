import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import { macroPut, snippetPut } from '../../contract.ts';
import type { Macro } from './macro.ts';
import type { Snippet } from './snippet.ts';

/** The snippets of a project that a person sees, after an event. The same as fetching them anew. */
export function applyToSnippets(
  snippets: readonly Snippet[],
  event: HeedEvent,
  { projectId, personId }: { projectId: Id; personId: Id },
): readonly Snippet[] {
  if (!isEvent(event, snippetPut)) return snippets;
  const { snippet } = event.data;
  const isSeen = snippet.ownerId === null || snippet.ownerId === personId;
  return snippet.projectId === projectId && isSeen ? withItem(snippets, snippet) : snippets;
}

/** The macros of a project after an event. The same as fetching them anew. */
export function applyToMacros(
  macros: readonly Macro[],
  event: HeedEvent,
  { projectId }: { projectId: Id },
): readonly Macro[] {
  if (!isEvent(event, macroPut)) return macros;
  const { macro } = event.data;
  return macro.projectId === projectId ? withItem(macros, macro) : macros;
}

function withItem<Item extends { readonly id: Id }>(items: readonly Item[], item: Item): Item[] {
  const others = items.filter(({ id }) => id !== item.id);
  return [...others, item].sort((one, other) => compareText(one.id, other.id));
}
