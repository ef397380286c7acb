import type { JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { HelpSite } from '../../contract.ts';

type Tables = {
  'knowledge.helpSite': Omit<HelpSite, 'titles' | 'welcomes'> & {
    titles: JSONColumnType<HelpSite['titles']>;
    welcomes: JSONColumnType<HelpSite['welcomes']>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The help site of a project, if it was ever set up. */
export async function findHelpSite(ctx: Context, projectId: Id): Promise<HelpSite | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.helpSite')
    .selectAll()
    .where('projectId', '=', projectId)
    .executeTakeFirst();
}

/** Sets up the help site of a project, or changes it. */
export async function upsertHelpSite(ctx: Context, site: HelpSite): Promise<void> {
  const { titles, welcomes } = site;
  const row = { ...site, titles: JSON.stringify(titles), welcomes: JSON.stringify(welcomes) };
  await tables(ctx)
    .insertInto('knowledge.helpSite')
    .values(row)
    .onConflict((conflict) => conflict.column('projectId').doUpdateSet(row))
    .execute();
}
