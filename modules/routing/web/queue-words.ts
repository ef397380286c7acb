import { secondMs } from '#kernel/time.ts';
import type { ProjectSettings } from '#modules/projects/core/settings.ts';
import type { Skill } from '#modules/staff/core/person.ts';
import { languageNames } from '#platform/web/languages.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import type { Queue } from '../contract.ts';

/** What a queue will do, in sentences. settings: of its project, which hold where the queue says
 *  nothing. */
export function queueWords(
  queue: Queue,
  facts: { readonly skills: readonly Skill[]; readonly settings: ProjectSettings },
  { t, format, language }: Vocabulary,
): readonly string[] {
  const { settings } = facts;
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
  return [
    t(queue.isOpen ? 'routing.queue.says.open' : 'routing.queue.says.closed', {
      channels: format.list(queue.channels.map((each) => t(`routing.channel.${each}`))),
    }),
    whom(queue, skills, { t, format }),
    ...queue.relaxing.map(({ afterMs, ease }) =>
      t(`routing.queue.says.eased.${ease}`, { time: format.duration(afterMs) }),
    ),
    t('routing.queue.says.priority', {
      priority: format.number(queue.priority),
      acceleration: format.number(queue.accelerationPerMinute),
    }),
    t('routing.queue.says.offer', { time: format.duration(offerMs) }),
    t('routing.queue.says.target', { targets: format.list(targets) }),
  ];
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
