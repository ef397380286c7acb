import type { Server } from '#app/server.ts';
import { present } from '#kernel/assert.ts';
import { dayMs } from '#kernel/time.ts';
import { linkUrl } from '#modules/staff/core/link.ts';
import { createSignInLink, nameOf } from '#modules/staff/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import { readRoster } from './filling/mark.ts';
import { projectOf } from './texts/projects.ts';

const linkLifeMs = dayMs;

/** The seats that are offered: one of each kind, in the language of its project. */
const offered = [
  { role: 'agent', login: 'olivia.marsh', project: 'broadband', language: 'English' },
  { role: 'agent', login: 'kirill.zaitsev', project: 'carrier', language: 'Русский' },
  { role: 'agent', login: 'deng.yutong', project: 'shop', language: '中文' },
  { role: 'lead', login: 'helen.ashworth', project: 'broadband', language: 'English' },
  { role: 'evaluator', login: 'peter.langford', project: 'broadband', language: 'English' },
  { role: 'evaluator', login: 'marina.danilova', project: 'carrier', language: 'Русский' },
  { role: 'department head', login: 'martin.calloway', project: 'broadband', language: 'English' },
  { role: 'analyst', login: 'ilya.rodionov', project: null, language: 'Русский' },
  { role: 'administrator', login: 'vera.martynova', project: null, language: 'Русский' },
] as const;

/** What a visitor of the demo needs: seats with links that work once, and the sample pages. Empty
 *  in a centre without the demo. */
export async function describeDemo({
  config,
  server,
}: {
  config: Config;
  server: Server;
}): Promise<string> {
  return server.centre.database.run(systemActor, async (ctx) => {
    const roster = await readRoster(ctx);
    if (!roster) return '';
    const seats: string[] = [];
    for (const { role, login, project, language } of offered) {
      const personId = present(roster.people[login], login);
      const link = { personId, kind: 'sign-in', durationMs: linkLifeMs } as const;
      const { token } = await createSignInLink(ctx, link);
      const name = await nameOf(ctx, personId);
      const place = project ? projectOf(project).names.en : 'all projects';
      const about = [role, name, place, language].join(' · ');
      seats.push(`  ${about}\n    ${linkUrl(config.publicUrl, token)}`);
    }
    const pages = roster.projects.map(({ key, widgetKey }) => {
      const { names } = projectOf(key);
      return `  ${names.en}: ${config.publicUrl}/sample/${widgetKey}`;
    });
    return [
      'Take a seat. Each link signs you in once; the next start prints new ones.',
      ...seats,
      '',
      'Be a customer on the sample pages:',
      ...pages,
    ].join('\n');
  });
}
