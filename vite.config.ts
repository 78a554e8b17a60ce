import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedTwins, pageShells } from './tools/page-shells.ts';
import { plateReader } from './tools/plate-reader.ts';

const workers = new Set(['page-worker', 'plate-reader']);

// Assets are never inlined as data: the content security policy of the node serves fonts and pictures from itself only.
export default defineConfig({
  root: 'src/console',
  base: '/',
  publicDir: false,
  plugins: [react(), plateReader(), pageShells(), compressedTwins()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        console: 'src/console/index.html',
        driver: 'src/console/driver/index.html',
        handheld: 'src/console/handheld/index.html',
        'page-worker': 'src/console/page-worker.ts',
        'plate-reader': 'src/console/handheld/plate-reader/plate.worker.ts',
      },
      output: {
        // Workers are made of them: see `tools/page-shells.ts` and `tools/plate-reader.ts`.
        entryFileNames: ({ name }) => (workers.has(name) ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
