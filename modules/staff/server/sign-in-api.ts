import { implement } from '@orpc/server';
import { secondMs } from '#kernel/time.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { sessionCookie } from '#platform/http/server.ts';
import { staffContract } from '../contract.ts';
import { sessionMaximumMs } from '../core/session.ts';
import { signOut } from './sessions.ts';
import {
  askForReset,
  type Gate,
  redeemLink,
  type SignIn,
  showLink,
  signInByPassword,
} from './sign-in.ts';
import type { Vault } from './vault.ts';

const os = implement(staffContract).$context<RequestContext>();

/** The routes by which people come in and go out. */
export function signInRoutes({ publicUrl, vault }: { publicUrl: string; vault: Vault }) {
  const isSecure = publicUrl.startsWith('https:');
  const gate = ({ runAsSystem, request }: RequestContext): Gate => ({
    run: runAsSystem,
    vault,
    visit: { address: request.address, userAgent: request.userAgent },
  });
  const step = (context: RequestContext, signIn: SignIn) => {
    if ('token' in signIn) {
      const maximumMs = sessionMaximumMs;
      context.setHeader('set-cookie', cookie({ token: signIn.token, maximumMs, isSecure }));
    }
    return { next: signIn.next };
  };
  return os.signIn.router({
    byPassword: os.signIn.byPassword.handler(async ({ input, context }) =>
      step(context, await signInByPassword(gate(context), input)),
    ),
    forgotten: os.signIn.forgotten.handler(({ input, context }) =>
      askForReset(gate(context), input.email),
    ),
    showLink: os.signIn.showLink.handler(({ input, context }) =>
      context.runAsSystem((ctx) => showLink(ctx, input.token)),
    ),
    useLink: os.signIn.useLink.handler(async ({ input, context }) =>
      step(context, await redeemLink(gate(context), input)),
    ),
    signOut: os.signIn.signOut.handler(async ({ context }) => {
      const { sessionToken } = context.request;
      if (sessionToken) await context.runAsSystem((ctx) => signOut(ctx, sessionToken));
      context.setHeader('set-cookie', cookie({ token: '', maximumMs: 0, isSecure }));
    }),
  });
}

/** No script reads it, and other sites' forms do not send it. */
function cookie(session: { token: string; maximumMs: number; isSecure: boolean }): string {
  const attributes = [
    `${sessionCookie}=${session.token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${session.maximumMs / secondMs}`,
  ];
  return [...attributes, ...(session.isSecure ? ['Secure'] : [])].join('; ');
}
