import { modules } from '#app/modules.ts';
import type { HeedEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import type { Widget } from '#modules/channels/chat/contract.ts';
import { chatRoutes, putWidget } from '#modules/channels/chat/server/index.ts';
import { openConversation, reply } from '#modules/contacts/server/index.ts';
import { createProject, putMember } from '#modules/projects/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue, takeContact } from '#modules/routing/server/index.ts';
import { createPerson, setPresence } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { openHttpServer } from '#platform/http/server.ts';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from './centre.ts';

export const site = 'https://shop.example';

/** A centre that runs, its real HTTP server, a project with a queue, an agent and a widget. */
export interface ChatScene {
  readonly centre: TestCentre;
  readonly address: string;
  readonly projectId: Id;
  readonly agent: Actor;
  readonly widget: Widget;
  /** The agent takes the conversation's contact. */
  readonly take: (conversationId: Id) => Promise<void>;
  /** The agent answers; at once, unless holdMs is given. */
  readonly answer: (
    conversationId: Id,
    body: string,
    about?: { holdMs?: number; kind?: 'message' | 'note' },
  ) => Promise<Id>;
  readonly look: (conversationId: Id) => ReturnType<typeof openConversation>;
  readonly setPresence: (state: 'available' | 'offline') => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the scene. The agent is signed in with the key `agent`. */
export async function openChatScene(
  about: {
    language?: Language;
    projectName?: string;
    samplePeople?: { externalId: string; email: string; name: string }[];
  } = {},
): Promise<ChatScene> {
  const { language = 'en', projectName = 'Swift Parcel', samplePeople = [] } = about;
  const centre = await openTestCentre({ isSelfRunning: true });
  const { projectId, agentId, queueId } = await furnish(centre, { language, projectName });
  const agent = centre.actor({ roles: ['agent'], projectIds: [projectId], id: agentId });
  const widget = await centre.runAsSystem((ctx) =>
    putWidget(ctx, {
      ...{ id: newId(), projectId, name: 'Shop', queueId, allowedOrigins: [site] },
      ...{ colour: '#0f6575', texts: {}, isOn: true, isPreviewOn: true, offersArticles: true },
      samplePeople,
    }),
  );
  const app = await openHttpServer({
    ...{ config: centre.config, database: centre.database, live: centre.live },
    log: openLog({ level: 'silent' }),
    router: { chat: chatRoutes(centre) },
    identify: async ({ headers }) => (headers.authorization === 'Bearer agent' ? agent : null),
  });
  for (const module of modules) await module.doors?.(app, centre);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const look = (id: Id) => centre.runAsSystem((ctx) => openConversation(ctx, { projectId, id }));

  return {
    ...{ centre, address, projectId, agent, widget, look },
    take: async (conversationId) => {
      await centre.outbox.drain();
      const { item } = await look(conversationId);
      const { contactId } = item;
      await centre.run(agent, (ctx) => takeContact(ctx, { projectId, contactId }));
    },
    answer: async (conversationId, body, { holdMs = 0, kind = 'message' } = {}) => {
      const words = { body, attachments: [], authorName: 'Olga', holdMs, kind };
      const said = await centre.run(agent, (ctx) =>
        reply(ctx, { ...words, projectId, conversationId }),
      );
      return said.id;
    },
    setPresence: async (state) => {
      await centre.run(agent, (ctx) => setPresence(ctx, { state }));
      await centre.outbox.drain();
    },
    close: async () => {
      await app.close();
      await centre.close();
    },
  };
}

async function furnish(
  centre: TestCentre,
  { language, projectName }: { language: Language; projectName: string },
): Promise<{ projectId: Id; agentId: Id; queueId: Id }> {
  return centre.runAsSystem(async (ctx) => {
    const { id: projectId } = await createProject(ctx, {
      ...{ key: `p-${newId().slice(-12)}`, name: projectName, clientName: null },
      ...{ language, colour: 'teal' },
    });
    const agentId = await createPerson(ctx, {
      ...{ name: 'Olga Smirnova', email: `${newId()}@example.test`, language, roles: ['agent'] },
    });
    await putMember(ctx, { projectId, personId: agentId, isMember: true });
    const queueId = newId();
    await putQueue(ctx, {
      ...{
        ...blankQueue,
        id: queueId,
        projectId,
        names: { en: 'Chat', ru: 'Чат', zh: '在线客服' },
      },
      ...{ channels: ['chat'], serviceLevelMs: { chat: 60_000, email: 60_000 } },
    });
    return { projectId, agentId, queueId };
  });
}

/** A browser on the client's site, as the door sees it. */
export function openVisitor(scene: ChatScene, origin: string | null = site) {
  const root = `${scene.address}/chat/v1/${scene.widget.publicKey}`;
  let token = '';
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${root}${path}`, {
      ...init,
      headers: {
        ...(origin ? { origin } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
    });
  const post = (path: string, body: object = {}) =>
    ask(path, { method: 'POST', body: JSON.stringify(body) });

  return {
    ask,
    post,
    token: () => token,
    become: (other: string) => {
      token = other;
    },
    enter: async (about: object = {}) => {
      const response = await post('/session', { language: 'en', ...about });
      const answer = await response.json();
      if (response.ok) token = answer.visitorToken;
      return { status: response.status, ...answer };
    },
    say: async (body: string, about: object = {}) => {
      const response = await post('/messages', { clientId: newId(), body, ...about });
      return { status: response.status, ...(await response.json()) };
    },
    conversationId: async (): Promise<Id> => {
      const response = await post('/session', { language: 'en', visitorToken: token });
      return (await response.json()).view.state.conversationId;
    },
    listen: async () => readStream(await ask('/stream')),
  };
}

/** A visitor who has written, and his conversation. */
export async function beginTalk(scene: ChatScene, words = 'Where is my parcel?') {
  const visitor = openVisitor(scene);
  await visitor.enter();
  await visitor.say(words);
  const conversationId = await visitor.conversationId();
  scene.centre.testClock.advanceMs(2 * secondMs);
  return { visitor, conversationId };
}

/** Resolves with the first event that passes by and fits. */
export function eventOf(
  { centre }: ChatScene,
  fits: (event: HeedEvent) => boolean,
): Promise<HeedEvent> {
  return new Promise((resolve) => {
    const stop = centre.live.onEvent((event) => {
      if (!fits(event)) return;
      stop();
      resolve(event);
    });
  });
}

interface Heard {
  readonly name: string;
  readonly data: unknown;
}

/** Reads server-sent events one after the other. */
function readStream({ body, status, headers }: Response) {
  const events = body ? eventsOf(body) : undefined;
  /** The next event of a name; others before it are passed over. */
  const next = async (name: string) => {
    for (;;) {
      const { value } = (await events?.next()) ?? {};
      if (!value) throw new Error(`The stream ended before ${name}.`);
      if (value.name === name) return value.data;
    }
  };
  return { status, headers, next, cut: async () => void (await events?.return(undefined)) };
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Heard, undefined> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
  return undefined;
}
