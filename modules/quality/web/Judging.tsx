import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Message } from '#modules/contacts/contract.ts';
import { useKeys } from '#platform/web/keys.ts';
import { useWords } from '#platform/web/words.ts';
import type { EvidenceMark, TaskView } from '../contract.ts';
import { qualityApi } from './apis.ts';
import { ContactDialogue } from './ContactDialogue.tsx';
import { DialogueCauses } from './DialogueCauses.tsx';
import { marked } from './drafting.ts';
import type { Filling } from './filling.ts';
import { JudgingFoot } from './JudgingFoot.tsx';
import { marksOf } from './marks.ts';
import { OpenCorrection, type WrongWords } from './OpenCorrection.tsx';
import { Scorecard } from './Scorecard.tsx';
import { SelectionMenu } from './SelectionMenu.tsx';
import { TaskHead } from './TaskHead.tsx';
import { TwoSides } from './TwoSides.tsx';
import { useTextOf } from './use-dialogue.ts';
import { useEvaluationDraft } from './use-evaluation-draft.ts';
import { useJump } from './use-jump.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { WordToAgent } from './WordToAgent.tsx';

/** A dialogue that I have claimed: its words on one side, the scorecard on the other. */
export function Judging({ view }: { view: TaskView }) {
  const { task, scorecard } = view;
  const { projectId, conversationId, contactId } = task;
  const { criteria } = scorecard.content;
  const saved = useEvaluationDraft(view);
  const { draft, change } = saved;
  const [activeId, setActiveId] = useState(criteria[0]?.id ?? '');
  const { shownId, jumpTo } = useJump();
  const textOf = useTextOf({ projectId, conversationId });
  const mark = (words: EvidenceMark) => {
    const fallbackId = criteria.find(({ id }) => id === activeId)?.scale[0]?.id ?? null;
    change(marked(draft, { criterionId: activeId, fallbackId }, words));
  };
  const filling: Filling = {
    draft,
    onChange: change,
    activeId,
    onActive: setActiveId,
    textOf,
    onShow: ({ messageId }) => jumpTo(messageId),
  };
  return (
    <>
      <TwoSides
        head={
          <>
            <TaskHead view={view} />
            <Release view={view} onRelease={saved.stop} />
          </>
        }
        dialogue={
          <ContactDialogue
            projectId={projectId}
            conversationId={conversationId}
            contactId={contactId}
            shownId={shownId}
            marking={{
              marks: marksOf(draft, criteria),
              activeId,
              onChoose: setActiveId,
              onMark: (message) => mark(wholeOf(message)),
            }}
          />
        }
        side={
          <>
            <Scorecard content={scorecard.content} filling={filling} />
            <DialogueCauses
              projectId={projectId}
              causes={draft.causes}
              onChange={(causes) => change({ ...draft, causes })}
            />
            <WordToAgent note={draft.note} onChange={(note) => change({ ...draft, note })} />
          </>
        }
        sideFoot={<JudgingFoot view={view} saved={saved} onJump={setActiveId} />}
      />
      <Selection view={view} activeId={activeId} onMark={mark} />
    </>
  );
}

function wholeOf({ id: messageId, body }: Message): EvidenceMark {
  return { messageId, from: 0, to: body.length, note: '' };
}

/** What can be done with selected words: let a judgement rest on them, or put them right. */
function Selection(props: {
  view: TaskView;
  activeId: string;
  onMark: (mark: EvidenceMark) => void;
}) {
  const { view, activeId, onMark } = props;
  const { language } = useWords();
  const [selected, clear] = useSelectedWords();
  const [wrong, setWrong] = useState<WrongWords | null>(null);
  const criterion = view.scorecard.content.criteria.find(({ id }) => id === activeId);
  const mark = () => {
    if (!selected) return;
    const { messageId, from, to } = selected;
    onMark({ messageId, from, to, note: '' });
    clear();
  };
  const putRight = () => {
    if (!selected) return;
    setWrong({ messageId: selected.messageId, excerpt: selected.text });
    clear();
  };
  return (
    <>
      {selected && criterion && (
        <SelectionMenu
          at={selected}
          criterion={criterion.title[language]}
          onMark={mark}
          onPutRight={putRight}
        />
      )}
      {wrong && <OpenCorrection task={view.task} words={wrong} onClose={() => setWrong(null)} />}
    </>
  );
}

function Release({ view, onRelease }: { view: TaskView; onRelease: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { projectId, id: taskId } = view.task;
  const input = { projectId, taskId };
  const { mutate, isPending } = useMutation(
    qualityApi.listening.release.mutationOptions({
      onMutate: onRelease,
      onSuccess: () =>
        client.invalidateQueries({ queryKey: qualityApi.listening.show.key({ input }) }),
    }),
  );
  const release = () => mutate(input);
  useKeys([{ keys: 'alt+r', label: 'quality.release', run: release, isAlways: true }]);
  return (
    <Button size="xs" variant="default" loading={isPending} onClick={release}>
      {t('quality.release')}
    </Button>
  );
}
