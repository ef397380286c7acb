import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { dayMs, minuteMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { minimumSearches } from '../../core/search/blending.ts';
import { insertSearch } from '../asked-store.ts';
import { openScene, type Scene, said } from '../scene.fixture.ts';
import { searchKnowledge } from '../searching.ts';
import { startEmbedding } from './embed-job.ts';
import { isServingMeanings, meaningOf } from './meaning.ts';
import { openProvider } from './provider.ts';
import { startChoosing } from './weight-job.ts';

const key = 'a key of the service';

/** Stands for a service outside: it speaks the protocol over HTTP, and knows that a refund, money
 *  and a card are one thing, a parcel and a courier another. */
async function openService() {
  const asked: string[][] = [];
  const state = { status: 200 };
  const server = createServer(async (request, response) => {
    const { input, model } = JSON.parse(await bodyOf(request)) as {
      input: string[];
      model: string;
    };
    asked.push(input);
    const isKnown = request.headers.authorization === `Bearer ${key}` && model === 'tiny model';
    const isRight = request.url === '/v1/embeddings' && request.method === 'POST';
    response.statusCode = isKnown && isRight ? state.status : 401;
    const data = input.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse();
    response.end(JSON.stringify({ data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, asked, state, address: `http://127.0.0.1:${portOf(server)}/v1/#tiny%20model` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

function vectorOf(text: string): number[] {
  const count = (words: RegExp) => text.match(words)?.length ?? 0;
  return [count(/refund|money|card|cash/gi), count(/parcel|courier|door/gi), 0.1];
}

let centre: TestCentre;
let scene: Scene;
let service: Awaited<ReturnType<typeof openService>>;
let refundId: string;
let parcelId: string;

beforeAll(async () => {
  service = await openService();
  centre = await openTestCentre({
    settings: { HEED_EMBEDDINGS: `openai:${service.address}`, HEED_EMBEDDINGS_KEY: key },
  });
  scene = await openScene(centre);
  const live = async (title: string, words: string) =>
    (await scene.live({ language: 'en', title, body: said(words) })).id;
  parcelId = await live('When will it come back', 'A parcel comes back with the courier.');
  refundId = await live('Refunds', 'They come to the card within ten days.');
  await startEmbedding(centre);
  await startChoosing(centre);
});
afterAll(async () => {
  await centre?.close();
  service?.server.close();
});

const later = async (durationMs: number) => {
  centre.testClock.advanceMs(durationMs);
  await centre.settle();
};
const query = 'when will the cash come back';
const found = async () => {
  const meaning = await meaningOf(query);
  const { projectId, agent } = scene;
  const about = { projectId, query, language: 'en' as const, isTyping: false };
  const { hits } = await centre.run(agent, (ctx) =>
    searchKnowledge(ctx, { ...about, limit: 10, offset: 0, meaning }),
  );
  return hits.map(({ articleId }) => articleId);
};
const texts = () => service.asked.flat();

describe('a service of embeddings', () => {
  it('reads each article once, however often it is looked for', async () => {
    await later(minuteMs);
    expect(texts().filter((text) => text.startsWith('Refunds'))).toHaveLength(2);
    const before = texts().length;
    await later(minuteMs);
    expect(texts()).toHaveLength(before);
  });

  it('is asked without the addresses and numbers that were searched', async () => {
    await meaningOf('refund for anna@example.test, card 4276 1234 5678 9012');
    expect(texts().at(-1)).toBe('refund for ***, card ***');
  });

  it('changes nothing until customers’ searches show what meaning is worth', async () => {
    expect(await found()).toEqual([parcelId, refundId]);
    await later(dayMs);
    expect(await found()).toEqual([parcelId, refundId]);
    const { projectId } = scene;
    await centre.runAsSystem(async (ctx) => {
      for (let count = 0; count < minimumSearches; count += 1) {
        await insertSearch(ctx, {
          ...{ projectId, id: newId(), place: 'help-site', audience: 'customer', language: 'en' },
          ...{ query, hitCount: 2, openedArticleId: refundId, at: ctx.now },
        });
      }
    });
    await later(dayMs);
    expect(await found()).toEqual([refundId, parcelId]);
  });

  it('is done without while it fails: words alone are searched, and it is left alone', async () => {
    service.state.status = 503;
    const before = service.asked.length;
    expect(await meaningOf('another question')).toBeNull();
    expect(isServingMeanings()).toBe(false);
    expect(await meaningOf('a third question')).toBeNull();
    expect(service.asked).toHaveLength(before + 1);
    expect(await found()).toEqual([parcelId, refundId]);
  });
});

describe('a provider', () => {
  const embed = (setting: string) =>
    present(openProvider(setting, 'wrong'), setting).embed(['a'], AbortSignal.timeout(5_000));

  it('that is told no good key says so, and is not asked again', async () => {
    await expect(embed(`openai:${service.address}`)).rejects.toMatchObject({
      ...{ message: 'The service of embeddings refuses with 401', isRetryable: false },
    });
  });

  it('whose package is missing names it', async () => {
    await expect(embed('onnx:/models/tiny')).rejects.toMatchObject({
      message: 'HEED_EMBEDDINGS=onnx needs the package: npm install @huggingface/transformers',
    });
  });

  it('is none where none is wanted', () => {
    expect(openProvider('none', undefined)).toBeNull();
  });
});
