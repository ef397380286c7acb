import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { doorLimits, openDoor, openMailDoor } from '#modules/channels/email/server/index.ts';
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
  const door = await openDoor(services, 0);
  const relay = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, secure: false });
  const inbox = await openMailDoor({
    ...{ protocol: 'smtp', host: '127.0.0.1', port: 0, name: 'post-office.example' },
    log: services.log,
    limits: { ...doorLimits, closeGraceMs },
    isKnownAddress: async () => true,
    onMail: async (raw, { recipients }) => {
      const mail = await simpleParser(Buffer.from(raw));
      for (const address of recipients) boxes.get(address)?.(mail);
    },
  });
  return {
    port: inbox.port,
    bring: async ({ inReplyTo, ...letter }) => {
      await relay.sendMail({ ...letter, ...(inReplyTo && { inReplyTo, references: inReplyTo }) });
    },
    openBox: (address, receive) => boxes.set(address.toLowerCase(), receive),
    closeBox: (address) => boxes.delete(address.toLowerCase()),
    close: async () => {
      relay.close();
      await inbox.close();
      await door.close();
    },
  };
}
