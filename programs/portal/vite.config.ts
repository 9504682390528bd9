import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const server = `http://127.0.0.1:${process.env.PORT ?? '8080'}`;

/**
 * Builds the portal to programs/portal/dist. `npm run dev` serves it from source and passes everything that is not a page to the
 * server. Every script is a file of its own: the server's policy lets nothing run that is written into a page.
 */
export default defineConfig({
  root: here,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Our own browser modules do nothing when they are loaded but define things; texts register themselves where they are used.
      treeshake: { moduleSideEffects: [{ test: /[\\/]ui-kit[\\/].*\.tsx?$/, sideEffects: false }] },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      [
        '/api',
        '/oauth2',
        '/log/checkpoint',
        '/log/tile',
        '/catalog.ttl',
        '/catalog.jsonld',
        '/catalog.rdf',
        '/healthz',
      ].map((path) => [path, server]),
    ),
  },
});
