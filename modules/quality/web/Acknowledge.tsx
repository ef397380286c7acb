import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Correction } from '../contract.ts';
import { qualityApi } from './apis.ts';
import { useShowCorrection } from './use-show-correction.ts';

/** The one thing that an agent does with a correction. */
export function Acknowledge({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const { projectId, id: correctionId, chain } = correction;
  const isWanted = chain.told !== null && chain.acknowledgedAt === null && chain.closedAt === null;
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.acknowledge.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: useShowCorrection(),
    }),
  );
  const acknowledge = () => mutate({ projectId, correctionId });
  useKeys(isWanted ? [{ keys: 'a', label: 'quality.acknowledge', run: acknowledge }] : []);
  if (!isWanted) return null;
  return (
    <>
      <Problem error={error} />
      <Button
        loading={isPending}
        leftSection={<IconCheck size="1rem" />}
        rightSection={<KeyHint keys="a" />}
        onClick={acknowledge}
      >
        {t('quality.acknowledge')}
      </Button>
    </>
  );
}
