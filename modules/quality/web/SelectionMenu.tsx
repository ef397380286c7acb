import { Button } from '@mantine/core';
import { IconArrowBackUp, IconHighlight } from '@tabler/icons-react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './SelectionMenu.module.css';
import type { SelectedWords } from './use-selected-words.ts';

const heightPx = 44;
const widthPx = 340;
const edgePx = 8;

/** What can be done with the words just selected, beside them. */
export function SelectionMenu(props: {
  at: SelectedWords;
  criterion: string;
  onMark: () => void;
  onPutRight: () => void;
}) {
  const { at, criterion, onMark, onPutRight } = props;
  const { t } = useWords();
  useKeys([
    { keys: 'm', label: 'quality.mark', run: onMark },
    { keys: 'w', label: 'quality.put-right', run: onPutRight },
  ]);
  const top = Math.max(edgePx, at.topPx - heightPx);
  const left = Math.max(edgePx, Math.min(at.leftPx, innerWidth - widthPx - edgePx));
  return (
    <div
      role="toolbar"
      aria-label={t('quality.selection')}
      className={classes.menu}
      style={{ top, left }}
      onPointerDown={(event) => event.preventDefault()}
    >
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconHighlight size="0.875rem" />}
        rightSection={<KeyHint keys="m" />}
        title={t('quality.mark.for', { criterion })}
        onClick={onMark}
      >
        {t('quality.mark')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconArrowBackUp size="0.875rem" />}
        rightSection={<KeyHint keys="w" />}
        onClick={onPutRight}
      >
        {t('quality.put-right')}
      </Button>
    </div>
  );
}
