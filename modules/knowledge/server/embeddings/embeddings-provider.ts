/** Whoever turns texts into numbers by what they mean. */
export interface EmbeddingsProvider {
  /** Vectors of another model cannot be compared. */
  readonly model: string;
  /** One vector for each text, in their order, all of one length. Throws a ProviderError. */
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<number[][]>;
}
