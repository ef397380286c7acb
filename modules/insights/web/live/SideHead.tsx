import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useKeys } from '#platform/web/keys.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './SidePane.module.css';

/** What is open beside the lists, and the way back to them. */
export function SideHead(props: { title: string; detail: ReactNode; onClose: () => void }) {
  const { title, detail, onClose } = props;
  const { t } = useWords();
  useKeys([{ keys: 'x', label: 'live.close', run: onClose }]);
  return (
    <header className={classes.head}>
      <div className={classes.about}>
        <h2 className={classes.title}>
          <UserText text={title} />
        </h2>
        <p className={classes.detail}>{detail}</p>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('live.close')} onClick={onClose}>
        <IconX size="1rem" />
      </ActionIcon>
    </header>
  );
}
