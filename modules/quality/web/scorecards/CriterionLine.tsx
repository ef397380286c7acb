import { UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconChevronDown, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { CriterionFacts } from './CriterionFacts.tsx';
import { CriterionForm } from './CriterionForm.tsx';
import classes from './CriterionLine.module.css';
import type { Criterion } from './content.ts';
import type { Editing } from './editing.ts';
import { missingInCriterion } from './translations.ts';

/** A criterion in the list: a handle to move it, what it is, and its form when it is open.
 *  onStep: the handle's arrow keys. */
export function CriterionLine(props: {
  criterion: Criterion;
  number: number;
  editing: Editing;
  isDragged: boolean;
  isDropPlace: boolean;
  handle: Readonly<Record<string, (event: PointerEvent<HTMLElement>) => void>>;
  onStep: (step: -1 | 1) => void;
}) {
  const { criterion, number, editing, isDragged, isDropPlace, handle, onStep } = props;
  const { t, language } = useWords();
  const isOpen = editing.openId === criterion.id;
  const title = criterion.title[language] || t('quality.card.unnamed');
  const missing = missingInCriterion(criterion);
  const isFaulty = editing.faults.some(({ at }) => at === criterion.id);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    onStep(step);
  };
  return (
    <li
      className={classes.line}
      data-line={criterion.id}
      data-group={criterion.groupId ?? ''}
      data-open={isOpen}
      data-dragged={isDragged}
      data-drop={isDropPlace}
    >
      <div className={classes.row}>
        <button
          type="button"
          className={classes.handle}
          data-handle={criterion.id}
          aria-label={t('quality.card.move', { title })}
          title={t('quality.card.move.text')}
          onKeyDown={move}
          {...handle}
        >
          <IconGripVertical size="1rem" stroke={1.6} />
        </button>
        <UnstyledButton
          className={classes.opener}
          aria-expanded={isOpen}
          onClick={() => editing.onOpen(isOpen ? undefined : criterion.id)}
        >
          <span className={classes.number}>{number}</span>
          <span className={classes.words}>
            <span className={classes.title} data-unnamed={title !== criterion.title[language]}>
              {title}
            </span>
            <CriterionFacts content={editing.content} criterion={criterion} />
            {missing.length > 0 && (
              <span className={classes.missing}>
                {t('quality.card.missing.in', {
                  languages: missing.map((each) => languageNames[each]).join(', '),
                })}
              </span>
            )}
            {isFaulty && (
              <span className={classes.fault}>
                <IconAlertCircle size="0.875rem" aria-hidden /> {t('quality.card.incomplete')}
              </span>
            )}
          </span>
          <IconChevronDown size="1rem" stroke={1.6} className={classes.chevron} />
        </UnstyledButton>
      </div>
      {isOpen && <CriterionForm criterion={criterion} editing={editing} />}
    </li>
  );
}
