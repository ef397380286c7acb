import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Id } from '#kernel/id.ts';

const program = fileURLToPath(new URL('node-program.ts', import.meta.url));
const patienceMs = 30_000;

/** What a node can be told. */
export type NodeOrder =
  | { readonly kind: 'hold'; readonly projectId: Id }
  | { readonly kind: 'finish' };

/** A node of a centre as a program of its own. */
export interface TestNode {
  /** Lets it take the routing of a project, and keep it. */
  readonly hold: (projectId: Id) => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Lets it finish the transaction in which it holds the routing. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a node. databaseUrl: the application role's. */
export async function startNode(databaseUrl: string): Promise<TestNode> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      HEED_DATA_FOLDER: tmpdir(),
      HEED_SECRET: 'a secret for tests, long enough to be one',
      NODE_DATABASE_URL: databaseUrl,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const order = (given: NodeOrder) => void child.send(given);
  await hearing(child, 'ready');
  return {
    hold: async (projectId) => {
      const holding = hearing(child, 'holding');
      order({ kind: 'hold', projectId });
      await holding;
    },
    signal: (signal) => void child.kill(signal),
    finish: async () => {
      const finished = hearing(child, 'finished');
      order({ kind: 'finish' });
      await finished;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function hearing(child: ChildProcess, word: string): Promise<void> {
  const limit = { signal: AbortSignal.timeout(patienceMs) };
  for await (const [said] of on(child, 'message', limit)) if (said === word) return;
}
