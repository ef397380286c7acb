import { Button } from '@mantine/core';
import { IconCircleCheck, IconHeadphones, IconMoodCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ListeningTask, TaskView } from '../contract.ts';
import { qualityApi } from './apis.ts';
import { ContactDialogue } from './ContactDialogue.tsx';
import { EvaluationResult } from './EvaluationResult.tsx';
import { marksOf } from './marks.ts';
import { TaskHead } from './TaskHead.tsx';
import { TwoSides } from './TwoSides.tsx';
import { useJump } from './use-jump.ts';

/** A dialogue that I have not taken: nobody has, somebody else has, or it has been heard. */
export function Hearing({ view }: { view: TaskView }) {
  const { task, evaluation, scorecard } = view;
  const { projectId, conversationId, contactId } = task;
  const { shownId, jumpTo } = useJump();
  const marks = evaluation ? marksOf(evaluation, scorecard.content.criteria) : [];
  return (
    <TwoSides
      head={<TaskHead view={view} />}
      dialogue={
        <ContactDialogue
          projectId={projectId}
          conversationId={conversationId}
          contactId={contactId}
          marking={{ marks }}
          shownId={shownId}
        />
      }
      side={
        evaluation ? (
          <EvaluationResult
            evaluation={evaluation}
            content={scorecard.content}
            onShow={({ messageId }) => jumpTo(messageId)}
          />
        ) : (
          <WithoutEvaluation task={task} />
        )
      }
    />
  );
}

function WithoutEvaluation({ task }: { task: ListeningTask }) {
  const { t, format } = useWords();
  const me = useMe();
  const nameOf = useNameOf();
  const { state, claimedBy, claimedAt, agentId } = task;
  if (state === 'void')
    return <Nothing icon={IconMoodCheck} title={t('quality.void')} text={t('quality.void.text')} />;
  if (state === 'done') return <Nothing icon={IconCircleCheck} title={t('quality.done')} />;
  if (state === 'claimed' && claimedBy)
    return (
      <Nothing
        icon={IconHeadphones}
        title={t('quality.claimed-by', { name: nameOf(claimedBy) })}
        text={t('quality.claimed-by.text', { time: claimedAt ? format.time(claimedAt) : '' })}
      />
    );
  if (agentId === me.id)
    return <Nothing icon={IconHeadphones} title={t('quality.own')} text={t('quality.own.text')} />;
  return <Claim task={task} />;
}

function Claim({ task: { projectId, id: taskId } }: { task: ListeningTask }) {
  const { t } = useWords();
  const client = useQueryClient();
  const input = { projectId, taskId };
  const { mutate, error, isPending } = useMutation(
    qualityApi.listening.claim.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: (view) => client.setQueryData(qualityApi.listening.show.queryKey({ input }), view),
    }),
  );
  const claim = () => mutate(input);
  useKeys([{ keys: 'c', label: 'quality.claim', run: claim }]);
  return (
    <Nothing
      icon={IconHeadphones}
      title={t('quality.claim.title')}
      text={t('quality.claim.text')}
      action={
        <>
          <Button loading={isPending} rightSection={<KeyHint keys="c" />} onClick={claim}>
            {t('quality.claim')}
          </Button>
          <Problem error={error} />
        </>
      }
    />
  );
}
