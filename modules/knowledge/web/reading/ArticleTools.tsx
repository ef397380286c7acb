import { SegmentedControl } from '@mantine/core';
import { IconChecklist, IconHistory, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Language } from '#platform/http/contract.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useMay } from '#platform/web/me.ts';
import { PageButton } from '#platform/web/PageLink.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Article, may } from '../../contract.ts';
import type { Audience } from '../../core/body/node.ts';
import { LanguageTabs } from '../LanguageTabs.tsx';
import classes from './ArticlePage.module.css';

/** In which language and as whom an article is read, and what can be done with it. */
export function ArticleTools(props: { article: Article; language: Language; audience: Audience }) {
  const { article, language, audience } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const mayWrite = useMay(may.write) && !article.isArchived;
  const params = { projectId: article.projectId, articleId: article.id };
  const edit = {
    to: '/knowledge/$projectId/$articleId/edit',
    params,
    search: { language },
  } as const;
  useKeys(mayWrite ? [{ keys: 'e', label: 'knowledge.edit', run: () => void navigate(edit) }] : []);
  const show = (search: { language: Language; as: Audience }) =>
    void navigate({ to: '/knowledge/$projectId/$articleId', params, search, replace: true });
  return (
    <div className={classes.tools}>
      <LanguageTabs
        article={article}
        language={language}
        isEveryShown={false}
        onChoose={(each) => show({ language: each, as: audience })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('knowledge.read-as')}
        data={[
          { value: 'agent', label: t('knowledge.as.agent') },
          { value: 'customer', label: t('knowledge.as.customer') },
        ]}
        value={audience}
        onChange={(as) => show({ language, as: as === 'customer' ? as : 'agent' })}
      />
      <div className={classes.actions}>
        <PageButton
          size="xs"
          variant="default"
          leftSection={<IconHistory size="1rem" stroke={1.6} />}
          to="/knowledge/$projectId/$articleId/versions"
          params={params}
          search={{ language }}
        >
          {t('knowledge.versions')}
        </PageButton>
        <Asking article={article} language={language} />
        {mayWrite && (
          <PageButton
            size="xs"
            leftSection={<IconPencil size="1rem" stroke={1.6} />}
            rightSection={<KeyHint keys="e" />}
            {...edit}
          >
            {t('knowledge.edit')}
          </PageButton>
        )}
      </div>
    </div>
  );
}

/** Leads to the questions on it, and to who has read it. */
function Asking({ article, language }: { article: Article; language: Language }) {
  const { t } = useWords();
  const mayPublish = useMay(may.publish);
  const { projectId, id: articleId } = article;
  if (!mayPublish) return null;
  return (
    <PageButton
      size="xs"
      variant="default"
      leftSection={<IconChecklist size="1rem" stroke={1.6} />}
      to="/knowledge/$projectId/$articleId/quiz"
      params={{ projectId, articleId }}
      search={{ language }}
    >
      {t('knowledge.quiz')}
    </PageButton>
  );
}
