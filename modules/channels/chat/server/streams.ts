import type { FastifyReply } from 'fastify';
import { type HeedEvent, isEvent, type Signal } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { type Instant, minuteMs, secondMs } from '#kernel/time.ts';
import {
  type ConversationItem,
  contactClosed,
  contactMoved,
  contactOpened,
  conversationMerged,
  type Message,
  messageAdded,
  messageReleased,
} from '#modules/contacts/contract.ts';
import { waitingChanged } from '#modules/routing/contract.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Services } from '#platform/module.ts';
import { type ChatState, chatStarted, surveyTopic, typing, typingSignal } from '../contract.ts';
import { heartbeatMs, streamsPerVisitor } from '../core/limits.ts';
import { visibleMessage } from '../core/visible.ts';
import type { Directory } from './directory.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { touchVisitors } from './store.ts';
import { stateOf, viewFor } from './viewing.ts';
import { actorOf, type Visit } from './visitors.ts';

const touchEveryMs = minuteMs;
/** Places move with everybody who comes and goes; visitors are told at this pace at most. */
const placeEveryMs = 3 * secondMs;
const waitEveryMs = 30 * secondMs;

/** The streams that are open on this node. */
export interface Streams {
  /** Answers with the visitor's view and goes on with what happens, until either end closes. */
  readonly open: (reply: FastifyReply, visit: Visit, conversationId: Id | null) => void;
  readonly close: () => void;
}

interface Stream {
  readonly visit: Visit;
  conversationId: Id | null;
  isWaiting: boolean;
  /** Whether the queue has moved since the visitor was told his place. */
  isPlaceStale: boolean;
  /** Until when he was told to wait. */
  readonly told: { until: Instant | null };
  readonly events: EventStream;
  /** What is said takes its turn, so that no older state follows a newer one. */
  turn: Promise<void>;
}

/** Opens the streams of a node and listens to what concerns them. */
export function openStreams(services: Services, directory: Directory): Streams {
  const streams = new Set<Stream>();
  const of = (conversationId: Id) =>
    [...streams].filter((stream) => stream.conversationId === conversationId);
  const teller = openTeller(services, directory);
  const stops = [
    services.live.onEvent((event, topics) => {
      if (streams.size > 0) hearEvent(event, topics, { streams, of, teller });
    }),
    services.live.onSignal((signal) => hearSignal(signal, of)),
  ];
  const pulses = [
    setInterval(() => beat(streams), heartbeatMs),
    setInterval(() => void touch([...streams], services), touchEveryMs),
    setInterval(() => tellPlaces(streams, teller), placeEveryMs),
    setInterval(() => ageWaits(streams), waitEveryMs),
  ];

  return {
    open: (reply, visit, conversationId) => {
      const own = [...streams].filter((stream) => stream.visit.visitor.id === visit.visitor.id);
      if (own.length >= streamsPerVisitor) own[0]?.events.close();
      const events = openEventStream(reply, () => {
        streams.delete(stream);
        void touch([stream], services);
      });
      const turn = Promise.resolve();
      const stream: Stream = {
        ...{ visit, conversationId, events, turn, isWaiting: false, isPlaceStale: false },
        told: { until: null },
      };
      streams.add(stream);
      teller.showAll(stream);
      void touch([stream], services);
    },
    close: () => {
      pulses.forEach(clearInterval);
      for (const stop of stops) stop();
      for (const { events } of streams) events.close();
    },
  };
}

type Teller = ReturnType<typeof openTeller>;

