import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { may, type PublicAddress, refusals } from '../../contract.ts';
import { bodyFor } from '../../core/body/node.ts';
import { plainText } from '../../core/body/plain.ts';
import { articleAddress } from '../../core/help-site/address.ts';
import { findArticle } from '../article-store.ts';
import { findPublicArticle, readBodies } from './reading-store.ts';
import { findHelpSite } from './site-store.ts';

/** Where customers read an article: on the page in their language where the site is offered in it,
 *  with the text in that language, else with the original. Refuses, each with a reason of its own,
 *  what they cannot read: an internal article, one in no language of the site, one that has words
 *  for agents alone, and all of them while the site is closed.
 *  language: the customer's. */
export async function showPublicAddress(
  ctx: Context,
  { projectId, articleId: id, language }: { projectId: Id; articleId: Id; language: Language },
): Promise<PublicAddress> {
  authorise(ctx, may.read);
  const article = (await findArticle(ctx, { projectId, id })) ?? refuse(refusals.notFound);
  if (article.isArchived) refuse(refusals.notFound);
  if (article.visibility !== 'public') refuse(refusals.internalArticle);
  const site = await findHelpSite(ctx, projectId);
  if (!site?.isOn) refuse(refusals.helpSiteClosed);
  const { texts = [] } = (await findPublicArticle(ctx, { projectId, id })) ?? {};
  const offered = texts.filter((text) => site.languages.includes(text.language));
  const text = offered.find((each) => each.language === language) ?? offered[0];
  if (!text) refuse(refusals.notOnHelpSite);
  const body = (await readBodies(ctx, projectId, [{ id, language: text.language }])).get(id);
  if (!body || plainText(bodyFor(body, 'customer')) === '') refuse(refusals.nothingForCustomers);
  const { key } = await getProject(ctx, projectId);
  const page = site.languages.includes(language) ? language : text.language;
  // The page leads on to its full address: one with words in it is long where they are not Latin.
  const address = articleAddress({ key, language: page }, { id, title: '' });
  return { address, language: text.language, title: text.title };
}
