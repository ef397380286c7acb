import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The chat widget: one script for any site, with its style inside. */
export default defineConfig({
  define: { 'process.env.NODE_ENV': '"production"' },
  // Calls with children as arguments pack better than the automatic ones.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', development: false },
    jsxInject: "import { h } from 'preact'",
  },
  publicDir: false,
  build: {
    outDir: pathOf('dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      treeshake: { propertyReadSideEffects: false },
    },
    lib: {
      entry: pathOf('modules/channels/chat/widget/main.tsx'),
      formats: ['iife'],
      name: 'HeedWidget',
      fileName: () => 'widget.js',
    },
  },
});
