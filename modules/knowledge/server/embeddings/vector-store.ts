import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Collection } from '../../core/search/search-document.ts';

const numberBytes = 4;

/** An article whose vector is missing, of another model, or older than its text. */
export interface UnreadRow extends Collection {
  readonly documentId: Id;
  readonly revision: number;
  readonly text: string;
  readonly textHash: string;
  /** It has a vector of this very text. */
  readonly isSameText: boolean;
}

/** Some articles that have no vector of their present text. What customers said in contacts is
 *  never among them: it does not leave the house. */
export async function readUnread(
  ctx: Context,
  { model, most }: { model: string; most: number },
): Promise<UnreadRow[]> {
  const { rows } = await sql<UnreadRow>`
    select d.project_id, d.audience, d.language, d.document_id, d.revision,
      concat_ws(E'\n', d.title, d.headings, d.body) as text,
      md5(concat_ws(E'\n', d.title, d.headings, d.body)) as text_hash,
      coalesce(v.model = ${model}
        and v.text_hash = md5(concat_ws(E'\n', d.title, d.headings, d.body)), false) as is_same_text
    from knowledge.search_document d
    left join knowledge.search_vector v using (project_id, audience, language, document_id)
    where d.audience in ('customer', 'agent') and not d.is_removed
      and (v.revision is null or v.revision < d.revision or v.model <> ${model})
    order by d.project_id, d.document_id limit ${most}`.execute(ctx.tx);
  return rows;
}

/** Keeps the vector of an article's text; null: the one that it has is good. */
export async function writeVector(
  ctx: Context,
  row: UnreadRow,
  read: { model: string; vector: readonly number[] | null },
): Promise<void> {
  const { projectId, audience, language, documentId, revision, textHash } = row;
  if (read.vector === null) {
    await sql`
      update knowledge.search_vector set revision = ${revision}
      where project_id = ${projectId} and audience = ${audience} and language = ${language}
        and document_id = ${documentId}`.execute(ctx.tx);
    return;
  }
  await sql`
    insert into knowledge.search_vector (project_id, audience, language, document_id, model,
      revision, text_hash, vector)
    select ${projectId}, ${audience}, ${language}, ${documentId}, ${read.model}, ${revision},
      ${textHash}, ${packed(read.vector)}
    where exists (select from knowledge.search_document d where d.project_id = ${projectId}
      and d.audience = ${audience} and d.language = ${language} and d.document_id = ${documentId})
    on conflict (project_id, audience, language, document_id) do update set
      model = excluded.model, revision = excluded.revision, text_hash = excluded.text_hash,
      vector = excluded.vector`.execute(ctx.tx);
}

/** The vectors of these articles, as far as they have one of the model. */
export async function readVectors(
  ctx: Context,
  { projectId, audience, language }: Collection,
  { ids, model }: { ids: readonly Id[]; model: string },
): Promise<Map<Id, Float32Array>> {
  const { rows } = await sql<{ documentId: Id; vector: Buffer }>`
    select document_id, vector from knowledge.search_vector
    where project_id = ${projectId} and audience = ${audience} and language = ${language}
      and model = ${model} and document_id = any (${ids}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map(({ documentId, vector }) => [documentId, unpacked(vector)]));
}

function packed(vector: readonly number[]): Buffer {
  const bytes = Buffer.alloc(vector.length * numberBytes);
  vector.forEach((value, place) => void bytes.writeFloatLE(value, place * numberBytes));
  return bytes;
}

function unpacked(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / numberBytes }, (_, place) =>
    bytes.readFloatLE(place * numberBytes),
  );
}

/** How much meaning counts in each collection of a project; those without a weight are left out. */
export async function readWeights(
  ctx: Context,
  { projectId, audience, model }: { projectId: Id; audience: string; model: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ language: string; weight: number }>`
    select language, weight from knowledge.search_weight
    where project_id = ${projectId} and audience = ${audience} and model = ${model}
      and weight > 0`.execute(ctx.tx);
  return new Map(rows.map(({ language, weight }) => [language, weight]));
}

/** Whether meaning counts in any collection of a project. */
export async function hasWeight(
  ctx: Context,
  { projectId, model }: { projectId: Id; model: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from knowledge.search_weight
    where project_id = ${projectId} and model = ${model} and weight > 0 limit 1`.execute(ctx.tx);
  return rows.length > 0;
}

/** Keeps how much meaning counts in a collection. */
export async function writeWeight(
  ctx: Context,
  { projectId, audience, language }: Collection,
  { model, weight, searchCount }: { model: string; weight: number; searchCount: number },
): Promise<void> {
  await sql`
    insert into knowledge.search_weight
    values (${projectId}, ${audience}, ${language}, ${model}, ${weight}, ${searchCount}, ${ctx.now})
    on conflict (project_id, audience, language) do update set model = excluded.model,
      weight = excluded.weight, search_count = excluded.search_count,
      chosen_at = excluded.chosen_at`.execute(ctx.tx);
}

/** The newest searches of customers after which something was opened, the newest first. */
export async function readOpened(
  ctx: Context,
  { projectId, language, most }: Omit<Collection, 'audience'> & { most: number },
): Promise<{ query: string; openedArticleId: Id }[]> {
  const { rows } = await sql<{ query: string; openedArticleId: Id }>`
    select query, opened_article_id from knowledge.search_asked
    where project_id = ${projectId} and language = ${language} and audience = 'customer'
      and opened_article_id is not null
    order by at desc limit ${most}`.execute(ctx.tx);
  return rows;
}

/** The collections of articles that have vectors of a model. */
export async function readEmbedded(ctx: Context, model: string): Promise<Collection[]> {
  const { rows } = await sql<Collection>`
    select distinct project_id, audience, language from knowledge.search_vector
    where model = ${model} order by project_id, audience, language`.execute(ctx.tx);
  return rows;
}
