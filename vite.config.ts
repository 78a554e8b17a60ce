import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedTwins, handheldShell } from './tools/handheld-shell.ts';

// Assets are never inlined as data: the content security policy of the node serves fonts and pictures from itself only.
export default defineConfig({
  root: 'src/console',
  base: '/',
  publicDir: false,
  plugins: [react(), handheldShell(), compressedTwins()],
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
        'service-worker': 'src/console/handheld/service-worker.ts',
      },
      output: {
        // The worker’s address is its scope and its identity: it never changes.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'handheld/service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
