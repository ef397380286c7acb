import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { compareText } from '#kernel/text.ts';
import {
  type Invitation,
  surveyAnswered,
  surveyExpired,
  surveyInvited,
  surveyNotSent,
  surveyUnflagged,
} from '../contract.ts';

/** The invitations of a list after an event. The same as fetching them anew.
 *  isShown: whether an invitation belongs to the list, by its project and filters. */
export function applyToInvitations(
  invitations: readonly Invitation[],
  event: HeedEvent,
  isShown: (invitation: Invitation) => boolean,
): readonly Invitation[] {
  const invitation = invitationOf(event);
  if (!invitation) return invitations;
  const others = invitations.filter(({ id }) => id !== invitation.id);
  return isShown(invitation) ? [...others, invitation].sort(newestFirst) : others;
}

function invitationOf(event: HeedEvent): Invitation | null {
  for (const told of [surveyInvited, surveyNotSent, surveyExpired, surveyUnflagged]) {
    if (isEvent(event, told)) return event.data.invitation;
  }
  return isEvent(event, surveyAnswered) ? event.data.invitation : null;
}

function newestFirst(one: Invitation, other: Invitation): number {
  return compareText(other.createdAt, one.createdAt) || compareText(other.id, one.id);
}
