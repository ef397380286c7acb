import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Invitation, may } from '../contract.ts';
import { surveysApi } from './apis.ts';
import classes from './Flags.module.css';

/** Why answers are kept apart, each reason with the way to let them count again. */
export function Flags({ invitation }: { invitation: Invitation }) {
  const { t } = useWords();
  const client = useQueryClient();
  const mayLift = useMay(may.liftFlags);
  const { projectId, id: invitationId, flags } = invitation;
  const { mutate, error, isPending } = useMutation(
    surveysApi.liftFlag.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: surveysApi.key() }),
    }),
  );
  return (
    <div className={classes.flags}>
      {flags.map((flag) => {
        const words = t(`surveys.flag.${flag}`);
        return (
          <span key={flag} className={classes.flag}>
            {words}
            {mayLift && (
              <Button
                size="compact-sm"
                variant="default"
                loading={isPending}
                aria-label={t('surveys.flag.lift.of', { flag: words })}
                onClick={() => mutate({ projectId, invitationId, flag })}
              >
                {t('surveys.flag.lift')}
              </Button>
            )}
          </span>
        );
      })}
      <Problem error={error} />
    </div>
  );
}
