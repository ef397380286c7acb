import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconBolt, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useProblem } from '#platform/web/problem.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './MacroReport.module.css';
import { forgetMacroRun, isMacroRunning, type MacroRun, useMacroRun } from './macro-run.ts';

/** How a macro goes: running, done, or stopped, with what was done and what was not. */
export function MacroReport({ conversationId }: { conversationId: string }) {
  const run = useMacroRun(conversationId);
  const isDone = run?.state === 'done';
  useEffect(() => {
    if (!isDone) return;
    return () => {
      if (!isMacroRunning(conversationId)) forgetMacroRun(conversationId);
    };
  }, [isDone, conversationId]);
  return (
    <div role="status" className={classes.place}>
      {run && <Report run={run} onClose={() => forgetMacroRun(conversationId)} />}
    </div>
  );
}

function Report({ run, onClose }: { run: MacroRun; onClose: () => void }) {
  const { name, steps, done, state, error, goOn } = run;
  const { t } = useWords();
  const problem = useProblem(error);
  return (
    <section className={classes.report} data-state={state} aria-label={t('desk.macro')}>
      <header className={classes.head}>
        {state === 'stopped' ? (
          <IconAlertTriangle size="1rem" aria-hidden />
        ) : (
          <IconBolt size="1rem" aria-hidden />
        )}
        <span className={classes.words}>
          {t(`desk.macro.${state}`, { name, done, count: steps.length })}
          {problem && <span className={classes.why}>{problem.text}</span>}
        </span>
        {state === 'stopped' && (
          <Button size="compact-xs" variant="default" onClick={goOn}>
            {t('desk.macro.go-on', { number: done + 1 })}
          </Button>
        )}
        {state !== 'running' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('desk.macro.dismiss')}
            onClick={onClose}
          >
            <IconX size="0.875rem" />
          </ActionIcon>
        )}
      </header>
      {state !== 'done' && (
        <ol className={classes.steps}>
          {steps.map((words, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
            <li key={place} data-mark={markOf(run, place)}>
              <Sign mark={markOf(run, place)} />
              <UserText text={words} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function markOf({ done, state }: MacroRun, place: number): 'done' | 'failed' | 'left' {
  if (place < done) return 'done';
  return place === done && state === 'stopped' ? 'failed' : 'left';
}

function Sign({ mark }: { mark: ReturnType<typeof markOf> }) {
  const { t } = useWords();
  const Icon = { done: IconCheck, failed: IconX, left: IconMinus }[mark];
  return <Icon size="0.875rem" role="img" aria-label={t(`desk.macro.step.${mark}`)} />;
}
