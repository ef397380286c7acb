import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useNow } from '#platform/web/now.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Invitation } from '../contract.ts';
import classes from './Answers.module.css';
import { Flags } from './Flags.tsx';
import { notAskedWords } from './not-asked.ts';
import { RatingMark } from './RatingMark.tsx';
import { answerViews } from './ratings-search.ts';
import { useNameOf } from './use-name-of.ts';
import { useAnswers } from './use-ratings.ts';

/** The latest answers, each with the way down to its dialogue. */
export function Answers({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { channel, only } = useSearch({ from: '/frame/ratings' });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAnswers({
    projectId,
    channel,
    only,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <section className={classes.answers}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          {t(only === 'not-asked' ? 'surveys.not-asked' : 'surveys.latest')}
        </h2>
        <Filters />
      </header>
      {error && <Problem error={error} onRetry={refetch} />}
      {!items && !error && <LoadingLines lines={4} />}
      {items?.length === 0 && <p className={classes.quiet}>{t('surveys.latest.none')}</p>}
      <ul className={classes.list}>
        {items?.map((invitation) => (
          <AnswerLine key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('surveys.more')}
        </Button>
      )}
    </section>
  );
}

function Filters() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { channel, only } = useSearch({ from: '/frame/ratings' });
  return (
    <span className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('surveys.channel')}
        value={channel ?? 'all'}
        data={[
          { value: 'all', label: t('surveys.channel.all') },
          { value: 'chat', label: t('surveys.channel.chat') },
          { value: 'email', label: t('surveys.channel.email') },
          { value: 'link', label: t('surveys.channel.link') },
        ]}
        onChange={(next) =>
          void navigate({
            to: '/ratings',
            search: ({ channel: _, ...others }) => ({
              ...others,
              ...((next === 'chat' || next === 'email' || next === 'link') && { channel: next }),
            }),
          })
        }
      />
      {answerViews.map((view) => (
        <Link
          key={view}
          to="/ratings"
          search={({ only: before, ...others }) => ({
            ...others,
            ...(before !== view && { only: view }),
          })}
          aria-current={only === view ? 'true' : undefined}
          className={classes.only}
        >
          {t(`surveys.${view}.only`)}
        </Link>
      ))}
    </span>
  );
}

function AnswerLine({ invitation }: { invitation: Invitation }) {
  const { t, format } = useWords();
  const now = useNow();
  const nameOf = useNameOf();
  const { projectId, conversationId, contactId, rating, comment, agentId, channel } = invitation;
  const notAsked = rating === null ? notAskedWords(invitation, { t }) : null;
  const at = invitation.firstAnsweredAt ?? invitation.createdAt;
  const line = (
    <>
      {rating !== null && <RatingMark rating={rating} />}
      <span
        className={classes.words}
        data-said={comment !== null}
        title={invitation.deliveryFailure ?? undefined}
      >
        {comment ? <UserText text={comment} /> : (notAsked ?? t('surveys.no-words'))}
      </span>
      <span className={classes.facts}>
        {t(`surveys.channel.${channel}`)}
        {agentId && <UserText text={nameOf(agentId)} />}
        <time dateTime={at}>{format.relative(at, now)}</time>
      </span>
    </>
  );
  return (
    <li>
      {conversationId ? (
        <AddressLink
          to={`/dialogues/${projectId}/${conversationId}?contact=${contactId}`}
          className={classes.line}
        >
          {line}
        </AddressLink>
      ) : (
        <div className={classes.line}>{line}</div>
      )}
      {invitation.flags.length > 0 && <Flags invitation={invitation} />}
    </li>
  );
}
