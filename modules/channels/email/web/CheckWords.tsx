import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '#platform/web/words.ts';
import type { MailboxCheck, MailFailure } from '../contract.ts';
import classes from './MailServers.module.css';

/** What trying the servers of a mailbox showed. It comes into view by itself. */
export function CheckWords({ check }: { check: MailboxCheck }) {
  const { imap, smtp } = check;
  const shown = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each check is shown
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest' });
  }, [check]);
  return (
    <div ref={shown} role="status">
      {imap && <Verdict kind="imap" failure={imap.failure} />}
      {smtp && <Verdict kind="smtp" failure={smtp.failure} />}
    </div>
  );
}

function Verdict({ kind, failure }: { kind: 'imap' | 'smtp'; failure: MailFailure | null }) {
  const { t } = useWords();
  return (
    <div className={classes.check} data-failed={failure !== null}>
      {failure ? <IconAlertTriangle size="1rem" /> : <IconCircleCheck size="1rem" />}
      <span>
        <b>{t(`email.${kind}`)}:</b>{' '}
        {t(failure ? `email.failure.${failure.reason}` : 'email.check.fine')}
        {failure?.detail && <code className={classes.detail}>{failure.detail}</code>}
      </span>
    </div>
  );
}
