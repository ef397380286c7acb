import { heedId, type Id } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import { may as projectsMay } from '#modules/projects/contract.ts';
import { projectOfKey } from '#modules/projects/server/index.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { type Language, language as languageShape } from '#platform/http/contract.ts';
import type { Services } from '#platform/module.ts';
import { remember } from '#platform/remember.ts';
import { may } from '../../contract.ts';
import type { SiteView } from './pages/view.ts';
import type { ReadingPlace } from './reading.ts';
import { findHelpSite } from './site-store.ts';
import { openWays, type WayToPerson } from './ways.ts';
import { siteWords } from './words.ts';

const waysRememberedMs = 10 * secondMs;
const rights = new Set([projectsMay.read.name, may.read.name]);

/** The help sites that this node serves. */
export interface Sites {
  /** The site of a key that is open; null when there is none. language: as the address says; one
   *  in which the site is not offered gives the site in its first. */
  readonly open: (at: { key: string; language?: string }) => Promise<SiteView | null>;
  /** Runs a piece of work as somebody who reads the site: within its project alone. */
  readonly read: <T>(view: SiteView, work: (ctx: Context) => Promise<T>) => Promise<T>;
}

/** Opens the help sites. */
export function openSites({ config, database }: Pick<Services, 'config' | 'database'>): Sites {
  const ways = remember(database.clock, waysRememberedMs, (key: string) => {
    const [projectId = '', language] = key.split(' ');
    const at = { projectId, language: languageShape.parse(language) };
    return database.run(systemActor, (ctx) => openWays(ctx, at));
  });
  return {
    open: async ({ key, language: asked }) => {
      const found = await database.run(systemActor, async (ctx) => {
        const project = await projectOfKey(ctx, key);
        return project && { project, site: await findHelpSite(ctx, project.id) };
      });
      const [first] = found?.site?.languages ?? [];
      if (!found?.site?.isOn || !first) return null;
      const { project, site } = found;
      const language: Language = site.languages.find((each) => each === asked) ?? first;
      return {
        ...{ project, site, publicUrl: config.publicUrl },
        place: { key: project.key, language },
        name: site.titles[language] ?? project.name,
        t: siteWords(language),
        ways: await ways.get(`${project.id} ${language}`),
      };
    },
    read: (view, work) => database.run(readerOf(view.project.id), work),
  };
}

/** Where a view reads. */
export function readingPlace({ project, place, site }: SiteView): ReadingPlace {
  return { projectId: project.id, language: place.language, languages: site.languages };
}

/** The number that the settings of the site name, as the last of the ways. */
export const wayByTelephone: WayToPerson = {
  name: 'telephone',
  order: 90,
  offer: async (ctx, { projectId, language }) => {
    const telephone = (await findHelpSite(ctx, projectId))?.telephone;
    if (!telephone) return null;
    const href = `tel:${telephone.replace(/[^\d+]/g, '')}`;
    const title = siteWords(language)('help.person.telephone');
    return { title, text: telephone, by: { kind: 'link', href } };
  },
};

/** Whoever reads a help site, as he acts. */
function readerOf(projectId: Id): Actor {
  return { id: heedId, kind: 'visitor', permissions: rights, scope: [projectId] };
}
