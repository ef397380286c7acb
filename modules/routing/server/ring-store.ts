import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';
import { entryColumns, type OneContact, readOfferedTo } from './entry-store.ts';

/** A further agent at whom an offered contact rings, besides the one whom its entry names. */
export interface Ring extends OneContact {
  readonly agentId: Id;
  readonly offerId: Id;
}

type Tables = { 'routing.ring': Ring };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The offer of a contact as it rings at a further agent. */
export function offerAt(entry: Entry, { agentId, offerId }: Pick<Ring, 'agentId' | 'offerId'>) {
  return { ...entry, agentId, offerId } satisfies Entry;
}

/** Lets a contact ring at a further agent. */
export async function insertRing(ctx: Context, ring: Ring): Promise<void> {
  const { projectId, contactId, agentId, offerId } = ring;
  await tables(ctx)
    .insertInto('routing.ring')
    .values({ projectId, contactId, agentId, offerId })
    .execute();
}

/** Lets it ring there no more. */
export async function deleteRing(ctx: Context, ring: OneContact & { agentId: Id }): Promise<void> {
  await tables(ctx)
    .deleteFrom('routing.ring')
    .where('projectId', '=', ring.projectId)
    .where('contactId', '=', ring.contactId)
    .where('agentId', '=', ring.agentId)
    .execute();
}

/** The further agents at whom a contact rings, or all contacts of a project. */
export async function readRings(
  ctx: Context,
  { projectId, contactId }: { projectId: Id; contactId?: Id },
): Promise<Ring[]> {
  return tables(ctx)
    .selectFrom('routing.ring')
    .select(['projectId', 'contactId', 'agentId', 'offerId'])
    .where('projectId', '=', projectId)
    .$if(contactId !== undefined, (query) => query.where('contactId', '=', contactId ?? ''))
    .orderBy('offerId')
    .execute();
}

/** What rings at an agent, alone or with others. */
export async function readRingingAt(ctx: Context, agentId: Id): Promise<Entry[]> {
  const columns = sql.join(entryColumns.map((each) => sql.ref(`e.${each}`)));
  const { rows } = await sql<Entry & { ringOfferId: Id }>`
    select ${columns}, r.offer_id as ring_offer_id from routing.ring r
    join routing.entry e using (project_id, contact_id)
    where r.agent_id = ${agentId}`.execute(ctx.tx);
  const further = rows.map(({ ringOfferId: offerId, ...entry }) =>
    offerAt(entry, { agentId, offerId }),
  );
  return [...(await readOfferedTo(ctx, agentId)), ...further];
}
