import { implement } from '@orpc/server';
import type { Config } from '#platform/config/config.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { staffContract } from '../contract.ts';
import { linkUrl } from '../core/link.ts';
import { type HandedLink, handLink, invitePerson } from './link-mail.ts';
import { changePerson, disablePerson, enablePerson, listPeople, showPerson } from './people.ts';
import { setPresence } from './presence.ts';
import { removeSecondFactor } from './second-factor.ts';
import { endSessionsOf } from './sessions.ts';

const os = implement(staffContract).$context<RequestContext>();

/** The routes by which administrators look after people. */
export function peopleRoutes(config: Pick<Config, 'publicUrl' | 'systemMailUrl'>) {
  const hasMail = config.systemMailUrl !== undefined;
  const shown = ({ token, ...link }: HandedLink) => ({
    url: linkUrl(config.publicUrl, token),
    ...link,
  });
  return os.people.router({
    list: os.people.list.handler(({ input, context }) =>
      context.run((ctx) => listPeople(ctx, input)),
    ),
    show: os.people.show.handler(({ input, context }) =>
      context.run((ctx) => showPerson(ctx, input.id)),
    ),
    invite: os.people.invite.handler(({ input, context }) =>
      context.run(async (ctx) => {
        const { id, link } = await invitePerson(ctx, input, hasMail);
        return { id, link: shown(link) };
      }),
    ),
    change: os.people.change.handler(({ input, context }) =>
      context.run((ctx) => changePerson(ctx, input)),
    ),
    disable: os.people.disable.handler(({ input, context }) =>
      context.run((ctx) => disablePerson(ctx, input.id)),
    ),
    enable: os.people.enable.handler(({ input, context }) =>
      context.run((ctx) => enablePerson(ctx, input.id)),
    ),
    makeLink: os.people.makeLink.handler(({ input: { id, kind }, context }) =>
      context.run(async (ctx) => shown(await handLink(ctx, { personId: id, kind }, hasMail))),
    ),
    removeSecondFactor: os.people.removeSecondFactor.handler(({ input, context }) =>
      context.run((ctx) => removeSecondFactor(ctx, input.id)),
    ),
    endSessions: os.people.endSessions.handler(({ input, context }) =>
      context.run((ctx) => endSessionsOf(ctx, input.id)),
    ),
    setPresence: os.people.setPresence.handler(async ({ input: { id, ...choice }, context }) => {
      await context.run((ctx) => setPresence(ctx, { personId: id, ...choice }));
    }),
  });
}
