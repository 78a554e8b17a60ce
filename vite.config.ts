import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedTwins, pageShells } from './tools/page-shells.ts';

// Assets are never inlined as data: the content security policy of the node serves fonts and pictures from itself only.
export default defineConfig({
  root: 'src/console',
  base: '/',
  publicDir: false,
  plugins: [react(), pageShells(), compressedTwins()],
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
      },
      output: {
        // The pages’ workers are made of it: see `tools/page-shells.ts`.
        entryFileNames: ({ name }) => (name === 'page-worker' ? 'page-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
