import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { Actor } from '../context.ts';
import { openHttpServer } from '../http/server.ts';
import { readFile, storeFile } from './files.ts';
import { filesDoor } from './files-door.ts';

const uploadLimitBytes = 1_000_000;
const projectId = newId();
let centre: TestCentre;
let app: FastifyInstance;
let address: string;
let member: Actor;
let temporary: string;
/** Who sends the requests. */
let visitor: Actor | null;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'heed-files-'));
  vi.stubEnv('TMPDIR', temporary);
  centre = await openTestCentre();
  member = centre.actor({ roles: ['agent'], projectIds: [projectId] });
  const config = { ...centre.config, uploadLimitBytes };
  app = await openHttpServer({
    ...centre,
    config,
    router: {},
    identify: async () => visitor,
  });
  await filesDoor(app, { ...centre, config });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await centre.close();
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true });
});

function bytesOf(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 256));
}

async function countRows(): Promise<{ files: number; chunks: number }> {
  const owner = await centre.database.pool.connect();
  try {
    await owner.query(`begin; set local heed.scope to '*'`);
    const { rows } = await owner.query(
      `select (select count(*) from platform.file) as files,
              (select count(*) from platform.file_chunk) as chunks`,
    );
    await owner.query('rollback');
    return rows[0];
  } finally {
    owner.release();
  }
}

describe('a stored file', () => {
  const store = (content: Parameters<typeof storeFile>[1]['content'], maximumBytes = 2_000_000) =>
    centre.run(member, (ctx) =>
      storeFile(ctx, { projectId, name: 'Счёт.bin', mediaType: 'x/y', content, maximumBytes }),
    );
  const read = async (id: string) => {
    const file = await readFile((work) => centre.run(member, work), { projectId, id });
    return buffer(file.stream);
  };

  it.each([0, 1, 262_143, 262_144, 262_145, 1_000_003])(
    'of %i bytes comes back as it was',
    async (length) => {
      const content = bytesOf(length);
      async function* parts() {
        for (let at = 0; at < length; at += 70_001) yield content.subarray(at, at + 70_001);
      }
      const whole = await store(content);
      const streamed = await store(parts());
      const sha256 = createHash('sha256').update(content).digest('hex');
      for (const file of [whole, streamed]) {
        expect(file).toMatchObject({ name: 'Счёт.bin', sizeBytes: length, sha256 });
        expect((await read(file.id)).equals(content)).toBe(true);
      }
    },
  );

  it('is read within an open transaction too', async () => {
    const content = bytesOf(300_000);
    const found = await centre.run(member, async (ctx) => {
      const given = { projectId, name: 'a', mediaType: 'a/b', content, maximumBytes: 300_000 };
      const { id } = await storeFile(ctx, given);
      return buffer((await readFile((work) => work(ctx), { projectId, id })).stream);
    });
    expect(found.equals(content)).toBe(true);
  });

  it('that is too large leaves nothing behind', async () => {
    const before = await countRows();
    await expect(store(bytesOf(600_000), 599_999)).rejects.toThrow('too-large');
    expect(await countRows()).toEqual(before);
  });

  it('is not there for other projects', async () => {
    const { id } = await store(bytesOf(1));
    const stranger = centre.actor({ roles: ['lead'], projectIds: [newId()] });
    const reading = readFile((work) => centre.run(stranger, work), { projectId, id });
    await expect(reading).rejects.toThrow('not-found');
  });
});

describe('the door for files', () => {
  const upload = (content: Uint8Array<ArrayBuffer>, name: string, mediaType = 'image/png') => {
    const form = new FormData();
    form.append('file', new File([content], name, { type: mediaType }));
    return fetch(`${address}/api/v1/files?projectId=${projectId}`, { method: 'POST', body: form });
  };
  const download = (id: string) => fetch(`${address}/api/v1/files/${projectId}/${id}`);
  const codeOf = async (response: Response) => [response.status, (await response.json()).code];

  it.each([
    ['Снимок экрана.png', 300_000],
    ['屏幕截图.png', 5],
    ['empty.png', 0],
  ])('takes %s and gives it back', async (name, length) => {
    visitor = member;
    const content = new Uint8Array(bytesOf(length));
    const uploaded = await upload(content, name);
    expect(uploaded.status).toBe(201);
    const { id, ...file } = await uploaded.json();
    expect(file).toEqual({ name, mediaType: 'image/png', sizeBytes: length });
    const downloaded = await download(id);
    expect(downloaded.headers.get('content-type')).toBe('image/png');
    expect(downloaded.headers.get('content-length')).toBe(String(length));
    expect(downloaded.headers.get('x-content-type-options')).toBe('nosniff');
    expect(downloaded.headers.get('content-security-policy')).toBe('sandbox');
    expect(downloaded.headers.get('content-disposition')).toContain(encodeURIComponent(name));
    expect(new Uint8Array(await downloaded.arrayBuffer())).toEqual(content);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('refuses a file that is too large, and keeps nothing of it', async () => {
    visitor = member;
    const before = await countRows();
    const response = await upload(new Uint8Array(uploadLimitBytes + 1), 'large.png');
    expect(await codeOf(response)).toEqual([413, 'too-large']);
    expect(await countRows()).toEqual(before);
    expect(await readdir(temporary)).toEqual([]);
    expect((await upload(new Uint8Array(uploadLimitBytes), 'full.png')).status).toBe(201);
  });

  it('keeps nothing of a file whose sender has gone', async () => {
    visitor = member;
    const before = await countRows();
    const sending = httpRequest(`${address}/api/v1/files?projectId=${projectId}`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 500_000 },
    });
    sending.on('error', () => undefined);
    sending.write(
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n` +
        `Content-Type: image/png\r\n\r\n${'a'.repeat(200_000)}`,
    );
    await until(async () => (await readdir(temporary)).length === 1);
    sending.destroy();
    await until(async () => (await readdir(temporary)).length === 0);
    expect(await countRows()).toEqual(before);
  });

  it('refuses what is no upload, and a project that is not the sender’s', async () => {
    visitor = member;
    const post = (query: string, body: FormData | string) =>
      fetch(`${address}/api/v1/files${query}`, { method: 'POST', body });
    expect(await codeOf(await post(`?projectId=${projectId}`, new FormData()))).toEqual([
      422,
      'invalid-input',
    ]);
    expect(await codeOf(await post('?projectId=x', new FormData()))).toEqual([
      422,
      'invalid-input',
    ]);
    const elsewhere = await post(`?projectId=${newId()}`, new FormData());
    expect(await codeOf(elsewhere)).toEqual([403, 'forbidden']);
  });

  it('is closed to whoever is not signed in, or may not see the project', async () => {
    visitor = member;
    const { id } = await (await upload(new Uint8Array(1), 'a.png')).json();
    expect(await codeOf(await download('nonsense'))).toEqual([404, 'not-found']);
    visitor = centre.actor({ roles: ['administrator'], projectIds: [newId()] });
    expect(await codeOf(await download(id))).toEqual([404, 'not-found']);
    visitor = null;
    expect(await codeOf(await download(id))).toEqual([401, 'signed-out']);
    expect(await codeOf(await upload(new Uint8Array(1), 'a.png'))).toEqual([401, 'signed-out']);
  });
});

/** Returns when it is so: the other side does its work in its own time. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
