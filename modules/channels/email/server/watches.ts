import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, secondMs } from '#kernel/time.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Services } from '#platform/module.ts';
import { type MailboxWatch, watchMailbox } from './imap-mailbox.ts';
import { keepMail } from './keep-mail.ts';
import {
  holdWatch,
  readPosition,
  readWatched,
  releaseWatch,
  type StoredMailbox,
  updatePosition,
} from './mailbox-store.ts';
import { serversOf } from './mailboxes.ts';

/** How often a node looks after the mailboxes. */
export const roundMs = 8 * secondMs;
/** A node that is silent for so long has lost its watches: others have them within a round more,
 *  which is less than 30 s. */
const leaseMs = 20 * secondMs;

/** The mailboxes that this node watches. */
export interface Watches {
  /** Takes over what nobody watches, lets go what it need not watch, tells how each one is. */
  readonly round: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Held {
  readonly mailbox: StoredMailbox;
  readonly watch: MailboxWatch;
}

/** Opens the watches of a node. Each mailbox is watched by one node at a time, which holds its row
 *  by a lease. */
export function openWatches({ config, database, log }: Omit<Services, 'live'>): Watches {
  const nodeId: Id = newId();
  const held = new Map<Id, Held>();
  const run = <T>(work: (ctx: Context) => Promise<T>) => database.run(systemActor, work);

  function watch(mailbox: StoredMailbox): MailboxWatch {
    const { projectId, id: mailboxId } = mailbox;
    const settings = present(serversOf(config, mailbox).imap, 'the settings of a watched mailbox');
    const envelope = { door: 'imap', returnPath: null, recipients: [] } as const;
    return watchMailbox({
      settings,
      log: log.child('mailbox'),
      clock: database.clock,
      onMail: ({ raw, isComplete }) =>
        run((ctx) => keepMail(ctx, { ...envelope, projectId, mailboxId, raw, isComplete })),
      position: {
        load: () => run((ctx) => readPosition(ctx, mailbox)),
        save: (position) => run((ctx) => updatePosition(ctx, mailbox, position)),
      },
    });
  }

  async function hold(mailbox: StoredMailbox): Promise<void> {
    const known = held.get(mailbox.id);
    if (known && known.mailbox.revision !== mailbox.revision) await letGo(known);
    const current = held.get(mailbox.id);
    const health = current?.watch.health() ?? beginning;
    const isMine = await run((ctx) =>
      holdWatch(ctx, mailbox, { nodeId, heldUntil: addMs(ctx.now, leaseMs), health }),
    );
    if (isMine && !current) held.set(mailbox.id, { mailbox, watch: watch(mailbox) });
    if (!isMine && current) await letGo(current);
  }

  async function letGo({ mailbox, watch }: Held): Promise<void> {
    held.delete(mailbox.id);
    await watch.close();
    await run((ctx) => releaseWatch(ctx, { ...mailbox, nodeId }));
  }

  async function round(): Promise<void> {
    const wanted = await run(readWatched);
    const wantedIds = new Set(wanted.map(({ id }) => id));
    for (const each of held.values()) if (!wantedIds.has(each.mailbox.id)) await letGo(each);
    for (const mailbox of wanted) {
      const { projectId, id: mailboxId } = mailbox;
      await hold(mailbox).catch((error) =>
        log.error('A mailbox could not be watched.', { projectId, mailboxId, error }),
      );
    }
  }

  return {
    round,
    close: async () => {
      await Promise.all(Array.from(held.values(), letGo));
    },
  };
}

const beginning = {
  state: 'connecting',
  connectedSince: null,
  lastMailAt: null,
  failure: null,
} as const;
