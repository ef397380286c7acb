import { sql } from 'kysely';
import { type Id, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { SynonymSet } from '../../core/search/synonyms.ts';

/** A set of synonyms of a project. */
interface ProjectSynonyms extends SynonymSet {
  readonly projectId: Id;
  readonly id: Id;
  readonly language: Language;
}

/** The sets of a project, the oldest first. */
export async function listSynonyms(ctx: Context, projectId: Id): Promise<ProjectSynonyms[]> {
  const { rows } = await sql<ProjectSynonyms>`
    select project_id, id, language, words, is_one_way from knowledge.synonym
    where project_id = ${projectId} order by id`.execute(ctx.tx);
  return rows;
}

/** Adds a set of 2 to 20 words or short phrases. Searches know it from the commit on. Who may add
 *  one is the caller's to check. */
export async function addSynonyms(
  ctx: Context,
  { projectId, language, words, isOneWay }: Omit<ProjectSynonyms, 'id'>,
): Promise<Id> {
  const id = newId(Date.parse(ctx.now));
  await sql`
    insert into knowledge.synonym (project_id, id, language, words, is_one_way)
    values (${projectId}, ${id}, ${language}, ${words}::text[], ${isOneWay})`.execute(ctx.tx);
  return id;
}

/** Removes a set. */
export async function removeSynonyms(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
): Promise<void> {
  await sql`delete from knowledge.synonym
    where project_id = ${projectId} and id = ${id}`.execute(ctx.tx);
}
