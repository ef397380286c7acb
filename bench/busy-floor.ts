import type pg from 'pg';
import { type Id, newId } from '#kernel/id.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { createSkill } from '#modules/staff/server/index.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { type EmptyCentre, openEmptyCentre } from './empty-centre.ts';
import { asOwner } from './owner.ts';

/** A centre at work: nearly all agents hold what they can, and a backlog of mails waits. */
export interface BusyFloor extends EmptyCentre {
  readonly chatQueues: readonly BenchQueue[];
  readonly mailQueues: readonly BenchQueue[];
}

export interface BenchQueue {
  readonly id: Id;
  readonly language: 'en' | 'ru';
  readonly skillId: Id;
}

const topicCount = 5;
const minLevel = 2;
const languages = ['en', 'ru'] as const;
/** One agent in so many has room for one more chat; nobody has room for another mail. */
const oneFreeIn = 10;

/** Every agent speaks a language or two and knows two topics of five. He may hold 4 units, 2 mails
 *  and 3 chats; he holds 2 mails and 2 chats, or has just ended a chat. All who wait are mails, so
 *  each agent who becomes free for one is given one. */
export async function openBusyFloor(size: { agents: number; waiting: number }): Promise<BusyFloor> {
  const empty = await openEmptyCentre();
  const { projectId } = empty;
  const run = <T>(deed: (ctx: Context) => Promise<T>) =>
    empty.centre.database.run(systemActor, deed);
  const topics: Id[] = [];
  for (let number = 0; number < topicCount; number += 1) {
    const key = `topic-${number}`;
    const skill = { kind: 'topic', key, names: { en: key, ru: key, zh: key } } as const;
    topics.push(await run((ctx) => createSkill(ctx, skill)));
  }
  const queuesOf = (channel: 'chat' | 'email') =>
    languages.flatMap((language) =>
      topics.map((skillId, topic) => {
        const name = `${channel} ${language} ${topic}`;
        return {
          ...{ ...blankQueue, id: newId(), projectId, names: { en: name, ru: name, zh: name } },
          ...{ channels: [channel], language, skillId, skills: [{ skillId, minLevel }] },
        };
      }),
    );
  const chatQueues = queuesOf('chat');
  const mailQueues = queuesOf('email');
  const putAll = async () => {
    for (const { skillId: _, ...queue } of [...chatQueues, ...mailQueues]) {
      await run((ctx) => putQueue(ctx, queue));
    }
  };
  await putAll();
  const mailQueueIds = mailQueues.map(({ id }) => id);
  await asOwner(empty, (owner) => fill(owner, { ...size, projectId, topics, mailQueueIds }));
  /** Who waits follows his queue, and so takes his place in its line. */
  await putAll();
  await asOwner(empty, (owner) => owner.query('vacuum routing.entry'));
  await empty.centre.outbox.drain();
  return { ...empty, chatQueues, mailQueues };
}

async function fill(
  owner: pg.Client,
  filling: {
    agents: number;
    waiting: number;
    projectId: Id;
    topics: readonly Id[];
    mailQueueIds: readonly Id[];
  },
): Promise<void> {
  const { agents, waiting, projectId, topics, mailQueueIds } = filling;
  await owner.query('set synchronous_commit to off');
  await owner.query(
    `create temp table crew as
     select n, uuidv7() as id, abs(hashint4(n)) % ${oneFreeIn} = 0 as is_free,
       case n % 3 when 0 then '{en}' when 1 then '{ru}' else '{en,ru}' end::text[] as languages,
       jsonb_build_object(($2::uuid[])[1 + n / 3 % $3], 1 + n % 5,
         ($2::uuid[])[1 + (n / 3 + 1) % $3], 1 + n / 5 % 5) as skills
     from generate_series(1, $1::int) as n`,
    [agents, topics, topics.length],
  );
  await owner.query(
    `
    create temp table made as
    select uuidv7() as customer, uuidv7() as "case", uuidv7() as conversation, uuidv7() as contact,
      crew.id as agent, channel, now() - interval '20 minutes' as at, ($1::uuid[])[1] as queue
    from crew,
      (values (1, 'chat'), (2, 'email'), (3, 'email'), (4, 'chat')) as held (place, channel)
    where place < 4 or not is_free`,
    [mailQueueIds],
  );
  await owner.query(
    `insert into made
     select uuidv7(), uuidv7(), uuidv7(), uuidv7(), null, 'email',
       now() - make_interval(secs => n * 36000.0 / $1), ($2::uuid[])[1 + n % $3]
     from generate_series($1::int, 1, -1) as n`,
    [waiting, mailQueueIds, mailQueueIds.length],
  );
  for (const statement of statements) await owner.query(statement, [projectId]);
  await owner.query(`vacuum analyze customers.customer, contacts."case", contacts.conversation,
    contacts.contact, routing.entry, routing.agent, staff.person, routing.queue_count`);
  await owner.query('checkpoint');
}

const statements = [
  `insert into staff.person (id, name, email, language, state, roles, scope, created_at)
   select id, 'Agent ' || n, 'agent-' || n || '@bench.example', 'en', 'active', '{agent}',
     array[$1::uuid], now() from crew`,
  `insert into customers.customer (project_id, id, name, language, created_at)
   select $1, customer, 'Customer', 'en', at from made`,
  `insert into contacts."case" select $1, "case", customer, 'Where is my order?', at from made`,
  `insert into contacts.conversation
   select $1, conversation, "case", contact, customer, 'Customer', channel, 'Where is my order?',
     'en', case when agent is null then 'queue' else 'talk' end, at, queue, agent, at,
     'Where is my order?', 'customer', null, null from made`,
  `insert into contacts.contact (project_id, id, conversation_id, case_id, customer_id, channel,
     direction, opened_at, first_response_at, closed_at, agent_id, outcome)
   select $1, contact, conversation, "case", customer, channel, 'inbound', at, null, null, agent,
     null from made`,
  `insert into routing.agent (person_id, project_ids, languages, skills, presence, presence_since,
     capacity_units, channel_limits, load_units, held, ringing_contact_id, idle_since,
     missed_offers, open_channels, interruptible)
   select id, array[$1::uuid], languages, skills, 'available', now(), 4, '{"chat": 3, "email": 2}',
     case when is_free then 3 else 4 end,
     jsonb_build_object('chat', case when is_free then 1 else 2 end, 'email', 2), null,
     now() - make_interval(secs => n), 0, case when is_free then '{chat}' else '{}' end::text[],
     '{"chat": 0, "email": 0}'
   from crew`,
  `insert into routing.entry (project_id, contact_id, conversation_id, customer_id, queue_id,
     channel, state, entered_at, priority, acceleration_per_minute, requirements, excluded,
     weight_units, held_units, agent_id, line, due, customer_language, silent_after_ms,
     interrupted_by, contact_state, contact_since)
   select $1, contact, conversation, customer, queue, channel,
     case when agent is null then 'waiting' else 'assigned' end, at, 0, 1,
     '{"language": null, "skills": [], "teamId": null, "relaxing": []}', '[]', 1,
     case when agent is null then 0 else 1 end, agent, '', 0, 'en', 0, '{}',
     case when agent is null then null else 'talk' end,
     case when agent is null then null else at end
   from made`,
];
