import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ArticleText } from '../../contract.ts';
import type { Words } from '../../core/difference.ts';
import { savedWords } from '../../core/opening.ts';
import { DifferenceView } from '../DifferenceView.tsx';
import { useNameOf } from '../use-knowledge.ts';
import classes from './EditPage.module.css';

/** Somebody else saved the text that I am writing. Mine stays as it is until both were compared;
 *  then one of them goes on. */
export function Meeting(props: {
  mine: Words;
  text: ArticleText;
  language: Language;
  onMine: (revision: number | null) => void;
  onTheirs: (words: Words, revision: number | null) => void;
}) {
  const { mine, text, language, onMine, onTheirs } = props;
  const { t } = useWords();
  const nameOf = useNameOf();
  const [isCompared, setIsCompared] = useState(false);
  const theirs = savedWords(text);
  const revision = text.draft?.revision ?? null;
  const name = nameOf(text.draft?.changedBy ?? text.live?.publishedBy ?? null);
  return (
    <section role="alert" className={classes.news} data-kind="meeting">
      <p>
        <UserText
          text={t(text.draft ? 'knowledge.meeting.saved' : 'knowledge.meeting.gone', { name })}
        />{' '}
        {t('knowledge.meeting.text')}
      </p>
      {isCompared && (
        <div className={classes.compared}>
          <p className={classes.legend}>{t('knowledge.meeting.legend')}</p>
          <DifferenceView before={theirs} after={mine} lang={language} />
        </div>
      )}
      <Group gap="xs">
        {isCompared ? (
          <>
            <Button size="xs" onClick={() => onMine(revision)}>
              {t('knowledge.meeting.mine')}
            </Button>
            <Button size="xs" variant="default" onClick={() => onTheirs(theirs, revision)}>
              {t('knowledge.meeting.theirs')}
            </Button>
          </>
        ) : (
          <Button size="xs" onClick={() => setIsCompared(true)}>
            {t('knowledge.meeting.compare')}
          </Button>
        )}
      </Group>
    </section>
  );
}
