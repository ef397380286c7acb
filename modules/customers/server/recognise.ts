import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { customerChanged, customerCreated, may, refusals } from '../contract.ts';
import { type IdentityKind, normaliseIdentity } from '../core/identity.ts';
import type { PersonalField } from '../core/merge.ts';
import { givenName } from '../core/person-name.ts';
import { decideRecognition, type GivenIdentity } from '../core/recognition.ts';
import { authoriseIn } from './scope.ts';
import {
  type CustomerRow,
  insertCustomer,
  insertSuggestions,
  lockOwners,
  type OfCustomer,
  readCustomers,
  updateCustomer,
  writeIdentities,
} from './store.ts';

/** An identity as a channel or a program hands it in. value: as the person writes it. */
export interface IdentityGiven {
  readonly kind: IdentityKind;
  readonly value: string;
  /** Proven, not merely claimed: a signed id, the address a mail came from, a calling number, the
   *  widget's own secret. What a visitor types into a form is a claim. */
  readonly isVerified: boolean;
}

export interface Recognised {
  readonly customerId: Id;
  readonly isNew: boolean;
}

/** Finds the one person behind the identities, or makes his record; new identities become his, and
 *  name and language are kept where nothing was known. Who may be the same person without proof is
 *  suggested to people. Refuses an identity that is none of its kind. */
export async function recognise(
  ctx: Context,
  input: {
    projectId: Id;
    identities: readonly IdentityGiven[];
    name?: string | undefined;
    language?: Language | undefined;
  },
): Promise<Recognised> {
  authoriseIn(ctx, may.recognise, input.projectId);
  const { projectId, identities, language = null } = input;
  const name = givenName(input.name ?? '');
  const recognised = await findOrMake(ctx, { projectId, identities, about: { name, language } });
  if (!recognised.isNew) {
    await fillBlanks(ctx, { projectId, customerId: recognised.customerId }, { name, language });
  }
  return recognised;
}

/** The identity in its normal form. Refuses a text that is none of its kind. */
export function readIdentity({ kind, value, isVerified }: IdentityGiven): GivenIdentity {
  const normal = normaliseIdentity(kind, value);
  if (normal === null) refuse(refusals.unreadableIdentity, { kind, value });
  return { kind, value: normal, display: value.trim(), isVerified };
}

/** The customer behind the identities; what is told `about` him enters a new record only. */
export async function findOrMake(
  ctx: Context,
  {
    projectId,
    identities,
    about,
  }: {
    projectId: Id;
    identities: readonly IdentityGiven[];
    about: Partial<Pick<CustomerRow, PersonalField | 'valueLevel'>>;
  },
): Promise<Recognised> {
  const given = identities.map(readIdentity);
  const found = await lockOwners(ctx, { projectId, given });
  const decision = decideRecognition({ given, found });
  const nowMs = Date.parse(ctx.now);
  const customerId = decision.customerId ?? newId(nowMs);
  const isNew = decision.customerId === null;
  const customer = { projectId, customerId };
  if (isNew) await insertNew(ctx, customer, about);
  const withId = <Item>(items: readonly Item[]) =>
    items.map((item) => ({ ...item, id: newId(nowMs) }));
  await writeIdentities(ctx, customer, withId(decision.identities));
  await insertSuggestions(ctx, customer, withId(decision.suggestions));
  return { customerId, isNew };
}

async function insertNew(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  about: Partial<Pick<CustomerRow, PersonalField | 'valueLevel'>>,
): Promise<void> {
  const { name = null, language = null, birthYear = null, preferredChannel = null } = about;
  const { valueLevel = 0 } = about;
  await insertCustomer(ctx, {
    projectId,
    id: customerId,
    name,
    language,
    birthYear,
    preferredChannel,
    valueLevel,
    createdAt: ctx.now,
    mergedIntoId: null,
  });
  ctx.emit(customerCreated, { projectId, subjectId: customerId, data: { name } });
}

async function fillBlanks(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  told: Pick<CustomerRow, 'name' | 'language'>,
): Promise<void> {
  const [known] = await readCustomers(ctx, { projectId, ids: [customerId] });
  const name = known?.name ?? told.name;
  const language = known?.language ?? told.language;
  if (name === known?.name && language === known?.language) return;
  await updateCustomer(ctx, { projectId, customerId }, { name, language });
  ctx.emit(customerChanged, { projectId, subjectId: customerId, data: { name } });
}
