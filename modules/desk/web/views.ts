/** What the list shows: my own work, or a project's conversations. */
export const views = ['mine', 'waiting', 'open', 'closed'] as const;
export type View = (typeof views)[number];

/** Whether a word of the address names a view. */
export function isView(word: unknown): word is View {
  return views.some((view) => view === word);
}
