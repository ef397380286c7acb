import { sql } from 'kysely';
import { openCentre } from '#app/centre.ts';
import { modules } from '#app/modules.ts';
import { present } from '#kernel/assert.ts';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { minuteMs } from '#kernel/time.ts';
import { contactClosed } from '#modules/contacts/contract.ts';
import { concernRaised, concernWithdrawn } from '#modules/learning/contract.ts';
import { correctionMoved, listeningChanged, listeningOpened } from '#modules/quality/contract.ts';
import { offerEnded, offered } from '#modules/routing/contract.ts';
import { presenceChanged } from '#modules/staff/contract.ts';
import { surveyInvited } from '#modules/surveys/contract.ts';
import type { Config } from '#platform/config/config.ts';
import type { Context } from '#platform/context.ts';
import { openLog } from '#platform/log/log.ts';
import type { ServerModule } from '#platform/module.ts';
import { openActors } from '../actors.ts';
import { type OpenTalk, openTalk } from '../open-talks.ts';
import type { Roster } from '../roster.ts';
import type { ProjectKey } from '../texts/projects/project.ts';
import { planAnalyses } from './analyses.ts';
import { planArrivals, planReturn } from './arrivals.ts';
import { planAsking } from './asking.ts';
import { planAvoidance } from './avoidances.ts';
import { hearMissed, hearOffer, planShifts } from './crew.ts';
import { hearConcern, planLearning } from './departments.ts';
import { planGaps } from './gaps.ts';
import { openPostman } from './invitations.ts';
import { planKnowledge } from './knowledge.ts';
import { hearChange, hearCorrection, hearTask } from './listening.ts';
import { planOrder } from './loyalty.ts';
import { planReady } from './ready.ts';
import { planSelfService } from './self-service.ts';
import { openStage } from './stage.ts';
import { followLink, hearInvitation } from './surveys.ts';
import { fireDue } from './timers.ts';
import { planTrials } from './trials.ts';
import { openWorld, type World } from './world.ts';

const deedsPerTransaction = 200;
const timersEveryMs = 45 * minuteMs;

export interface HistoryWanted {
  readonly config: Config;
  /** Signs in as the application's role. */
  readonly databaseUrl: string;
  readonly roster: Roster;
  readonly projectKey: ProjectKey;
  readonly seed: number;
  /** Contacts that customers begin, beside those who come back. */
  readonly contacts: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Plays the history of a project: the same verbs that people use, at the moments at which they
 *  would have used them. tell: the share that is done, 0..1. Returns the talks that go on. */
export async function playHistory(
  wanted: HistoryWanted,
  tell: (share: number) => void,
): Promise<OpenTalk[]> {
  const { roster, projectKey, seed, contacts, startMs, endMs } = wanted;
  const project = present(
    roster.projects.find(({ key }) => key === projectKey),
    projectKey,
  );
  let nowMs = () => startMs;
  const centre = await openCentre({
    config: wanted.config,
    databaseUrl: lazily(wanted.databaseUrl),
    clock: () => new Date(nowMs()).toISOString(),
    log: openLog({ level: 'warn' }),
    isSelfRunning: false,
    poolSize: 2,
  });
  try {
    const postman = openPostman(centre, project.id);
    const stage = openStage({
      database: centre.database,
      subscribers: modules.filter(isInHistory).flatMap((module) => module.subscriber ?? []),
      hear: (event) => {
        hear(world, event);
        if (isEvent(event, surveyInvited)) postman.expect(event.data.invitation);
      },
    });
    const world = openWorld({
      ...{ roster, project, stage, startMs, endMs },
      actorOf: openActors(roster),
      random: seededRandom(seed),
    });
    nowMs = world.nowMs;
    planShifts(world);
    planArrivals(world, contacts);
    const shelf = planKnowledge(world);
    planSelfService(world, shelf);
    planGaps(world, shelf);
    planReady(world);
    planLearning(world);
    planTrials(world);
    planAsking(world);
    planAnalyses(world);
    planTimers(world);
    for (let isOver = false; !isOver; ) {
      await stage.transact(async () => {
        isOver = (await world.play(endMs, deedsPerTransaction)) < deedsPerTransaction;
      });
      await postman.deliver((invitation, token) => followLink(world, { invitation, token }));
      tell((world.nowMs() - startMs) / (endMs - startMs));
    }
    await stage.transact(async () => {
      await world.act('heed', (ctx) => fireDue(ctx, project.id));
      await world.act('heed', (ctx) => bringMessages(ctx, project.id));
    });
    return [...world.open].map((dialogue) => openTalk(project, dialogue));
  } finally {
    await centre.close();
  }
}

/** Nothing of history leaves the house: nobody is at the other end of the channels and webhooks. */
function isInHistory({ name }: ServerModule): boolean {
  return !/^(channels|webhooks)/.test(name);
}

/** A centre that is being made does not wait for the disk: what a crash would lose is made anew. */
function lazily(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c timezone=UTC -c synchronous_commit=off');
  return url.href;
}

/** The channels have brought what was written, all but the last words. One statement takes the
 *  place of ten thousand acknowledgements. */
async function bringMessages(ctx: Context, projectId: Id): Promise<void> {
  await sql`
    update contacts.message
    set delivery_state = case channel when 'chat' then 'delivered' else 'sent' end
    where project_id = ${projectId} and delivery_state = 'released'`.execute(ctx.tx);
}

/** What follows from what has happened, when somebody makes it follow. */
function hear(world: World, event: HeedEvent): void {
  if (isEvent(event, offered)) hearOffer(world, event.data);
  if (isEvent(event, offerEnded)) world.ringing.delete(event.data.contactId);
  if (isEvent(event, presenceChanged) && event.data.reason === 'missed-offers') {
    hearMissed(world, event.data.personId);
  }
  if (isEvent(event, contactClosed)) {
    const dialogue = world.dialogues.get(event.data.contact.id);
    if (dialogue && event.data.contact.outcome === 'answered') {
      planReturn(world, dialogue);
      planOrder(world, dialogue);
      planAvoidance(world, dialogue);
    }
  }
  if (isEvent(event, surveyInvited)) hearInvitation(world, event.data.invitation);
  if (isEvent(event, listeningOpened)) hearTask(world, event.data.task);
  if (isEvent(event, listeningChanged)) hearChange(world, event.data.task);
  if (isEvent(event, correctionMoved)) hearCorrection(world, event.data.correction);
  if (isEvent(event, concernRaised)) hearConcern(world, event.data);
  if (isEvent(event, concernWithdrawn)) world.withdrawn.add(event.data.concern.id);
}

function planTimers(world: World): void {
  const fire = async () => {
    await world.act('heed', (ctx) => fireDue(ctx, world.roster.id));
    world.plan(world.nowMs() + timersEveryMs, fire);
  };
  world.plan(world.startMs + timersEveryMs, fire);
}
