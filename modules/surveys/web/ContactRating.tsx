import { IconMailX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '#platform/web/words.ts';
import { surveysApi } from './apis.ts';
import classes from './ContactRating.module.css';
import { notAskedWords } from './not-asked.ts';
import { RatingMark } from './RatingMark.tsx';

/** The overall rating of a contact, for lists of conversations, or that its customer could not be
 *  asked for it; nothing while there is none. */
export function ContactRating(props: { projectId: string; contactId: string }) {
  const { t } = useWords();
  const { data } = useQuery(surveysApi.ofContact.queryOptions({ input: props }));
  if (!data) return null;
  const { invitation } = data;
  if (invitation.rating !== null) return <RatingMark rating={invitation.rating} />;
  if (invitation.deliveryFailure === null) return null;
  return (
    <span className={classes.undelivered} title={invitation.deliveryFailure}>
      <IconMailX size="1rem" aria-hidden /> {notAskedWords(invitation, { t })}
    </span>
  );
}
