import { Progress as ProgressBar, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, useEffect } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { ChatStep } from './ChatStep.tsx';
import { ContactStep } from './ContactStep.tsx';
import { MailStep } from './MailStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';
import { ProjectStep } from './ProjectStep.tsx';
import { QueueStep } from './QueueStep.tsx';
import classes from './SetUp.module.css';
import type { StepProps } from './step-props.ts';
import { isOpen, type Step, steps } from './steps.ts';
import { useMemory, useProgress } from './use-progress.ts';

const screens: Readonly<Record<Step, ComponentType<StepProps>>> = {
  project: ProjectStep,
  queue: QueueStep,
  people: PeopleStep,
  mail: MailStep,
  chat: ChatStep,
  contact: ContactStep,
};

/** The way from an empty centre to its first contact. */
export function SetUp() {
  const { step: asked } = useSearch({ from: '/frame/set-up' });
  const navigate = useNavigate();
  const [memory, setMemory] = useMemory();
  const skipped = memory?.skipped ?? [];
  const { progress, isReady, error, refetch } = useProgress(skipped);
  useEffect(() => {
    if (memory === null) setMemory({ skipped: [], isOver: false });
  }, [memory, setMemory]);
  if (error && !isReady) return <Problem error={error} onRetry={refetch} />;
  const { done, next } = progress;
  const step = asked && isOpen(asked, done) ? asked : next;
  const open = (target: Step) => void navigate({ to: '/set-up', search: { step: target } });
  const goOn = () => {
    setMemory({ skipped: [...skipped, step], isOver: step === 'contact' });
    const following = steps[steps.indexOf(step) + 1];
    if (following) open(following);
    else void navigate({ to: '/' });
  };
  const Screen = screens[step];
  return (
    <div className={classes.page}>
      <Way step={step} done={done} onOpen={open} />
      <div className={classes.body}>
        <Heading step={step} />
        {isReady ? (
          <Screen key={step} progress={progress} onDone={goOn} />
        ) : (
          <LoadingLines lines={3} />
        )}
      </div>
    </div>
  );
}

function Heading({ step }: { step: Step }) {
  const { t } = useWords();
  return (
    <header className={classes.heading}>
      <Title order={2} size="h1">
        {t(`set-up.${step}`)}
      </Title>
      <Text c="dimmed" size="sm" mt={4}>
        {t(`set-up.${step}.text`)}
      </Text>
    </header>
  );
}

function Way(props: { step: Step; done: ReadonlySet<Step>; onOpen: (step: Step) => void }) {
  const { step, done, onOpen } = props;
  const { t } = useWords();
  const place = steps.indexOf(step) + 1;
  return (
    <nav className={classes.way} aria-label={t('set-up')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('set-up.place', { place, count: steps.length })}
      </Text>
      <ProgressBar
        size="xs"
        value={(done.size / steps.length) * 100}
        aria-label={t('set-up.progress')}
        className={classes.bar ?? ''}
      />
      <ol className={classes.steps}>
        {steps.map((each, index) => (
          <li key={each}>
            <UnstyledButton
              className={classes.step}
              aria-current={each === step ? 'step' : undefined}
              disabled={!isOpen(each, done)}
              onClick={() => onOpen(each)}
            >
              <span className={classes.sign} data-done={done.has(each)} aria-hidden>
                {done.has(each) ? <IconCheck size="0.875rem" stroke={2.5} /> : index + 1}
              </span>
              <span className={classes.name}>{t(`set-up.${each}`)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
