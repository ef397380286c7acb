import { present } from '#kernel/assert.ts';
import { seededRandom } from '#kernel/random.ts';
import { agents } from './texts/people/agents.ts';
import type { DemoAgent } from './texts/people/person.ts';
import type { ProjectKey } from './texts/projects/project.ts';
import { type DialogueRequest, type DialogueScript, writeDialogue } from './texts/script.ts';

/** What is settled about a dialogue before anybody knows which agent will have it. */
export interface Casting
  extends Pick<DialogueRequest, 'project' | 'channel' | 'at' | 'customer' | 'repeatOf'> {
  readonly seed: number;
}

/** The script as far as the customer's first words go: nobody has answered them yet. */
export function draftOf({ seed, ...about }: Casting): DialogueScript {
  const agent = present(crewOf(about.project)[0], 'an agent');
  return writeDialogue({ ...about, random: seededRandom(seed), agent, mistakeShare: 0 });
}

/** The script in the hands of an agent: the same matter and first words, with the mistakes that he
 *  makes by his skill and the wait that the customer had. */
export function castScript(
  casting: Casting,
  had: { draft: DialogueScript; agent: DemoAgent; waitMs: number; wasHandedOn?: boolean },
): DialogueScript {
  const { seed, ...about } = casting;
  const { draft, agent, waitMs, wasHandedOn = false } = had;
  const mistakeShare = mistakeShareOf(agent);
  const random = seededRandom(seed);
  const script = writeDialogue({ ...about, random, agent, mistakeShare, waitMs, wasHandedOn });
  const lead = draft.turns.slice(0, leadOf(draft));
  const { mistake } = script;
  return {
    ...script,
    turns: [...lead, ...script.turns.slice(leadOf(script))],
    mistake: mistake && {
      ...mistake,
      turnIndex: mistake.turnIndex + lead.length - leadOf(script),
    },
  };
}

/** How many turns the customer has before the agent's first. */
export function leadOf({ turns }: DialogueScript): number {
  const first = turns.findIndex(({ by }) => by === 'agent');
  return first < 0 ? turns.length : first;
}

/** The agents of a project. */
export function crewOf(project: ProjectKey): readonly DemoAgent[] {
  return agents.filter(({ projectKey }) => projectKey === project);
}

/** Of the best one dialogue in twelve holds a mistake, of the weakest one in three. */
function mistakeShareOf({ skill }: DemoAgent): number {
  return 0.07 + 0.105 * Math.max(0, 4.8 - skill);
}
