import { present } from '#kernel/assert.ts';
import { minuteMs } from '#kernel/time.ts';
import type { DemoAgent } from '../texts/people/person.ts';
import { drawShifts, type Shift } from './hours.ts';
import type { World } from './world.ts';

const settlingMs = 2 * minuteMs;
const leavingMs = 15 * minuteMs;

const shiftsOf = new WeakMap<World, Map<string, Shift[]>>();

/** The shifts of an agent, drawn once for a world. */
export function crewShifts(world: World, agent: DemoAgent): readonly Shift[] {
  const drawn = shiftsOf.get(world) ?? drawAll(world);
  shiftsOf.set(world, drawn);
  return present(drawn.get(agent.login), 'his shifts');
}

function drawAll(world: World): Map<string, Shift[]> {
  const { startMs: fromMs, endMs: untilMs, offsetMs, random } = world;
  return new Map(
    world.crew.map(({ login }, place) => [
      login,
      drawShifts(random, { place, fromMs, untilMs, offsetMs }),
    ]),
  );
}

/** The moment itself when the agent works then, else soon after he begins his next shift. */
export function atWork(world: World, agent: DemoAgent, atMs: number): number {
  const shift = crewShifts(world, agent).find(({ untilMs }) => untilMs > atMs);
  if (!shift || shift.fromMs <= atMs) return atMs;
  return shift.fromMs + world.between(2, 25) * minuteMs;
}

/** Whether a chat that begins now finds somebody: the widget offers none when nobody is there. */
export function isAnybodyThere(world: World): boolean {
  const nowMs = world.nowMs();
  return world.crew.some((agent) =>
    crewShifts(world, agent).some(
      ({ fromMs, untilMs }) => fromMs + settlingMs < nowMs && nowMs < untilMs - leavingMs,
    ),
  );
}
