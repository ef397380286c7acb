import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMay } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { type Article, may } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';

/** Takes an article away from its readers, or brings it back. */
export function Archiving({
  article: { projectId, id: articleId, isArchived },
}: {
  article: Article;
}) {
  const { t } = useWords();
  const mayPublish = useMay(may.publish);
  const { mutate, isPending } = useMutation(knowledgeApi.archiveArticle.mutationOptions());
  if (!mayPublish) return null;
  const Sign = isArchived ? IconArchiveOff : IconArchive;
  return (
    <Button
      size="xs"
      variant="default"
      justify="flex-start"
      loading={isPending}
      leftSection={<Sign size="1rem" stroke={1.6} />}
      onClick={() => mutate({ projectId, articleId, isArchived: !isArchived })}
    >
      {t(isArchived ? 'knowledge.unarchive' : 'knowledge.archive')}
    </Button>
  );
}
