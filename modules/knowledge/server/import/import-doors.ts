import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { authorise } from '#platform/context.ts';
import { storeFile } from '#platform/files/files.ts';
import { receiveUpload } from '#platform/files/files-door.ts';
import { id, language } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { articleFilter, may } from '../../contract.ts';
import { exportArticles } from '../export/export-articles.ts';
import { showImport, startImport } from './imports.ts';
import { reportOf } from './report.ts';

const inProject = z.object({ projectId: id });
const oneImport = inProject.extend({ id });
const wish = z.object({ language, publish: z.stringbool().default(false) });
const reading = z.object({ language: language.default('en') });
const path = '/api/v1/projects/:projectId/article-imports';

/** Lets articles in as files: Markdown, HTML, DOCX, CSV, or a ZIP of them with their pictures.
 *  `POST .../article-imports?language=&publish=` (multipart, one file; language: of texts that tell
 *  none) answers with the import, which goes on by itself. `GET .../article-imports/ID/report`
 *  answers with what was not brought in and what was lost, as a CSV file.
 *  `GET .../articles/export?articleId=` or with the filter of the list answers with a ZIP of
 *  Markdown. */
export async function importDoors(app: FastifyInstance, services: Services): Promise<void> {
  const { config, database } = services;

  app.post(path, async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const { projectId } = inProject.safeParse(request.params).data ?? refuse('not-found');
    const told = wish.safeParse(request.query).data ?? refuse('invalid-input');
    authorise({ actor }, may.write);
    const { filepath, filename, mimetype } = await receiveUpload(request);
    const started = await database.run(actor, async (ctx) => {
      const { id: fileId, name: fileName } = await storeFile(ctx, {
        ...{ projectId, name: filename, mediaType: mimetype },
        content: createReadStream(filepath),
        maximumBytes: config.uploadLimitBytes,
      });
      const which = { projectId, id: newId(Date.parse(ctx.now)), fileId, fileName };
      return startImport(ctx, { ...which, language: told.language, mustPublish: told.publish });
    });
    return reply.code(201).send(started);
  });

  app.get('/api/v1/projects/:projectId/articles/export', async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const { projectId } = inProject.safeParse(request.params).data ?? refuse('not-found');
    const told = articleFilter.extend({ articleId: id.optional() }).safeParse(request.query);
    const { articleId, ...filter } = told.data ?? refuse('invalid-input');
    const wanted = articleId ? { projectId, articleId } : { projectId, filter };
    const archive = await exportArticles(database, actor, wanted);
    return reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="articles.zip"')
      .send(archive);
  });

  app.get(`${path}/:id/report`, async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const which = oneImport.safeParse(request.params).data ?? refuse('not-found');
    const told = reading.safeParse(request.query).data ?? refuse('invalid-input');
    await database.run(actor, (ctx) => showImport(ctx, which));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="import.csv"')
      .send(Readable.from(reportOf(database, actor, { ...which, ...told })));
  });
}
