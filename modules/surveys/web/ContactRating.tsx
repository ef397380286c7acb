import { useQuery } from '@tanstack/react-query';
import { surveysApi } from './apis.ts';
import { RatingMark } from './RatingMark.tsx';

/** The overall rating of a contact, for lists of conversations; nothing while there is none. */
export function ContactRating(props: { projectId: string; contactId: string }) {
  const { data } = useQuery(surveysApi.ofContact.queryOptions({ input: props }));
  const rating = data?.invitation.rating ?? null;
  return rating === null ? null : <RatingMark rating={rating} />;
}
