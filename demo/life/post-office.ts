import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { openMailDoor } from '#modules/channels/email/server/index.ts';
import type { Services } from '#platform/module.ts';

/** A letter to a mailbox of the demo. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The Message-ID of the mail that it answers. */
  readonly inReplyTo: string | null;
}

const closeGraceMs = 200;

/** The post between the centre and the customers of the demo. Both ways are SMTP on the loopback,
 *  and nothing leaves the machine: who has no box here gets nothing. */
export interface PostOffice {
  /** Where the mailboxes of the centre hand over what they send. */
  readonly port: number;
  /** Brings a letter to the centre's door for relays. */
  readonly bring: (letter: Letter) => Promise<void>;
  /** Gives an address a box. receive: is handed each mail that comes for it. */
  readonly openBox: (address: string, receive: (mail: ParsedMail) => void) => void;
  readonly closeBox: (address: string) => void;
  readonly close: () => Promise<void>;
}

/** Opens the post office, and a door of the centre for its letters. */
export async function openPostOffice(services: Omit<Services, 'live'>): Promise<PostOffice> {
  const boxes = new Map<string, (mail: ParsedMail) => void>();
  const door = await openMailDoor(services, 0);
  const relay = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, secure: false });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: closeGraceMs,
    disableReverseLookup: true,
    logger: false,
    onData: (stream, { envelope }, done) => {
      simpleParser(stream).then((mail) => {
        for (const { address } of envelope.rcptTo) boxes.get(address.toLowerCase())?.(mail);
        done();
      }, done);
    },
  });
  server.on('error', (error) =>
    services.log.debug('The post office lost a connection.', { error }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    port,
    bring: async ({ inReplyTo, ...letter }) => {
      await relay.sendMail({ ...letter, ...(inReplyTo && { inReplyTo, references: inReplyTo }) });
    },
    openBox: (address, receive) => boxes.set(address.toLowerCase(), receive),
    closeBox: (address) => boxes.delete(address.toLowerCase()),
    close: async () => {
      relay.close();
      await new Promise<void>((resolve) => server.close(resolve));
      await door.close();
    },
  };
}
