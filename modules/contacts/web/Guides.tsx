import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { GuideHead } from '#modules/knowledge/core/guide/guide.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi, knowledgeApi } from './api.ts';
import { inTreeOrder } from './reason-tree.ts';

/** The reasons of a project, and which of them have a clarifying guide. */
export function Guides() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const navigate = useNavigate();
  const input = { projectId };
  const { data, error, refetch } = useQuery(contactsApi.reasons.queryOptions({ input }));
  const guides = useQuery(knowledgeApi.guides.queryOptions({ input })).data?.items;
  const used = (data?.items ?? []).filter(({ isArchived }) => !isArchived);
  const about = (guide: GuideHead | undefined) => {
    if (!guide || guide.details === 0) return t('contacts.guides.without');
    const words = [t('contacts.guides.of', { count: guide.details })];
    if (!guide.isOn) words.push(t('contacts.guides.off'));
    else if (guide.isTried) words.push(t('contacts.guides.tried'));
    return words.join(' · ');
  };
  return (
    <Kept
      icon={IconListCheck}
      none={t('contacts.guides.none')}
      text={t('contacts.guides.text')}
      count={data && guides ? used.length : undefined}
      error={error}
      onRetry={refetch}
    >
      <Rows label={t('contacts.guides')}>
        {inTreeOrder(used, language).map(({ id: reasonId, names, parentId }) => {
          const guide = guides?.find((each) => each.reasonId === reasonId);
          return (
            <Row
              key={reasonId}
              title={names[language]}
              isInner={parentId !== null}
              isQuiet={!guide?.isOn}
              aside={about(guide)}
              onOpen={() =>
                void navigate({
                  to: '/settings/projects/$projectId/guides/$reasonId',
                  params: { projectId, reasonId },
                })
              }
            />
          );
        })}
      </Rows>
    </Kept>
  );
}
