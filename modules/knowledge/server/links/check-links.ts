import { heedId, type Id } from '#kernel/id.ts';
import { addMs, dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { authorise, type Context, systemActor } from '#platform/context.ts';
import { defineJob, type JobHandler, onJob, orderJob } from '#platform/jobs/jobs.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import type { Running, Services } from '#platform/module.ts';
import { type BrokenLink, may } from '../../contract.ts';
import type { InProject } from '../article-store.ts';
import { askAddress } from './ask-address.ts';
import {
  addressesToCheck,
  forgetAnswers,
  noteAnswer,
  readBrokenLinks,
  readLinkedFrom,
} from './link-store.ts';

const everyMs = dayMs;
/** An address that was asked is left alone for so long, however often Heed is started. */
const restMs = 20 * hourMs;
const forgetAfterMs = 7 * dayMs;
/** One job asks so many addresses at most, and is done before its lease is over. */
const addressesPerJob = 50;
const sliceMs = minuteMs;
/** Between two questions to one host. */
const politeMs = secondMs;

const checkDue = defineTimer<{ readonly isDaily: true }>('knowledge.check-links');
const checkJob = defineJob<{ readonly before: string }>('knowledge.check-links', 3);

/** Links of live articles that lead nowhere. */
export async function listBrokenLinks(ctx: Context, projectId: Id): Promise<BrokenLink[]> {
  authorise(ctx, may.read);
  return readBrokenLinks(ctx, projectId);
}

/** The articles whose live texts lead to one. */
export async function listLinkedFrom(ctx: Context, which: InProject): Promise<{ articleId: Id }[]> {
  authorise(ctx, may.read);
  return readLinkedFrom(ctx, which);
}

/** Once a day all addresses outside are asked, when the owner wants that. */
export const linkTimers = [
  onTimer(checkDue, async (ctx) => {
    await setTimer(ctx, checkDue, {
      ...{ subjectId: heedId, dueAt: addMs(ctx.now, everyMs), data: { isDaily: true } },
    });
    await forgetAnswers(ctx, addMs(ctx.now, -forgetAfterMs));
    await orderJob(ctx, checkJob, { before: addMs(ctx.now, -restMs) });
  }),
];

/** Asks the addresses, some at a time, until each was asked since the day began. */
export function checkLinks({ config, database }: Services): JobHandler {
  const reach = { allowPrivate: config.webhookAllowPrivate };
  return onJob(checkJob, {
    work: async ({ data: { before } }) => {
      if (!config.checkLinks) return;
      const wanted = { since: before, limit: addressesPerJob };
      const due = await database.run(systemActor, (ctx) => addressesToCheck(ctx, wanted));
      const endMs = performance.now() + sliceMs;
      let lastHost = '';
      for (const each of due) {
        if (performance.now() > endMs) break;
        const { host } = new URL(each.address);
        if (host === lastHost) await new Promise((resolve) => setTimeout(resolve, politeMs));
        lastHost = host;
        const answer = await askAddress(each.address, reach);
        await database.run(systemActor, (ctx) => noteAnswer(ctx, each, answer));
      }
      if (due.length > 0) {
        await database.run(systemActor, (ctx) => orderJob(ctx, checkJob, { before }));
      }
    },
    giveUp: async () => undefined,
  });
}

/** Sets the first check of a centre that wants them. */
export async function startLinkChecks({ config, database }: Services): Promise<Running> {
  if (config.checkLinks) {
    await database.run(systemActor, (ctx) =>
      setTimer(ctx, checkDue, {
        ...{ subjectId: heedId, dueAt: addMs(ctx.now, minuteMs), data: { isDaily: true } },
      }),
    );
  }
  return { close: async () => undefined };
}
