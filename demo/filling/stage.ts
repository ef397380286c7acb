import { assert } from '#kernel/assert.ts';
import type { HeedEvent } from '#kernel/event.ts';
import type { Instant } from '#kernel/time.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { type Database, openContext } from '#platform/database/database.ts';
import { finish, share } from '#platform/once.ts';
import type { Handler, Subscriber } from '#platform/outbox/outbox.ts';

/** Where history is played: many deeds of many people at many moments in one transaction. What
 *  each deed makes known is heard by the modules at once, at the same moment, in tower order. */
export interface Stage {
  /** Opens a transaction in which `act` may be called. */
  readonly transact: (scene: () => Promise<void>) => Promise<void>;
  /** Does a deed at a moment, as somebody, with all that follows from it. */
  readonly act: <T>(at: Instant, actor: Actor, deed: (ctx: Context) => Promise<T>) => Promise<T>;
}

/** Opens a stage. hear: learns of every event after the modules. */
export function openStage(options: {
  database: Database;
  subscribers: readonly Subscriber[];
  hear: (event: HeedEvent) => void;
}): Stage {
  const { database, hear } = options;
  const handlers = Map.groupBy(
    options.subscribers.flatMap((each) => each.handlers),
    (handler) => handler.eventName,
  );
  let open: Context | null = null;
  return {
    transact: async (scene) => {
      let isPlayed = false;
      await database.run(systemActor, async (ctx) => {
        assert(!isPlayed, 'a scene is played once');
        isPlayed = true;
        open = ctx;
        await scene();
      });
      open = null;
    },
    act: async (at, actor, deed) => {
      assert(open !== null, 'a scene is open');
      const written: HeedEvent[] = [];
      const doing = openContext({ tx: open.tx, actor, now: at, events: written });
      share(open, doing);
      const result = await deed(doing);
      await finish(doing);
      const hearing = openContext({ tx: open.tx, actor: systemActor, now: at, events: written });
      share(open, hearing);
      for (const event of written) {
        await tell(handlers.get(event.name) ?? [], hearing, event);
        hear(event);
        if (event === written.at(-1)) await finish(hearing);
      }
      return result;
    },
  };
}

async function tell(handlers: readonly Handler[], ctx: Context, event: HeedEvent): Promise<void> {
  for (const handler of handlers) await handler.handle(ctx, event);
}
