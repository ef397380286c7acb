import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClipboardList } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { newId } from '#kernel/id.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { useKeys } from '#platform/web/keys.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useWords } from '#platform/web/words.ts';
import { firstScorecards } from '../../core/first-scorecard.ts';
import { CriteriaList } from './CriteriaList.tsx';
import { withCriterion } from './content.ts';
import { type Editing, headId } from './editing.ts';
import { faultsOf } from './faults.ts';
import { SaveBar } from './SaveBar.tsx';
import type { EditedScorecard } from './use-scorecard.ts';

/** What was taken away, in words, and the way to have it back. */
interface Lost {
  readonly words: string;
  readonly bringBack: () => void;
}

/** The criteria of a channel's scorecard to be changed, and the bar that saves them. */
export function CriteriaEditor(props: {
  scorecard: EditedScorecard;
  channel: Channel;
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}) {
  const { scorecard, channel, openId, onOpen } = props;
  const { content, edit } = scorecard;
  const { t } = useWords();
  const [lost, setLost] = useState<Lost | null>(null);
  const { form, faults, save } = useSaving(scorecard, {
    onOpen,
    onSaved: () => {
      setLost(null);
      onOpen(undefined);
    },
  });
  useKeys([{ keys: 'mod+s', label: 'quality.card.key.save', run: save, isAlways: true }]);
  const editing: Editing = {
    ...{ content, openId, onOpen, faults },
    edit: (next) => {
      setLost(null);
      edit(next);
    },
    remove: (next, what) => {
      setLost({ words: t('quality.card.removed', { what }), bringBack: () => edit(content) });
      onOpen(undefined);
      edit(next);
    },
  };
  const drop = () => {
    onOpen(undefined);
    setLost({ words: t('quality.card.dropped'), bringBack: scorecard.drop() });
  };
  return (
    <div ref={form}>
      {content.criteria.length === 0 ? (
        <NoCriteria channel={channel} editing={editing} />
      ) : (
        <CriteriaList editing={editing} />
      )}
      <SaveBar
        scorecard={scorecard}
        lost={lost?.words ?? null}
        faults={faults}
        onBringBack={() => {
          lost?.bringBack();
          setLost(null);
        }}
        onDrop={drop}
        onSave={save}
      />
    </div>
  );
}

/** Saves what has no faults; else opens the first and goes to its field. */
function useSaving(
  scorecard: EditedScorecard,
  { onOpen, onSaved }: Pick<Editing, 'onOpen'> & { onSaved: () => void },
) {
  const { content, changeCount, version } = scorecard;
  const { t } = useWords();
  const form = useRef<HTMLDivElement>(null);
  const [isChecked, setIsChecked] = useState(false);
  const wantsFocus = useRef(false);
  const faults = faultsOf(content);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (!field) return;
    wantsFocus.current = false;
    field.focus();
  });
  const save = () => {
    if (changeCount === 0 || scorecard.saving.isPending) return;
    const [first] = faults;
    setIsChecked(first !== undefined);
    if (first) {
      wantsFocus.current = first.kind !== 'nothing-weighs';
      if (wantsFocus.current) onOpen(first.at ?? headId);
      return;
    }
    scorecard.save(() => {
      onSaved();
      notifications.show({ message: t('quality.card.saved', { version: version + 1 }) });
    });
  };
  return { form, faults: isChecked ? faults : [], save };
}

/** A scorecard without criteria: a start from an example, or from nothing. */
function NoCriteria({ channel, editing }: { channel: Channel; editing: Editing }) {
  const { t } = useWords();
  const { content, edit, onOpen } = editing;
  const begin = () => {
    const id = newId();
    edit(withCriterion(content, { id, groupId: null }));
    onOpen(id);
  };
  return (
    <Nothing
      icon={IconClipboardList}
      title={t('quality.card.empty')}
      text={t('quality.card.empty.text')}
      action={
        <Group gap="xs" justify="center">
          <Button onClick={() => edit(firstScorecards[channel])}>
            {t('quality.card.empty.example')}
          </Button>
          <Button variant="default" onClick={begin}>
            {t('quality.card.criterion.add')}
          </Button>
        </Group>
      }
    />
  );
}
