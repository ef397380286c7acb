import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { id, instant, language, route } from '#platform/http/contract.ts';
import { articlePath, inProject, may, oneArticle, projectPath, tags, title } from './ground.ts';

const telephone = z
  .string()
  .trim()
  .regex(/^\+?\d[\d\s().-]{2,29}$/);
const ownWords = (maximumLength: number) => {
  const text = z.string().trim().min(1).max(maximumLength);
  return z.object({ en: text, ru: text, zh: text }).partial();
};

/** The public pages of a project, where customers help themselves. */
export const helpSite = z.object({
  projectId: id,
  /** While it is off, nobody outside reads anything there. */
  isOn: z.boolean(),
  /** In which it is offered, the first where a browser asks for none of them. */
  languages: z
    .array(language)
    .min(1)
    .refine((all) => new Set(all).size === all.length),
  /** What it is called, in place of the project's name. */
  titles: ownWords(80),
  /** What it says above the search, in place of the usual question. */
  welcomes: ownWords(160),
  /** A number at which people answer; null: none is shown. */
  telephone: telephone.nullable(),
});
export type HelpSite = z.infer<typeof helpSite>;

export const helpSitePut = defineEvent('help-site.put', z.object({ site: helpSite }));

/** Who looked for help by himself has reached a person. What he searched and read goes with him,
 *  in his order. */
export const personAskedFor = defineEvent(
  'visit.person-asked-for',
  z.object({
    conversationId: id,
    /** Where he looked. */
    place: z.enum(['help-site', 'widget']).default('help-site'),
    queries: z.array(z.string()),
    articles: z.array(
      z.object({ id, title: z.string(), said: z.enum(['helped', 'did-not-help']).nullable() }),
    ),
  }),
);
export type PersonAskedFor = z.infer<typeof personAskedFor.data>;

const visitCount = z.number().int();

const visitCounts = z.object({
  goingOn: visitCount,
  solved: visitCount,
  gaveUp: visitCount,
  askedForPerson: visitCount,
  cameBack: visitCount,
});
export type VisitCounts = z.infer<typeof visitCounts>;

/** How those fared who tried to help themselves, by where they did. */
export const visitFigures = z.object({
  /** Visits that began since then. */
  since: instant,
  helpSite: visitCounts,
  /** Before a chat and during it, on the sites of the client. */
  widget: visitCounts,
});
export type VisitFigures = z.infer<typeof visitFigures>;

/** Where customers read an article. */
export const publicAddress = z.object({
  /** Its path on this server. */
  address: z.string(),
  /** Of the text that is read there; another than was asked for, when there is none in that. */
  language,
  title,
});
export type PublicAddress = z.infer<typeof publicAddress>;

/** The public pages where customers help themselves. */
export const helpSiteRoutes = {
  helpSite: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/help-site`,
      summary: 'The help site of a project',
      tags,
    })
    .input(inProject)
    .output(helpSite),
  putHelpSite: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/help-site`,
      summary: 'Open, close or change the help site',
      tags,
    })
    .input(helpSite)
    .output(helpSite),
  publicAddress: route(may.read)
    .route({
      method: 'GET',
      path: `${articlePath}/public-address`,
      summary: 'Where customers read an article on the help site',
      tags,
    })
    .input(oneArticle.extend({ language }))
    .output(publicAddress),
  visitFigures: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/help-site/visits`,
      summary: 'How visits to the help site and the chat widgets ended, of the last 30 days',
      tags,
    })
    .input(inProject)
    .output(visitFigures),
};
