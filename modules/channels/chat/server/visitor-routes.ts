import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { id } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import {
  acknowledgement,
  factsQuery,
  leftMessage,
  saying,
  sessionRequest,
  typingNow,
  type WidgetFacts,
} from '../contract.ts';
import { inkOn } from '../core/contrast.ts';
import { visibleMessage } from '../core/visible.ts';
import { answerMeByMail } from './answering-later.ts';
import { articleRoutes } from './article-routes.ts';
import { closedWords } from './closed-words.ts';
import type { Directory } from './directory.ts';
import { giveFile, takeFile } from './files.ts';
import { carryVisit } from './help-site.ts';
import type { Rates } from './rates.ts';
import { read } from './read.ts';
import { placeOf, visitorCalling, visitorOf, widgetOf } from './request.ts';
import { findThread } from './store.ts';
import type { Streams } from './streams.ts';
import { leave, leaveMessage, markRead, markReceived, say } from './talking.ts';
import { signalPreview, signalTyping, typedByVisitor } from './typing.ts';
import { viewFor } from './viewing.ts';
import { actorOf, enter } from './visitors.ts';
import { wordsOf } from './words.ts';

const path = '/chat/v1/:publicKey';
const fileParams = z.object({ id });
const factsCache = 'public, max-age=30';

interface Parts {
  readonly directory: Directory;
  readonly streams: Streams;
  readonly rates: Rates;
}

/** What the widget asks. Every answer of a message is given after it is stored for good. */
export function visitorRoutes(app: FastifyInstance, services: Services, parts: Parts): void {
  entryRoutes(app, services, parts);
  talkRoutes(app, parts);
  signRoutes(app, services, parts);
  fileRoutes(app, services, parts);
  articleRoutes(app, services, parts);
}

function entryRoutes(app: FastifyInstance, services: Services, parts: Parts): void {
  const { config, database } = services;
  const { directory, streams, rates } = parts;

  app.get(path, async (request, reply): Promise<WidgetFacts> => {
    const widget = widgetOf(request);
    const { colour, project, isPreviewOn } = widget;
    const { language = project.language, zone } = read(factsQuery, request.query);
    reply.header('cache-control', factsCache);
    const { isStaffed: isOnline, closed } = await directory.reception(widget);
    const words = wordsOf(
      widget,
      language,
      closed && closedWords(closed, { language, zone, now: database.clock() }),
    );
    const hasArticles = await directory.hasArticles(widget);
    const has = { isOnline, isPreviewOn, hasArticles };
    return { colour, ink: inkOn(colour), language, words, ...has };
  });

  app.post(`${path}/session`, async (request) => {
    const widget = widgetOf(request);
    rates.spend('session-address', placeOf(request));
    rates.spend('session-widget', widget.id);
    const { visitorToken: shown, language, identity } = read(sessionRequest, request.body);
    const isOnline = await directory.isOnline(widget);
    return database.run(actorOf(widget, widget.id), async (ctx) => {
      const { visitorToken, visitor } = await enter(ctx, {
        widget,
        centreSecret: config.secret,
        visitorToken: shown,
        language,
        identity,
      });
      return { visitorToken, view: await viewFor(ctx, visitor, { isOnline }) };
    });
  });

  app.get(`${path}/stream`, async (request, reply) => {
    const visit = await visitorOf(request);
    rates.spend('stream-address', placeOf(request));
    const thread = await visit.run((ctx) => findThread(ctx, visit.visitor));
    streams.open(reply, visit, thread?.conversationId ?? null);
    return reply;
  });
}

function talkRoutes(app: FastifyInstance, { rates }: Parts): void {
  app.post(`${path}/messages`, async (request) => {
    const calling = await visitorCalling(request);
    rates.spend('say-visitor', calling.visitor.id);
    rates.spend('say-address', placeOf(request));
    rates.spend('say-widget', calling.widget.id);
    const given = read(saying, request.body);
    const message = await calling.run(async (ctx) => {
      const said = await say(ctx, calling, given);
      await carryVisit(ctx, request, said);
      return said;
    });
    return visibleMessage(message);
  });

  app.post(`${path}/contact-details`, async (request) => {
    const visit = await visitorOf(request);
    rates.spend('say-visitor', visit.visitor.id);
    rates.spend('say-address', placeOf(request));
    rates.spend('say-widget', visit.widget.id);
    const given = read(leftMessage, request.body);
    const isWordless = given.body === '' && given.fileIds.length === 0;
    const take = isWordless ? answerMeByMail : leaveMessage;
    const message = await visit.run(async (ctx) => {
      const left = await take(ctx, visit, given);
      await carryVisit(ctx, request, left);
      return left;
    });
    return visibleMessage(message);
  });

  app.post(`${path}/leave`, async (request, reply) => {
    const visit = await visitorOf(request);
    rates.spend('say-visitor', visit.visitor.id);
    await visit.run((ctx) => leave(ctx, visit));
    return reply.code(204).send();
  });
}

function signRoutes(app: FastifyInstance, { live }: Services, { rates }: Parts): void {
  app.post(`${path}/read`, async (request, reply) => {
    const visit = await visitorOf(request);
    rates.spend('sign-visitor', visit.visitor.id);
    await visit.run((ctx) => markRead(ctx, visit));
    return reply.code(204).send();
  });

  app.post(`${path}/received`, async (request, reply) => {
    const visit = await visitorOf(request);
    rates.spend('sign-visitor', visit.visitor.id);
    const { messageIds } = read(acknowledgement, request.body);
    await visit.run((ctx) => markReceived(ctx, visit, messageIds));
    return reply.code(204).send();
  });

  app.post(`${path}/typing`, async (request, reply) => {
    const visit = await visitorOf(request);
    rates.spend('sign-visitor', visit.visitor.id);
    const { isTyping, words } = read(typingNow, request.body);
    const item = await visit.run((ctx) => typedByVisitor(ctx, visit));
    if (!item) return reply.code(204).send();
    signalTyping(live, item, { by: 'visitor', isTyping });
    if (words !== undefined && visit.widget.isPreviewOn) signalPreview(live, item, words);
    return reply.code(204).send();
  });
}

function fileRoutes(app: FastifyInstance, services: Services, { rates }: Parts): void {
  app.post(`${path}/files`, async (request, reply) => {
    const visit = await visitorOf(request);
    rates.spend('file-visitor', visit.visitor.id);
    rates.spend('file-address', placeOf(request));
    return reply.code(201).send(await takeFile(services, visit, request));
  });

  app.get(`${path}/files/:id`, async (request, reply) => {
    const visit = await visitorOf(request);
    const { id } = read(fileParams, request.params);
    const { headers, sizeBytes, stream } = await giveFile(services, visit, id);
    return reply.headers(headers).header('content-length', sizeBytes).send(stream);
  });
}
