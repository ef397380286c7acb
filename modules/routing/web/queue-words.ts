import { secondMs } from '#kernel/time.ts';
import type { ProjectSettings } from '#modules/projects/core/settings.ts';
import type { Skill, Team } from '#modules/staff/core/person.ts';
import { languageNames } from '#platform/web/languages.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import { ageingOf, overtakenForMs } from '../core/ageing.ts';
import type { Queue } from '../core/queue.ts';
import { targetKind } from '../core/target.ts';
import type { Trial } from '../core/trial.ts';
import { waitingWords } from './waiting-words.ts';

/** What a queue will do, in sentences. settings: of its project, which hold where the queue says
 *  nothing. */
export function queueWords(
  queue: Queue,
  facts: {
    readonly skills: readonly Skill[];
    readonly teams: readonly Team[];
    readonly settings: ProjectSettings;
    readonly trials: readonly Trial[];
  } & Parameters<typeof waitingWords>[1],
  words: Vocabulary,
): readonly string[] {
  const { settings } = facts;
  const { t, format, language } = words;
  const nameOf = (skillId: string) =>
    facts.skills.find(({ id }) => id === skillId)?.names[language] ?? '';
  const skills = queue.skills.map(({ skillId, minLevel }) =>
    t('routing.queue.says.skill', { skill: nameOf(skillId), level: minLevel }),
  );
  const offerMs = queue.offerTimeoutMs ?? settings.offerTimeoutSeconds * secondMs;
  const targets = queue.channels.map((channel) =>
    t(`routing.queue.says.target.${channel}`, {
      time: format.duration(
        queue.serviceLevelMs[channel] ?? settings.serviceLevelSeconds[channel] * secondMs,
      ),
    }),
  );
  const team = facts.teams.find(({ id }) => id === queue.teamId);
  return [
    t(queue.isOpen ? 'routing.queue.says.open' : 'routing.queue.says.closed', {
      channels: format.list(queue.channels.map((each) => t(`routing.channel.${each}`))),
    }),
    ...waitingWords(queue, facts, words),
    whom(queue, skills, { t, format }),
    ...(queue.skills.length > 0 && !queue.levelsFirst
      ? [t('routing.queue.says.longest-idle')]
      : []),
    ...(team ? [t('routing.queue.says.team', { team: team.name })] : []),
    ...lastAgentWords(queue, { t, format }),
    ...queue.relaxing.map(({ afterMs, ease }) =>
      t(`routing.queue.says.eased.${ease}`, { time: format.duration(afterMs) }),
    ),
    t('routing.queue.says.priority', {
      priority: format.number(queue.priority),
      acceleration: format.number(queue.accelerationPerMinute),
    }),
    ...boostWords(queue, { t, format }),
    ageingWords(queue, facts.queues, { t, format }),
    t('routing.queue.says.offer', { time: format.duration(offerMs) }),
    ...(queue.ringAt > 1 ? [t('routing.queue.says.ring', { count: queue.ringAt })] : []),
    t('routing.queue.says.target', { targets: format.list(targets) }),
    ...promises(queue, { t, format }),
    ...facts.trials
      .filter(({ queueId, endedAt }) => queueId === queue.id && endedAt === null)
      .map(({ rule, share }) =>
        t('routing.queue.says.trial', {
          rule: t(`routing.rule.${rule}`),
          share: format.percent(share),
        }),
      ),
  ];
}

/** How long whoever comes later may go before a contact of the queue. */
function ageingWords(
  queue: Queue,
  queues: readonly Queue[],
  { t, format }: Pick<Vocabulary, 't' | 'format'>,
): string {
  const others = queues.filter(({ id }) => id !== queue.id);
  const all = [queue, ...others].map(ageingOf);
  const boundMs = overtakenForMs(ageingOf(queue), all);
  if (boundMs === null) return t('routing.queue.says.overtaken.always');
  if (boundMs === 0) return t('routing.queue.says.overtaken.never');
  return t('routing.queue.says.overtaken', { time: format.duration(boundMs) });
}

/** What is promised to customers, a sentence for each channel. */
function promises(
  { channels, targetsMs, scheduleId }: Queue,
  { t, format }: Pick<Vocabulary, 't' | 'format'>,
): readonly string[] {
  const sentences = channels.flatMap((channel) => {
    const said = targetKind.options.flatMap((kind) => {
      const ms = targetsMs[channel]?.[kind];
      const time = ms === undefined ? null : format.duration(ms);
      return time === null ? [] : [t(`routing.queue.says.promise.${kind}`, { time })];
    });
    const words = { promises: format.list(said) };
    return said.length > 0 ? [t(`routing.queue.says.promises.${channel}`, words)] : [];
  });
  if (sentences.length === 0) return [];
  const counting = scheduleId === null ? 'always' : 'hours';
  return [...sentences, t(`routing.queue.says.counted.${counting}`)];
}

/** Who is asked. skills: what the queue asks for, in words. */
function whom(
  { language }: Queue,
  skills: readonly string[],
  { t, format }: Pick<Vocabulary, 't' | 'format'>,
): string {
  const held = { skills: format.list(skills) };
  if (language === null) {
    return skills.length > 0
      ? t('routing.queue.says.skilled', held)
      : t('routing.queue.says.anybody');
  }
  const spoken = { language: languageNames[language] };
  return skills.length > 0
    ? t('routing.queue.says.speaking-skilled', { ...spoken, ...held })
    : t('routing.queue.says.speaking', spoken);
}

function lastAgentWords(
  { lastAgent }: Queue,
  { t, format }: Pick<Vocabulary, 't' | 'format'>,
): readonly string[] {
  if (!lastAgent) return [];
  const { forMs, withinDays: days } = lastAgent;
  return [t('routing.queue.says.last-agent', { days, time: format.duration(forMs) })];
}

function boostWords(
  { boosts: { perValueLevel, repeatContact } }: Queue,
  { t, format }: Pick<Vocabulary, 't' | 'format'>,
): readonly string[] {
  const points = { value: perValueLevel, repeat: repeatContact };
  return (['value', 'repeat'] as const)
    .filter((each) => points[each] > 0)
    .map((each) => t(`routing.queue.says.boost.${each}`, { points: format.number(points[each]) }));
}
