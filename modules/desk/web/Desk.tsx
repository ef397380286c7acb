import { SegmentedControl } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '#platform/web/keys.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Panes } from '#platform/web/Panes.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './Desk.module.css';
import { Dialogue } from './Dialogue.tsx';
import { SidePane } from './SidePane.tsx';
import { useAutoAnswers } from './use-auto-answers.ts';
import { inOrderOfWork, useMine } from './use-work.ts';
import { WorkList } from './WorkList.tsx';

/** The agent's workspace: my work, the dialogue, the customer; on a narrow screen one of them. */
export function Desk() {
  const { t } = useWords();
  const { projectId, conversationId } = useParams({ strict: false });
  const isOpen = projectId !== undefined && conversationId !== undefined;
  const [besideId, setBesideId] = useState<string>();
  const isBeside = isOpen && besideId === conversationId;
  useMoveThroughWork(conversationId);
  useAutoAnswers(conversationId);
  return (
    <div className={classes.desk}>
      {isOpen && (
        <SegmentedControl
          fullWidth
          size="xs"
          className={classes.switch ?? ''}
          aria-label={t('desk.shown')}
          value={isBeside ? 'customer' : 'dialogue'}
          onChange={(shown) => setBesideId(shown === 'customer' ? conversationId : undefined)}
          data={[
            { value: 'dialogue', label: t('desk.dialogue') },
            { value: 'customer', label: t('desk.side') },
          ]}
        />
      )}
      <Panes
        name="desk"
        shown={isBeside ? 'customer' : isOpen ? 'dialogue' : 'work'}
        panes={[
          {
            id: 'work',
            label: 'desk.work',
            content: <WorkList chosenId={conversationId} />,
            width: { px: 300, minPx: 240, maxPx: 460 },
          },
          {
            id: 'dialogue',
            label: 'desk.dialogue',
            content: isOpen ? (
              <Dialogue
                key={conversationId}
                projectId={projectId}
                conversationId={conversationId}
              />
            ) : (
              <Nothing
                icon={IconMessages}
                title={t('desk.nothing-open')}
                text={t('desk.nothing-open.text')}
              />
            ),
          },
          {
            id: 'customer',
            label: 'desk.side',
            content: isOpen && (
              <SidePane
                projectId={projectId}
                conversationId={conversationId}
                onAsk={() => setBesideId(conversationId)}
                onAnswer={() => setBesideId(undefined)}
              />
            ),
            width: { px: 300, minPx: 240, maxPx: 440 },
          },
        ]}
      />
    </div>
  );
}

/** Alt with the arrows goes to my next and my previous conversation, also while typing. */
function useMoveThroughWork(conversationId: string | undefined): void {
  const navigate = useNavigate();
  const { data } = useMine();
  const items = inOrderOfWork(data?.items ?? []);
  const move = (step: 1 | -1) => {
    const index = items.findIndex(({ id }) => id === conversationId);
    const next = items.at((index + step + items.length) % items.length);
    if (!next) return;
    const params = { projectId: next.projectId, conversationId: next.id };
    void navigate({ to: '/desk/$projectId/$conversationId', params });
  };
  useKeys([
    { keys: 'alt+arrowdown', label: 'desk.next', run: () => move(1), isAlways: true },
    { keys: 'alt+arrowup', label: 'desk.previous', run: () => move(-1), isAlways: true },
  ]);
}
