import { Button } from '@mantine/core';
import { IconBulb, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Improvement, improvement, may } from '../contract.ts';
import { emptyImprovement, ImprovementForm } from './ImprovementForm.tsx';
import classes from './Improvements.module.css';
import { LearningPage } from './LearningPage.tsx';
import { useChosenProject, useImprovements, useVocabulary } from './use-learning.ts';

/** What departments change, by how far it has come. */
export function Improvements() {
  const { t } = useWords();
  const mayImprove = useMay(may.improve);
  const projectId = useChosenProject();
  const [open, setOpen] = useState<Improvement | 'new' | null>(null);
  useKeys(
    mayImprove ? [{ keys: 'n', label: 'learning.improvement.new', run: () => setOpen('new') }] : [],
  );
  return (
    <LearningPage
      tools={
        mayImprove && (
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" />}
            rightSection={<KeyHint keys="n" />}
            onClick={() => setOpen('new')}
          >
            {t('learning.improvement.new')}
          </Button>
        )
      }
    >
      {projectId ? <Board projectId={projectId} onOpen={setOpen} /> : <LoadingLines />}
      {open && projectId && (
        <ImprovementForm
          projectId={projectId}
          before={open === 'new' ? emptyImprovement : open}
          onClose={() => setOpen(null)}
        />
      )}
    </LearningPage>
  );
}

function Board(props: { projectId: string; onOpen: (improvement: Improvement) => void }) {
  const { projectId, onOpen } = props;
  const { t } = useWords();
  const { data, error, refetch } = useImprovements(projectId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  if (data.items.length === 0)
    return (
      <Nothing
        icon={IconBulb}
        title={t('learning.improvements.empty')}
        text={t('learning.improvements.empty.text')}
      />
    );
  return (
    <div className={classes.board}>
      {improvement.shape.state.options.map((state) => {
        const members = data.items.filter((each) => each.state === state);
        return (
          <section key={state} className={classes.column}>
            <h2 className={classes.title}>
              {t(`learning.stage.${state}`)} <span data-number>{members.length || ''}</span>
            </h2>
            {members.map((each) => (
              <Card key={each.id} improvement={each} onOpen={() => onOpen(each)} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Card({ improvement: each, onOpen }: { improvement: Improvement; onOpen: () => void }) {
  const { t, language, format } = useWords();
  const nameOf = useNameOf();
  const { departments } = useVocabulary(each.projectId);
  const { title, state, changeDate, ownerId, concernIds, expectedEffect, verdict } = each;
  const effect = state === 'checked' ? verdict : expectedEffect;
  return (
    <button type="button" className={classes.card} onClick={onOpen}>
      <span className={classes.name}>
        <UserText text={title} />
      </span>
      {effect && (
        <span className={classes.effect}>
          <UserText text={effect} />
        </span>
      )}
      <span className={classes.facts}>
        <span>{departments.find(({ id }) => id === each.departmentId)?.names[language]}</span>
        {ownerId && <UserText text={nameOf(ownerId)} />}
        {changeDate && <span>{format.date(`${changeDate}T12:00:00.000Z`)}</span>}
        {concernIds.length > 0 && <span>{t('learning.voices', { count: concernIds.length })}</span>}
      </span>
    </button>
  );
}
