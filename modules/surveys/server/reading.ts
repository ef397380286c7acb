import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import { type FilledSurvey, type Invitation, may, type SurveySummary } from '../contract.ts';
import { summarise } from '../core/summary.ts';
import { answeringOf } from './answers.ts';
import {
  countInvitations,
  findInvitationOf,
  type InvitationFilter,
  readInvitations,
} from './store.ts';
import { visitsOf } from './visiting.ts';

/** Invitations of a project, newest first; also those that were not sent. */
export async function listInvitations(
  ctx: Context,
  filter: InvitationFilter & PageWanted,
): Promise<Page<Invitation>> {
  authorise(ctx, may.read);
  const read = (wanted: Parameters<typeof readInvitations>[2]) =>
    readInvitations(ctx, filter, wanted);
  return pageOf(filter, read, (invitation) => invitation.createdAt);
}

/** What the customer of a contact was asked and answered; null while nothing is decided. */
export async function surveyOfContact(
  ctx: Context,
  which: { projectId: Id; contactId: Id },
): Promise<FilledSurvey | null> {
  authorise(ctx, may.read);
  const invitation = await findInvitationOf(ctx, which);
  if (!invitation) return null;
  const { questions, answers, earlierAnswers } = await answeringOf(ctx, invitation);
  const visits = await visitsOf(ctx, invitation);
  return { invitation, questions, answers, earlierAnswers, visits };
}

/** How many of the contacts that ended in a period were asked, and how many answered. */
export async function summariseSurveys(
  ctx: Context,
  period: { projectId: Id; from: Instant; until: Instant },
): Promise<SurveySummary> {
  authorise(ctx, may.read);
  return summarise(await countInvitations(ctx, period));
}
