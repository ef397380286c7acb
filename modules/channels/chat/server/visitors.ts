import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { may as contactsMay } from '#modules/contacts/contract.ts';
import { may as customersMay } from '#modules/customers/contract.ts';
import { may as routingMay } from '#modules/routing/contract.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { refusals } from '../contract.ts';
import { isTimely, type SignedIdentity } from '../core/identity.ts';
import { hashOfToken, isSigned, newVisitorToken, secretOf } from './secret.ts';
import {
  findVisitor,
  type InProject,
  insertVisitor,
  type StoredWidget,
  updateVisitor,
  type Visitor,
} from './store.ts';

/** Whoever stands before a widget. */
export interface Caller {
  readonly widget: StoredWidget;
  readonly visitor: InProject;
}

/** The same with what is known of him. */
export interface Visit extends Caller {
  readonly visitor: Visitor;
}

const rights = [
  contactsMay.receive,
  contactsMay.read,
  contactsMay.move,
  customersMay.recognise,
  routingMay.read,
  routingMay.match,
];
const permissions = new Set(rights.map(({ name }) => name));

/** Whoever stands before a widget, as he acts: in its project, with what its door needs. The verbs
 *  of this module let each visitor reach his own conversations only. */
export function actorOf({ projectId }: { projectId: Id }, visitorId: Id): Actor {
  return { id: visitorId, kind: 'visitor', permissions, scope: [projectId] };
}

/** Comes back as the visitor of the token, or as a new one: when there is none, when it is unknown,
 *  and when the site says that another person sits there. Returns the token to keep.
 *  Refuses an identity that is wrongly or no longer signed. */
export async function enter(
  ctx: Context,
  entry: {
    widget: StoredWidget;
    centreSecret: string;
    visitorToken: string | undefined;
    language: Language;
    identity: SignedIdentity | undefined;
  },
): Promise<{ visitorToken: string; visitor: Visitor }> {
  const { widget, visitorToken: shown, language, identity } = entry;
  const found = shown ? await visitorOfToken(ctx, widget, shown) : undefined;
  if (identity) refuseUnproven(ctx, entry.centreSecret, widget, { identity, found });
  if (!shown || !found || isSomebodyElse(found, identity)) {
    const visitorToken = newVisitorToken();
    const visitor = { ...newVisitor(ctx, widget, visitorToken, language), ...signedPart(identity) };
    await insertVisitor(ctx, visitor);
    return { visitorToken, visitor };
  }
  const isNewlyKnown = identity !== undefined && found.externalId === null;
  const visitor: Visitor = {
    ...found,
    language,
    lastSeenAt: ctx.now,
    ...signedPart(identity),
    ...(isNewlyKnown ? { customerId: null } : {}),
  };
  await updateVisitor(ctx, visitor, visitor);
  return { visitorToken: shown, visitor };
}

/** The visitor of a token. */
export async function visitorOfToken(
  ctx: Context,
  { projectId, id }: StoredWidget,
  token: string,
): Promise<Visitor | undefined> {
  return findVisitor(ctx, { projectId, widgetId: id, tokenHash: hashOfToken(token) });
}

/** A page that stays open shows the same signature for days; who was let in by it stays in. */
function refuseUnproven(
  ctx: Context,
  centreSecret: string,
  widget: StoredWidget,
  { identity, found }: { identity: SignedIdentity; found: Visitor | undefined },
): void {
  if (!isSigned(secretOf(centreSecret, widget), identity)) refuse(refusals.wrongSignature);
  const isIn = found?.externalId === identity.externalId;
  if (!isIn && !isTimely(identity.issuedAt, ctx.now)) refuse(refusals.staleSignature);
}

/** A browser that several people share keeps their conversations apart. */
function isSomebodyElse({ externalId }: Visitor, identity: SignedIdentity | undefined): boolean {
  return externalId !== null && identity !== undefined && identity.externalId !== externalId;
}

function signedPart(identity: SignedIdentity | undefined): Partial<Visitor> {
  if (!identity) return {};
  const { externalId, email, name } = identity;
  return {
    externalId,
    ...(name ? { name } : {}),
    ...(email ? { email, isEmailVerified: true } : {}),
  };
}

function newVisitor(
  ctx: Context,
  { projectId, id: widgetId }: StoredWidget,
  token: string,
  language: Language,
): Visitor {
  return {
    projectId,
    id: newId(Date.parse(ctx.now)),
    widgetId,
    tokenHash: hashOfToken(token),
    externalId: null,
    name: null,
    email: null,
    isEmailVerified: false,
    language,
    customerId: null,
    createdAt: ctx.now,
    lastSeenAt: ctx.now,
  };
}
