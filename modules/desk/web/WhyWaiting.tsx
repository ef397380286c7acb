import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { type WaitingCause, waitingChanged } from '#modules/routing/contract.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useLive } from '#platform/web/live.ts';
import { useWords } from '#platform/web/words.ts';
import { routingApi, staffApi } from './apis.ts';

/** Agents come and go without an event of the queue. */
const askEveryMs = 10_000;

/** Where a waiting conversation stands in its queue, and what it waits for. */
export function WhyWaiting({ item }: { item: ConversationItem }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const { projectId, contactId } = item;
  useLive([`project:${projectId}`], (event) => {
    if (event.name === waitingChanged.name)
      void client.invalidateQueries({ queryKey: routingApi.waitingPlace.key() });
  });
  const { data } = useQuery(
    routingApi.waitingPlace.queryOptions({
      input: { projectId, contactId },
      refetchInterval: askEveryMs,
      staleTime: 0,
    }),
  );
  const cause = useCauseWords();
  if (!data) return null;
  const place = t('desk.waiting.place', { place: format.number(data.place) });
  const isTold = data.cause.kind !== 'offered';
  const isShort = data.cause.kind === 'skill' || data.cause.kind === 'language';
  return (
    <span role="status">
      {' · '}
      {isTold && `${place} · `}
      {cause(data.cause)}
      {isShort && data.lessAskedAt && (
        <>
          {' · '}
          {t('desk.waiting.less-asked', { time: format.time(data.lessAskedAt) })}
        </>
      )}
    </span>
  );
}

/** The words for why something waits. */
function useCauseWords(): (cause: WaitingCause) => string {
  const { t, language } = useWords();
  const { data: skills } = useQuery(staffApi.skills.list.queryOptions());
  return (cause) => {
    switch (cause.kind) {
      case 'language':
        return t('desk.waiting.language', { language: languageNames[cause.language] });
      case 'skill':
        return t('desk.waiting.skill', {
          skill: skills?.find(({ id }) => id === cause.skillId)?.names[language] ?? '',
          level: cause.minLevel,
        });
      default:
        return t(`desk.waiting.${cause.kind}`);
    }
  };
}
