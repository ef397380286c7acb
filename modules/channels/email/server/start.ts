import { refuse } from '#kernel/errors.ts';
import { isEvent } from '#kernel/event.ts';
import { systemActor } from '#platform/context.ts';
import type { Running, Services } from '#platform/module.ts';
import { mailboxChanged, refusals } from '../contract.ts';
import { keepMail } from './keep-mail.ts';
import { findMailboxOf, type StoredMailbox } from './mailbox-store.ts';
import { type MailDoor, type MailEnvelope, openMailDoor } from './smtp-door.ts';
import { openWatches, roundMs } from './watches.ts';

/** Opens what brings mail in: the watches over mailboxes and, where it has a port, the door for
 *  relays. */
export async function startEmail(services: Services): Promise<Running> {
  const { config, live, log } = services;
  const watches = openWatches(services);
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;

  function round(): void {
    if (isBusy) return;
    isBusy = true;
    running = watches
      .round()
      .catch((error) => log.error('The mailboxes could not be looked after.', { error }))
      .finally(() => {
        isBusy = false;
      });
  }

  const stopListening = live.onEvent((event) => {
    if (isEvent(event, mailboxChanged)) round();
  });
  const pulse = setInterval(round, roundMs);
  round();
  const door =
    config.smtpDoorPort === undefined ? null : await openDoor(services, config.smtpDoorPort);
  return {
    close: async () => {
      clearInterval(pulse);
      stopListening();
      await door?.close();
      await running;
      await watches.close();
    },
  };
}

/** Opens the door for relays on a port; 0 takes a free one. */
export async function openDoor(
  { config, database, log }: Omit<Services, 'live'>,
  port: number,
): Promise<MailDoor> {
  return openMailDoor({
    protocol: config.smtpDoorProtocol,
    host: config.smtpDoorHost,
    port,
    name: new URL(config.publicUrl).hostname,
    log: log.child('mail-door'),
    clock: database.clock,
    isKnownAddress: async (address) => {
      const mailbox = await database.run(systemActor, (ctx) => findMailboxOf(ctx, address));
      return mailbox !== undefined;
    },
    onMail: (raw, envelope) => keepForEach(database, raw, envelope),
  });
}

/** Keeps a mail once for every mailbox that it is for, in one transaction: the relay is told that
 *  all of it is kept, or none. */
async function keepForEach(
  database: Services['database'],
  raw: Uint8Array,
  { returnPath, recipients }: MailEnvelope,
): Promise<void> {
  await database.run(systemActor, async (ctx) => {
    const mailboxes = new Map<string, StoredMailbox>();
    for (const address of recipients) {
      const mailbox = await findMailboxOf(ctx, address);
      if (mailbox) mailboxes.set(mailbox.id, mailbox);
    }
    if (mailboxes.size === 0) refuse(refusals.notFound);
    for (const { projectId, id: mailboxId } of mailboxes.values()) {
      const arrived = { door: 'smtp', isComplete: true, returnPath, recipients } as const;
      await keepMail(ctx, { ...arrived, projectId, mailboxId, raw });
    }
  });
}
