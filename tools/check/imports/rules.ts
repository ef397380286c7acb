import type { Breach, Rule } from '../rule.ts';
import { type Layer, mayHoldSql, onTop, type Place, type Tower, towerOf } from '../tower.ts';
import type { Tree } from '../tree.ts';
import { cyclesOf, type Import, importsOf } from './graph.ts';

/** An import with the places of its two ends; a package has no place. */
interface PlacedImport extends Import {
  readonly source: Place;
  readonly target: Place | undefined;
}

interface LayerRule {
  readonly layer: Layer;
  readonly advice: string;
  /** The layers of ours that this one may import. */
  readonly layers: readonly Layer[];
  /** The packages that it may import; of `types` only types. */
  readonly packages: RegExp;
  readonly types?: RegExp;
}

const browserPackages = [
  'react|react-dom|preact|echarts|qrcode|write-excel-file|zod',
  '@mantine/.+|@tabler/.+|@tanstack/.+|@tiptap/.+|@lingui/.+|@fontsource-variable/.+',
  '@orpc/(contract|client|openapi-client|tanstack-query)',
];
const screenPackages = [
  'react|react-dom|preact|@mantine/.+|@tabler/.+|@tanstack/.+|@tiptap/.+|@lingui/react',
].join();

const layerRules: readonly LayerRule[] = [
  {
    layer: 'kernel',
    advice: 'The kernel is pure: import only the kernel, and of zod its types.',
    layers: ['kernel'],
    packages: /^$/,
    types: /^zod$/,
  },
  {
    layer: 'core',
    advice: 'Core decides on values: import only kernel, core, contracts and zod.',
    layers: ['kernel', 'core', 'contract'],
    packages: /^zod$/,
  },
  {
    layer: 'contract',
    advice: 'Server and browser share a contract: import only kernel, core, contracts and zod.',
    layers: ['kernel', 'core', 'contract'],
    packages: /^(zod|@orpc\/contract)$/,
  },
  {
    layer: 'web',
    advice: 'Browser code knows the server by its contract: import no server code.',
    layers: ['kernel', 'core', 'contract', 'web'],
    packages: new RegExp(`^(${browserPackages.join('|')})$`),
  },
  {
    layer: 'server',
    advice: 'The server knows no screens: of web it may read the catalogues alone.',
    layers: ['kernel', 'core', 'contract', 'server'],
    packages: new RegExp(`^(?!(${screenPackages})$)`),
  },
];

export const importRules: readonly Rule[] = [
  {
    name: 'tower',
    advice: 'Call only what stands below; to be heard above, emit an event.',
    find: eachImport(
      ({ source, target }) =>
        target !== undefined &&
        source.home !== target.home &&
        source.height !== onTop &&
        source.height <= target.height &&
        !(source.layer === 'free' && target.height === onTop),
    ),
  },
  {
    name: 'door',
    advice: 'Enter another module by contract.ts, core/, server/index.ts or web/index.ts.',
    find: eachImport(
      ({ source, target }, tower) =>
        target?.home.startsWith('modules/') === true &&
        source.home !== target.home &&
        !tower.isDoor(target.inside) &&
        !isCatalogue(target),
    ),
  },
  ...layerRules.map((rule) => ({
    name: `${rule.layer}-imports`,
    advice: rule.advice,
    find: eachImport((each) => each.source.layer === rule.layer && !isAllowed(rule, each)),
  })),
  {
    name: 'sql-driver',
    advice: 'Talk to the database in store.ts or a *-store.ts; elsewhere import its types alone.',
    find: eachImport(
      ({ from, to, isType, source }) =>
        to.kind === 'package' &&
        /^(pg|kysely)$/.test(to.name) &&
        !isType &&
        source.layer !== 'free' &&
        !mayHoldSql(from.path),
    ),
  },
  { name: 'cycle', advice: 'Move what both need to a third file below them.', find: cycles },
];

function isAllowed(rule: LayerRule, { to, target, isType }: PlacedImport): boolean {
  if (to.kind === 'package')
    return rule.packages.test(to.name) || (isType && rule.types?.test(to.name) === true);
  return target !== undefined && (rule.layers.includes(target.layer) || isCatalogue(target));
}

function isCatalogue({ inside }: Place): boolean {
  return /(^|\/)messages\/\w+\.json$/.test(inside);
}

function eachImport(isBreach: (each: PlacedImport, tower: Tower) => boolean): Rule['find'] {
  return (tree) => {
    const tower = towerOf(tree);
    return importsOf(tree)
      .map((each) => ({
        ...each,
        source: tower.placeOf(each.from.path),
        target: each.to.kind === 'file' ? tower.placeOf(each.to.path) : undefined,
      }))
      .filter((each) => isBreach(each, tower))
      .map(({ from, line, to }) => ({
        path: from.path,
        line,
        what: `imports ${to.kind === 'file' ? to.path : to.name}`,
      }));
  };
}

function cycles(tree: Tree): Breach[] {
  return cyclesOf(tree).flatMap((cycle) => {
    const [first] = cycle;
    if (first === undefined) return [];
    const way = [...cycle.map(({ from }) => from.path), first.from.path];
    return [{ path: first.from.path, line: first.line, what: way.join(' → ') }];
  });
}
