import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Progress } from '#app/cli/progress.ts';
import { modules } from '#app/modules.ts';
import { addMs, dayMs, minuteMs, secondMs, systemClock } from '#kernel/time.ts';
import type { Config } from '#platform/config/config.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { openLog } from '#platform/log/log.ts';
import { keepOpenTalks, type OpenTalk } from '../open-talks.ts';
import type { Roster } from '../roster.ts';
import type { HistoryWanted } from './history.ts';
import type { HistoryNews } from './history-worker.ts';
import { markFilled, markFilling, readMark } from './mark.ts';
import { setUp } from './set-up.ts';
import { openStage } from './stage.ts';
import { wipe } from './wipe.ts';

/** contacts: of each project, beside those that come back, which are about one in ten. */
const wholeHistory = { days: 30, contacts: 1_200 };
const firstSeed = 20_260_301;
/** So long the agents of history count as present while those of the life to come wake up. */
const graceMs = 2 * minuteMs;

/** Fills an empty centre with the demo: its people, and thirty days of their work. Does nothing in
 *  a centre that has been filled or has projects of its own; begins anew where an earlier filling
 *  was cut off.
 *  ownerUrl: signs in as the owner of the database; databaseUrl: as the application's role. */
export async function fillDemo(wanted: {
  config: Config;
  ownerUrl: string;
  databaseUrl: string;
  progress: Progress;
  /** Given up when this resolves; the next start begins anew. */
  isStopping?: Promise<void>;
  history?: { days: number; contacts: number };
}): Promise<void> {
  const { config, ownerUrl, databaseUrl, progress } = wanted;
  const { days, contacts } = wanted.history ?? wholeHistory;
  const log = openLog({ level: 'warn' });
  const database = openDatabase({ url: databaseUrl, clock: systemClock, log, poolSize: 2 });
  try {
    const mark = await database.run(systemActor, readMark);
    if (mark === 'filled' || mark === 'foreign') return;
    if (mark === 'filling') await progress.step('Clearing half a demo', () => wipe(ownerUrl));
    const endMs = Date.now();
    const startMs = endMs - days * dayMs;
    const roster = await progress.step('Demo: people', () => addPeople(database, config, startMs));
    const open = await progress.step('Demo: past days', () => {
      const common = { config, databaseUrl, roster, startMs, endMs, contacts };
      return playAll(common, { progress, isStopping: wanted.isStopping });
    });
    if (!open) return;
    keepOpenTalks(config.dataFolder, open);
    await database.run(systemActor, async (ctx) => {
      await wakeUp(ctx);
      await markFilled(ctx);
    });
  } finally {
    await database.close();
  }
}

async function addPeople(database: Database, config: Config, startMs: number): Promise<Roster> {
  const subscribers = modules.flatMap((module) => module.subscriber ?? []);
  const stage = openStage({ database, subscribers, hear: () => undefined });
  const at = new Date(startMs - dayMs).toISOString();
  let roster: Roster = { people: {}, projects: [] };
  await stage.transact(async () => {
    roster = await setUp(stage, { config, at });
    const made = roster;
    await stage.act(at, systemActor, (ctx) => markFilling(ctx, made));
  });
  return roster;
}

/** The projects side by side, each in a thread of its own. Returns the talks that go on; null when
 *  it was stopped. */
async function playAll(
  common: Omit<HistoryWanted, 'projectKey' | 'seed'>,
  { progress, isStopping }: { progress: Progress; isStopping: Promise<void> | undefined },
): Promise<OpenTalk[] | null> {
  const open: OpenTalk[] = [];
  let isStopped = false;
  const shares = common.roster.projects.map(() => 0);
  const plays = common.roster.projects.map(async ({ key: projectKey }, index) => {
    const workerData: HistoryWanted = { ...common, projectKey, seed: firstSeed + index };
    const worker = new Worker(new URL('./history-worker.ts', import.meta.url), { workerData });
    worker.on('message', (news: HistoryNews) => {
      if ('open' in news) return open.push(...news.open);
      shares[index] = news.share;
      progress.tell(shares.reduce((sum, each) => sum + each, 0) / shares.length);
    });
    void isStopping?.then(() => {
      isStopped = true;
      return worker.terminate();
    });
    const [code] = await once(worker, 'exit');
    if (code !== 0 && !isStopped)
      throw new Error(`The history of ${projectKey} could not be made.`);
  });
  await Promise.all(plays);
  return isStopped ? null : open;
}

/** The people who are there when history ends stay until the life after it begins; the sweeps of
 *  the queues begin now, and what was explained again and again is found. */
async function wakeUp(ctx: Context): Promise<void> {
  const dueAt = addMs(ctx.now, graceMs);
  await sql`update staff.presence set seen_at = ${ctx.now} where state <> 'offline'`.execute(
    ctx.tx,
  );
  await sql`
    delete from platform.timer where name = 'staff.presence-lapse' and subject_id in
      (select person_id from staff.presence where state = 'offline')`.execute(ctx.tx);
  await sql`update platform.timer set due_at = ${dueAt}
    where name = 'staff.presence-lapse'`.execute(ctx.tx);
  await sql`update platform.timer set due_at = ${addMs(ctx.now, 30 * secondMs)}
    where name in ('routing.sweep', 'knowledge.forget-visits', 'knowledge.liken-answers')`.execute(
    ctx.tx,
  );
}
