import { useState } from 'react';
import { z } from 'zod';
import type { Attachment } from '#modules/contacts/contract.ts';
import { send } from '#platform/web/api.ts';

const stored = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
});

/** Sends files to the project's store, one after the other. onStored: each that has arrived. */
export function useUpload(projectId: string, onStored: (file: Attachment) => void) {
  const [running, setRunning] = useState<readonly string[]>([]);
  const [error, setError] = useState<Error | null>(null);

  async function start(files: readonly File[]): Promise<void> {
    setError(null);
    setRunning(files.map((file) => file.name));
    try {
      for (const file of files) {
        onStored(await upload(projectId, file));
        setRunning((names) => names.slice(1));
      }
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setRunning([]);
    }
  }

  return { running, error, start: (files: readonly File[]) => void start(files) };
}

async function upload(projectId: string, file: File): Promise<Attachment> {
  const form = new FormData();
  form.append('file', file);
  const address = new URL(`/api/v1/files?projectId=${projectId}`, location.origin);
  const response = await send(new Request(address, { method: 'POST', body: form }));
  const { id: fileId, ...facts } = stored.parse(await response.json());
  return { fileId, ...facts };
}
