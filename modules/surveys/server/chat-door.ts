import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/errors.ts';
import { visitorOf } from '#modules/channels/chat/server/index.ts';
import { systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { givenAnswer, refusals } from '../contract.ts';
import { answerInChat, openSurveyOf } from './answers.ts';

const path = '/chat/v1/:publicKey/survey';

/** Where the chat widget asks for the survey that stands open, and hands in each answer at once. */
export async function chatSurveyDoor(app: FastifyInstance, database: Database): Promise<void> {
  app.get(path, async (request, reply) => {
    const { projectId, customerId } = (await visitorOf(request)).visitor;
    const survey =
      customerId &&
      (await database.run(systemActor, (ctx) => openSurveyOf(ctx, { projectId, customerId })));
    reply.header('cache-control', 'no-store');
    return survey ? reply.send(survey) : reply.code(204).send();
  });

  app.post(path, async (request, reply) => {
    const { projectId, customerId } = (await visitorOf(request)).visitor;
    const given = givenAnswer.safeParse(request.body).data ?? refuse('invalid-input');
    if (!customerId) refuse(refusals.notFound);
    await database.run(systemActor, (ctx) =>
      answerInChat(ctx, { projectId, customerId, ...given }),
    );
    return reply.code(204).send();
  });
}
