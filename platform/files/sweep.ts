import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { Context } from '../context.ts';
import { defineTimer, onTimer, setTimer, type TimerHandler } from '../jobs/timers.ts';

/** How long a file may lie before something must hold it, and between two looks at it. */
const sweepAfterMs = dayMs;

/** A file of a project. */
export interface OneFile {
  readonly projectId: Id;
  readonly fileId: Id;
}

/** Whether something holds a file: for good, as a message does, or until it is sent or dropped, as
 *  a draft does. */
export type Hold = 'for-good' | 'for-a-while' | 'none';

const sweep = defineTimer<{ projectId: Id }>('platform.sweep-file');

/** Sees to it that a file goes a day from now, unless something holds it by then. */
export async function sweepLater(ctx: Context, { projectId, fileId }: OneFile): Promise<void> {
  const dueAt = addMs(ctx.now, sweepAfterMs);
  await setTimer(ctx, sweep, { subjectId: fileId, dueAt, data: { projectId } });
}

/** Removes uploads that nothing holds. holders: each tells of what it knows. */
export function fileSweeping(
  holders: readonly ((ctx: Context, file: OneFile) => Promise<Hold>)[],
): TimerHandler {
  return onTimer(sweep, async (ctx, { subjectId: fileId, data: { projectId } }) => {
    const file = { projectId, fileId };
    const holds = new Set<Hold>();
    for (const holder of holders) holds.add(await holder(ctx, file));
    if (holds.has('for-good')) return;
    if (holds.has('for-a-while')) return sweepLater(ctx, file);
    await sql`delete from platform.file
      where project_id = ${projectId} and id = ${fileId}`.execute(ctx.tx);
  });
}