/** Says on a stream what must be read first. */
function openTeller({ database, log }: Services, directory: Directory) {
  const inTurn = (stream: Stream, work: () => Promise<void>) => {
    stream.turn = stream.turn
      .then(work)
      .catch((error) => log.warn('A visitor could not be told.', { error }));
  };
  const view = async ({ visit: { widget, visitor }, told }: Stream) => {
    const isOnline = await directory.isOnline(widget);
    const actor = actorOf(widget, visitor.id);
    return database.run(actor, (ctx) => viewFor(ctx, visitor, { isOnline, told }));
  };
  const sayState = (stream: Stream, state: ChatState) => {
    stream.isWaiting = state.phase === 'waiting';
    stream.events.say('state', state);
  };
  return {
    showAll: (stream: Stream) =>
      inTurn(stream, async () => {
        const shown = await view(stream);
        stream.isWaiting = shown.state.phase === 'waiting';
        stream.events.say('snapshot', shown);
      }),
    showPlace: (stream: Stream) =>
      inTurn(stream, async () => sayState(stream, (await view(stream)).state)),
    showState: (stream: Stream, item: ConversationItem) =>
      inTurn(stream, async () => {
        const isOnline = await directory.isOnline(stream.visit.widget);
        const { told } = stream;
        const stand = (ctx: Context) => stateOf(ctx, item, { isOnline, told });
        sayState(stream, await database.run(systemActor, stand));
      }),
    showMessage: (stream: Stream, message: Message) =>
      inTurn(stream, async () => {
        const shown = visibleMessage(message);
        if (shown) stream.events.say('message', shown);
      }),
  };
}

function beat(streams: Iterable<Stream>): void {
  for (const { events } of streams) events.beat();
}

function tellPlaces(streams: Iterable<Stream>, teller: Teller): void {
  for (const stream of streams) {
    if (!stream.isPlaceStale) continue;
    stream.isPlaceStale = false;
    teller.showPlace(stream);
  }
}

/** What was told of a wait counts down. */
function ageWaits(streams: Iterable<Stream>): void {
  for (const stream of streams) if (stream.isWaiting) stream.isPlaceStale = true;
}

function hearEvent(
  event: HeedEvent,
  topics: readonly string[],
  { streams, of, teller }: { streams: Set<Stream>; of: (id: Id) => Stream[]; teller: Teller },
): void {
  if (isEvent(event, messageAdded) || isEvent(event, messageReleased)) {
    const { item, message } = event.data;
    for (const stream of of(item.id)) teller.showMessage(stream, message);
  }
  if (
    isEvent(event, contactOpened) ||
    isEvent(event, contactMoved) ||
    isEvent(event, contactClosed)
  ) {
    const { item } = event.data;
    for (const stream of of(item.id)) teller.showState(stream, item);
  }
  if (isEvent(event, chatStarted)) {
    const own = [...streams].filter(({ visit }) => visit.visitor.id === event.data.visitorId);
    for (const stream of own) turnTo(stream, event.data.conversationId, teller);
  }
  if (isEvent(event, conversationMerged)) {
    const { item, from } = event.data;
    for (const stream of of(from.id)) turnTo(stream, item.id, teller);
  }
  for (const stream of streams) {
    const { conversationId, isWaiting, visit } = stream;
    const isItsProject = visit.widget.projectId === event.projectId;
    if (isWaiting && isItsProject && isEvent(event, waitingChanged)) stream.isPlaceStale = true;
    if (conversationId && topics.includes(surveyTopic(conversationId))) {
      stream.events.say('survey', null);
    }
  }
}

function turnTo(stream: Stream, conversationId: Id, teller: Teller): void {
  stream.conversationId = conversationId;
  teller.showAll(stream);
}

function hearSignal({ name, subjectId, data }: Signal, of: (id: Id) => Stream[]): void {
  if (name !== typingSignal) return;
  const told = typing.safeParse(data).data;
  if (told?.by !== 'agent') return;
  for (const { events } of of(subjectId)) events.say('typing', { isTyping: told.isTyping });
}

async function touch(streams: readonly Stream[], { database, log }: Services): Promise<void> {
  const ids = [...new Set(streams.map(({ visit }) => visit.visitor.id))];
  if (ids.length === 0) return;
  await database
    .run(systemActor, (ctx) => touchVisitors(ctx, ids))
    .catch((error) => log.warn('Visitors could not be noted as present.', { error }));
}
