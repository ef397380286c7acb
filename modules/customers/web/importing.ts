import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import type { Language } from '#platform/http/contract.ts';
import { ApiProblem, send } from '#platform/web/api.ts';
import { type ImportProgress, importProgress, refusals } from '../contract.ts';
import { customersApi } from './apis.ts';

const lastLine = importProgress.extend({
  ignoredColumns: z.array(z.string()),
  isCancelled: z.boolean(),
  rejectsFileId: z.string().nullable(),
});
export type ImportResult = z.infer<typeof lastLine>;

/** An import of this browser. `sending`: the server has not begun to read the file, and when it is
 *  stopped then, it is `unsent`. `broken`: the connection was lost after some rows had been taken;
 *  the same file can be read again. */
export type Importing = ImportedFile &
  (
    | { readonly state: 'sending' }
    | { readonly state: 'unsent' }
    | { readonly state: 'reading'; readonly progress: ImportProgress }
    | { readonly state: 'done'; readonly result: ImportResult }
    | { readonly state: 'refused'; readonly error: Error }
    | { readonly state: 'broken'; readonly progress: ImportProgress | null }
  );

interface ImportedFile {
  readonly importId: string;
  readonly projectId: string;
  readonly fileName: string;
}

let current: Importing | null = null;
let request = new AbortController();
const listeners = new Set<() => void>();

function set(next: Importing | null): void {
  current = next;
  for (const listener of listeners) listener();
}

/** The import that runs or was the last one; it goes on while one looks at other pages. */
export function useImporting(): Importing | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Forgets the last import. */
export function forgetImport(): void {
  set(null);
}

/** Sends a file of customers and follows how the server reads it.
 *  language: in which rejected rows are explained. */
export async function startImport(
  projectId: string,
  { file, language }: { file: File; language: Language },
): Promise<void> {
  const about = { importId: newId(), projectId, fileName: file.name };
  set({ ...about, state: 'sending' });
  request = new AbortController();
  const { signal } = request;
  const form = new FormData();
  form.append('file', file);
  const path = `/api/v1/projects/${projectId}/customers/import`;
  const address = new URL(`${path}?language=${language}&id=${about.importId}`, location.origin);
  let response: Response;
  try {
    response = await send(new Request(address, { method: 'POST', body: form, signal }));
  } catch (error) {
    if (signal.aborted) return set({ ...about, state: 'unsent' });
    return set({ ...about, state: 'refused', error: error instanceof Error ? error : new Error() });
  }
  let progress: ImportProgress | null = null;
  try {
    for await (const line of linesOf(response)) {
      const last = lastLine.safeParse(line);
      if (last.success) return set({ ...about, state: 'done', result: last.data });
      progress = importProgress.parse(line);
      set({ ...about, state: 'reading', progress });
    }
    set({ ...about, state: 'broken', progress });
  } catch {
    set({ ...about, state: 'broken', progress });
  }
}

/** Stops the import that runs. Rows that are in stay, and the server still says how many; when it
 *  has not begun, the file is not sent on. */
export async function stopImport(): Promise<void> {
  if (!current) return;
  const { projectId, importId } = current;
  try {
    await customersApi.cancelImport.call({ projectId, importId });
  } catch (error) {
    const hasEnded = error instanceof ApiProblem && error.code === refusals.notFound;
    if (current.state === 'sending') request.abort();
    else if (!hasEnded) throw error;
  }
}

/** The lines of JSON of an answer, as they come. */
async function* linesOf(response: Response): AsyncGenerator<unknown> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
  if (rest.trim() !== '') yield JSON.parse(rest);
}
