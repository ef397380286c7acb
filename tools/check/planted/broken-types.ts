/** Breaches that the compiler and the linter must refuse: each by one code, in one file. */
export interface RefusedFile {
  readonly path: string;
  readonly text: string;
  readonly code: string;
}

/** For `tsc -p .` */
export const refusedByTypes: readonly RefusedFile[] = [
  {
    code: 'TS1294',
    path: 'app/enum.ts',
    text: 'export enum Colour {\n  Red,\n}\n',
  },
  {
    code: 'TS1484',
    path: 'app/type-import.ts',
    text: "import { Instant } from '#kernel/time.ts';\nexport const at: Instant = '';\n",
  },
  {
    code: 'TS2322',
    path: 'app/unchecked-index.ts',
    text: 'export const first = (names: string[]): string => names[0];\n',
  },
  {
    code: 'TS2375',
    path: 'app/optional.ts',
    text: 'export const named: { name?: string } = { name: undefined };\n',
  },
  {
    code: 'TS7006',
    path: 'app/implicit-any.ts',
    text: 'export const same = (value) => value;\n',
  },
];

/** For `tsc -p tools/check/tsconfig.core.json` */
export const refusedInCore: readonly RefusedFile[] = [
  {
    code: 'TS2584',
    path: 'modules/staff/core/browser.ts',
    text: 'export const title = document.title;\n',
  },
  {
    code: 'TS2591',
    path: 'modules/staff/core/node.ts',
    text: 'export const folder = process.cwd();\n',
  },
];

/** For `biome check` */
export const refusedByLint: readonly RefusedFile[] = [
  {
    code: 'lint/suspicious/noExplicitAny',
    path: 'app/any.ts',
    text: 'export const anything: any = 1;\n',
  },
  {
    code: 'lint/style/noNonNullAssertion',
    path: 'app/non-null.ts',
    text: 'export const first = (names: string[]) => names[0]!;\n',
  },
  {
    code: 'lint/style/noDefaultExport',
    path: 'app/default.ts',
    text: 'export default 1;\n',
  },
  {
    code: 'lint/suspicious/noTsIgnore',
    path: 'app/ignore.ts',
    text: "// @ts-ignore\nexport const one: number = '1';\n",
  },
  {
    code: 'lint/suspicious/noConsole',
    path: 'app/console.ts',
    text: "console.log('here');\n",
  },
];
