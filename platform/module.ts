import type { FastifyInstance } from 'fastify';
import type { AnyEventDefinition } from '#kernel/event.ts';
import type { Permission } from '#kernel/permission.ts';
import type { Config } from './config/config.ts';
import type { Actor, Context } from './context.ts';
import type { Database } from './database/database.ts';
import type { Hold, OneFile } from './files/sweep.ts';
import type { JobHandler } from './jobs/jobs.ts';
import type { TimerHandler } from './jobs/timers.ts';
import type { Live } from './live/live.ts';
import type { Log } from './log/log.ts';
import type { Subscriber } from './outbox/outbox.ts';

/** What the running server offers to the long-lived parts of a module. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly live: Live;
  readonly log: Log;
}

/** Something that runs as long as the server does and must be closed before it. */
export interface Running {
  readonly close: () => Promise<void>;
}

/** All that a module brings to the server. */
export interface ServerModule {
  readonly name: string;
  /** The folder of its migrations. */
  readonly migrations: URL;
  readonly permissions?: Readonly<Record<string, Permission>>;
  readonly events?: readonly AnyEventDefinition[];
  readonly subscriber?: Subscriber;
  readonly timers?: readonly TimerHandler[];
  /** Jobs need the services, because they leave the house. */
  readonly jobs?: (services: Services) => readonly JobHandler[];
  /** Whether an actor may hear a live topic of this module, such as `conversation:ID`. */
  readonly mayHear?: (ctx: Context, topic: string) => Promise<boolean>;
  /** Whether something of this module holds a file. An upload that nothing holds goes. */
  readonly holdsFile?: (ctx: Context, file: OneFile) => Promise<Hold>;
  /** Called now and then, as Heed itself, with everybody whose browser is there. */
  readonly onAlive?: (ctx: Context, actor: Actor) => Promise<void>;
  /** Doors that are not routes of the contract: widgets, uploads, streams. */
  readonly doors?: (app: FastifyInstance, services: Services) => Promise<void>;
  /** Watches mailboxes, sweeps, matches: whatever runs by itself. */
  readonly start?: (services: Services) => Promise<Running>;
}
