import { useQuery, useQueryClient } from '@tanstack/react-query';
import { minuteMs, secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { waitingChanged } from '#modules/routing/contract.ts';
import type { ExpectedWait, WaitingCause } from '#modules/routing/core/waiting.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useLive } from '#platform/web/live.ts';
import { useWords, type Vocabulary } from '#platform/web/words.ts';
import { routingApi, staffApi } from './apis.ts';

/** Agents come and go without an event of the queue. */
const askEveryMs = 10_000;

/** What a step of relaxing may ask for less of. */
const shortOf = new Set<WaitingCause['kind']>(['skill', 'language', 'team', 'helpers']);

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
  const cause = useCauseWords(projectId);
  if (!data) return null;
  const place = t('desk.waiting.place', { place: format.number(data.place) });
  const isTold = data.cause.kind !== 'offered';
  const isShort = shortOf.has(data.cause.kind);
  return (
    <span role="status">
      {' · '}
      {isTold && `${place} · `}
      {cause(data.cause)}
      {data.expected && (
        <>
          {' · '}
          {t('desk.waiting.expected', expectedWords(data.expected, format))}
        </>
      )}
      {isShort && data.lessAskedAt && (
        <>
          {' · '}
          {t('desk.waiting.less-asked', { time: format.time(data.lessAskedAt) })}
        </>
      )}
    </span>
  );
}

/** Nobody knows a wait to the second. */
function expectedWords({ waitMs, lowMs, highMs }: ExpectedWait, format: Vocabulary['format']) {
  const stepMs = waitMs < 10 * minuteMs ? 30 * secondMs : minuteMs;
  const write = (ms: number) => format.duration(Math.max(1, Math.round(ms / stepMs)) * stepMs);
  return { time: write(waitMs), low: write(lowMs), high: write(highMs) };
}

/** The words for why something waits. */
export function useCauseWords(projectId: string): (cause: WaitingCause) => string {
  const { t, format, language } = useWords();
  const { data: colleagues } = useQuery(
    staffApi.listColleagues.queryOptions({ input: { projectId, role: 'agent' } }),
  );
  const { data: skills } = useQuery(staffApi.skills.list.queryOptions());
  return (cause) => {
    switch (cause.kind) {
      case 'language':
        return t('desk.waiting.language', { language: languageNames[cause.language] });
      case 'asked-first': {
        const name = colleagues?.find(({ id }) => id === cause.agentId)?.name;
        const time = format.time(cause.until);
        return name
          ? t('desk.waiting.asked-first', { name, time })
          : t('desk.waiting.asked-first.nobody');
      }
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
