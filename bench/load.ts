import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Player, Seen } from './door.ts';

const writers = 16;
const body = 'Hello, I ordered on Monday and it has not come yet. Could you look where it is?';

const players = JSON.parse(await text(process.stdin)) as Player[];
/** Without a number of seconds everybody writes once. */
const seconds = process.argv[2];
const end = performance.now() + Number(seconds ?? 0) * 1_000;
const agent = new Agent({ keepAlive: true, maxSockets: writers });
const durations: number[] = [];
let refused = 0;
let turn = 0;

const startedAt = performance.now();
await Promise.all(Array.from({ length: writers }, write));
const seen: Seen = { durations, elapsedMs: performance.now() - startedAt, refused };
process.stdout.write(JSON.stringify(seen));
agent.destroy();

async function write(): Promise<void> {
  while (seconds === undefined || performance.now() < end) {
    const player = players[seconds === undefined ? turn : turn % players.length];
    if (!player) return;
    turn += 1;
    const before = performance.now();
    const status = await say(player);
    if (status === 200) durations.push(performance.now() - before);
    else refused += 1;
  }
}

function say({ url, token, address }: Player): Promise<number> {
  const payload = JSON.stringify({ clientId: crypto.randomUUID(), body });
  return new Promise((resolve, reject) => {
    const call = request(`${url}/messages`, {
      agent,
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        origin: new URL(url).origin,
        'content-length': Buffer.byteLength(payload),
        'x-forwarded-for': address,
      },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.end(payload);
  });
}
