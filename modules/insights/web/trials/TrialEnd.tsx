import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Trial } from '#modules/routing/core/trial.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useWords } from '#platform/web/words.ts';
import { routingApi } from '../apis.ts';
import classes from './Trials.module.css';

const ways = ['kept', 'dropped'] as const;

/** The two ends of a trial: the rule for everybody, or for nobody. */
export function TrialEnd({ trial: { projectId, id: trialId } }: { trial: Trial }) {
  const { t } = useWords();
  const [way, setWay] = useState<(typeof ways)[number] | null>(null);
  const { mutate, error, isPending } = useMutation(
    routingApi.trials.end.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => setWay(null),
    }),
  );
  return (
    <div className={classes.acts}>
      {ways.map((each) => (
        <Button key={each} variant="default" onClick={() => setWay(each)}>
          {t(`trials.end.${each}`)}
        </Button>
      ))}
      {way && (
        <FormDialog
          title={t(`trials.end.${way}`)}
          error={error}
          rest={error}
          isPending={isPending}
          action={t(`trials.end.${way}`)}
          onSubmit={() => mutate({ projectId, trialId, end: way })}
          onClose={() => setWay(null)}
        >
          <Text size="sm">{t(`trials.end.${way}.text`)}</Text>
        </FormDialog>
      )}
    </div>
  );
}
