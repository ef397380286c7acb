import type { FastifyInstance, FastifyReply } from 'fastify';
import { refuse } from '#kernel/errors.ts';
import { visitorOf } from '#modules/channels/chat/server/index.ts';
import { systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { givenAnswer, type OpenSurvey, refusals } from '../contract.ts';
import { answerInChat, openSurveyOf } from './answers.ts';

const path = '/chat/v1/:publicKey/survey';

/** Where the chat widget asks for the survey that stands open, and hands in each answer at once.
 *  It is told what the survey asks from then on. */
export async function chatSurveyDoor(app: FastifyInstance, database: Database): Promise<void> {
  app.get(path, async (request, reply) => {
    const { projectId, customerId } = (await visitorOf(request)).visitor;
    if (!customerId) return show(reply, null);
    const survey = await database.run(systemActor, (ctx) =>
      openSurveyOf(ctx, { projectId, customerId }),
    );
    return show(reply, survey);
  });

  app.post(path, async (request, reply) => {
    const { projectId, customerId } = (await visitorOf(request)).visitor;
    const given = givenAnswer.safeParse(request.body).data ?? refuse('invalid-input');
    if (!customerId) refuse(refusals.notFound);
    const survey = await database.run(systemActor, async (ctx) => {
      await answerInChat(ctx, { projectId, customerId, ...given });
      return openSurveyOf(ctx, { projectId, customerId });
    });
    return show(reply, survey);
  });
}

function show(reply: FastifyReply, survey: OpenSurvey | null): FastifyReply {
  reply.header('cache-control', 'no-store');
  return survey ? reply.send(survey) : reply.code(204).send();
}
