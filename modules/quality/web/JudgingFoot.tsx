import { Button, Popover } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { TaskView } from '../contract.ts';
import { problemsOf } from '../core/scorecard.ts';
import { qualityApi } from './apis.ts';
import classes from './JudgingFoot.module.css';
import { Scores } from './Scores.tsx';
import type { useEvaluationDraft } from './use-evaluation-draft.ts';

/** The score as it stands, what still stops saving, and the end. */
export function JudgingFoot(props: {
  view: TaskView;
  saved: ReturnType<typeof useEvaluationDraft>;
  onJump: (criterionId: string) => void;
}) {
  const { view, saved, onJump } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const { task, scorecard } = view;
  const input = { projectId: task.projectId, taskId: task.id };
  const problems = problemsOf(scorecard.content, saved.draft.answers);
  const complete = useMutation(
    qualityApi.listening.complete.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () =>
        client.invalidateQueries({ queryKey: qualityApi.listening.show.key({ input }) }),
    }),
  );
  const finish = () => {
    const [first] = problems;
    if (first) return onJump(first.criterionId);
    saved.stop();
    complete.mutate({ ...input, ...saved.draft });
  };
  useKeys([{ keys: 'mod+enter', label: 'quality.complete', run: finish, isAlways: true }]);
  return (
    <footer className={classes.foot}>
      <Problem error={complete.error} />
      {saved.error && <Problem error={saved.error} onRetry={saved.save} />}
      <div className={classes.line}>
        <Scores content={scorecard.content} answers={saved.draft.answers} />
        <Unfinished view={view} problems={problems} onJump={onJump} />
        <Button
          loading={complete.isPending}
          variant={problems.length > 0 ? 'default' : 'filled'}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={finish}
        >
          {t('quality.complete')}
        </Button>
      </div>
    </footer>
  );
}

/** What still stops saving; each line leads to its place. */
function Unfinished(props: {
  view: TaskView;
  problems: ReturnType<typeof problemsOf>;
  onJump: (criterionId: string) => void;
}) {
  const { view, problems, onJump } = props;
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const titleOf = (id: string) =>
    view.scorecard.content.criteria.find((each) => each.id === id)?.title[language] ?? id;
  if (problems.length === 0) return <span className={classes.ready}>{t('quality.ready')}</span>;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" width="20rem">
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconListCheck size="1rem" />}
          className={classes.left ?? ''}
          onClick={() => setOpen(!isOpen)}
        >
          {t('quality.unfinished', { count: problems.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.list}>
        {problems.map(({ criterionId, kind }) => (
          <button
            key={`${criterionId}${kind}`}
            type="button"
            className={classes.problem}
            onClick={() => {
              setOpen(false);
              onJump(criterionId);
            }}
          >
            <span>{titleOf(criterionId)}</span>
            <span className={classes.kind}>{t(`quality.problem.${kind}`)}</span>
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
