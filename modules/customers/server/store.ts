import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { type Context, LostRace } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Place } from '#platform/http/paging.ts';
import type { CustomerSummary, Identity } from '../contract.ts';
import type { ContactChannel } from '../core/contact-channel.ts';
import type { PersonalField } from '../core/merge.ts';
import type { FoundIdentity, GivenIdentity, Suggestion } from '../core/recognition.ts';

/** A customer's own row. */
export interface CustomerRow {
  projectId: Id;
  id: Id;
  name: string | null;
  language: Language | null;
  birthYear: number | null;
  preferredChannel: ContactChannel | null;
  valueLevel: number;
  createdAt: Instant;
  mergedIntoId: Id | null;
}

type IdentityRow = Identity & { projectId: Id; customerId: Id; verifiedAt: Instant | null };

type Tables = {
  'customers.customer': CustomerRow;
  'customers.identity': IdentityRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

const customerColumns = [
  'projectId',
  'id',
  'name',
  'language',
  'birthYear',
  'preferredChannel',
  'valueLevel',
  'createdAt',
  'mergedIntoId',
] as const;
const identityColumns = ['id', 'kind', 'value', 'display', 'isVerified'] as const;

/** Which customer: rows of a project are named by both ids. */
export interface OfCustomer {
  readonly projectId: Id;
  readonly customerId: Id;
}

/** A customer may have been merged into another, and that one again. */
export const maximumMergesInARow = 50;

/** The customer, or the one who remained when he was merged. isLocked: held against other writers
 *  until the transaction ends. */
export async function findLiving(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { isLocked = false } = {},
): Promise<CustomerRow | undefined> {
  let id = customerId;
  for (let step = 0; step < maximumMergesInARow; step += 1) {
    const found = await tables(ctx)
      .selectFrom('customers.customer')
      .select(customerColumns)
      .where('projectId', '=', projectId)
      .where('id', '=', id)
      .$if(isLocked, (query) => query.forNoKeyUpdate())
      .executeTakeFirst();
    if (!found?.mergedIntoId) return found;
    id = found.mergedIntoId;
  }
  return undefined;
}

/** These customers as they are, merged or not. */
export async function readCustomers(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<CustomerRow[]> {
  return tables(ctx)
    .selectFrom('customers.customer')
    .select(customerColumns)
    .where('projectId', '=', projectId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Adds a customer. */
export async function insertCustomer(ctx: Context, row: CustomerRow): Promise<void> {
  await tables(ctx).insertInto('customers.customer').values(row).execute();
}

/** Changes what is known of a customer. */
export async function updateCustomer(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  fields: Partial<Pick<CustomerRow, PersonalField | 'valueLevel' | 'mergedIntoId'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('customers.customer')
    .set(fields)
    .where('projectId', '=', projectId)
    .where('id', '=', customerId)
    .execute();
}

/** The living customers of a project, newest first. */
export async function readNewestCustomers(
  ctx: Context,
  { projectId, after, limit }: { projectId: Id; after: Place | null; limit: number },
): Promise<CustomerSummary[]> {
  const rows = await tables(ctx)
    .selectFrom('customers.customer')
    .select(['id', 'name', 'language', 'createdAt'])
    .where('projectId', '=', projectId)
    .where('mergedIntoId', 'is', null)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return withIdentities(ctx, projectId, rows);
}

/** The customers who fit best, at most `limit`; see customers.search for the order. */
export async function searchCustomers(
  ctx: Context,
  search: { projectId: Id; words: string; address: string | null; limit: number },
): Promise<CustomerSummary[]> {
  const { projectId, words, address, limit } = search;
  const { rows } = await sql<Omit<CustomerSummary, 'identities'>>`
    select c.id, c.name, c.language, c.created_at
    from customers.search(${projectId}, ${words}, ${address}, ${limit})
      with ordinality as fit (customer_id, place)
    join customers.customer c on c.project_id = ${projectId} and c.id = fit.customer_id
    order by fit.place`.execute(ctx.tx);
  return withIdentities(ctx, projectId, rows);
}

async function withIdentities(
  ctx: Context,
  projectId: Id,
  rows: readonly Omit<CustomerSummary, 'identities'>[],
): Promise<CustomerSummary[]> {
  if (rows.length === 0) return [];
  const identities = await tables(ctx)
    .selectFrom('customers.identity')
    .select([...identityColumns, 'customerId'])
    .where('projectId', '=', projectId)
    .where(
      'customerId',
      'in',
      rows.map(({ id }) => id),
    )
    .where('kind', '<>', 'visitor')
    .orderBy('id')
    .execute();
  const byCustomer = Map.groupBy(identities, ({ customerId }) => customerId);
  return rows.map((row) => ({
    ...row,
    identities: (byCustomer.get(row.id) ?? []).map(({ customerId: _, ...identity }) => identity),
  }));
}

/** A customer's identities in the order in which they became known. Visitors' secrets stay here. */
export async function readIdentities(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<Identity[]> {
  return tables(ctx)
    .selectFrom('customers.identity')
    .select(identityColumns)
    .where('projectId', '=', projectId)
    .where('customerId', '=', customerId)
    .where('kind', '<>', 'visitor')
    .orderBy('id')
    .execute();
}

/** Takes an identity away; says whether the customer had it. */
export async function deleteIdentity(
  ctx: Context,
  { projectId, customerId, identityId }: OfCustomer & { identityId: Id },
): Promise<boolean> {
  const deleted = await tables(ctx)
    .deleteFrom('customers.identity')
    .where('projectId', '=', projectId)
    .where('customerId', '=', customerId)
    .where('id', '=', identityId)
    .where('kind', '<>', 'visitor')
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Who owns these identities. The owners are held until the transaction ends, so that no merge
 *  can pass between recognising a customer and writing down what he did. */
export async function lockOwners(
  ctx: Context,
  { projectId, given }: { projectId: Id; given: readonly Pick<GivenIdentity, 'kind' | 'value'>[] },
): Promise<FoundIdentity[]> {
  const kinds = given.map(({ kind }) => kind);
  const values = given.map(({ value }) => value);
  // The limit keeps the look-ups apart: before PostgreSQL knows the size of a project, it would
  // read all of it.
  const { rows: found } = await sql<FoundIdentity>`
    select owned.kind, owned.value, owned.customer_id, owned.is_verified, exists (
      select 1 from customers.identity e
      where e.project_id = ${projectId} and e.customer_id = owned.customer_id
        and e.kind = 'external' and e.is_verified) as has_external_id
    from unnest(${kinds}::text[], ${values}::text[]) as wanted (kind, value)
    cross join lateral (
      select i.kind, i.value, i.customer_id, i.is_verified from customers.identity i
      where i.project_id = ${projectId} and i.kind = wanted.kind and i.value = wanted.value
      limit 1) as owned`.execute(ctx.tx);
  const owners = [...new Set(found.map(({ customerId }) => customerId))];
  if (owners.length > 0) await lockAll(ctx, { projectId, ids: owners });
  return found;
}

/** Holds customers until the transaction ends. When one was merged away since his identities were
 *  read, the verb is run again. */
async function lockAll(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<void> {
  const held = await tables(ctx)
    .selectFrom('customers.customer')
    .select('id')
    .where('projectId', '=', projectId)
    .where('id', '=', sql<Id>`any (${ids}::uuid[])`)
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (held.length < ids.length) throw new LostRace();
}

/** Makes identities the customer's: new ones, and those that others merely claimed.
 *  When one was proven for somebody in the meantime, the verb is run again. */
export async function writeIdentities(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  identities: readonly (GivenIdentity & { readonly id: Id })[],
): Promise<void> {
  if (identities.length === 0) return;
  const written = await tables(ctx)
    .insertInto('customers.identity')
    .values(
      identities.map(({ id, kind, value, display, isVerified }) => ({
        projectId,
        id,
        customerId,
        kind,
        value,
        display,
        isVerified,
        verifiedAt: isVerified ? ctx.now : null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'kind', 'value'])
        .doUpdateSet(({ ref }) => ({
          customerId: ref('excluded.customerId'),
          display: ref('excluded.display'),
          isVerified: true,
          verifiedAt: ref('excluded.verifiedAt'),
        }))
        .where('customers.identity.isVerified', '=', false)
        .where('excluded.isVerified', '=', true),
    )
    .returning('id')
    .execute();
  if (written.length < identities.length) throw new LostRace();
}

/** Suggests that customers may be one person; a pair that was suggested before stays as it is. */
export async function insertSuggestions(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  suggestions: readonly (Suggestion & { readonly id: Id })[],
): Promise<void> {
  for (const { id, otherId, reason, identity } of suggestions) {
    await sql`
      insert into customers.merge_suggestion
        (project_id, id, first_id, second_id, reason, kind, display)
      values (${projectId}, ${id}, least(${customerId}::uuid, ${otherId}::uuid),
        greatest(${customerId}::uuid, ${otherId}::uuid), ${reason}, ${identity.kind},
        ${identity.display})
      on conflict do nothing`.execute(ctx.tx);
  }
}
