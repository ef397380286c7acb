import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconDownload, IconMailCheck, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useProjectId } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { RawMail } from '../contract.ts';
import { emailApi } from './api.ts';
import { type MailView, mailViews } from './mail-views.ts';
import classes from './RawMails.module.css';

/** Mails that nobody was asked to answer, or that could not be read: why, and what can be done. */
export function RawMails() {
  const { t } = useWords();
  const projectId = useProjectId();
  const navigate = useNavigate();
  const { mails: view = 'set-aside' } = useSearch({
    from: '/frame/settings/projects/$projectId/raw-mails',
  });
  return (
    <div className={classes.page}>
      <p className={classes.about}>{t('email.raw-mails.text')}</p>
      <SegmentedControl
        size="xs"
        className={classes.views ?? ''}
        aria-label={t('email.raw-mails.which')}
        value={view}
        onChange={(mails) => void navigate({ to: '.', search: { mails }, replace: true })}
        data={mailViews.map((value) => ({ value, label: t(`email.raw-mail.${value}`) }))}
      />
      <List projectId={projectId} view={view} />
    </div>
  );
}

function List({ projectId, view }: { projectId: string; view: MailView }) {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    emailApi.rawMails.infiniteOptions({
      input: (cursor: string | undefined) => ({ projectId, state: view, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      staleTime: 0,
    }),
  );
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={4} />;
  const mails = data.pages.flatMap((page) => page.items);
  if (mails.length === 0)
    return <Nothing icon={IconMailCheck} title={t(`email.raw-mails.none.${view}`)} />;
  return (
    <>
      <ul className={classes.mails} aria-label={t(`email.raw-mail.${view}`)}>
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('email.raw-mails.earlier')}
        </Button>
      )}
    </>
  );
}

function Mail({ mail }: { mail: RawMail }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const { id: rawMailId, projectId, fileId, state, reason } = mail;
  const again = useMutation(
    emailApi.readAgain.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => client.invalidateQueries({ queryKey: emailApi.rawMails.key() }),
    }),
  );
  return (
    <li className={classes.mail}>
      <div className={classes.words}>
        <UserText
          className={classes.subject}
          text={mail.subject || t('email.raw-mail.no-subject')}
        />
        <span className={classes.quiet}>
          <UserText text={mail.fromAddress ?? t('email.raw-mail.no-sender')} />
          {' · '}
          <time dateTime={mail.arrivedAt}>{format.dateTime(mail.arrivedAt)}</time>
        </span>
        {reason && <span>{t(`email.raw-mail.reason.${reason}`)}</span>}
        {!mail.isComplete && <span>{t('email.raw-mail.incomplete')}</span>}
        <Problem error={again.error} />
      </div>
      <div className={classes.actions}>
        {state !== 'waiting' && (
          <Tooltip label={t('email.raw-mail.again.text')}>
            <Button
              size="compact-xs"
              variant="default"
              loading={again.isPending}
              leftSection={<IconRefresh size="0.875rem" />}
              onClick={() => again.mutate({ projectId, rawMailId })}
            >
              {t('email.raw-mail.again')}
            </Button>
          </Tooltip>
        )}
        <Button
          component="a"
          size="compact-xs"
          variant="default"
          href={`/api/v1/files/${projectId}/${fileId}`}
          download
          leftSection={<IconDownload size="0.875rem" />}
        >
          {t('email.raw-mail.download')}
        </Button>
      </div>
    </li>
  );
}
