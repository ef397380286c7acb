import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import { storeFile } from '#platform/files/files.ts';
import { receiveUpload } from '#platform/files/files-door.ts';
import { id, type Language, language } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { may } from '../contract.ts';
import { exportCustomers } from './export-customers.ts';
import { type ImportSummary, importCustomers } from './import/import-customers.ts';
import { authoriseIn } from './scope.ts';

const path = '/api/v1/projects/:projectId/customers';
const inProject = z.object({ projectId: id });
const importQuery = z.object({ language: language.default('en'), id: id.default(() => newId()) });

/** Lets customers in and out as CSV files.
 *  `POST .../customers/import?language=&id=` (multipart, one file; id: a UUID of whoever asks, by
 *  which it can be cancelled) answers with a line of JSON for each batch, then one with
 *  `isCancelled` and `rejectsFileId`: the file of rejected rows, kept for a day, or null.
 *  `GET .../customers/export` answers with the file. */
export async function customersDoors(app: FastifyInstance, services: Services): Promise<void> {
  const { database, log } = services;

  app.post(`${path}/import`, async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const { projectId } = inProject.safeParse(request.params).data ?? refuse('not-found');
    const told = importQuery.safeParse(request.query).data ?? refuse('invalid-input');
    authoriseIn({ actor }, may.import, projectId);
    const { filepath } = await receiveUpload(request);
    if (reply.raw.destroyed) return reply;
    const answer = new PassThrough();
    const say = (line: object) => answer.write(`${JSON.stringify(line)}\n`);
    const imported = importFile(services, actor, { projectId, ...told, filepath, onProgress: say });
    const ended = imported.then((last) => {
      say(last);
      answer.end();
    });
    await Promise.race([ended, once(answer, 'readable')]);
    ended.catch((error) => {
      log.error('An import broke off.', { error });
      answer.destroy(error);
    });
    return reply.type('application/x-ndjson').send(answer);
  });

  app.get(`${path}/export`, async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const which = inProject.safeParse(request.params).data ?? refuse('not-found');
    const pages = exportCustomers(database, actor, which);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="customers.csv"')
      .send(Readable.from(pages));
  });
}

/** Rows that explain themselves are longer than they were; a file of nothing else is a mistake. */
const maximumRejectsRatio = 4;

async function importFile(
  { config, database }: Services,
  actor: Actor,
  upload: {
    projectId: Id;
    id: Id;
    language: Language;
    filepath: string;
    onProgress: (p: object) => void;
  },
): Promise<ImportSummary & { rejectsFileId: Id | null }> {
  const { filepath, ...wanted } = upload;
  const rejectsPath = `${filepath}.rejects`;
  const rejects = createWriteStream(rejectsPath);
  try {
    const { size } = await stat(filepath);
    const stream = createReadStream(filepath);
    const input = { ...wanted, stream, bytesTotal: size, rejects };
    const summary = await importCustomers(database, actor, input);
    rejects.end();
    await finished(rejects);
    if (summary.rejected === 0) return { ...summary, rejectsFileId: null };
    const stored = await database.run(actor, (ctx) =>
      storeFile(ctx, {
        projectId: upload.projectId,
        name: 'rejects.csv',
        mediaType: 'text/csv',
        content: createReadStream(rejectsPath),
        maximumBytes: config.uploadLimitBytes * maximumRejectsRatio,
      }),
    );
    return { ...summary, rejectsFileId: stored.id };
  } finally {
    rejects.destroy();
    await rm(rejectsPath, { force: true });
  }
}
