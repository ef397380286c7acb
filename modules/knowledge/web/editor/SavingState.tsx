import {
  IconAlertTriangle,
  IconCheck,
  IconCloudOff,
  IconPencil,
  IconRefresh,
  IconUsers,
} from '@tabler/icons-react';
import type { Icon } from '#platform/web/door.ts';
import { useProblem } from '#platform/web/problem.ts';
import { useWords } from '#platform/web/words.ts';
import type { DraftState } from './draft-keeper.ts';
import classes from './EditPage.module.css';

const signs: Readonly<Record<DraftState['status'], Icon>> = {
  saved: IconCheck,
  unsaved: IconPencil,
  saving: IconRefresh,
  waiting: IconCloudOff,
  failed: IconAlertTriangle,
  overtaken: IconUsers,
};

/** Whether what is written is saved, and where it is while it is not. */
export function SavingState({ state: { status, error } }: { state: DraftState }) {
  const { t } = useWords();
  const problem = useProblem(error);
  const Sign = signs[status];
  return (
    <span className={classes.status} data-status={status} role="status">
      <Sign size="0.875rem" stroke={1.75} />
      {t(`knowledge.saving.${status}`)}
      {status === 'failed' && ` ${problem?.text ?? ''}`}
    </span>
  );
}
