import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import type { Database } from '#platform/database/database.ts';
import { faultsIn } from './faults.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Serves /metrics for Prometheus to callers on this machine, and measures every request. */
export function addMetrics(app: FastifyInstance, database: Database): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'heed_' });
  const durations = new Histogram({
    name: 'heed_http_request_seconds',
    help: 'Duration of HTTP requests, seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  countFaults(registry, database);
  const gauges = openGauges(registry, database);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request)) return reply.code(404).send();
    await gauges();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** What was wrong and put right, as this node found it. */
function countFaults(registry: Registry, database: Database): void {
  const faults = new Counter({
    name: 'heed_faults_total',
    help: 'Faults that were found and put right.',
    labelNames: ['fault'],
    registers: [registry],
  });
  database.onCommit((events) => {
    for (const { name } of faultsIn(events)) faults.inc({ fault: name });
  });
}

/** What waits to be done, as the database knows it. */
function openGauges(registry: Registry, database: Database): () => Promise<void> {
  const waiting = new Gauge({
    name: 'heed_waiting',
    help: 'Timers and jobs past their time, and events given up.',
    labelNames: ['kind'],
    registers: [registry],
  });
  const connections = new Gauge({
    name: 'heed_database_connections',
    help: 'Connections of this node to the database.',
    labelNames: ['state'],
    registers: [registry],
  });
  const embeddings = new Gauge({
    name: 'heed_embeddings_up',
    help: 'Whether searches have embeddings: 1, or 0 while words alone are searched.',
    labelNames: ['use'],
    registers: [registry],
  });
  return async () => {
    const isServing = articleSearch.isServingMeanings();
    if (isServing !== null) embeddings.set({ use: 'search' }, Number(isServing));
    const { rows } = await database.pool.query<{ kind: string; count: number }>(`
      select 'timer' as kind, count(*) from platform.timer where due_at < now()
      union all select 'job', count(*) from platform.job where due_at < now()
      union all select 'parked event', count(*) from platform.parked_event where is_parked`);
    for (const { kind, count } of rows) waiting.set({ kind }, count);
    connections.set({ state: 'total' }, database.pool.totalCount);
    connections.set({ state: 'idle' }, database.pool.idleCount);
    connections.set({ state: 'wanted' }, database.pool.waitingCount);
  };
}

/** Figures of the inside are for the machine's own collector, not for the network: a proxy on this
 *  machine comes from here too, but says for whom. */
function isFromHere({ ip, headers }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip);
}
