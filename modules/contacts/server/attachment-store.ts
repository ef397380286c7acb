import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { Hold, OneFile } from '#platform/files/sweep.ts';

/** Whether a message carries a file. */
export async function holdsFile(ctx: Context, { projectId, fileId }: OneFile): Promise<Hold> {
  const { rows } = await sql`
    select from contacts.message
    where project_id = ${projectId} and attachments <> '[]'
      and attachments @> ${JSON.stringify([{ fileId }])}::jsonb
    limit 1`.execute(ctx.tx);
  return rows.length > 0 ? 'for-good' : 'none';
}
