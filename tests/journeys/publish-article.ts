import { type Id, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { publishDraft, putArticle, saveDraft } from '#modules/knowledge/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { House } from './house.ts';

/** Publishes an article of one paragraph, kept by the lead: public and in English unless it is said
 *  otherwise. Returns its id. */
export async function publishArticle(
  ctx: Context,
  { projectId, people }: House,
  about: {
    title: string;
    words: string;
    language?: Language;
    isInternal?: boolean;
    mustBeRead?: boolean;
  },
): Promise<Id> {
  const { title, words, language = 'en', isInternal = false, mustBeRead = false } = about;
  const articleId = newId();
  await putArticle(ctx, {
    ...{ projectId, id: articleId, kind: 'article', categoryId: null, ownerId: people.lead },
    ...{ originalLanguage: language, visibility: isInternal ? 'internal' : 'public' },
    ...{ tags: [], products: [], reviewEveryDays: null, mustBeRead },
  });
  const which = { projectId, articleId, language };
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: words }] }];
  const body = { type: 'doc' as const, content };
  const { revision } = await saveDraft(ctx, { ...which, title, body, revision: null });
  await publishDraft(ctx, { ...which, revision, note: '', publishAt: null, isMinor: false });
  return articleId;
}
