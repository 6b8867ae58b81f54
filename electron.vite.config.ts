import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/*
 * Everything is bundled but Electron itself and classic-level, whose native half must stay a file of its own: so the
 * packaged app carries one module and its few helpers instead of a node_modules.
 */
const external = ['electron', 'classic-level', 'bufferutil', 'utf-8-validate']

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node20.18',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'knowledge-host': 'electron/knowledge/knowledge-host.ts',
          librarian: 'electron/knowledge/librarian.ts',
        },
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      target: 'node20.18',
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        external: ['electron'],
        // A sandboxed preload is CommonJS, and alone: it can require nothing beside Electron's own.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // One page from the disk: a single file opens sooner than several.
      chunkSizeWarningLimit: 2_000,
      // The page may not fetch, and needs no polyfill: it runs in this Chromium alone.
      modulePreload: { polyfill: false },
      // Assets stay files: the window's policy allows no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
