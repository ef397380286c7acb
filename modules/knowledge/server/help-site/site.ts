import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type HelpSite, helpSitePut, may } from '../../contract.ts';
import { findHelpSite, upsertHelpSite } from './site-store.ts';

/** The help site of a project; as it would begin, while nobody has set it up. */
export async function showHelpSite(ctx: Context, projectId: Id): Promise<HelpSite> {
  authorise(ctx, may.read);
  const { language } = await getProject(ctx, projectId);
  const found = await findHelpSite(ctx, projectId);
  const blank = { isOn: false, languages: [language], titles: {}, welcomes: {}, telephone: null };
  return found ?? { projectId, ...blank };
}

/** Opens, closes or changes the help site of a project. */
export async function putHelpSite(ctx: Context, site: HelpSite): Promise<HelpSite> {
  authorise(ctx, may.manage);
  const { projectId, isOn } = site;
  await getProject(ctx, projectId);
  await upsertHelpSite(ctx, site);
  ctx.emit(helpSitePut, { projectId, subjectId: projectId, data: { site } });
  await ctx.audit('knowledge.help-site-put', projectId, { isOn });
  return site;
}
