import { useQuery } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { FillingValues } from '#modules/knowledge/core/snippets/filling.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import type { Language } from '#platform/http/contract.ts';
import { useMe } from '#platform/web/me.ts';
import { customersApi } from '../apis.ts';
import type { useHandedOver } from '../guide/use-handed-over.ts';

/** What fills the places of snippets in a conversation, in a language: who speaks with whom, about
 *  which order, and what the clarifying guide has found out. */
export function useFilling(
  item: ConversationItem,
  { details }: Pick<ReturnType<typeof useHandedOver>, 'details'>,
): (language: Language) => FillingValues {
  const { projectId, customerId, customerName } = item;
  const me = useMe();
  const projectName = useProjects().find(({ id }) => id === projectId)?.name;
  const card = useQuery(customersApi.get.queryOptions({ input: { projectId, customerId } })).data;
  const own = {
    ...{ customerName, projectName, agentName: me.name },
    orderNumber: card?.orders[0]?.number,
  };
  return (language) => ({
    ...Object.fromEntries(details.map(({ key, texts }) => [key, texts[language]])),
    ...own,
  });
}
