import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Assets are never inlined as data: the content security policy of the node serves fonts and pictures from itself only.
export default defineConfig({
  root: 'src/console',
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
