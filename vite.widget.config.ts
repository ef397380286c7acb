import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The chat widget: one script for any site, with its style inside. */
export default defineConfig({
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { development: false } },
  publicDir: false,
  build: {
    outDir: pathOf('dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      entry: pathOf('modules/channels/chat/widget/main.tsx'),
      formats: ['iife'],
      name: 'HeedWidget',
      fileName: () => 'widget.js',
    },
  },
});
