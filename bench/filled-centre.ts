import type pg from 'pg';
import { newId } from '#kernel/id.ts';
import { type EmptyCentre, openEmptyCentre } from './empty-centre.ts';
import { asOwner } from './owner.ts';

/** A centre of its own with so many contacts in one project, on a durable database. */
export interface FilledCentre extends EmptyCentre {
  readonly queueId: string;
  readonly agentIds: readonly string[];
}

const agents = 200;
const secondsBetweenContacts = 20;

/** Fills it with rows as the verbs would have left them: per contact a customer, a case, a
 *  conversation, five segments and two messages. One in 200 is open, held by one of 200 agents. */
export async function openFilledCentre(contacts: number): Promise<FilledCentre> {
  const empty = await openEmptyCentre();
  const queueId = newId();
  const agentIds = Array.from({ length: agents }, () => newId());
  const { projectId } = empty;
  await asOwner(empty, (owner) => fill(owner, { contacts, projectId, queueId, agentIds }));
  return { ...empty, queueId, agentIds };
}

async function fill(
  owner: pg.Client,
  filling: { contacts: number; projectId: string; queueId: string; agentIds: readonly string[] },
): Promise<void> {
  const { contacts, projectId, queueId, agentIds } = filling;
  await owner.query('set synchronous_commit to off');
  await owner.query(
    `create temp table made as
     select n, uuidv7(ago) as customer, uuidv7(ago) as "case", uuidv7(ago) as conversation,
            uuidv7(ago) as contact,
            now() - make_interval(secs => n * $2) as at, n % 200 = 0 as is_open,
            ($3::uuid[])[1 + n % $4] as agent
     from generate_series($1::int, 1, -1) as n, make_interval(secs => -n * $2) as ago`,
    [contacts, secondsBetweenContacts, agentIds, agentIds.length],
  );
  const given = [projectId, queueId];
  for (const statement of statements) {
    await owner.query(statement, given.slice(0, statement.includes('$2') ? 2 : 1));
  }
  await owner.query(`vacuum analyze customers.customer, contacts."case", contacts.conversation,
    contacts.contact, contacts.segment, contacts.message`);
  await owner.query('checkpoint');
}

const statements = [
  `insert into customers.customer (project_id, id, name, language, created_at)
   select $1, customer, 'Customer ' || n, 'en', at from made`,
  `insert into contacts."case" select $1, "case", customer, 'Where is my order?', at from made`,
  `insert into contacts.conversation
   select $1, conversation, "case", contact, customer, 'Customer ' || n,
          case when n % 3 = 0 then 'email' else 'chat' end, 'Where is my order?', 'en',
          case when is_open then 'talk' else 'closed' end, at, $2, agent, at + interval '5 minutes',
          'It has been shipped today and will arrive on Friday.', 'agent', null, null from made`,
  `insert into contacts.contact (project_id, id, conversation_id, case_id, customer_id, channel,
     direction, opened_at, first_response_at, closed_at, agent_id, outcome)
   select $1, contact, conversation, "case", customer,
          case when n % 3 = 0 then 'email' else 'chat' end, 'inbound', at, at + interval '1 minute',
          case when is_open then null else at + interval '10 minutes' end, agent,
          case when is_open then null else 'answered' end from made`,
  `insert into contacts.segment
   select $1, uuidv7(), contact, kind, $2, agent, at + make_interval(mins => place),
          at + make_interval(mins => place + 1), outcome
   from made, (values (0, 'queue', 'offered'), (1, 'offer', 'accepted'),
     (2, 'talk', 'customer-turn'), (3, 'wait-for-customer', 'customer-wrote'),
     (4, 'talk', 'finished')) as s (place, kind, outcome)`,
  `insert into contacts.message (project_id, id, conversation_id, contact_id, channel, author_kind,
     author_id, author_name, kind, body, created_at, delivery_state, external_id)
   select $1, uuidv7(), conversation, contact, 'chat', author, agent, 'Name', 'message',
          'It has been shipped today and will arrive on Friday. Is there anything else I can do?',
          at + make_interval(mins => place), 'sent', contact || '-' || place
   from made, (values (0, 'customer'), (5, 'agent')) as m (place, author)`,
];
