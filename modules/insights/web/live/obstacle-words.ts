import { useQuery } from '@tanstack/react-query';
import type { WaitingCause } from '#modules/routing/core/waiting.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../apis.ts';

/** The words for what stands against giving a contact to one agent. */
export function useObstacleWords(): (obstacle: WaitingCause) => string {
  const { t, find, language } = useWords();
  const { data: skills } = useQuery(staffApi.skills.list.queryOptions());
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'language':
        return t('live.obstacle.language', { language: languageNames[obstacle.language] });
      case 'skill':
        return t('live.obstacle.skill', {
          skill: skills?.find(({ id }) => id === obstacle.skillId)?.names[language] ?? '',
          level: obstacle.minLevel,
        });
      default:
        return find(`live.obstacle.${obstacle.kind}`) ?? '';
    }
  };
}
