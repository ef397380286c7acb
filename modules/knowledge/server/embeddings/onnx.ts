import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { ProviderError } from '#kernel/errors.ts';
import type { EmbeddingsProvider } from './embeddings-provider.ts';

/** Not among the packages of Heed: with its engine it takes hundreds of megabytes. */
const packageName = '@huggingface/transformers';

const isTensor = (value: unknown): value is { readonly tolist: () => unknown } =>
  value !== null && typeof value === 'object' && 'tolist' in value;
const vectorsShape = z.array(z.array(z.number()));

type Extract = (texts: string[], how: { pooling: 'mean'; normalize: true }) => Promise<unknown>;

interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  readonly pipeline: (
    task: 'feature-extraction',
    model: string,
    how: { local_files_only: true },
  ) => Promise<Extract>;
}

/** A model in a folder of this machine: `config.json`, `tokenizer.json`, `onnx/model.onnx`. Nothing
 *  is fetched and nothing leaves the house. It is loaded when it is first asked. */
export function openOnnx(folder: string): EmbeddingsProvider {
  let loading: Promise<Extract> | null = null;
  const load = () => {
    loading ??= loadModel(folder).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return {
    model: basename(folder),
    embed: async (texts, signal) => {
      const extract = await load();
      signal.throwIfAborted();
      const tensor = await extract([...texts], { pooling: 'mean', normalize: true });
      return vectorsShape.parse(isTensor(tensor) ? tensor.tolist() : null);
    },
  };
}

async function loadModel(folder: string): Promise<Extract> {
  let transformers: Transformers;
  try {
    transformers = (await import(packageName)) as Transformers;
  } catch (cause) {
    const hint = `HEED_EMBEDDINGS=onnx needs the package: npm install ${packageName}`;
    throw new ProviderError(hint, { isRetryable: false, cause });
  }
  transformers.env.allowRemoteModels = false;
  transformers.env.localModelPath = dirname(folder);
  try {
    const how = { local_files_only: true } as const;
    return await transformers.pipeline('feature-extraction', basename(folder), how);
  } catch (cause) {
    const hint = `The model of embeddings cannot be read from ${folder}`;
    throw new ProviderError(hint, { isRetryable: false, cause });
  }
}
