import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const folderOfRoot = '/var/lib/heed';
/** The mode that lets users other than the owner and the group pass through a folder. */
const enterBit = 0o001;

/** The folder for everything Heed keeps: `.data` in the checkout. When root runs a checkout that
 *  lies in a private home, which the database's user cannot enter, a folder below /var/lib/heed. */
export function dataFolderFor(checkout: string): string {
  if (!isRoot() || isOpenToOthers(checkout)) return join(checkout, '.data');
  const name = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 12);
  return join(folderOfRoot, name);
}

/** Makes the data folder when it is missing and gives its real path. Others cannot look into it;
 *  under root they can pass through it, because the database's user must reach his own folder. */
export function makeDataFolder(dataFolder: string): string {
  const firstMade = mkdirSync(dataFolder, { recursive: true });
  const folder = realpathSync(dataFolder);
  if (firstMade !== undefined) {
    for (const made of [firstMade, folder]) chmodSync(made, isRoot() ? 0o711 : 0o700);
  } else if (isRoot()) {
    chmodSync(folder, statSync(folder).mode | enterBit);
  }
  return folder;
}

/** Whether users other than the owner may pass through the folder and all above it. */
export function isOpenToOthers(folder: string): boolean {
  const here = resolve(folder);
  const isOpen = (statSync(here).mode & enterBit) !== 0;
  return isOpen && (dirname(here) === here || isOpenToOthers(dirname(here)));
}

/** Whether Heed was started by root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
