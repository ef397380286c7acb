import { execFileSync, spawnSync } from 'node:child_process';
import { isRoot } from '../config/data-folder.ts';

/** Whom PostgreSQL runs as; empty when that is the user who runs Heed. */
export interface DatabaseUser {
  readonly uid?: number;
  readonly gid?: number;
}

const userName = 'postgres';

/** The user for PostgreSQL, which refuses to run as root: then `postgres`, made when missing. */
export function databaseUser(): DatabaseUser {
  if (!isRoot()) return {};
  const known = findUser();
  if (known) return known;
  spawnSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', userName]);
  const made = findUser();
  if (made) return made;
  throw new Error(
    `PostgreSQL refuses to run as root, and the user "${userName}" could not be made. ` +
      `Make it, run Heed as another user, or set DATABASE_URL to your own PostgreSQL.`,
  );
}

function findUser(): DatabaseUser | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, userName], { stdio: ['ignore', 'pipe', 'ignore'] })),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}
