import type pg from 'pg';
import type { BusyFloor } from './busy-floor.ts';
import { costOf, round } from './measure.ts';
import { asOwner } from './owner.ts';

/** What one published way of finding agents costs on the same floor. */
export interface PublishedCost {
  readonly method: string;
  /** How often it looks, by its defaults; nobody is found an agent sooner. */
  readonly publishedEveryMs: number;
  /** Where it looks each second. */
  readonly eachSecond: PassCost;
  /** Where it looks as soon as something has happened, as Heed does. */
  readonly atOnce: PassCost;
}

interface PassCost {
  readonly decisions: number;
  readonly passMs: number;
  readonly decisionsPerCpuSecond: number;
}

/** The methods, written anew from their descriptions, in their favour where these are silent: they
 *  know the queue's skill and language and the limits of agents as Heed does, have the indexes that
 *  help them, look at no queue twice in a pass once nobody is left for it, and write nothing but
 *  who holds the contact. */
const methods = [
  /** A ticker that counts what each candidate holds (LibreDesk, by default every 5 minutes). */
  { method: 'ticker, COUNT per candidate', publishedEveryMs: 300_000, pass: countPerCandidate },
  /** A job over what is unassigned, 100 at a time, locked past others (Chatwoot, assignment v2). */
  { method: 'bulk, SKIP LOCKED', publishedEveryMs: 30_000, pass: bulkSkipLocked },
  /** Every second, the table of agents locked against others (VICIdial). */
  { method: 'poll under a table lock', publishedEveryMs: 1_000, pass: pollUnderLock },
] as const;

/** Lets each method find agents for chats that come and for agents who end a mail.
 *  perSecond: so many of both. */
export async function measurePublished(
  floor: BusyFloor,
  { perSecond }: { perSecond: number },
): Promise<PublishedCost[]> {
  return asOwner(floor, async (client) => {
    const costs: PublishedCost[] = [];
    for (const { method, publishedEveryMs, pass } of methods) {
      const costOfPass = async (events: number): Promise<PassCost> => {
        await lay(client, floor);
        await bringEvents(client, events);
        return measurePass(floor, () => pass(client));
      };
      const eachSecond = await costOfPass(perSecond);
      costs.push({ method, publishedEveryMs, eachSecond, atOnce: await costOfPass(1) });
    }
    return costs;
  });
}

async function measurePass(floor: BusyFloor, pass: () => Promise<number>): Promise<PassCost> {
  let passMs = 0;
  const { count, clientCpuMs, databaseCpuMs } = await costOf(floor.postmasterPid, async () => {
    const startedAt = performance.now();
    const decisions = await pass();
    passMs = performance.now() - startedAt;
    return { durations: Array<number>(decisions).fill(passMs), elapsedMs: passMs };
  });
  return {
    decisions: count,
    passMs: round(passMs),
    decisionsPerCpuSecond: round(1_000 / (clientCpuMs + databaseCpuMs)),
  };
}

/** The same agents, what they hold and what waits, in tables of their own. */
async function lay(client: pg.Client, { projectId }: BusyFloor): Promise<void> {
  await client.query('drop schema if exists bench cascade; create schema bench');
  await client.query(
    `create table bench.queue as
     select id, channels[1] as channel, language, skills->0->>'skillId' as skill,
       (skills->0->>'minLevel')::int as level
     from routing.queue where project_id = '${projectId}'`,
  );
  await client.query(
    `create table bench.agent as
     select person_id as id, languages, skills, capacity_units as capacity,
       channel_limits as limits, idle_since,
       presence = 'available' and ringing_contact_id is null as is_ready
     from routing.agent`,
  );
  await client.query(
    `create table bench.contact as
     select contact_id as id, queue_id, channel, agent_id, entered_at, weight_units as weight
     from routing.entry where project_id = '${projectId}' and state <> 'offered'`,
  );
  await client.query(`
    create unique index on bench.agent (id);
    create index on bench.agent (idle_since);
    create unique index on bench.contact (id);
    create index on bench.contact (agent_id) where agent_id is not null;
    create index on bench.contact (queue_id, entered_at) where agent_id is null`);
  await client.query('vacuum analyze bench.queue, bench.agent, bench.contact');
}

