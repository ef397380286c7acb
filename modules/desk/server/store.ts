import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Attachment } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Hold, OneFile } from '#platform/files/sweep.ts';
import type { Draft } from '../contract.ts';

interface DraftRow extends Omit<Draft, 'attachments'> {
  personId: Id;
  attachments: JSONColumnType<Attachment[]>;
}

type Tables = { 'desk.draft': DraftRow };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Whose drafts, in which conversation. */
export interface DraftPlace {
  readonly projectId: Id;
  readonly conversationId: Id;
  readonly personId: Id;
}

/** A person's drafts in a conversation. */
export async function readDrafts(ctx: Context, place: DraftPlace): Promise<Draft[]> {
  return tables(ctx)
    .selectFrom('desk.draft')
    .select(['projectId', 'conversationId', 'kind', 'body', 'attachments', 'updatedAt'])
    .where('projectId', '=', place.projectId)
    .where('conversationId', '=', place.conversationId)
    .where('personId', '=', place.personId)
    .execute();
}

/** Keeps a draft in the place of an earlier one. */
export async function upsertDraft(ctx: Context, personId: Id, draft: Draft): Promise<void> {
  const row = { ...draft, personId, attachments: JSON.stringify(draft.attachments) };
  await tables(ctx)
    .insertInto('desk.draft')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'conversationId', 'personId', 'kind']).doUpdateSet(row),
    )
    .execute();
}

/** Forgets a draft. */
export async function deleteDraft(
  ctx: Context,
  { projectId, conversationId, personId, kind }: DraftPlace & Pick<Draft, 'kind'>,
): Promise<void> {
  await tables(ctx)
    .deleteFrom('desk.draft')
    .where('projectId', '=', projectId)
    .where('conversationId', '=', conversationId)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .execute();
}

/** Whether a draft carries a file. */
export async function holdsFile(ctx: Context, { projectId, fileId }: OneFile): Promise<Hold> {
  const { rows } = await sql`
    select from desk.draft
    where project_id = ${projectId} and attachments @> ${JSON.stringify([{ fileId }])}::jsonb
    limit 1`.execute(ctx.tx);
  return rows.length > 0 ? 'for-a-while' : 'none';
}
