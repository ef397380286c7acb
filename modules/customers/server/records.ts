import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type Consent,
  type LifeEvent,
  lifeEventRecorded,
  may,
  type Note,
  type Order,
  orderRecorded,
  refusals,
} from '../contract.ts';
import { type ConsentPurpose, consentIn } from '../core/consent.ts';
import type { ContactChannel } from '../core/contact-channel.ts';
import { changed, livingCustomer } from './customers.ts';
import {
  consentList,
  insertConsent,
  insertLifeEvent,
  insertNote,
  lifeEventList,
  noteList,
  orderList,
  readLastConsents,
  readOrderTimes,
  readRecords,
  upsertOrder,
} from './record-store.ts';
import type { OfCustomer } from './store.ts';

/** What a customer agreed to and withdrew, newest first. */
export async function listConsents(
  ctx: Context,
  wanted: OfCustomer & PageWanted,
): Promise<Page<Consent>> {
  return listOf(ctx, consentList, wanted, (consent) => consent.at);
}

/** Notes on a customer, newest first. */
export async function listNotes(
  ctx: Context,
  wanted: OfCustomer & PageWanted,
): Promise<Page<Note>> {
  return listOf(ctx, noteList, wanted, (note) => note.createdAt);
}

/** A customer's orders, newest first. */
export async function listOrders(
  ctx: Context,
  wanted: OfCustomer & PageWanted,
): Promise<Page<Order>> {
  return listOf(ctx, orderList, wanted, (order) => order.placedAt);
}

/** What happened in the life of a customer, newest first. */
export async function listLifeEvents(
  ctx: Context,
  wanted: OfCustomer & PageWanted,
): Promise<Page<LifeEvent>> {
  return listOf(ctx, lifeEventList, wanted, (event) => event.at);
}

/** Whether the customer agreed, for a purpose on a channel. `unknown`: he was never asked. */
export async function consentState(
  ctx: Context,
  { purpose, channel, ...which }: OfCustomer & { purpose: ConsentPurpose; channel: ContactChannel },
): Promise<'given' | 'withdrawn' | 'unknown'> {
  authorise(ctx, may.read);
  const { projectId, id } = await livingCustomer(ctx, which);
  const history = await readLastConsents(ctx, { projectId, customerId: id });
  return consentIn(history, { purpose, channel });
}

/** Keeps what a customer agrees to or withdraws. channel null: on every channel. */
export async function recordConsent(
  ctx: Context,
  { projectId, customerId, ...said }: OfCustomer & Omit<Consent, 'id' | 'at'>,
): Promise<Consent> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const consent: Consent = { ...said, id: newId(Date.parse(ctx.now)), at: ctx.now };
  await insertConsent(ctx, { projectId, customerId: customer.id }, consent);
  changed(ctx, customer);
  return consent;
}

/** Notes something on a customer. */
export async function addNote(
  ctx: Context,
  { projectId, customerId, text }: OfCustomer & { text: string },
): Promise<Note> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const note: Note = {
    id: newId(Date.parse(ctx.now)),
    authorId: ctx.actor.id,
    text,
    createdAt: ctx.now,
  };
  await insertNote(ctx, { projectId, customerId: customer.id }, note);
  changed(ctx, customer);
  return note;
}

/** Keeps an order, or what has become of it. Its number is unique in the project: refuses the
 *  number of another customer's order. */
export async function recordOrder(
  ctx: Context,
  { projectId, customerId, ...told }: OfCustomer & Omit<Order, 'id'>,
): Promise<Order> {
  authorise(ctx, may.record);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const { number, state } = told;
  const order = { ...told, id: newId(Date.parse(ctx.now)) };
  const id = await upsertOrder(ctx, { projectId, customerId: customer.id }, order);
  if (!id) refuse(refusals.orderOfAnother, { number });
  ctx.emit(orderRecorded, {
    projectId,
    subjectId: id,
    data: { customerId: customer.id, number, state },
  });
  return { ...order, id };
}

/** When customers placed orders after an instant, the earliest first; cancelled ones are none. */
export async function orderTimesOf(
  ctx: Context,
  which: { projectId: Id; customerIds: readonly Id[]; after: Instant },
): Promise<Map<Id, Instant[]>> {
  authorise(ctx, may.read);
  const rows = which.customerIds.length === 0 ? [] : await readOrderTimes(ctx, which);
  const byCustomer = Map.groupBy(rows, ({ customerId }) => customerId);
  return new Map([...byCustomer].map(([id, orders]) => [id, orders.map((each) => each.placedAt)]));
}

/** Keeps something that happened in the life of a customer. The same id is kept once, so that a
 *  program may send it again. */
export async function recordLifeEvent(
  ctx: Context,
  {
    projectId,
    customerId,
    id = newId(Date.parse(ctx.now)),
    ...told
  }: OfCustomer & Omit<LifeEvent, 'id'> & { id?: Id | undefined },
): Promise<LifeEvent> {
  authorise(ctx, may.record);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const event: LifeEvent = { ...told, id };
  const isNew = await insertLifeEvent(ctx, { projectId, customerId: customer.id }, event);
  if (isNew) {
    const { kind, at } = event;
    const data = { customerId: customer.id, kind, at };
    ctx.emit(lifeEventRecorded, { projectId, subjectId: id, data });
  }
  return event;
}

async function listOf<Item extends { readonly id: Id }>(
  ctx: Context,
  list: Parameters<typeof readRecords<Item>>[1],
  { projectId, customerId, ...wanted }: OfCustomer & PageWanted,
  instantOf: (item: Item) => string,
): Promise<Page<Item>> {
  authorise(ctx, may.read);
  const customer = await livingCustomer(ctx, { projectId, customerId });
  const living = { projectId, customerId: customer.id };
  return pageOf(wanted, (range) => readRecords(ctx, list, { ...living, ...range }), instantOf);
}
