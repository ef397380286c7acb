import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ImapFlow } from 'imapflow';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { type Dovecot, type Postfix, startDovecot, startPostfix } from '../mail-servers.ts';

/** The mail servers of the world: a relay between all, and one that keeps everybody's mailbox. */
export interface MailWorld {
  readonly relay: Postfix;
  readonly mailboxes: Dovecot;
  /** Sends a mail as somebody's program would. */
  readonly send: (mail: {
    from: string;
    to: string;
    subject: string;
    text: string;
  }) => Promise<void>;
  /** What lies in the mailbox of a user, oldest first. */
  readonly read: (user: string) => Promise<ParsedMail[]>;
  readonly stop: () => Promise<void>;
}

/** Starts them. domains: for which mail is delivered; all else bounces. */
export async function openMailWorld(domains: readonly string[]): Promise<MailWorld> {
  const mailboxes = await startDovecot();
  const lastHop = await openLastHop(mailboxes);
  const hop = `smtp:[127.0.0.1]:${lastHop.port}`;
  const relay = await startPostfix(Object.fromEntries(domains.map((domain) => [domain, hop])));
  const transport = createTransport({
    ...{ host: '127.0.0.1', port: relay.ports.smtp, ignoreTLS: true },
  });
  return {
    relay,
    mailboxes,
    send: async (mail) => void (await transport.sendMail(mail)),
    read: (user) => readMailbox(mailboxes, user),
    stop: async () => {
      transport.close();
      await relay.stop();
      await lastHop.close();
      await mailboxes.stop();
    },
  };
}

/** Lays what the relay hands over into the mailbox of the name before the @; what follows a plus
 *  is for the owner of the mailbox. */
async function openLastHop(mailboxes: Dovecot) {
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onData: (stream, { envelope }, done) => {
      const users = envelope.rcptTo.map(({ address }) => /^[^+@]*/.exec(address)?.[0] ?? '');
      stream
        .toArray()
        .then((chunks) => Buffer.concat(chunks))
        .then((raw) => Promise.all(users.map((user) => mailboxes.deliver(user, raw))))
        .then(() => done(), done);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

async function readMailbox({ ports, password }: Dovecot, user: string): Promise<ParsedMail[]> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port: ports.imap, secure: false, auth: { user, pass: password } },
    ...{ doSTARTTLS: false, logger: false },
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    const mails = await client.fetchAll('1:*', { source: true });
    return await Promise.all(mails.map(({ source }) => simpleParser(source ?? '')));
  } finally {
    await client.logout();
  }
}
