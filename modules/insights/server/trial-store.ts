import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Contact } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { TrialReport } from '../core/trial.ts';
import type { ContactFactRow } from './store.ts';

/** Of more contacts than this the first tell enough. */
const maximumContacts = 200_000;

/** What became of a contact, as far as its facts do not tell. */
interface Aftermath {
  readonly resolution: Contact['resolution'];
  readonly rating: number | null;
  readonly cameAgain: boolean;
}

/** A closed contact of a past day. */
export type PastContact = ContactFactRow & Aftermath;

/** A contact that was drawn into an arm; its facts are null while it is open. */
export type DrawnContact = { contactId: Id; isTreated: boolean; drawnAt: Instant } & (
  | PastContact
  | ({ readonly [Field in keyof Omit<ContactFactRow, 'contactId'>]: null } & Aftermath)
);

type Tables = {
  'insights.trialResult': {
    projectId: Id;
    trialId: Id;
    report: JSONColumnType<TrialReport>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

const aftermath = (projectId: Id) => sql`c.resolution, r.rating,
  c.id in (select l.repeat_of_id from contacts.contact l
    where l.project_id = ${projectId} and l.repeat_of_id is not null) as came_again`;

/** Who was drawn into the arms of a trial, with what is known of them. */
export async function readDrawn(
  ctx: Context,
  { projectId, trialId }: { projectId: Id; trialId: Id },
): Promise<DrawnContact[]> {
  const { rows } = await sql<DrawnContact>`
    select f.*, a.contact_id, a.is_treated, a.drawn_at, ${aftermath(projectId)}
    from routing.trial_arm a
    join contacts.contact c on c.project_id = a.project_id and c.id = a.contact_id
    left join insights.contact_fact f
      on f.project_id = a.project_id and f.contact_id = a.contact_id
    left join insights.rating_fact r
      on r.project_id = a.project_id and r.contact_id = a.contact_id
    where a.project_id = ${projectId} and a.trial_id = ${trialId}
    order by a.drawn_at, a.contact_id limit ${maximumContacts}`.execute(ctx.tx);
  return rows;
}

/** The closed contacts that came to a queue since a moment. */
export async function readPast(
  ctx: Context,
  { projectId, queueId, since }: { projectId: Id; queueId: Id; since: Instant },
): Promise<PastContact[]> {
  const { rows } = await sql<PastContact>`
    select f.*, ${aftermath(projectId)}
    from insights.contact_fact f
    join contacts.contact c on c.project_id = f.project_id and c.id = f.contact_id
    left join insights.rating_fact r on r.project_id = f.project_id and r.contact_id = f.contact_id
    where f.project_id = ${projectId} and f.queue_id = ${queueId} and f.opened_at >= ${since}
    order by f.opened_at desc limit ${maximumContacts}`.execute(ctx.tx);
  return rows;
}

/** Keeps what a trial had shown when it ended. */
export async function keepResult(ctx: Context, report: TrialReport): Promise<void> {
  const { projectId, id: trialId } = report.trial;
  await tables(ctx)
    .insertInto('insights.trialResult')
    .values({ projectId, trialId, report: JSON.stringify(report) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a trial that has ended had shown. */
export async function findResult(
  ctx: Context,
  { projectId, trialId }: { projectId: Id; trialId: Id },
): Promise<TrialReport | undefined> {
  const row = await tables(ctx)
    .selectFrom('insights.trialResult')
    .select('report')
    .where('projectId', '=', projectId)
    .where('trialId', '=', trialId)
    .executeTakeFirst();
  return row?.report;
}
