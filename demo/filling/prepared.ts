import { createHash } from 'node:crypto';
import type pg from 'pg';

const maximumNames = 2_000;

/** Lets every statement of these connections be planned once: history asks the same few hundred
 *  some hundred thousand times. */
export function prepareAll(pool: pg.Pool): void {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known || names.size >= maximumNames) return known;
    const name = `demo_${createHash('sha1').update(text).digest('hex')}`;
    names.set(text, name);
    return name;
  };
  pool.on('connect', (client) => {
    const ask = client.query.bind(client);
    const named = (text: unknown, values?: unknown) => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
      const query = name ? { name, text, values } : text;
      return Reflect.apply(ask, client, name ? [query] : [text, values]);
    };
    Object.assign(client, { query: named });
  });
}
