import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconGripVertical, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { GuideFault } from '../../core/guide/faults.ts';
import type { GuideDetail } from '../../core/guide/guide.ts';
import classes from './GuideForm.module.css';

/** The details in the order in which they are asked for; moved by dragging, or by Alt and the
 *  arrows. */
export function DetailList(props: {
  details: readonly GuideDetail[];
  faults: readonly GuideFault[];
  chosen: number;
  onChoose: (place: number) => void;
  onMove: (from: number, to: number) => void;
  onAdd: (() => void) | undefined;
}) {
  const { details, faults, chosen, onChoose, onMove, onAdd } = props;
  const { t, language } = useWords();
  const [dragged, setDragged] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(place, place + step);
  };
  return (
    <div className={classes.side}>
      <ol className={classes.list} aria-label={t('guide.details')}>
        {details.map((detail, place) => (
          <li
            key={detail.key}
            draggable
            onDragStart={() => setDragged(place)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged !== null && onMove(dragged, place)}
          >
            <UnstyledButton
              className={classes.item}
              aria-current={place === chosen}
              onClick={() => onChoose(place)}
              onKeyDown={(event) => onKeyDown(event, place)}
            >
              <IconGripVertical size="0.875rem" aria-hidden />
              <UserText
                className={classes.itemName}
                text={detail.names[language] || t(`guide.kind.${detail.kind}`)}
              />
              {faults.some((fault) => fault.place === place) && (
                <IconAlertTriangle size="0.875rem" aria-label={t('guide.incomplete')} />
              )}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {onAdd && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="0.875rem" />}
          onClick={onAdd}
        >
          {t('guide.detail.add')}
        </Button>
      )}
      <p className={classes.hint}>{t('guide.details.order')}</p>
    </div>
  );
}
