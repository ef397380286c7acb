/** What of a survey is shown beside its questions. */
export const editorViews = ['questions', 'preview', 'use', 'versions'] as const;
export type EditorView = (typeof editorViews)[number];

/** What of a survey is shown. open: the question that is being edited, or `HEAD`. version: an old
 *  one that is read. */
export interface EditorSearch {
  readonly view?: EditorView;
  readonly version?: string;
  readonly open?: string;
}

/** Reads it from the address; what is not known there is left out. */
export function readEditorSearch(search: Readonly<Record<string, unknown>>): EditorSearch {
  const { version, open } = search;
  const view = editorViews.find((each) => each === search.view);
  return {
    ...(view && view !== 'questions' && { view }),
    ...(typeof version === 'string' && { version }),
    ...(typeof open === 'string' && { open }),
  };
}
