import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ConversationView } from '#modules/contacts/contract.ts';
import type { About } from '#modules/knowledge/web/index.ts';
import { productsIn, topicsOf } from './about.ts';
import { contactsApi, customersApi, routingApi } from './apis.ts';
import { useGuiding } from './guide/use-guiding.ts';

/** A reason that is less likely than this says nothing. */
const likely = 0.5;

/** What a conversation is about beside its words: what the customer has ordered; the reason, as it
 *  is coded, chosen for the guide, or likely by his words; the queue. null while it is being read;
 *  what cannot be read is left out. */
export function useAbout({ item, contacts }: ConversationView): About | null {
  const { projectId, customerId, contactId, queueId, language } = item;
  const card = useQuery(customersApi.get.queryOptions({ input: { projectId, customerId } }));
  const reasons = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } }));
  const queues = useQuery(routingApi.queues.queryOptions({ input: { projectId } }));
  const { guiding, error } = useGuiding(item);
  const coded = contacts.find(({ id }) => id === contactId)?.reasonId ?? guiding?.reasonId ?? null;
  const suggestions = useQuery({
    ...contactsApi.suggestReasons.queryOptions({ input: { projectId, contactId } }),
    enabled: coded === null && guiding === null,
  });
  const isReading =
    [card, reasons, queues, suggestions].some(({ isLoading }) => isLoading) ||
    (guiding === undefined && !error);
  const [first] = suggestions.data?.items ?? [];
  const guessed = first && first.probability >= likely ? first.reasonId : null;
  const reasonId = coded ?? guessed;
  const orders = card.data?.orders;
  const all = reasons.data?.items;
  const queue = queues.data?.items.find(({ id }) => id === queueId);
  return useMemo(() => {
    if (isReading) return null;
    return {
      products: productsIn({ orders: orders ?? [] }),
      topics: topicsOf({ reasonId, reasons: all ?? [], queue, language }),
    };
  }, [isReading, orders, reasonId, all, queue, language]);
}
