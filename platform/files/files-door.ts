import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import type { Actor } from '../context.ts';
import { id } from '../http/contract.ts';
import type { Services } from '../module.ts';
import { downloadHeaders } from './file-name.ts';
import { readFile, storeFile } from './files.ts';

const uploadQuery = z.object({ projectId: id });
const downloadParams = z.object({ projectId: id, id });

/** Takes files and gives them out, to whoever is signed in and may see the project.
 *  `POST /api/v1/files?projectId=` (multipart, one file) answers with its id, name, media type and
 *  size; `GET /api/v1/files/PROJECT/ID` answers with the file. */
export async function filesDoor(app: FastifyInstance, services: Services): Promise<void> {
  const { config, database } = services;

  app.post('/api/v1/files', async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const { projectId } = uploadQuery.safeParse(request.query).data ?? refuse('invalid-input');
    if (!isInScope(actor, projectId)) refuse('forbidden', { projectId });
    const upload = await receiveUpload(request);
    const { sha256: _, ...stored } = await database.run(actor, (ctx) =>
      storeFile(ctx, {
        projectId,
        name: upload.filename,
        mediaType: upload.mimetype,
        content: createReadStream(upload.filepath),
        maximumBytes: config.uploadLimitBytes,
      }),
    );
    return reply.code(201).send(stored);
  });

  app.get('/api/v1/files/:projectId/:id', async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const which = downloadParams.safeParse(request.params).data ?? refuse('not-found');
    const file = await readFile((work) => database.run(actor, work), which);
    return reply
      .headers(downloadHeaders(file))
      .header('content-length', file.sizeBytes)
      .send(file.stream);
  });
}

/** Receives one file into the temporary folder, where it stays until the request is over: a slow
 *  client keeps no transaction open, and of a broken upload nothing is left. */
export async function receiveUpload(
  request: FastifyRequest,
): Promise<{ filename: string; mimetype: string; filepath: string }> {
  const { files } = await request.saveRequestFiles({ limits: { files: 1 } });
  return files[0] ?? refuse('invalid-input', { field: 'file' });
}

function isInScope({ scope }: Actor, projectId: string): boolean {
  return scope === 'everything' || scope.includes(projectId);
}
