import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openServer } from '#app/server.ts';
import { newId } from '#kernel/id.ts';
import { putWidget } from '#modules/channels/chat/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { systemActor } from '#platform/context.ts';
import { openLog } from '#platform/log/log.ts';
import type { FilledCentre } from './filled-centre.ts';
import { type Cost, costOf, type Run } from './measure.ts';

/** Limits are kept per widget, visitor and address, so the load comes from many of each. */
const widgets = 24;
const visitors = 960;

/** One visitor, as the load generator plays him. */
export interface Player {
  readonly url: string;
  readonly token: string;
  readonly address: string;
}

/** What the load generator has seen. */
export interface Seen extends Run {
  readonly refused: number;
}

/** Messages through the chat's HTTP door: the server runs in this program with everything that it
 *  does by itself, the load in another, so that only the server's CPU is counted. Each visitor's
 *  first message, which begins a contact, comes before the measuring. */
export async function measureDoor(filled: FilledCentre, seconds: number): Promise<Cost> {
  const { config, databaseUrl, postmasterPid } = filled;
  const server = await openServer({ config, databaseUrl, log: openLog({ level: 'warn' }) });
  try {
    const keys = await openWidgets(filled);
    const players = await Promise.all(
      Array.from({ length: visitors }, (_, index) =>
        enter(`http://127.0.0.1:${config.port}/chat/v1/${keys[index % keys.length]}`, index),
      ),
    );
    await play(players);
    await server.centre.outbox.drain();
    return await costOf(postmasterPid, async () => {
      const seen = await play(players, seconds);
      if (seen.refused > 0) throw new Error(`${seen.refused} messages were refused.`);
      return seen;
    });
  } finally {
    await server.close();
  }
}

async function openWidgets({ centre, projectId }: FilledCentre): Promise<string[]> {
  const names = { en: 'Chat', ru: 'Чат', zh: '聊天' };
  const queueId = newId();
  return centre.database.run(systemActor, async (ctx) => {
    await putQueue(ctx, { ...blankQueue, id: queueId, projectId, names, channels: ['chat'] });
    const keys: string[] = [];
    for (let count = 0; count < widgets; count += 1) {
      const widget = await putWidget(ctx, {
        id: newId(),
        projectId,
        name: `Widget ${count}`,
        queueId,
        allowedOrigins: [],
        texts: {},
        colour: '#0f6674',
        isOn: true,
        isPreviewOn: true,
        offersArticles: true,
      });
      keys.push(widget.publicKey);
    }
    return keys;
  });
}

async function enter(url: string, index: number): Promise<Player> {
  const address = `10.${index >> 8}.${index & 255}.1`;
  const response = await fetch(`${url}/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      origin: new URL(url).origin,
    },
    body: JSON.stringify({ language: 'en' }),
  });
  const { visitorToken } = (await response.json()) as { visitorToken: string };
  return { url, token: visitorToken, address };
}

async function play(players: readonly Player[], seconds?: number): Promise<Seen> {
  const program = fileURLToPath(new URL('./load.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    seconds === undefined ? [program] : [program, String(seconds)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.end(JSON.stringify(players));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  await once(child, 'close');
  return JSON.parse(said) as Seen;
}
