import type pg from 'pg';
import type { Transaction } from '../context.ts';

/** A statement on a hot path. The database parses and plans it once per connection; its columns
 *  are named as the program names them. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

const clients = new WeakMap<Transaction, pg.PoolClient>();

/** Remembers on which connection a transaction runs. */
export function bindClient(tx: Transaction, client: pg.PoolClient): void {
  clients.set(tx, client);
}

/** Runs a named statement in the transaction and returns its rows. */
export async function runNamed<Row extends object>(
  tx: Transaction,
  { name, text }: NamedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = clients.get(tx);
  if (!client) throw new Error('The transaction has no connection.');
  const { rows } = await client.query<Row>({ name, text, values: [...values] });
  return rows;
}
