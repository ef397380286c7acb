import { z } from 'zod';
import { ApiProblem, send } from '#platform/web/api.ts';

const stored = z.object({ id: z.string() });

/** What an article shows; any other file is refused before it is sent. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Sends a picture to the project's store and returns its id. Refuses with
 *  `knowledge.not-a-picture` what an article cannot show. */
export async function uploadPicture(projectId: string, file: File): Promise<string> {
  if (!pictureTypes.includes(file.type)) throw new ApiProblem('knowledge.not-a-picture', {});
  const form = new FormData();
  form.append('file', file);
  const address = new URL(`/api/v1/files?projectId=${projectId}`, location.origin);
  const response = await send(new Request(address, { method: 'POST', body: form }));
  return stored.parse(await response.json()).id;
}

/** Where a picture of an article can be seen. */
export function addressOfFile(projectId: string, fileId: string): string {
  return `/api/v1/files/${projectId}/${fileId}`;
}
