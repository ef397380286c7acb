import { assert, present } from '#kernel/assert.ts';
import { isFixture, isTest, oncePerTree, type Tree } from './tree.ts';

/** What a file may do, which follows from where it stands.
 *  kernel and core: pure. contract: what server and browser share. web: browser code. server:
 *  everything with Node and PostgreSQL. free: tests, tools and what else no layer rule binds. */
export type Layer = 'kernel' | 'core' | 'contract' | 'web' | 'server' | 'free';

export interface Place {
  /** `kernel`, `platform`, `modules/desk`, `modules/channels/email`, `app`. */
  readonly home: string;
  /** How high the home stands: 0 for the kernel, onTop for what stands on all modules. */
  readonly height: number;
  readonly layer: Layer;
  /** The rest of the path, inside its home. */
  readonly inside: string;
}

/** The height of app, demo, tests, bench and tools. */
export const onTop = Number.POSITIVE_INFINITY;

/** The tower as architecture.json tells it. */
export interface Tower {
  readonly placeOf: (path: string) => Place;
  /** Whether a path inside a module is one of the ways in. */
  readonly isDoor: (inside: string) => boolean;
}

interface Architecture {
  readonly tower: readonly { readonly module: string }[];
  readonly foundation: readonly string[];
  readonly doors: readonly string[];
}

/** Reads the tower from architecture.json. */
export const towerOf = oncePerTree((tree: Tree): Tower => {
  const file = present(tree.get('architecture.json'), 'architecture.json');
  const { tower, foundation, doors }: Architecture = JSON.parse(file.text);
  assert(tower.length > 0 && doors.length > 0, 'architecture.json names modules and doors');
  const floors = [...foundation, ...tower.map(({ module }) => `modules/${module}`)];
  return {
    placeOf: (path) => placeOf(floors, path),
    isDoor: (inside) =>
      doors.some((door) => inside === door || (door.endsWith('/') && inside.startsWith(door))),
  };
});

const homesOfSql = [
  /(^|[/-])store\.ts$/,
  /^platform\/(audit|backup|database|files|jobs|live|outbox)\//,
  /^demo\/(filling|life)\//,
];

/** Whether SQL may be written in the file. */
export function mayHoldSql(path: string): boolean {
  return homesOfSql.some((home) => home.test(path));
}

/** The one module that holds a module per channel; they stand on it, side by side. */
const houseOfModules = 'modules/channels';
const ownFolders = ['core', 'server', 'web'];

function placeOf(floors: readonly string[], path: string): Place {
  const segments = path.split('/');
  const floor = segments[0] === 'modules' ? segments.slice(0, 2).join('/') : (segments[0] ?? '');
  const index = floors.indexOf(floor);
  const channel = segments.length > 3 ? segments[2] : undefined;
  const isSubmodule =
    floor === houseOfModules && channel !== undefined && !ownFolders.includes(channel);
  const home = isSubmodule ? `${floor}/${channel}` : floor;
  const inside = path.slice(home.length + 1);
  const height = index === -1 ? onTop : index + (isSubmodule ? 0.5 : 0);
  return {
    home,
    height,
    inside,
    layer: isTest(path) || isFixture(path) ? 'free' : layerOf(home, inside),
  };
}

const layers: readonly (readonly [home: RegExp, inside: RegExp, layer: Layer])[] = [
  [/^kernel$/, /./, 'kernel'],
  [/^platform$/, /^web\/|\/client\.ts$/, 'web'],
  [/^platform$/, /\/contract\.ts$/, 'contract'],
  [/^platform$/, /./, 'server'],
  [/^modules\//, /^contract(\/[a-z-]+)?\.ts$/, 'contract'],
  [/^modules\//, /^core\//, 'core'],
  [/^modules\//, /^(web|widget)\//, 'web'],
  [/^modules\//, /./, 'server'],
  [/^app$/, /^web\//, 'web'],
  [/^(app|demo)$/, /./, 'server'],
];

function layerOf(home: string, inside: string): Layer {
  const row = layers.find(([ofHome, ofInside]) => ofHome.test(home) && ofInside.test(inside));
  return row?.[2] ?? 'free';
}
