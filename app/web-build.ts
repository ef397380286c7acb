import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where the built screens lie. */
export const webFolder = join(root, 'dist', 'web');

const stampFile = join(root, 'dist', '.built');
const sources = ['app', 'kernel', 'modules', 'platform', 'package-lock.json'];
const configs = ['vite.config.ts', 'vite.widget.config.ts'];

/** Builds the screens and the widget unless they are as new as their sources. Returns whether
 *  anything had to be built. Throws with the builder's words when it fails. */
export async function buildWeb(): Promise<boolean> {
  if (isFresh()) return false;
  await Promise.all(configs.map(build));
  writeFileSync(stampFile, '');
  return true;
}

function isFresh(): boolean {
  if (!existsSync(stampFile)) return false;
  const builtAtMs = statSync(stampFile).mtimeMs;
  return [...sources, ...configs].every((each) => newestMs(join(root, each)) < builtAtMs);
}

function newestMs(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function build(config: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--logLevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The screens could not be built.\n${said}`)),
    );
  });
}
