import type { Reason } from '#modules/contacts/contract.ts';
import type { CustomerCard, Order } from '#modules/customers/contract.ts';
import type { Language } from '#platform/http/contract.ts';

/** An order in one of these states is hardly what he writes about. */
const overStates = new Set(['delivered', 'cancelled', 'returned']);
const maximumProducts = 20;
const maximumNameLength = 300;

/** Whether an order is on its way. */
export function isOpenOrder({ state }: Pick<Order, 'state'>): boolean {
  return !overStates.has(state);
}

/** What the customer's open orders are for, else his newest one: their products, and what the
 *  project's own fields say of them. */
export function productsIn({ orders }: Pick<CustomerCard, 'orders'>): string[] {
  const open = orders.filter(isOpenOrder);
  const meant = open.length > 0 ? open : orders.slice(0, 1);
  return namesOf(meant.flatMap(({ product, data }) => [product, ...Object.values(data)])).slice(
    0,
    maximumProducts,
  );
}

/** What a contact is about by name: its reason, the group of that, and the queue. */
export function topicsOf(about: {
  reasonId: string | null;
  reasons: readonly Reason[];
  queue: { readonly names: Readonly<Record<Language, string>> } | undefined;
  language: Language;
}): string[] {
  const { reasonId, reasons, queue, language } = about;
  const find = (id: string | null | undefined) => reasons.find((each) => each.id === id);
  const reason = find(reasonId);
  const named = [reason, find(reason?.parentId), queue];
  return namesOf(named.map((each) => each?.names[language]));
}

function namesOf(values: readonly unknown[]): string[] {
  const texts = values.filter((value) => typeof value === 'string').map((text) => text.trim());
  return Array.from(
    new Set(texts.filter(({ length }) => length > 0 && length <= maximumNameLength)),
  );
}
