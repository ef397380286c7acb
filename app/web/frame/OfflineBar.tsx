import { useDebouncedValue } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useConnection } from '#platform/web/live.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './OfflineBar.module.css';

/** A blink of the network is nobody's concern. */
const patienceMs = 2_000;

/** Tells quietly that Heed is out of reach, while work goes on. */
export function OfflineBar() {
  const { t } = useWords();
  const connection = useConnection();
  const [settled] = useDebouncedValue(connection, patienceMs);
  const isOffline = connection === 'lost' && settled === 'lost';
  return (
    <div role="status">
      {isOffline && (
        <p className={classes.bar}>
          <IconPlugConnectedX size="1rem" stroke={1.6} aria-hidden />
          {t('frame.offline')}
        </p>
      )}
    </div>
  );
}
