import pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import type { Log } from '../log/log.ts';

const beatMs = 250;
/** A node that gives no sign of life for so long is taken for dead. */
const silentMs = secondMs;
/** Who was kept waiting himself does not judge: it may be the database that stood still. */
const steadyMs = 2 * beatMs;
const answerLimitMs = 2 * secondMs;

const beatName = 'heed beat';

/** The name of a node's connections. */
export function connectionName(nodeId: Id): string {
  return `heed node ${nodeId}`;
}

/** Gives signs of life, and ends what a node that gives none any more holds in the database: one
 *  that hangs, or whose machine or network is gone, keeps its transactions open, and with them its
 *  locks. A node that was killed holds nothing. All is judged by the clock of the database.
 *  onFreed: called when a node is ended, and when one is gone: what it held is free. */
export function openTakeover(options: {
  /** Signs in as the role of all nodes: it may end its own connections. */
  url: string;
  nodeId: Id;
  log: Log;
  onFreed: () => void;
}): { readonly close: () => Promise<void> } {
  const { url, nodeId, log, onFreed } = options;
  let client: pg.Client | null = null;
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  let known: ReadonlySet<Id> = new Set();
  let beating: Promise<void> = Promise.resolve();
  let isBeating = false;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: url,
      application_name: `${beatName} ${nodeId}`,
      connectionTimeoutMillis: answerLimitMs,
      query_timeout: answerLimitMs,
    });
    next.on('error', () => undefined);
    await next.connect();
    return next;
  }

  async function beat(): Promise<void> {
    client ??= await connect();
    const isSteady = performance.now() - answeredAtMs < steadyMs;
    const { rows } = await client.query<Node>(judge, [silentMs, isSteady]);
    answeredAtMs = performance.now();
    const ended = rows.filter(({ isEnded }) => isEnded).map(({ id }) => id);
    if (ended.length > 0) log.warn('A node fell silent, and what it held is freed.', { ended });
    const found = new Set(rows.map(({ id }) => id));
    if (ended.length > 0 || [...known].some((id) => !found.has(id))) onFreed();
    known = found;
  }

  /** A database that does not answer is told of by whoever needs it. */
  async function reconnect(): Promise<void> {
    const broken = client;
    client = null;
    await broken?.end().catch(() => undefined);
  }

  const pulse = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    beating = beat()
      .catch(reconnect)
      .finally(() => {
        isBeating = false;
      });
  }, beatMs);
  return {
    close: async () => {
      clearInterval(pulse);
      await beating;
      await client?.end();
    },
  };
}

interface Node {
  readonly id: Id;
  /** Whether its connections are being ended. */
  readonly isEnded: boolean;
}

/** The nodes of this centre, by the connections on which they give signs of life; it ends those of
 *  the silent ones. */
const judge = `
  with session as materialized (
    select pid, application_name as name, right(application_name, 36) as node_id, state_change
    from pg_stat_activity
    where datname = current_database() and usename = current_user
      and application_name like 'heed %'),
  node as materialized (
    select node_id, $2::boolean and max(state_change)
      < clock_timestamp() - make_interval(secs => $1::float8 / 1000) as is_silent
    from session where name like '${beatName} %' group by node_id)
  select node_id as "id", coalesce(bool_or(
    case when is_silent then pg_terminate_backend(pid) end), false) as "isEnded"
  from node join session using (node_id) group by node_id`;
