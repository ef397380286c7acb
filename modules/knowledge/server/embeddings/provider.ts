import { ProviderError } from '#kernel/errors.ts';
import type { EmbeddingsProvider } from './embeddings-provider.ts';
import { openOnnx } from './onnx.ts';
import { openOpenai } from './openai.ts';

/** Of a longer text the beginning is read: most models read no more. */
const maximumTextLength = 2_000;
export const textsAtOnce = 32;

/** The provider that a setting names, null for `none`. setting: one that `isEmbeddingsSetting`
 *  accepts. key: of an outside service. */
export function openProvider(setting: string, key: string | undefined): EmbeddingsProvider | null {
  const colon = setting.indexOf(':');
  const kind = colon < 0 ? setting : setting.slice(0, colon);
  const rest = setting.slice(colon + 1);
  if (kind === 'onnx') return checked(openOnnx(rest));
  if (kind === 'openai') return checked(openOpenai(new URL(rest), key));
  return null;
}

/** Takes no answer that has not a vector for each text, or holds what is no number. */
function checked(provider: EmbeddingsProvider): EmbeddingsProvider {
  return {
    model: provider.model,
    embed: async (texts, signal) => {
      const cut = texts.map((text) => text.slice(0, maximumTextLength));
      const vectors = await provider.embed(cut, signal);
      const length = vectors[0]?.length ?? 0;
      const isGood = (vector: readonly number[]) =>
        vector.length === length && length > 0 && vector.every(Number.isFinite);
      if (vectors.length !== texts.length || !vectors.every(isGood)) {
        throw new ProviderError('The embeddings are not one for each text', { isRetryable: false });
      }
      return vectors;
    },
  };
}
