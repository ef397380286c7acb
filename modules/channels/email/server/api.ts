import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import type { Services } from '#platform/module.ts';
import { emailContract } from '../contract.ts';
import { checkMailbox } from './check-mailbox.ts';
import { listMailboxes, putMailbox, removeMailbox, serversToCheck } from './mailboxes.ts';
import { listRawMails, mailOfMessage, readAgain } from './raw-mails.ts';

const os = implement(emailContract).$context<RequestContext>();

/** The handlers of the contract. */
export function emailRoutes({ config }: Pick<Services, 'config'>) {
  return os.router({
    mailboxes: os.mailboxes.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listMailboxes(ctx, config, input.projectId) })),
    ),
    putMailbox: os.putMailbox.handler(({ input: { mailboxId: id, ...mailbox }, context }) =>
      context.run((ctx) => putMailbox(ctx, config, { ...mailbox, id })),
    ),
    removeMailbox: os.removeMailbox.handler(({ input: { projectId, mailboxId: id }, context }) =>
      context.run((ctx) => removeMailbox(ctx, { projectId, id })),
    ),
    checkMailbox: os.checkMailbox.handler(async ({ input: { mailboxId: id, ...given }, context }) =>
      checkMailbox(await context.run((ctx) => serversToCheck(ctx, config, { ...given, id }))),
    ),
    rawMails: os.rawMails.handler(({ input, context }) =>
      context.run((ctx) => listRawMails(ctx, input)),
    ),
    readAgain: os.readAgain.handler(({ input: { projectId, rawMailId: id }, context }) =>
      context.run((ctx) => readAgain(ctx, { projectId, id })),
    ),
    mailOfMessage: os.mailOfMessage.handler(({ input, context }) =>
      context.run((ctx) => mailOfMessage(ctx, input)),
    ),
  });
}
