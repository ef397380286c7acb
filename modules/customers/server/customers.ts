import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type CustomerCard,
  type CustomerSummary,
  customerChanged,
  type Identity,
  may,
  refusals,
} from '../contract.ts';
import { generationOf } from '../core/generation.ts';
import { identitySearch } from '../core/identity.ts';
import { type PersonalField, undoWindowMs } from '../core/merge.ts';
import { readMerges } from './merge-store.ts';
import { findOrMake, type IdentityGiven, type Recognised, readIdentity } from './recognise.ts';
import {
  countNotes,
  lifeEventList,
  orderList,
  readLastConsents,
  readRecords,
  readSuggestions,
} from './record-store.ts';
import { authoriseIn } from './scope.ts';
import { avoidancesOf, livingStanding, tellStanding } from './standing.ts';
import {
  type CustomerRow,
  deleteIdentity,
  findLiving,
  lockOwners,
  type OfCustomer,
  readCustomers,
  readIdentities,
  readNewestCustomers,
  searchCustomers,
  updateCustomer,
  writeIdentities,
} from './store.ts';

/** What is known of a person; undefined leaves a field as it is, null blanks it. */
export type Person = {
  readonly [Field in PersonalField | 'valueLevel']?: CustomerRow[Field] | undefined;
};

const recordsOnCard = 10;

/** The living customers of a project, newest first. */
export async function listCustomers(
  ctx: Context,
  { projectId, ...wanted }: PageWanted & { projectId: Id },
): Promise<Page<CustomerSummary>> {
  authorise(ctx, may.read);
  return pageOf(
    wanted,
    (range) => readNewestCustomers(ctx, { projectId, ...range }),
    (customer) => customer.createdAt,
  );
}

/** The customers whose name, address, phone, external id or order number fits, best first. */
export async function findCustomers(
  ctx: Context,
  { projectId, text, limit }: { projectId: Id; text: string; limit: number },
): Promise<{ items: CustomerSummary[] }> {
  authoriseIn(ctx, may.read, projectId);
  const address = identitySearch(text);
  const items = await searchCustomers(ctx, { projectId, words: text, address, limit });
  return { items };
}

/** Finds the customer with these identities, or makes him, and keeps what is told of him. For
 *  people and programs that vouch for what they say. */
export async function recordCustomer(
  ctx: Context,
  {
    projectId,
    identities,
    ...told
  }: Person & { projectId: Id; identities: readonly Omit<IdentityGiven, 'isVerified'>[] },
): Promise<Recognised> {
  authoriseIn(ctx, may.edit, projectId);
  const proven = identities.map((each) => ({ ...each, isVerified: true }));
  const about = definedOnly(told);
  const recognised = await findOrMake(ctx, { projectId, identities: proven, about });
  const { customerId, isNew } = recognised;
  if (!isNew) await changePerson(ctx, await livingCustomer(ctx, { projectId, customerId }), about);
  return recognised;
}

/** All that the customer pane shows; after a merge, of the one who remains. */
export async function customerCard(ctx: Context, which: OfCustomer): Promise<CustomerCard> {
  authorise(ctx, may.read);
  const { mergedIntoId: _, ...customer } = await livingCustomer(ctx, which);
  const living = { projectId: customer.projectId, customerId: customer.id };
  const newest = { ...living, after: null, limit: recordsOnCard };
  const merges = await readMerges(ctx, { ...living, since: addMs(ctx.now, -undoWindowMs) });
  return {
    ...customer,
    generation: customer.birthYear === null ? null : generationOf(customer.birthYear),
    identities: await readIdentities(ctx, living),
    avoidances: await avoidancesOf(ctx, living),
    consents: await readLastConsents(ctx, living),
    noteCount: await countNotes(ctx, living),
    orders: await readRecords(ctx, orderList, newest),
    lifeEvents: await readRecords(ctx, lifeEventList, newest),
    suggestions: await readSuggestions(ctx, living),
    merges: merges.map((each) => ({ ...each, undoableUntil: addMs(each.at, undoWindowMs) })),
  };
}

/** What lists and statistics need to know of many customers. Ids that nobody has are left out. */
export async function customersById(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<Map<Id, CustomerRow>> {
  authorise(ctx, may.read);
  const rows = ids.length === 0 ? [] : await readCustomers(ctx, { projectId, ids });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Changes what is known of a person. */
export async function editCustomer(
  ctx: Context,
  { projectId, customerId, ...told }: OfCustomer & Person,
): Promise<CustomerCard> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  await changePerson(ctx, customer, definedOnly(told));
  return customerCard(ctx, { projectId, customerId: customer.id });
}

/** Adds an identity, or says that a claimed one is proven. Refuses one that is proven for another
 *  customer. */
export async function addIdentity(
  ctx: Context,
  { projectId, customerId, ...given }: OfCustomer & IdentityGiven,
): Promise<Identity> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const living = { projectId, customerId: customer.id };
  const identity = readIdentity(given);
  const [owner] = await lockOwners(ctx, { projectId, given: [identity] });
  const isFree = !owner || (identity.isVerified && !owner.isVerified);
  if (isFree) {
    await writeIdentities(ctx, living, [{ ...identity, id: newId(Date.parse(ctx.now)) }]);
    changed(ctx, customer);
  } else if (owner.customerId !== customer.id) {
    refuse(refusals.identityTaken, { kind: identity.kind, customerId: owner.customerId });
  }
  const all = await readIdentities(ctx, living);
  const kept = all.find(({ kind, value }) => kind === identity.kind && value === identity.value);
  return kept ?? refuse(refusals.notFound);
}

/** Takes an identity away. Refuses to take the last one: nobody could find the customer again. */
export async function removeIdentity(
  ctx: Context,
  { projectId, customerId, identityId }: OfCustomer & { identityId: Id },
): Promise<void> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const living = { projectId, customerId: customer.id };
  const identities = await readIdentities(ctx, living);
  const isLast = identities.length === 1 && identities[0]?.id === identityId;
  if (isLast) refuse(refusals.lastIdentity);
  if (!(await deleteIdentity(ctx, { ...living, identityId }))) refuse(refusals.notFound);
  changed(ctx, customer);
}

/** The customer, or the one who remained after a merge. Refuses when there is none. */
export async function livingCustomer(
  ctx: Context,
  which: OfCustomer,
  options: { isLocked?: boolean } = {},
): Promise<CustomerRow> {
  return (await findLiving(ctx, which, options)) ?? refuse(refusals.notFound);
}

/** Tells that a customer's record is not what it was. */
export function changed(ctx: Context, { projectId, id, name }: CustomerRow): void {
  ctx.emit(customerChanged, { projectId, subjectId: id, data: { name } });
}

type Told = Partial<Pick<CustomerRow, PersonalField | 'valueLevel'>>;

async function changePerson(ctx: Context, customer: CustomerRow, told: Told): Promise<void> {
  if (Object.keys(told).length === 0) return;
  const which = { projectId: customer.projectId, customerId: customer.id };
  const now = { ...customer, ...told };
  await updateCustomer(ctx, which, told);
  changed(ctx, now);
  if (now.valueLevel === customer.valueLevel) return;
  tellStanding(ctx, which, await livingStanding(ctx, which));
}

function definedOnly(told: Person): Told {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
