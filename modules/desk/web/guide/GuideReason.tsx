import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Guiding } from '../../contract.ts';
import { contactsApi } from '../apis.ts';
import { reasonChoices } from '../reasons.ts';
import classes from './Guide.module.css';

/** A reason as likely as this is taken up without asking. */
const surely = 0.85;
const suggestionsShown = 2;

/** The reason whose guide is shown: taken from the words of the dialogue where they are clear, else
 *  chosen among the likely ones, or of all by search. */
export function GuideReason(props: {
  item: ConversationItem;
  guiding: Guiding | null;
  isMine: boolean;
  onChoose: (reasonId: string, isSuggested?: boolean) => void;
}) {
  const { item, guiding, isMine, onChoose } = props;
  const { t, language } = useWords();
  const [isChanging, setIsChanging] = useState(false);
  const { projectId, contactId } = item;
  const reasons = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } })).data?.items;
  const suggestions = useQuery({
    ...contactsApi.suggestReasons.queryOptions({ input: { projectId, contactId } }),
    enabled: isMine && guiding === null,
  }).data?.items;
  useTakenUp(guiding === null && isMine ? suggestions?.[0] : undefined, onChoose);
  const nameOf = (id: string) => reasons?.find((reason) => reason.id === id)?.names[language] ?? '';
  const choose = (reasonId: string | null) => {
    setIsChanging(false);
    if (reasonId) onChoose(reasonId);
  };
  if (guiding && !isChanging) {
    return (
      <div className={classes.reason}>
        <UserText className={classes.reasonName} text={nameOf(guiding.reasonId)} />
        {isMine && (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsChanging(true)}>
            {t('desk.guide.change-reason')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className={classes.choice}>
      {(suggestions ?? []).slice(0, suggestionsShown).map(({ reasonId }) => (
        <Button key={reasonId} size="compact-xs" variant="default" onClick={() => choose(reasonId)}>
          {nameOf(reasonId)}
        </Button>
      ))}
      <Select
        size="xs"
        searchable
        autoFocus={isChanging}
        className={classes.all ?? ''}
        aria-label={t('desk.guide.reason')}
        placeholder={t('desk.guide.reason')}
        nothingFoundMessage={t('desk.reason.nothing')}
        data={reasonChoices(reasons ?? [], language)}
        value={null}
        onChange={choose}
      />
    </div>
  );
}

/** Takes up a reason that is all but sure, once. */
function useTakenUp(
  first: { reasonId: string; probability: number } | undefined,
  onChoose: (reasonId: string, isSuggested: boolean) => void,
): void {
  const take = useEffectEvent((reasonId: string) => onChoose(reasonId, true));
  const reasonId = first && first.probability >= surely ? first.reasonId : undefined;
  useEffect(() => {
    if (reasonId) take(reasonId);
  }, [reasonId]);
}
