import { present } from '#kernel/assert.ts';
import { minuteMs } from '#kernel/time.ts';
import { avoidAgent } from '#modules/customers/server/index.ts';
import { loopWords } from '../texts/loop.ts';
import { teams } from '../texts/people.ts';
import { officeMoment } from './listening.ts';
import type { Dialogue, World } from './world.ts';

/** Who says that a curt agent has left him discontent asks the agent's lead for somebody else. */
export function planAvoidance(world: World, dialogue: Dialogue): void {
  const { script, agent, customer } = dialogue;
  const { mistake, satisfaction } = script;
  const isDiscontent = satisfaction !== null && satisfaction <= 3;
  if (!agent || mistake?.kind !== 'curt-tone' || !isDiscontent) return;
  const { lead } = present(
    teams.find(({ key }) => key === agent.teamKey),
    'the team',
  );
  const wish = {
    ...{
      projectId: world.roster.id,
      customerId: customer.id,
      personId: world.personId(agent.login),
    },
    note: loopWords[world.roster.language].avoidance,
  };
  world.plan(officeMoment(world, 40 * minuteMs), () =>
    world.act(world.personId(lead.login), (ctx) => avoidAgent(ctx, wish)),
  );
}
