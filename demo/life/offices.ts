import { present } from '#kernel/assert.ts';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { concernRaised, concernWithdrawn } from '#modules/learning/contract.ts';
import { listeningChanged, listeningOpened } from '#modules/quality/contract.ts';
import { crewOf } from '../casting.ts';
import { hearConcern } from '../filling/departments.ts';
import { zoneOffsetMs } from '../filling/hours.ts';
import { hearChange, hearTask } from '../filling/listening.ts';
import type { OfficeWorld, Told } from '../filling/world.ts';
import type { ProjectRoster } from '../roster.ts';
import type { Life, Talk } from './life.ts';

/** Who watches the demo has no half hour: evaluators and heads work so many times faster. */
const pace = 6;

/** Evaluators and heads of departments at work. What falls to a seat that somebody real has taken
 *  is left to him. Returns what hears for them. */
export function openOffices(life: Life): (event: HeedEvent) => void {
  const worlds = new Map(
    life.roster.projects.map((project) => [project.id, openWorld(life, project)]),
  );
  return (event) => {
    const world = event.projectId && worlds.get(event.projectId);
    if (!world) return;
    if (isEvent(event, listeningOpened)) hearTask(world, event.data.task);
    if (isEvent(event, listeningChanged)) hearChange(world, event.data.task);
    if (isEvent(event, concernRaised)) hearConcern(world, event.data);
    if (isEvent(event, concernWithdrawn)) world.withdrawn.add(event.data.concern.id);
  };
}

function openWorld(life: Life, project: ProjectRoster): OfficeWorld {
  const startMs = Date.now();
  return {
    roster: project,
    random: life.random,
    between: life.between,
    chance: life.chance,
    // Between the last moment of history and any later one there are no office hours.
    endMs: startMs,
    offsetMs: zoneOffsetMs(project.timeZone, startMs),
    nowMs: Date.now,
    withdrawn: new Set(),
    dialogues: toldBy(life, project),
    personId: (login) => present(life.roster.people[login], login),
    act: async (personId, deed) => {
      const isTaken = personId !== 'heed' && !life.isFree(personId);
      if (isTaken) throw new Error('Somebody real sits there.');
      return life.act(personId, deed);
    },
    plan: (atMs, deed) => life.hourglass.later((atMs - Date.now()) / pace, deed),
  };
}

/** What is told of the talks that are over. A talk whose agent was a real person is for real
 *  evaluators. */
function toldBy(life: Life, { key }: ProjectRoster): OfficeWorld['dialogues'] {
  const told = (contactId: Id): Told | undefined => {
    const talk = life.past.get(contactId);
    return talk && toldOf(talk, agentOf(talk));
  };
  const agentOf = ({ agentId }: Talk) =>
    crewOf(key).find(({ login }) => life.roster.people[login] === agentId);
  return { get: told };
}

function toldOf(talk: Talk, agent: Told['agent'] | undefined): Told | undefined {
  const { casting, contactId, script, messageIds, isPlayed } = talk;
  if (!agent || !isPlayed || !casting?.customer || !contactId) return undefined;
  return { contactId, script, messageIds, agent, customer: casting.customer };
}
