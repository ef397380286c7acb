import { z } from 'zod';
import { ProviderError } from '#kernel/errors.ts';
import type { EmbeddingsProvider } from './embeddings-provider.ts';

const answerShape = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()) })),
});
const maximumBytes = 32_000_000;

/** A service that speaks the embeddings protocol of OpenAI. address: what stands before
 *  `/embeddings`; its fragment names the model. */
export function openOpenai(address: URL, key: string | undefined): EmbeddingsProvider {
  const model = decodeURIComponent(address.hash.slice(1));
  const url = new URL(address);
  url.hash = '';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/embeddings`;
  return {
    model,
    embed: async (texts, signal) => {
      const text = await post(url, { signal, key, body: { model, input: texts } });
      const answer = answerShape.safeParse(parsed(text));
      if (!answer.success) throw failure('answers in another form', false);
      return answer.data.data
        .toSorted((a, b) => a.index - b.index)
        .map(({ embedding }) => embedding);
    },
  };
}

async function post(
  url: URL,
  { body, key, signal }: { body: object; key: string | undefined; signal: AbortSignal },
): Promise<string> {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A service that sends elsewhere would be told the key there.
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      const isRetryable = response.status === 429 || response.status >= 500;
      throw failure(`refuses with ${response.status}`, isRetryable);
    }
    if (Number(response.headers.get('content-length') ?? 0) > maximumBytes) {
      throw failure('answers too much', false);
    }
    return await response.text();
  } catch (cause) {
    if (cause instanceof ProviderError) throw cause;
    throw failure('does not answer', true, cause);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failure(what: string, isRetryable: boolean, cause?: unknown): ProviderError {
  return new ProviderError(`The service of embeddings ${what}`, { isRetryable, cause });
}
