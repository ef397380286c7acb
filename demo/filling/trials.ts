import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { hourMs } from '#kernel/time.ts';
import type { Trial } from '#modules/routing/core/trial.ts';
import { startTrial } from '#modules/routing/server/index.ts';
import { agents } from '../texts/people/agents.ts';
import { teams } from '../texts/people.ts';
import type { World } from './world.ts';

const queueKey = 'carrier-claims';
const oldAfterMs = 2 * hourMs;
const youngBeforeMs = 20 * hourMs;

/** Two rules of a queue are tried: one from the beginning, with a verdict; one since yesterday,
 *  of which too little is known. */
export function planTrials(world: World): void {
  const { roster, startMs, endMs, personId } = world;
  const queueId = roster.queues[queueKey];
  if (!queueId) return;
  const crew = agents.filter(({ projectKey }) => projectKey === roster.key);
  const team = teams.find(({ key }) => crew.some(({ teamKey }) => teamKey === key));
  const leadId = personId(present(team, 'a team').lead.login);
  const start = (atMs: number, about: Pick<Trial, 'rule' | 'share' | 'plan'>) =>
    world.plan(atMs, async () => {
      const wanted = { projectId: roster.id, id: newId(world.nowMs()), queueId, ...about };
      await world.act(leadId, (ctx) => startTrial(ctx, wanted));
    });
  start(startMs + oldAfterMs, {
    ...{ rule: 'relaxing', share: 0.5 },
    plan: { measure: 'in-time', difference: 0.15, contacts: 300 },
  });
  start(endMs - youngBeforeMs, {
    ...{ rule: 'overflow', share: 0.5 },
    plan: { measure: 'abandoned', difference: 0.05, contacts: 700 },
  });
}
