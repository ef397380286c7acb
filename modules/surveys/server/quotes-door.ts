import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/errors.ts';
import type { Database } from '#platform/database/database.ts';
import { wordsOfPeriod } from '../contract.ts';
import { exportQuotes } from './own-words.ts';

/** `GET /api/v1/survey-quotes` answers with a CSV file of the words that may be quoted, narrowed
 *  as the list of own words is. */
export async function quotesDoor(app: FastifyInstance, database: Database): Promise<void> {
  app.get('/api/v1/survey-quotes', async (request, reply) => {
    const actor = request.actor ?? refuse('signed-out');
    const wanted = wordsOfPeriod.safeParse(request.query).data ?? refuse('invalid-input');
    const file = await database.run(actor, (ctx) => exportQuotes(ctx, wanted));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="quotes.csv"')
      .send(file);
  });
}
