import { authorise, type Context } from '#platform/context.ts';
import { may, type NearDuplicate } from '../contract.ts';
import { bodyFor } from '../core/body/node.ts';
import { plainText } from '../core/body/plain.ts';
import { readBodies, searchArticles, similaritiesTo } from './search/index.ts';
import { findDraft, findText, findVersion, type OneText } from './text-store.ts';

/** Different articles on one matter stay below .75 in each of the languages; one that was copied
 *  and worked over stays above. */
const leastLikeness = 0.8;
const candidates = 20;
const shown = 5;

/** Live articles that say nearly the same as one does in a language, likest first, at most 5. What
 *  is being written counts before what is published. */
export async function findNearDuplicates(ctx: Context, which: OneText): Promise<NearDuplicate[]> {
  authorise(ctx, may.read);
  const said = await saidBy(ctx, which);
  if (!said) return [];
  const { projectId, articleId, language } = which;
  const collection = { projectId, audience: 'agent', language } as const;
  const query = `${said.title} ${said.words}`;
  const { hits } = await searchArticles(ctx, {
    ...{ projectId, audience: 'agent', query, languages: [language], limit: candidates },
  });
  const ids = hits.map(({ documentId }) => documentId).filter((id) => id !== articleId);
  const others = await readBodies(ctx, collection, ids);
  const likenesses = await similaritiesTo(
    said.words,
    others.map(({ body }) => body),
  );
  return others
    .map(({ id, title }, place) => ({ articleId: id, title, likeness: likenesses[place] ?? 0 }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, shown);
}

async function saidBy(
  ctx: Context,
  which: OneText,
): Promise<{ title: string; words: string } | null> {
  const live = (await findText(ctx, which))?.liveNumber ?? null;
  const text =
    (await findDraft(ctx, which)) ??
    (live === null ? undefined : await findVersion(ctx, { ...which, number: live }));
  const words = text ? plainText(bodyFor(text.body, 'agent')) : '';
  return text && words !== '' ? { title: text.title, words } : null;
}
