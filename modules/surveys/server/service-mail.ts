import { ProviderError } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';

/** A mail that Heed writes to a customer beside the dialogue. link: what it leads to. */
export interface ServiceMail {
  readonly projectId: Id;
  readonly to: { readonly customerId: Id } | { readonly name: string; readonly address: string };
  /** Beside which dialogue; null: beside none. */
  readonly contactId: Id | null;
  /** The invitation. */
  readonly aboutId: Id;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
}

/** Orders a mail to a customer in this transaction. */
export type SendServiceMail = (ctx: Context, mail: ServiceMail) => Promise<void>;

let send: SendServiceMail = async () => {
  throw new ProviderError('No channel sends mail.', { isRetryable: false });
};

/** Says which channel sends the mails of surveys; without one, nobody is asked by mail. */
export function sendSurveysBy(channel: SendServiceMail): void {
  send = channel;
}

/** Orders a mail to a customer in this transaction. */
export const sendServiceMail: SendServiceMail = (ctx, mail) => send(ctx, mail);
