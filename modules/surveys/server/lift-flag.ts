import { refuse } from '#kernel/errors.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Invitation, may, refusals, surveyUnflagged } from '../contract.ts';
import type { AnswerFlag } from '../core/flags.ts';
import { type InProject, invitationOf, lockInvitation, updateInvitation } from './store.ts';

/** Lets answers count that were kept apart for a reason: somebody has looked at them. The reason
 *  does not come back. Refuses a reason that they do not have. */
export async function liftFlag(
  ctx: Context,
  { flag, ...which }: InProject & { flag: AnswerFlag },
): Promise<Invitation> {
  authorise(ctx, may.liftFlags);
  const row = await lockInvitation(ctx, which);
  if (!row?.flags.includes(flag)) refuse(refusals.notFound);
  const flags = row.flags.filter((each) => each !== flag);
  const liftedFlags = [...row.liftedFlags, flag];
  await updateInvitation(ctx, which, { flags, liftedFlags });
  await ctx.audit('surveys.flag-lifted', which.id, { flag });
  const invitation = { ...invitationOf(row), flags, liftedFlags };
  ctx.emit(surveyUnflagged, {
    projectId: which.projectId,
    subjectId: which.id,
    data: { invitation },
  });
  return invitation;
}
