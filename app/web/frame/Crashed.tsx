import { Button } from '@mantine/core';
import { IconBandage, IconRefresh } from '@tabler/icons-react';
import { ApiProblem } from '#platform/web/api.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useProblem } from '#platform/web/problem.ts';
import { useWords } from '#platform/web/words.ts';

/** What browsers say when a part of an earlier release is not on the server any more. */
const partIsGone = /dynamically imported module|module script failed|preload CSS/i;

/** A page that stopped: what happened, what is safe, what to do. */
export function Crashed({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useWords();
  const problem = useProblem(error instanceof ApiProblem ? error : null);
  if (partIsGone.test(String(error))) return <Outdated />;
  return (
    <Nothing
      icon={IconBandage}
      title={t('frame.crashed')}
      text={problem?.text ?? t('frame.crashed.text')}
      action={
        <>
          <Button onClick={reset}>{t('frame.retry')}</Button>
          <Button variant="default" onClick={() => location.assign('/')}>
            {t('frame.home')}
          </Button>
        </>
      }
    />
  );
}

function Outdated() {
  const { t } = useWords();
  return (
    <Nothing
      icon={IconRefresh}
      title={t('frame.outdated')}
      text={t('frame.outdated.text')}
      action={<Button onClick={() => location.reload()}>{t('frame.reload')}</Button>}
    />
  );
}
