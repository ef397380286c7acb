import { Button } from '@mantine/core';
import { IconAdjustments, IconArrowLeft } from '@tabler/icons-react';
import type { Language } from '#platform/http/contract.ts';
import { PageButton } from '#platform/web/PageLink.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Article, ArticleText } from '../../contract.ts';
import type { Words } from '../../core/difference.ts';
import { LanguageTabs } from '../LanguageTabs.tsx';
import { DraftSteps } from './DraftSteps.tsx';
import type { DraftKeeper, DraftState } from './draft-keeper.ts';
import classes from './EditPage.module.css';
import { SavingState } from './SavingState.tsx';

/** In which language one writes, whether it is saved, and what can be done with the draft. */
export function EditTools(props: {
  article: Article;
  language: Language;
  text: ArticleText;
  keeper: DraftKeeper;
  state: DraftState;
  isTelling: boolean;
  onTell: () => void;
  onLanguage: (language: Language) => void;
  onDiscarded: (words: Words) => void;
}) {
  const { article, language, text, keeper, state, isTelling } = props;
  const { t } = useWords();
  return (
    <div className={classes.tools}>
      <PageButton
        size="xs"
        variant="default"
        leftSection={<IconArrowLeft size="1rem" stroke={1.6} />}
        to="/knowledge/$projectId/$articleId"
        params={{ projectId: article.projectId, articleId: article.id }}
        search={{ language }}
      >
        {t('knowledge.back')}
      </PageButton>
      <LanguageTabs
        article={article}
        language={language}
        isEveryShown
        onChoose={props.onLanguage}
      />
      <SavingState state={state} />
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          aria-expanded={isTelling}
          leftSection={<IconAdjustments size="1rem" stroke={1.6} />}
          onClick={props.onTell}
        >
          {t('knowledge.attributes')}
        </Button>
        <DraftSteps
          {...{ article, language, text, keeper, state }}
          onDiscarded={props.onDiscarded}
        />
      </div>
    </div>
  );
}
