import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Clock, minuteMs, secondMs, systemClock } from '#kernel/time.ts';
import type { Log } from '#platform/log/log.ts';
import { mailLimits } from './limits.ts';

/** What the relay said about a mail that it hands over. */
export interface MailEnvelope {
  /** '' is the null sender of bounces. */
  readonly returnPath: string;
  readonly recipients: readonly string[];
  readonly peer: string;
}

export const doorLimits = {
  mailBytes: mailLimits.rawBytes,
  connections: 50,
  recipients: 100,
  mailsPerPeerPerMinute: 600,
  silenceMs: minuteMs,
  closeGraceMs: 5 * secondMs,
};

export interface DoorOptions {
  /** LMTP for a relay that delivers, SMTP for one that forwards. */
  readonly protocol: 'smtp' | 'lmtp';
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The name in the greeting. */
  readonly name: string;
  readonly isKnownAddress: (address: string) => Promise<boolean>;
  /** Must keep the mail for good before it resolves. */
  readonly onMail: (raw: Uint8Array, envelope: MailEnvelope) => Promise<void>;
  readonly log: Log;
  readonly limits?: typeof doorLimits;
  readonly clock?: Clock;
}

export interface MailDoor {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Opens a door through which the relays of the house hand mail over. It takes mail for known
 *  addresses alone, answers 250 only when the mail is kept, and 451 when it could not be, so that
 *  the relay tries again. It asks no name server anything. It wants no login and offers no TLS: it
 *  belongs on a loopback or private address. */
export async function openMailDoor(options: DoorOptions): Promise<MailDoor> {
  const { limits = doorLimits, log, clock = systemClock } = options;
  const hasTurn = turnsPerMinute(limits.mailsPerPeerPerMinute, clock);
  const server = new SMTPServer({
    name: options.name,
    lmtp: options.protocol === 'lmtp',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    size: limits.mailBytes,
    maxClients: limits.connections,
    maxRecipients: limits.recipients,
    socketTimeout: limits.silenceMs,
    closeTimeout: limits.closeGraceMs,
    logger: false,
    onMailFrom: (_address, { remoteAddress }, done) => {
      done(hasTurn(remoteAddress) ? null : reply(451, 'Too many mails at once, try again later'));
    },
    onRcptTo: ({ address }, _session, done) => {
      knowing(options, address).then(done, () => done(unavailable()));
    },
    onData: (stream, session, done) => {
      receive(options, stream, session).then(done, () => done(unavailable()));
    },
  });
  server.on('error', (error) => log.warn('A connection to the mail door failed.', { error }));
  const port = await listening(server, options);
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function knowing({ isKnownAddress, log }: DoorOptions, address: string) {
  try {
    const isKnown = await isKnownAddress(address.toLowerCase());
    return isKnown ? null : reply(550, 'No such mailbox here');
  } catch (error) {
    log.error('The mail door could not look an address up.', { error });
    return unavailable();
  }
}

async function receive(
  { onMail, log }: DoorOptions,
  stream: SMTPServerDataStream,
  { envelope, remoteAddress }: SMTPServerSession,
) {
  const raw = await bytesOf(stream);
  if (stream.sizeExceeded) return reply(552, 'The mail is too large');
  try {
    await onMail(raw, {
      returnPath: (envelope.mailFrom || { address: '' }).address.toLowerCase(),
      recipients: envelope.rcptTo.map(({ address }) => address.toLowerCase()),
      peer: remoteAddress,
    });
    return null;
  } catch (error) {
    log.error('The mail door could not keep a mail; its relay will bring it again.', { error });
    return unavailable();
  }
}

/** The bytes of a mail; once it is too large its rest is read and dropped. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function unavailable(): Error {
  return reply(451, 'The mail cannot be kept for now, try again later');
}

/** Counts the turns of each peer within the running minute. */
function turnsPerMinute(maximum: number, clock: Clock): (peer: string) => boolean {
  const turns = new Map<string, number>();
  let minute = '';
  return (peer) => {
    const now = clock().slice(0, 'YYYY-MM-DDTHH:MM'.length);
    if (now !== minute) turns.clear();
    minute = now;
    const count = (turns.get(peer) ?? 0) + 1;
    turns.set(peer, count);
    return count <= maximum;
  };
}

async function listening(server: SMTPServer, { host, port }: DoorOptions): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = server.listen(port, host, resolve);
  socket.once('error', reject);
  await promise;
  socket.off('error', reject);
  const address = socket.address();
  return typeof address === 'object' && address ? address.port : port;
}
