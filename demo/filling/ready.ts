import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayMs, hourMs } from '#kernel/time.ts';
import type { MacroStep } from '#modules/knowledge/core/snippets/macro.ts';
import { ready } from '#modules/knowledge/server/index.ts';
import { type DemoStep, demoMacros } from '../texts/projects/macros.ts';
import { ownSnippets } from '../texts/projects/own-snippets.ts';
import { leadOf } from './knowledge.ts';
import type { World } from './world.ts';

const usesSeed = 20_260_402;
/** Uses are counted by the week, the most for what stands first. */
const mostAWeek = 140;
const fallOff = 0.82;
const everywhere = ['chat' as const, 'email' as const];

type Ids = ReadonlyMap<string, Id>;

/** What the project's agents have ready: written by a lead on the first day, and used ever after;
 *  one of the agents has something of his own. Chance here is of its own. */
export function planReady(world: World): void {
  const { roster, startMs, endMs, personId } = world;
  const random = seededRandom(usesSeed);
  const used: Id[] = [];
  world.plan(startMs + hourMs / 2, async () => {
    const leadId = personId(leadOf(world));
    const snippets = await addSnippets(world, leadId);
    const macros = await addMacros(world, { leadId, snippets });
    used.push(...snippets.values(), ...macros);
    await addOwn(world);
  });
  for (let atMs = startMs + 7 * dayMs; atMs < endMs; atMs += 7 * dayMs) {
    world.plan(atMs, async () => {
      for (const [place, id] of used.entries()) {
        const count = Math.round(mostAWeek * fallOff ** place * (0.6 + 0.8 * random()));
        const which = { projectId: roster.id, id, count };
        if (count > 0) await world.act('heed', (ctx) => ready.noteUse(ctx, which));
      }
    });
  }
}

async function addSnippets({ act, roster, project }: World, leadId: Id): Promise<Ids> {
  const ids = new Map<string, Id>();
  for (const { key, shortcut, tags, names, texts } of project.snippets) {
    const id = newId();
    const words = { names, texts, tags: [...tags], shortcut, originalLanguage: roster.language };
    await act(leadId, (ctx) =>
      ready.putSnippet(ctx, {
        ...{ projectId: roster.id, id, ...words, channels: everywhere },
        ...{ isArchived: false, isPersonal: false, revision: null },
      }),
    );
    ids.set(key, id);
  }
  return ids;
}

async function addMacros(
  world: World,
  { leadId, snippets }: { leadId: Id; snippets: Ids },
): Promise<Id[]> {
  const ids: Id[] = [];
  for (const { names, shortcut, channels, steps } of demoMacros[world.roster.key]) {
    const id = newId();
    await world.act(leadId, (ctx) =>
      ready.putMacro(ctx, {
        ...{ projectId: world.roster.id, id, names, shortcut, channels: [...channels] },
        ...{ steps: steps.map((step) => stepOf(world, step, snippets)) },
        ...{ isArchived: false, revision: null },
      }),
    );
    ids.push(id);
  }
  return ids;
}

function stepOf({ roster }: World, step: DemoStep, snippets: Ids): MacroStep {
  switch (step.kind) {
    case 'insert':
    case 'reply':
      return { kind: step.kind, snippetId: present(snippets.get(step.snippet), step.snippet) };
    case 'reason':
      return { kind: 'reason', reasonId: present(roster.reasons[step.reason], step.reason) };
    case 'transfer':
      return {
        ...{ kind: 'transfer', note: step.note },
        queueId: present(roster.queues[step.queue], step.queue),
      };
    case 'close':
      return { ...step, causeKind: null, departmentId: null };
    default:
      return step;
  }
}

/** Something that one agent has for himself. */
async function addOwn({ act, roster, crew, personId }: World): Promise<void> {
  const { shortcut, names, texts } = ownSnippets[roster.key];
  const [agent] = crew;
  if (!agent) return;
  await act(personId(agent.login), (ctx) =>
    ready.putSnippet(ctx, {
      ...{ projectId: roster.id, id: newId(), names, texts, tags: [], shortcut },
      ...{ originalLanguage: roster.language, channels: everywhere },
      ...{ isArchived: false, isPersonal: true, revision: null },
    }),
  );
}
