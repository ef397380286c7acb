import { Button } from '@mantine/core';
import { IconArrowMerge, IconArrowsSplit } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '#platform/web/me.ts';
import { PageLink } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type CustomerCard, type Merge, type MergeSuggestion, may } from '../contract.ts';
import { customersApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { MergeDialog } from './MergeDialog.tsx';
import { Part } from './Part.tsx';
import { useCardRefresh } from './use-card-refresh.ts';

/** Records that may be the same person, and those that were made one with this. */
export function Duplicates({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  if (card.suggestions.length + card.merges.length === 0) return null;
  return (
    <Part title={t('customers.duplicates')}>
      <ul className={classes.list}>
        {card.suggestions.map((suggestion) => (
          <Suggestion key={suggestion.id} card={card} suggestion={suggestion} />
        ))}
        {card.merges.map((merge) => (
          <Merged key={merge.id} card={card} merge={merge} />
        ))}
      </ul>
    </Part>
  );
}

function Suggestion(props: { card: CustomerCard; suggestion: MergeSuggestion }) {
  const { card, suggestion } = props;
  const { t } = useWords();
  const mayMerge = useMay(may.merge);
  const [isMerging, setIsMerging] = useState(false);
  const { projectId, id: customerId } = card;
  const { id: suggestionId, otherId, otherName, reason, kind, display } = suggestion;
  const dismiss = useMutation(
    customersApi.dismissSuggestion.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: useCardRefresh({ projectId, customerId }),
    }),
  );
  return (
    <li className={classes.card}>
      <span>
        <PageLink
          to="/customers/$projectId/$customerId"
          params={{ projectId, customerId: otherId }}
          fw={500}
        >
          {otherName ?? t('customers.unnamed')}
        </PageLink>
        <span className={classes.quiet}>
          {' '}
          {t(`customers.suggestion.${reason}`, {
            what: kind === 'visitor' ? t('customers.identity.visitor') : display,
          })}
        </span>
      </span>
      {mayMerge && (
        <div className={classes.actions}>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconArrowMerge size="0.875rem" />}
            onClick={() => setIsMerging(true)}
          >
            {t('customers.merge.look')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ projectId, suggestionId })}
          >
            {t('customers.suggestion.dismiss')}
          </Button>
        </div>
      )}
      <Problem error={dismiss.error} />
      {isMerging && (
        <MergeDialog
          card={card}
          other={{ id: otherId, name: otherName }}
          onClose={() => setIsMerging(false)}
        />
      )}
    </li>
  );
}

function Merged({ card, merge }: { card: CustomerCard; merge: Merge }) {
  const { t, format } = useWords();
  const mayMerge = useMay(may.merge);
  const { projectId, id: customerId } = card;
  const undo = useMutation(
    customersApi.undoMerge.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: useCardRefresh({ projectId, customerId }),
    }),
  );
  return (
    <li className={classes.card}>
      <span>
        {t('customers.merged', {
          name: merge.fromName ?? t('customers.unnamed'),
          date: format.date(merge.at),
        })}
        <br />
        <span className={classes.quiet}>
          {t('customers.merged.until', { date: format.date(merge.undoableUntil) })}
        </span>
      </span>
      {mayMerge && (
        <div className={classes.actions}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconArrowsSplit size="0.875rem" />}
            loading={undo.isPending}
            onClick={() => undo.mutate({ projectId, mergeId: merge.id })}
          >
            {t('customers.merged.undo')}
          </Button>
        </div>
      )}
      <Problem error={undo.error} />
    </li>
  );
}
