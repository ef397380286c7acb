import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Compiles the catalogues, so that browsers need no parser. A message that is no MessageFormat
 *  fails the build. In development and tests each message is compiled when it is shown. */
const compiledCatalogues: Plugin = {
  name: 'heed-catalogues',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/messages\/\w+\.json$/ },
    handler: (code) => {
      const messages = Object.entries<string>(JSON.parse(code));
      const compiled = messages.map(([id, message]) => [id, compileMessageOrThrow(message)]);
      return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
    },
  },
};

/** The screens. The chat widget is built by vite.widget.config.ts. */
export default defineConfig({
  root: fileURLToPath(new URL('app/web', import.meta.url)),
  plugins: [compiledCatalogues, react()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy lets no font in by a data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What seldom changes stays in the browser's cache from release to release.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\/(?!react-virtual|virtual-core)/ },
          ],
        },
      },
    },
  },
});
