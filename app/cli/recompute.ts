import { type Recomputation, recompute } from '#modules/insights/server/index.ts';
import { listProjects } from '#modules/projects/server/index.ts';
import { systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type Command, readWords } from './command.ts';
import { findProject, inDatabase } from './ground.ts';

/** Computes all figures again from the segments and says whether they agree. Exit code 1: not. */
export const recomputeCommand: Command = {
  words: '[--project KEY] [--repair]',
  summary: 'Compute all figures again and compare.',
  run: async (words) => {
    const { values } = readWords(words, {
      project: { type: 'string' },
      repair: { type: 'boolean' },
    });
    return inDatabase((database) =>
      recomputeAll(database, { key: values.project, isRepaired: values.repair === true }),
    );
  },
};

async function recomputeAll(
  database: Database,
  { key, isRepaired }: { key: string | undefined; isRepaired: boolean },
): Promise<number> {
  const projects =
    key === undefined
      ? await database.run(systemActor, listProjects)
      : [await findProject(database, key)];
  let isAgreed = true;
  for (const { id: projectId, name } of projects) {
    const result = await recompute((work) => database.run(systemActor, work), {
      projectId,
      isRepaired,
    });
    process.stdout.write(`${name}\n${table(result)}\n`);
    isAgreed &&= result.differing.length === 0;
  }
  return isAgreed || isRepaired ? 0 : 1;
}

const columns = [36, 16, 16] as const;

function table({ contacts, differing, figures }: Recomputation): string {
  const lines = figures.map(({ shown, recomputed, isEqual }) =>
    [
      recomputed.formula.padEnd(columns[0]),
      numeral(shown.value).padStart(columns[1]),
      numeral(recomputed.value).padStart(columns[2]),
      isEqual ? '  agree' : '  DIFFER',
    ].join(''),
  );
  const titles = ['figure'.padEnd(columns[0]), 'shown'.padStart(columns[1])];
  const head = [...titles, 'recomputed'.padStart(columns[2])].join('');
  const verdict =
    differing.length === 0
      ? `All ${contacts} contacts agree with their segments.`
      : `${differing.length} of ${contacts} contacts differ: ${differing.slice(0, 10).join(', ')}`;
  return [head, ...lines, verdict].join('\n');
}

function numeral(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(6)));
}
