import { once } from 'node:events';
import { connect, createServer, type Socket, type Server as TcpServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { appPassword, appRole } from '#tests/cluster.ts';
import { freePort } from '#tests/mail-servers.ts';
import { openServer, type Server } from './server.ts';

/** The way to the database, which can be cut. */
interface Wire {
  readonly url: string;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
}

let centre: TestCentre;
let wire: Wire;
let server: Server;
let smtpDoorPort: number;
const lines: { level: string; message: string }[] = [];
const told = () => lines.map(({ message }) => message);

beforeAll(async () => {
  centre = await openTestCentre();
  wire = await openWire(centre.ownerUrl);
  smtpDoorPort = await freePort();
  const config = { ...centre.config, port: 0, smtpDoorPort };
  const destination = { write: (line: string) => lines.push(JSON.parse(line)) };
  const log = openLog({ level: 'info', destination });
  server = await openServer({ config, databaseUrl: wire.url, log });
});
afterAll(async () => {
  await server.close();
  await wire.cut();
  await centre.close();
});

it.each([
  ['the routes', `/api/v1/sign-in/links/${'x'.repeat(43)}`],
  ['the chat', '/chat/v1/some-key'],
  ['the page of a survey', '/rate/some-token'],
])('%s ask to come again while the database does not answer', async (_, path) => {
  await wire.cut();
  const answer = await fetch(server.address + path);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
  await wire.mend();
  await expect.poll(async () => (await fetch(`${server.address}/readyz`)).ok).toBe(true);
  expect((await fetch(server.address + path)).status).not.toBe(503);
});

it('the mail door asks the relay to come again', async () => {
  await wire.cut();
  const socket = connect(smtpDoorPort, '127.0.0.1');
  const answers: string[] = [];
  for (const said of ['HELO relay', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>']) {
    answers.push(String(await once(socket, 'data')));
    socket.write(`${said}\r\n`);
  }
  answers.push(String(await once(socket, 'data')));
  expect(answers.at(-1)).toMatch(/^451/);
  socket.destroy();
  await wire.mend();
});

it('the log says once that it is gone, and once that it is back', async () => {
  await expect.poll(() => told().at(-1)).toBe('The database answers again.');
  lines.length = 0;
  await wire.cut();
  await expect.poll(() => told()).toContain('The database does not answer.');
  for (let times = 0; times < 5; times += 1) await fetch(`${server.address}/chat/v1/some-key`);
  await wire.mend();
  await expect.poll(() => told()).toContain('The database answers again.');
  expect(told().filter((message) => message !== 'A database connection was lost.')).toEqual([
    'The database does not answer.',
    'The database answers again.',
  ]);
});

async function openWire(ownerUrl: string): Promise<Wire> {
  const url = new URL(ownerUrl);
  const target = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  let tcp: TcpServer;
  const listen = async (port: number) => {
    tcp = createServer((near) => {
      const far = connect(target);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    }).listen(port, '127.0.0.1');
    await once(tcp, 'listening');
    const address = tcp.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const port = await listen(0);
  url.host = `127.0.0.1:${port}`;
  url.username = appRole;
  url.password = appPassword;
  return {
    url: url.href,
    cut: async () => {
      const closed = once(tcp, 'close');
      tcp.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      await closed;
    },
    mend: async () => void (await listen(port)),
  };
}
