import { useQuery } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Decided } from '#modules/routing/core/decision.ts';
import { takenByColleague } from '#modules/routing/core/offer.ts';
import type { TrialArm } from '#modules/routing/core/trial.ts';
import { Dialog } from '#platform/web/Dialog.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords, type Vocabulary } from '#platform/web/words.ts';
import { routingApi, staffApi } from './apis.ts';
import classes from './WhyHere.module.css';

/** Why a contact went where it went: every decision about it, from what was stored with it. */
export function WhyHere({ item, onClose }: { item: ConversationItem; onClose: () => void }) {
  const { t, format } = useWords();
  const { projectId, contactId } = item;
  const { data, error, refetch } = useQuery(
    routingApi.decisions.queryOptions({ input: { projectId, contactId }, staleTime: 0 }),
  );
  const sentencesOf = useSentences(projectId);
  return (
    <Dialog title={t('desk.why')} onClose={onClose}>
      {error && <Problem error={error} onRetry={refetch} />}
      {!data && !error && <LoadingLines />}
      {data?.items.length === 0 && <p className={classes.none}>{t('desk.why.none')}</p>}
      <ol className={classes.steps}>
        {data?.items.map(({ id, at, decided }) => {
          const [first, ...more] = sentencesOf(decided);
          return (
            <li key={id} className={classes.step}>
              <time dateTime={at} data-number>
                {format.time(at)}
              </time>
              <div>
                <p className={classes.what}>{first}</p>
                {more.map((sentence) => (
                  <p key={sentence} className={classes.because}>
                    {sentence}
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}

/** The sentences for a decision: what was done, then why. */
function useSentences(projectId: string): (decided: Decided) => string[] {
  const words = useWords();
  const { t, format, language } = words;
  const queues = useQuery(routingApi.queues.queryOptions({ input: { projectId } })).data?.items;
  const colleagues = useQuery(staffApi.listColleagues.queryOptions({ input: { projectId } })).data;
  const nameOf = (personId: string) =>
    colleagues?.find(({ id }) => id === personId)?.name ?? t('desk.unnamed');
  const queueOf = (queueId: string) => queues?.find(({ id }) => id === queueId)?.names[language];
  return (decided) => {
    switch (decided.kind) {
      case 'entered': {
        const { queueId, priority, valueLevel, isRepeat, askedFirst: first, byId } = decided;
        const queue = { queue: queueOf(queueId) ?? '', priority: format.number(priority) };
        return [
          byId
            ? t('desk.why.handed', { ...queue, by: nameOf(byId) })
            : t('desk.why.entered', queue),
          ...(valueLevel > 0 ? [t('desk.why.value', { level: valueLevel })] : []),
          ...(isRepeat ? [t('desk.why.repeat')] : []),
          ...(first
            ? [
                t(`desk.why.first.${first.why}`, {
                  name: nameOf(first.agentId),
                  time: format.time(first.until),
                }),
              ]
            : []),
          ...trialWords(decided.trials, words),
        ];
      }
      case 'offered':
        return offeredWords(decided, nameOf(decided.agentId), words);
      case 'answered': {
        const { answer, agentId, reason, reasonNames, isAutomatic } = decided;
        const why = reasonNames?.[language] ?? reason ?? '';
        const isByColleague = answer === 'withdrawn' && reason === takenByColleague;
        const told = isAutomatic ? 'automatic' : isByColleague ? 'colleague' : answer;
        return [t(`desk.why.answered.${told}`, { name: nameOf(agentId), reason: why })];
      }
      case 'put-back': {
        const { agentId, byId, queueId } = decided;
        const queue = queueOf(queueId) ?? '';
        return [t('desk.why.put-back', { by: nameOf(byId), name: nameOf(agentId), queue })];
      }
      case 'overflowed': {
        const [queue = '', into = ''] = [decided.queueId, decided.intoQueueId].map(queueOf);
        return [
          overflowedWords(decided, { queue, into }, words),
          ...trialWords(decided.trials, words),
        ];
      }
      default: {
        const { agentId, byId, isPastLimit } = decided;
        const name = nameOf(agentId);
        return [
          agentId === byId
            ? t('desk.why.taken', { name })
            : t('desk.why.given', { name, by: nameOf(byId) }),
          ...(isPastLimit ? [t('desk.why.past-limit')] : []),
        ];
      }
    }
  };
}

/** On which side of the rules on trial it is. */
function trialWords(trials: readonly TrialArm[] | undefined, { t }: Vocabulary): string[] {
  return (trials ?? []).map(({ rule, isTreated }) =>
    t(`desk.why.trial.${isTreated ? 'treated' : 'control'}`, {
      rule: t(`routing.rule.${rule}`),
    }),
  );
}

function overflowedWords(
  { why, found }: Extract<Decided, { kind: 'overflowed' }>,
  queues: { queue: string; into: string },
  { t, format }: Vocabulary,
): string {
  const id = `desk.why.overflowed.${why.kind}` as const;
  if (why.kind === 'closed') return t(id, queues);
  if (why.kind === 'waiting') return t(id, { ...queues, limit: why.count, found: found ?? 0 });
  const limit = format.duration(why.ms);
  return t(id, { ...queues, limit, found: format.duration(found ?? 0) });
}

function offeredWords(
  decided: Extract<Decided, { kind: 'offered' }>,
  name: string,
  { t, format }: Vocabulary,
): string[] {
  const { event, chosenFor, others, eased, waitedMs, score } = decided;
  const isFreed = event === 'agent' && chosenFor === 'only-one';
  return [
    t('desk.why.offered', { name, waited: format.duration(waitedMs) }),
    isFreed
      ? t('desk.why.freed', { score: format.number(score) })
      : t(`desk.why.chosen.${chosenFor}`, { count: others + 1 }),
    ...(eased > 0 ? [t('desk.why.eased', { count: eased })] : []),
  ];
}
