import { Button, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { newId } from '#kernel/id.ts';
import { useDragging } from '#platform/web/dragging.ts';
import { useWords } from '#platform/web/words.ts';
import { CardHead } from './CardHead.tsx';
import classes from './CriteriaList.module.css';
import { CriterionLine } from './CriterionLine.tsx';
import {
  type Content,
  maximumCriteria,
  maximumGroups,
  noWords,
  type Part,
  partsOf,
  placed,
  stepped,
  withCriterion,
  withGroup,
} from './content.ts';
import type { Editing } from './editing.ts';
import { GroupHead } from './GroupHead.tsx';

/** The criteria in their groups: opened to be edited, moved by their handles or by key. */
export function CriteriaList({ editing }: { editing: Editing }) {
  const { content, edit, onOpen } = editing;
  const { t } = useWords();
  const { list, moved, told, focusOn } = useMoving(editing);
  const dragging = useDragging((id, place) => moved(placed(content, id, place), id));
  const add = (groupId: string | null) => {
    const id = newId();
    edit(withCriterion(content, { id, groupId }));
    onOpen(id);
    focusOn(`[data-line="${id}"] input`);
  };
  const addGroup = () => {
    const id = newId();
    edit(withGroup(content, { id, title: noWords }));
    onOpen(id);
    focusOn(`[data-part="${id}"] input`);
  };
  const endOf = ({ group }: Part) => {
    const { place } = dragging;
    return place !== null && place.beforeId === null && place.groupId === (group?.id ?? null);
  };
  const isFull = content.criteria.length >= maximumCriteria;
  return (
    <div ref={list} className={classes.card}>
      <CardHead editing={editing} />
      {partsOf(content).map((part) => (
        <section key={part.group?.id ?? ''} data-part={part.group?.id} className={classes.part}>
          <GroupHead part={part} editing={editing} />
          <ol className={classes.lines}>
            {part.criteria.map((criterion) => (
              <CriterionLine
                key={criterion.id}
                criterion={criterion}
                number={content.criteria.indexOf(criterion) + 1}
                editing={editing}
                isDragged={dragging.draggedId === criterion.id}
                isDropPlace={dragging.place?.beforeId === criterion.id}
                handle={dragging.handleOf(criterion.id)}
                onStep={(step) => moved(stepped(content, criterion.id, step), criterion.id)}
              />
            ))}
          </ol>
          <div
            className={classes.end}
            data-end
            data-group={part.group?.id ?? ''}
            data-drop={endOf(part)}
          >
            <AddButton
              label={t('quality.card.criterion.add')}
              isDisabled={isFull}
              onClick={() => add(part.group?.id ?? null)}
            />
          </div>
        </section>
      ))}
      <div className={classes.foot}>
        <AddButton
          label={t('quality.card.group.add')}
          isDisabled={content.groups.length >= maximumGroups}
          onClick={addGroup}
        />
      </div>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </div>
  );
}

function AddButton(props: { label: string; isDisabled: boolean; onClick: () => void }) {
  const { label, isDisabled, onClick } = props;
  return (
    <Button
      size="xs"
      variant="subtle"
      leftSection={<IconPlus size="0.875rem" />}
      disabled={isDisabled}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

/** Moving keeps the focus on what was moved, and tells its new place. focusOn: goes to what comes
 *  to stand in the list, by its selector. */
function useMoving({ edit }: Editing) {
  const { t, language } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const [told, setTold] = useState('');
  useLayoutEffect(() => {
    const found = wanted.current && list.current?.querySelector<HTMLElement>(wanted.current);
    if (!found) return;
    wanted.current = null;
    found.focus();
  });
  const focusOn = (selector: string) => {
    wanted.current = selector;
  };
  const moved = (next: Content, id: string) => {
    const at = next.criteria.findIndex((each) => each.id === id);
    const criterion = next.criteria[at];
    const group = next.groups.find((each) => each.id === criterion?.groupId);
    focusOn(`[data-handle="${CSS.escape(id)}"]`);
    setTold(
      t('quality.card.moved', {
        title: criterion?.title[language] ?? '',
        number: at + 1,
        group: group?.title[language] ?? t('quality.card.group.none'),
      }),
    );
    edit(next);
  };
  return { list, moved, told, focusOn };
}
