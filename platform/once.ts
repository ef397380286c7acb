import type { Context } from './context.ts';

const done = new WeakMap<Context, Map<string, Promise<unknown>>>();

/** Does a thing once in a transaction: whoever asks again is given what came of it. For what many
 *  need to read and hardly ever changes, or is held. Who writes it calls `know` or `forget`.
 *  key: tells it from all else, such as `routing.queues PROJECT`. */
export function once<T>(ctx: Context, key: string, deed: () => Promise<T>): Promise<T> {
  const earlier = known<T>(ctx, key);
  if (earlier) return earlier;
  const doing = deed();
  doneIn(ctx).set(key, doing);
  return doing;
}

/** What came of a thing that was done once in this transaction; undefined when it was not. */
export function known<T>(ctx: Context, key: string): Promise<T> | undefined {
  return done.get(ctx)?.get(key) as Promise<T> | undefined;
}

/** Lets a thing count as done, with what came of it. */
export function know<T>(ctx: Context, key: string, value: T): void {
  doneIn(ctx).set(key, Promise.resolve(value));
}

/** Lets a thing be done anew by whoever asks next in this transaction. */
export function forget(ctx: Context, key: string): void {
  done.get(ctx)?.delete(key);
}

/** Lets what was done once in one context count as done in another of the same transaction. */
export function share(from: Context, to: Context): void {
  done.set(to, doneIn(from));
}

function doneIn(ctx: Context): Map<string, Promise<unknown>> {
  const things = done.get(ctx) ?? new Map<string, Promise<unknown>>();
  done.set(ctx, things);
  return things;
}

const waiting = new WeakMap<Context, Map<string, () => Promise<void>>>();

/** Does a thing when all else of the transaction is done, and once however often it is asked for:
 *  what is told of a state is its last word. */
export function lastly(ctx: Context, key: string, deed: () => Promise<void>): void {
  const deeds = waiting.get(ctx) ?? new Map<string, () => Promise<void>>();
  waiting.set(ctx, deeds);
  deeds.set(key, deed);
}

/** Does what was left for the end. For those who open and end transactions. */
export async function finish(ctx: Context): Promise<void> {
  for (const deed of waiting.get(ctx)?.values() ?? []) await deed();
  waiting.delete(ctx);
}
