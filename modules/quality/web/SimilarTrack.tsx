import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Correction, SimilarStatement } from '../contract.ts';
import { qualityApi } from './apis.ts';
import { dialogueAddress } from './dialogue-address.ts';
import classes from './Track.module.css';
import { Track } from './Track.tsx';
import { useShowCorrection } from './use-show-correction.ts';

const shownCorrections = 200;

/** Other customers who may have heard the same. Each of them gets a correction of its own. */
export function SimilarTrack({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const { chain } = correction;
  return (
    <Track title={t('quality.track.similar')} chain={chain} step="similar">
      {chain.similar && (
        <p className={classes.quiet}>
          {t('quality.similar.found', { count: chain.similar.contactIds.length })}
        </p>
      )}
      {!chain.similar && chain.answer && chain.closedAt === null && (
        <ToCheck correction={correction} />
      )}
      {!chain.similar && !chain.answer && (
        <p className={classes.quiet}>{t('quality.track.first-answer')}</p>
      )}
    </Track>
  );
}

function ToCheck({ correction }: { correction: Correction }) {
  const { t } = useWords();
  const { projectId, id: correctionId } = correction;
  const { data, error, refetch } = useQuery(
    qualityApi.corrections.similar.queryOptions({ input: { projectId, correctionId } }),
  );
  const corrections = useCorrectionsByMessage(projectId);
  const check = useMutation(
    qualityApi.corrections.checkSimilar.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: useShowCorrection(),
    }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={2} />;
  const same = data.items.filter(({ messageId }) => corrections.has(messageId));
  const contactIds = Array.from(new Set(same.map(({ contactId }) => contactId)));
  return (
    <>
      <p className={classes.quiet}>{t('quality.similar.count', { count: data.items.length })}</p>
      <ul className={`${classes.list} ${classes.similar}`}>
        {data.items.map((statement) => (
          <Similar
            key={statement.messageId}
            projectId={projectId}
            statement={statement}
            ownId={corrections.get(statement.messageId)}
          />
        ))}
      </ul>
      <Problem error={check.error} />
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate({ projectId, correctionId, contactIds })}
        >
          {t('quality.similar.checked')}
        </Button>
      </div>
    </>
  );
}

/** The corrections of a project by the message that was wrong. */
function useCorrectionsByMessage(projectId: string): ReadonlyMap<string | null, string> {
  const input = { projectId, state: 'all' as const, limit: shownCorrections };
  const { data } = useQuery(qualityApi.corrections.list.queryOptions({ input, staleTime: 0 }));
  return new Map((data?.items ?? []).map(({ messageId, id }) => [messageId, id]));
}

function Similar(props: {
  projectId: string;
  statement: SimilarStatement;
  ownId: string | undefined;
}) {
  const { projectId, statement, ownId } = props;
  const { t, format } = useWords();
  const client = useQueryClient();
  const nameOf = useNameOf();
  const { contactId, messageId, body, customerName, agentId, at, likeness } = statement;
  const { mutate, error, isPending } = useMutation(
    qualityApi.corrections.open.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => client.invalidateQueries({ queryKey: qualityApi.corrections.list.key() }),
    }),
  );
  return (
    <li className={classes.statement}>
      <p>
        <UserText text={body} />
      </p>
      <span className={classes.facts}>
        <UserText text={customerName || t('quality.unnamed')} />
        {agentId && <UserText text={nameOf(agentId)} />}
        <time dateTime={at}>{format.date(at)}</time>
        <span>{t('quality.similar.likeness', { likeness: format.percent(likeness) })}</span>
      </span>
      <Problem error={error} />
      <span className={classes.facts}>
        <Anchor component={AddressLink} to={dialogueAddress({ ...statement, projectId })}>
          {t('quality.to-dialogue')}
        </Anchor>
        {ownId ? (
          <Anchor component={AddressLink} to={`/corrections/${projectId}/${ownId}`}>
            {t('quality.similar.own')}
          </Anchor>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={isPending}
            onClick={() => mutate({ projectId, contactId, messageId, excerpt: body })}
          >
            {t('quality.similar.same')}
          </Button>
        )}
      </span>
    </li>
  );
}
