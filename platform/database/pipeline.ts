import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type pg from 'pg';
import { assert } from '#kernel/assert.ts';
import { secondMs } from '#kernel/time.ts';
import type { Transaction } from '../context.ts';

/** A statement with its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The transactions of one connection. A write that returns no rows costs no round trip: it is
 *  answered at once, without a count of rows, and travels with the next statement. What it throws
 *  is thrown by the first statement that waits: it would have ended the transaction anyway. */
export interface Pipeline {
  readonly tx: Transaction;
  readonly begin: (scope: string) => void;
  /** Asks a statement and returns its rows. The connection parses and plans each text once. */
  readonly ask: <Row extends object>(statement: Statement) => Promise<pg.QueryResult<Row>>;
  /** Waits for all that was written so far. Throws what a write has thrown. */
  readonly settle: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

/** A plan that was made for a small table is bad for the large one it has become. PostgreSQL makes
 *  it anew when it has counted the rows again, which takes it minutes. */
const plansKeptMs = 10 * secondMs;

const pipelines = new WeakMap<pg.PoolClient, Pipeline>();
const pipelinesByTx = new WeakMap<Transaction, Pipeline>();

/** The pipeline of a connection. */
export function pipelineOf(client: pg.PoolClient): Pipeline {
  const known = pipelines.get(client);
  if (known) return known;
  const pipeline = openPipeline(client);
  pipelines.set(client, pipeline);
  pipelinesByTx.set(pipeline.tx, pipeline);
  return pipeline;
}

/** Runs a statement of a hot path in the transaction, as it is written, and returns its rows,
 *  whose columns are named as the program names them. */
export async function runStatement<Row extends object>(
  tx: Transaction,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await of(tx).ask<Row>({ text, values })).rows;
}

/** Waits until the database has taken all that the transaction wrote so far. For who must know
 *  which of his steps failed; the commit waits by itself. */
export function settle(tx: Transaction): Promise<void> {
  return of(tx).settle();
}

function of(tx: Transaction): Pipeline {
  const pipeline = pipelinesByTx.get(tx);
  if (!pipeline) throw new Error('The transaction has no connection.');
  return pipeline;
}

function openPipeline(client: pg.PoolClient): Pipeline {
  const { stream } = client.connection;
  let isHeld = false;
  let failure: { error: unknown } | null = null;
  let written: Promise<unknown> = Promise.resolve();
  let plannedMs = performance.now();

  function post(query: pg.QueryConfig): void {
    if (!isHeld) stream.cork();
    isHeld = true;
    written = client.query(query).catch((error) => {
      failure ??= { error };
    });
  }

  function release(): void {
    if (isHeld) stream.uncork();
    isHeld = false;
  }

  async function wait<Row extends object>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    try {
      const answer = client.query<Row>(query);
      release();
      return await answer;
    } catch (error) {
      await written;
      throw failure ? failure.error : error;
    }
  }

  async function settle(): Promise<void> {
    release();
    await written;
    if (failure) throw failure.error;
  }

  async function ask<Row extends object>(statement: Statement): Promise<pg.QueryResult<Row>> {
    const { name, isSilent } = knownText(statement.text);
    const query = { ...(name && { name }), text: statement.text, values: [...statement.values] };
    if (!isSilent) return wait(query);
    post(query);
    return { command: '', rowCount: null, oid: 0, fields: [], rows: [] };
  }

  return {
    tx: openKysely({ ask }),
    ask,
    settle,
    begin: (scope) => {
      failure = null;
      const isStale = performance.now() - plannedMs > plansKeptMs;
      if (isStale) plannedMs = performance.now();
      post({
        text: `${isStale ? 'discard plans; ' : ''}begin; set local heed.scope to '${scope}'`,
      });
    },
    commit: async () => {
      const { command } = await wait({ text: 'commit' });
      await settle();
      assert(command === 'COMMIT', 'no failure of a statement was hidden from its transaction');
    },
    rollback: async () => {
      failure = null;
      await wait({ text: 'rollback' });
    },
  };
}

function openKysely(pipeline: Pick<Pipeline, 'ask'>): Transaction {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>({ sql: text, parameters: values }: CompiledQuery) => ({
      rows: (await pipeline.ask<Row & object>({ text, values })).rows,
    }),
    streamQuery: () => unavailable(),
  };
  const driver: Driver = {
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    init: async () => undefined,
    destroy: async () => undefined,
    beginTransaction: () => unavailable(),
    commitTransaction: () => unavailable(),
    rollbackTransaction: () => unavailable(),
  };
  return new Kysely<unknown>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (tx) => new PostgresIntrospector(tx),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

function unavailable(): never {
  throw new Error('A verb is one transaction, and reads whole answers.');
}

interface KnownText {
  /** Of the prepared statement. */
  readonly name?: string;
  /** Whether it writes and returns no rows. */
  readonly isSilent: boolean;
}

/** Texts beyond this many are planned each time: a list of any length makes texts of its own. */
const maximumTexts = 1_000;
const texts = new Map<string, KnownText>();

function knownText(text: string): KnownText {
  const known = texts.get(text);
  if (known) return known;
  const isSilent = /^\s*(insert|update|delete)\b/.test(text) && !/\breturning\b/.test(text);
  if (texts.size >= maximumTexts) return { isSilent };
  const fresh = { name: `heed_${texts.size}`, isSilent };
  texts.set(text, fresh);
  return fresh;
}
