import { createProject } from '#modules/projects/server/index.ts';
import { systemActor } from '#platform/context.ts';
import { playTakeover } from '#tests/takeover.ts';
import { type EmptyCentre, openEmptyCentre } from './empty-centre.ts';
import { percentile } from './measure.ts';

const rounds = 10;

/** From the end of the node that holds the routing to the first offer of another one: once the node
 *  is killed, and once it hangs with its transaction open. */
export async function takeover(): Promise<object> {
  const empty = await openEmptyCentre();
  try {
    return {
      killed: await playAll(empty, 'SIGKILL'),
      hanging: await playAll(empty, 'SIGSTOP'),
    };
  } finally {
    await empty.close();
  }
}

async function playAll({ centre, databaseUrl }: EmptyCentre, signal: 'SIGKILL' | 'SIGSTOP') {
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { id: projectId } = await centre.database.run(systemActor, (ctx) =>
      createProject(ctx, {
        ...{ key: `${signal.toLowerCase()}-${round}`, name: 'Bench', clientName: null },
        ...{ language: 'en', colour: 'teal' },
      }),
    );
    const { firstOfferMs } = await playTakeover({ centre, databaseUrl, projectId, signal });
    waits.push(firstOfferMs);
  }
  waits.sort((one, other) => one - other);
  return { n: rounds, p50Ms: percentile(waits, 0.5), maximumMs: waits.at(-1) };
}
