import { type Generated, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { InProject } from './store.ts';

/** More visits of one invitation are not kept: somebody plays with the link. */
const maximumVisits = 100;

/** `opened`: a page was fetched. `fetched-ahead`: by a program that says so. `sent`: a form came
 *  with an answer that was not known. `sent-again`: with nothing new. */
export type VisitKind = 'opened' | 'fetched-ahead' | 'sent' | 'sent-again';

interface VisitRow {
  readonly projectId: Id;
  readonly seq: Generated<number>;
  readonly invitationId: Id;
  readonly kind: VisitKind;
  readonly choice: string | null;
  readonly at: Instant;
}

type Tables = { 'surveys.visit': VisitRow };

/** Keeps a visit, up to a hundred of an invitation. */
export async function insertVisit(
  ctx: Context,
  { projectId, id }: InProject,
  { kind, choice }: { kind: VisitKind; choice: string | null },
): Promise<void> {
  await sql`
    insert into surveys.visit (project_id, invitation_id, kind, choice, at)
    select ${projectId}, ${id}, ${kind}, ${choice}, ${ctx.now}
    where (
      select count(*) from surveys.visit
      where project_id = ${projectId} and invitation_id = ${id}) < ${maximumVisits}`.execute(
    ctx.tx,
  );
}

/** The visits of an invitation, oldest first. */
export async function readVisits(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<{ kind: VisitKind; choice: string | null; at: Instant }[]> {
  return ctx.tx
    .$extendTables<Tables>()
    .selectFrom('surveys.visit')
    .select(['kind', 'choice', 'at'])
    .where('projectId', '=', projectId)
    .where('invitationId', '=', id)
    .orderBy('seq')
    .execute();
}