/** So many chats come, and so many agents end a mail. */
async function bringEvents(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into bench.contact
     select gen_random_uuid(), queue.id, 'chat', null, now(), 1
     from generate_series(1, $1::int) as n
     join (select id, row_number() over (order by id) as place, count(*) over () as queues
           from bench.queue where channel = 'chat') as queue
       on queue.place = 1 + n % queue.queues`,
    [count],
  );
  await client.query(
    `delete from bench.contact where id in (
       select distinct on (agent_id) id from bench.contact
       where channel = 'email' and agent_id in (
         select agent_id from bench.contact where agent_id is not null
         group by agent_id order by md5(agent_id::text) limit $1))`,
    [count],
  );
}

const able = `agent.is_ready and queue.language = any (agent.languages)
  and (agent.skills->>queue.skill)::int >= queue.level`;
const openQueues = `select distinct queue_id from bench.contact where agent_id is null`;

/** Each unassigned contact in turn: the able agent who is idle for longest and, by a count of what
 *  he holds, has room. */
async function countPerCandidate(client: pg.Client): Promise<number> {
  let decisions = 0;
  const { rows: queues } = await client.query<{ queue_id: string }>(openQueues);
  for (const { queue_id: queueId } of queues) {
    for (;;) {
      const { rowCount } = await client.query(
        `with next as (
           select id, channel, weight from bench.contact
           where queue_id = $1 and agent_id is null order by entered_at limit 1),
         taker as (
           select agent.id from bench.agent, bench.queue, next
           where queue.id = $1 and ${able}
             and (select count(*) from bench.contact as held
                  where held.agent_id = agent.id and held.channel = next.channel)
               < (agent.limits->>next.channel)::int
             and (select coalesce(sum(held.weight), 0) from bench.contact as held
                  where held.agent_id = agent.id) + next.weight <= agent.capacity
           order by agent.idle_since limit 1),
         taken as (
           update bench.agent set idle_since = now() from taker where agent.id = taker.id)
         update bench.contact set agent_id = taker.id from next, taker
         where contact.id = next.id`,
        [queueId],
      );
      if (rowCount === 0) break;
      decisions += 1;
    }
  }
  return decisions;
}

/** Queue by queue: 100 unassigned contacts locked past others, what all able agents hold counted
 *  once, and given out in the order of idle time. */
async function bulkSkipLocked(client: pg.Client): Promise<number> {
  let decisions = 0;
  const { rows: queues } = await client.query<{ queue_id: string }>(openQueues);
  for (const { queue_id: queueId } of queues) {
    for (;;) {
      await client.query('begin');
      const { rows: contacts } = await client.query<{ id: string }>(
        `select id from bench.contact where queue_id = $1 and agent_id is null
         order by entered_at limit 100 for update skip locked`,
        [queueId],
      );
      const { rows: agents } = await client.query<{ id: string; room: number }>(
        `select agent.id, least(
             (agent.limits->>queue.channel)::int
               - count(held.id) filter (where held.channel = queue.channel),
             agent.capacity - coalesce(sum(held.weight), 0)) as room
         from bench.agent join bench.queue on queue.id = $1 and ${able}
         left join bench.contact as held on held.agent_id = agent.id
         group by agent.id, agent.limits, agent.capacity, agent.idle_since, queue.channel
         order by agent.idle_since`,
        [queueId],
      );
      const takers = agents.filter(({ room }) => room >= 1);
      const given = contacts.slice(0, takers.length);
      for (const [place, { id }] of given.entries()) {
        const taker = takers[place];
        await client.query('update bench.contact set agent_id = $2 where id = $1', [id, taker?.id]);
        await client.query('update bench.agent set idle_since = now() where id = $1', [taker?.id]);
      }
      await client.query('commit');
      decisions += given.length;
      if (given.length < 100) break;
    }
  }
  return decisions;
}

/** The table of agents locked; each queue's first contacts joined to who is ready, with what he
 *  holds counted. */
async function pollUnderLock(client: pg.Client): Promise<number> {
  let decisions = 0;
  const { rows: queues } = await client.query<{ queue_id: string }>(openQueues);
  await client.query('begin');
  await client.query('lock table bench.agent in exclusive mode');
  for (const { queue_id: queueId } of queues) {
    const { rowCount } = await client.query(
      `with ready as (
         select agent.id, row_number() over (order by agent.idle_since) as place
         from bench.agent join bench.queue on queue.id = $1 and ${able}
         left join lateral (
           select count(*) filter (where held.channel = queue.channel) as held,
             coalesce(sum(held.weight), 0) as load
           from bench.contact as held where held.agent_id = agent.id) as now on true
         where now.held < (agent.limits->>queue.channel)::int and now.load < agent.capacity),
       next as (
         select id, row_number() over (order by entered_at) as place
         from (select id, entered_at from bench.contact
               where queue_id = $1 and agent_id is null order by entered_at limit 100) as first),
       taken as (
         update bench.agent set idle_since = now() from ready join next using (place)
         where agent.id = ready.id)
       update bench.contact set agent_id = ready.id from next join ready using (place)
       where contact.id = next.id`,
      [queueId],
    );
    decisions += rowCount ?? 0;
  }
  await client.query('commit');
  return decisions;
}
