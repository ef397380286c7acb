import { implement } from '@orpc/server';
import { toDataURL } from 'qrcode';
import type { Context } from '#platform/context.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { staffContract } from '../contract.ts';
import { acknowledgeNotice, listNotices, readNotices } from './notices.ts';
import { setPresence } from './presence.ts';
import { changeMe, changePassword, showMe } from './profile.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  removeOwnSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import { endOtherSessions, endOwnSession, listSessions } from './sessions.ts';
import { guard } from './tries.ts';
import type { Vault } from './vault.ts';

const os = implement(staffContract).$context<RequestContext>();

/** The routes of everybody's own things. */
export function meRoutes(vault: Vault) {
  return os.me.router({
    show: os.me.show.handler(({ context }) =>
      context.run((ctx) => showMe(ctx, context.request.sessionToken)),
    ),
    change: os.me.change.handler(({ input, context }) =>
      context.run((ctx) => changeMe(ctx, input)),
    ),
    changePassword: os.me.changePassword.handler(({ input, context }) => {
      const { address, sessionToken: token } = context.request;
      return changePassword({ run: context.run, address, token }, input);
    }),
    enrol: os.me.enrol.handler(async ({ context }) => {
      const uri = await context.run((ctx) => beginEnrolment(ctx, vault));
      return { uri, qr: await toDataURL(uri) };
    }),
    confirmEnrolment: os.me.confirmEnrolment.handler(async ({ input, context }) => ({
      recoveryCodes: await guarded(context, (ctx) => confirmEnrolment(ctx, vault, input.code)),
    })),
    renewRecoveryCodes: os.me.renewRecoveryCodes.handler(async ({ input, context }) => ({
      recoveryCodes: await guarded(context, (ctx) => renewRecoveryCodes(ctx, vault, input.code)),
    })),
    removeSecondFactor: os.me.removeSecondFactor.handler(({ input, context }) =>
      guarded(context, (ctx) => removeOwnSecondFactor(ctx, vault, input.code)),
    ),
    listSessions: os.me.listSessions.handler(({ context }) =>
      context.run((ctx) => listSessions(ctx, context.request.sessionToken)),
    ),
    endSession: os.me.endSession.handler(({ input, context }) =>
      context.run((ctx) => endOwnSession(ctx, input.id)),
    ),
    endOtherSessions: os.me.endOtherSessions.handler(({ context }) =>
      context.run((ctx) => endOtherSessions(ctx, context.request.sessionToken)),
    ),
    setPresence: os.me.setPresence.handler(async ({ input, context }) => {
      await context.run((ctx) => setPresence(ctx, input));
    }),
    listNotices: os.me.listNotices.handler(({ input, context }) =>
      context.run((ctx) => listNotices(ctx, input)),
    ),
    readNotices: os.me.readNotices.handler(({ input, context }) =>
      context.run((ctx) => readNotices(ctx, input.ids)),
    ),
    acknowledgeNotice: os.me.acknowledgeNotice.handler(({ input, context }) =>
      context.run((ctx) => acknowledgeNotice(ctx, input)),
    ),
  });
}

/** A code has a million values: whoever holds a session must not try them all. */
function guarded<T>(
  { actor, run, request }: RequestContext,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return guard(run, { account: actor?.id ?? '', address: request.address }, work);
}
