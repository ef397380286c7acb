import type { Context } from '#platform/context.ts';
import type { Visits } from '../contract.ts';
import { type AnswerFlag, flagsOfSending, isScanned, type Sending } from '../core/flags.ts';
import type { InProject } from './store.ts';
import { insertVisit, readVisits } from './visit-store.ts';

/** Keeps that somebody or something has opened a link. It is never an answer. */
export async function noteOpening(
  ctx: Context,
  invitation: InProject,
  { choice, isAhead }: { choice: string | null; isAhead: boolean },
): Promise<void> {
  await insertVisit(ctx, invitation, { kind: isAhead ? 'fetched-ahead' : 'opened', choice });
}

/** Keeps that a form was sent, and tells what speaks against a person having sent it.
 *  choice: what it says to the first question; null when it does not hold that. */
export async function noteSending(
  ctx: Context,
  invitation: InProject,
  { choice, ...sending }: Omit<Sending, 'sentAt'> & { choice: string | null },
): Promise<AnswerFlag[]> {
  const isNew = sending.questions > 0;
  await insertVisit(ctx, invitation, { kind: isNew ? 'sent' : 'sent-again', choice });
  if (!isNew) return [];
  const sent = (await readVisits(ctx, invitation)).filter(({ kind }) => kind === 'sent');
  const seen = flagsOfSending({ ...sending, sentAt: ctx.now });
  return isScanned(sent) ? [...seen, 'scanner'] : seen;
}

/** What the visits of an invitation come to. */
export async function visitsOf(ctx: Context, invitation: InProject): Promise<Visits> {
  const visits = await readVisits(ctx, invitation);
  const openings = visits.filter(({ kind }) => kind === 'opened');
  const ahead = visits.filter(({ kind }) => kind === 'fetched-ahead');
  const sent = visits.some(({ kind }) => kind === 'sent');
  return {
    openings: openings.length,
    programOpenings: ahead.length,
    isScanned: isScanned(
      [...openings, ...ahead].sort((one, other) => (one.at < other.at ? -1 : 1)),
    ),
    repeatedSendings: visits.filter(({ kind }) => kind === 'sent-again').length,
    provisionalChoice: sent
      ? null
      : (openings.findLast(({ choice }) => choice !== null)?.choice ?? null),
  };
}
