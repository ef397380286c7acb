import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import classes from './EditedLine.module.css';
import { useWords } from './words.ts';

/** A line of a list that is edited: a handle to move it, what it is, and its form when it is open.
 *  facts: under its title. handle: what `useDragging` hears there. onStep: the handle's arrow keys.
 *  children: the form. */
export function EditedLine(props: {
  id: string;
  /** Of the lines that can be dragged into each other's places. */
  group?: string;
  number: number;
  title: string;
  isUnnamed: boolean;
  /** It comes up only after an earlier one. */
  isDependent?: boolean;
  isOpen: boolean;
  isDragged: boolean;
  isDropPlace: boolean;
  handle: Readonly<Record<string, (event: PointerEvent<HTMLElement>) => void>>;
  facts: ReactNode;
  onStep: (step: -1 | 1) => void;
  onToggle: () => void;
  children: ReactNode;
}) {
  const { id, group = '', number, title, isOpen, handle, facts, onStep, onToggle } = props;
  const { t } = useWords();
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    onStep(step);
  };
  return (
    <li
      className={classes.line}
      data-line={id}
      data-group={group}
      data-open={isOpen}
      data-dragged={props.isDragged}
      data-drop={props.isDropPlace}
      data-dependent={props.isDependent ?? false}
    >
      <div className={classes.row}>
        <button
          type="button"
          className={classes.handle}
          data-handle={id}
          aria-label={t('frame.line.move', { title })}
          title={t('frame.line.move.text')}
          onKeyDown={move}
          {...handle}
        >
          <IconGripVertical size="1rem" stroke={1.6} />
        </button>
        <UnstyledButton className={classes.opener} aria-expanded={isOpen} onClick={onToggle}>
          <span className={classes.number}>{number}</span>
          <span className={classes.words}>
            <span className={classes.title} data-unnamed={props.isUnnamed}>
              {title}
            </span>
            {facts}
          </span>
          <IconChevronDown size="1rem" stroke={1.6} className={classes.chevron} />
        </UnstyledButton>
      </div>
      {isOpen && props.children}
    </li>
  );
}
