import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig } from 'vite';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const widget = pathOf('modules/channels/chat/widget');

const common = {
  define: { 'process.env.NODE_ENV': '"production"' },
  // Calls with children as arguments pack better than the automatic ones.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', development: false },
    jsxInject: "import { h } from 'preact'",
  },
  publicDir: false,
} satisfies InlineConfig;

const output = {
  outDir: pathOf('dist/widget'),
  target: 'es2022',
  rolldownOptions: {
    optimization: { inlineConst: { mode: 'all', pass: 3 } },
    treeshake: { propertyReadSideEffects: false },
  },
} satisfies InlineConfig['build'];

/** What is needed once the window is open, drawn with what the widget lends. */
const later: InlineConfig = {
  ...common,
  oxc: {
    jsx: { runtime: 'classic', pragma: 'borrowed.h', development: false },
    jsxInject: `import { lent as borrowed } from '${widget}/later/lent.ts'`,
  },
  configFile: false,
  logLevel: 'error',
  build: {
    ...output,
    emptyOutDir: false,
    minify: true,
    lib: { entry: `${widget}/later/main.tsx`, formats: ['es'], fileName: () => 'widget-later.js' },
  },
};

/** The chat widget: one script for any site, with its style inside, and a second one that it
 *  fetches itself. */
export default defineConfig({
  ...common,
  plugins: [{ name: 'later', closeBundle: async () => void (await build(later)) }],
  build: {
    ...output,
    emptyOutDir: true,
    lib: {
      entry: `${widget}/main.tsx`,
      formats: ['iife'],
      name: 'HeedWidget',
      fileName: () => 'widget.js',
    },
  },
});
