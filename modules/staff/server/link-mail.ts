import { createTransport, type Transporter } from 'nodemailer';
import { ProviderError } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { minuteMs, msBetween, secondMs } from '#kernel/time.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { defineJob, type JobHandler, onJob, orderJob } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/module.ts';
import { linkUrl } from '../core/link.ts';
import type { NewPerson } from '../core/person.ts';
import { type LetterKind, writeLetter } from './letters.ts';
import { createSignInLink, type NewLink } from './links.ts';
import { notify } from './notices.ts';
import { createPerson, showPerson } from './people.ts';
import { findPersonByEmail } from './person-store.ts';

interface LinkOrder {
  readonly email: string;
  readonly kind: LetterKind;
  /** Who learns that the mail could not be sent; null when the reader asked for it himself. */
  readonly orderedBy: Id | null;
}

/** Sends a person a link. The order holds no token: the link is made when the mail is. */
export const mailLink = defineJob<LinkOrder>('staff.mail-link', 6);

/** A link to hand over to a person; isMailed: he gets one of his own by mail as well. */
export interface HandedLink extends NewLink {
  readonly isMailed: boolean;
}

/** Adds a person and makes the link by which he comes in. hasMail: whether Heed can send mail. */
export async function invitePerson(
  ctx: Context,
  input: NewPerson,
  hasMail: boolean,
): Promise<{ id: Id; link: HandedLink }> {
  const id = await createPerson(ctx, input, 'invited');
  return { id, link: await handLink(ctx, { personId: id, kind: 'invite' }, hasMail) };
}

/** Makes a link for whoever asked to hand over, and orders a mail with another, where its kind is
 *  mailed and Heed can send mail. */
export async function handLink(
  ctx: Context,
  { personId, kind }: { personId: Id; kind: LetterKind | 'sign-in' },
  hasMail: boolean,
): Promise<HandedLink> {
  const link = await createSignInLink(ctx, { personId, kind });
  const isMailed = hasMail && kind !== 'sign-in';
  if (isMailed) {
    const { email } = await showPerson(ctx, personId);
    await orderJob(ctx, mailLink, { email, kind, orderedBy: ctx.actor.id });
  }
  return { ...link, isMailed };
}

/** Serves the job with the mail server of the settings; without one it sends nothing. */
export function linkMail({ config, database }: Services): JobHandler {
  const transport = config.systemMailUrl === undefined ? null : transportTo(config.systemMailUrl);
  return onJob(mailLink, {
    work: async ({ data: { email, kind } }) => {
      if (!transport) return;
      const mail = await database.run(systemActor, async (ctx) => {
        const person = await findPersonByEmail(ctx, email);
        if (!person || person.state === 'disabled') return null;
        const { id: personId, state, name, language } = person;
        const link = { personId, kind: state === 'invited' ? 'invite' : kind } as const;
        const { token, expiresAt } = await createSignInLink(ctx, link);
        const url = linkUrl(config.publicUrl, token);
        const validForMs = msBetween(ctx.now, expiresAt);
        return {
          to: { name, address: person.email },
          ...writeLetter(link.kind, { language, name, url, validForMs }),
        };
      });
      if (mail) await send(transport, { from: senderOf(config), ...mail });
    },
    giveUp: async (ctx, { data: { email, orderedBy } }) => {
      const person = await findPersonByEmail(ctx, email);
      if (!person || !orderedBy) return;
      await notify(ctx, {
        personId: orderedBy,
        kind: 'staff.mail-failed',
        subjectId: person.id,
        data: { name: person.name },
      });
    },
  });
}

function transportTo(url: string): Transporter {
  return createTransport({
    url,
    connectionTimeout: 20 * secondMs,
    greetingTimeout: 20 * secondMs,
    socketTimeout: minuteMs,
  });
}

async function send(
  transport: Transporter,
  mail: Parameters<Transporter['sendMail']>[0],
): Promise<void> {
  try {
    await transport.sendMail(mail);
  } catch (cause) {
    throw new ProviderError('The mail server did not take the mail.', {
      isRetryable: !isFinal(cause),
      cause,
    });
  }
}

/** A reply of 5xx to a recipient means no for good. */
function isFinal(cause: unknown): boolean {
  if (!(cause instanceof Error && 'responseCode' in cause)) return false;
  return typeof cause.responseCode === 'number' && cause.responseCode >= 500;
}

/** The account of the mail server when it is an address, else one of the centre's host. */
function senderOf({ systemMailUrl = '', publicUrl }: Services['config']) {
  const account = decodeURIComponent(new URL(systemMailUrl).username);
  const address = account.includes('@') ? account : `heed@${new URL(publicUrl).hostname}`;
  return { name: 'Heed', address };
}
