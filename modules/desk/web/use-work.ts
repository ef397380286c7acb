import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { applyToMine } from '#modules/contacts/core/live.ts';
import { offerEnded, offered } from '#modules/routing/contract.ts';
import type { Offer } from '#modules/routing/core/offer.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { contactsApi, routingApi } from './apis.ts';

const mineKey = contactsApi.mine.queryKey();
const offersKey = routingApi.myOffers.queryKey();

/** My open conversations, newest message first, kept up by events. */
export function useMine() {
  const me = useMe();
  const client = useQueryClient();
  useLive([`person:${me.id}`], (event) =>
    client.setQueryData(mineKey, (known) =>
      known ? { items: [...applyToMine(known.items, event, me.id)] } : known,
    ),
  );
  return useQuery(contactsApi.mine.queryOptions());
}

/** What rings at me, kept up by events. */
export function useOffers() {
  const me = useMe();
  const client = useQueryClient();
  useLive([`person:${me.id}`], (event) =>
    client.setQueryData(offersKey, (known) =>
      known ? { items: applyToOffers(known.items, event, me.id) } : known,
    ),
  );
  return useQuery(routingApi.myOffers.queryOptions());
}

/** How many offers ring, for the rail; also tells it in the title of the browser's tab. */
export function useRingingCount(): number {
  const count = useOffers().data?.items.length ?? 0;
  useEffect(() => {
    if (count === 0) return;
    const before = document.title;
    document.title = `(${count}) ${before}`;
    return () => {
      if (document.title.startsWith('(')) document.title = before;
    };
  }, [count]);
  return count;
}

/** The offers to a person after an event, which may tell of others' too where a floor is open. The
 *  same as fetching them anew. */
function applyToOffers(offers: readonly Offer[], event: HeedEvent, personId: string): Offer[] {
  if (isEvent(event, offered) && event.data.entry.agentId === personId) {
    const others = offers.filter(({ entry }) => entry.contactId !== event.data.entry.contactId);
    return [...others, event.data];
  }
  if (isEvent(event, offerEnded) && event.data.agentId === personId) {
    return offers.filter(({ entry }) => entry.contactId !== event.data.contactId);
  }
  return [...offers];
}

/** In what order I should look at my work: what is talked about, what is to be coded, what is set
 *  aside, what waits for the customer; in each the one who wrote first. */
export function inOrderOfWork(items: readonly ConversationItem[]): ConversationItem[] {
  return [...items]
    .filter((item) => item.state !== 'offer')
    .sort(
      (a, b) =>
        stageOf(a) - stageOf(b) ||
        (a.lastMessageAt < b.lastMessageAt ? -1 : 1) * (stageOf(a) === waiting ? -1 : 1),
    );
}

const waiting = 3;

function stageOf({ state }: ConversationItem): number {
  if (state === 'wrap-up') return 1;
  if (state === 'interrupted') return 2;
  return state === 'wait-for-customer' ? waiting : 0;
}
