import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The server's programs and its thread, for Node. Packages stay in node_modules. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: resolve(import.meta.dirname, '../out/server'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: resolve(import.meta.dirname, 'main.ts'),
        people: resolve(import.meta.dirname, 'people.ts'),
        content: resolve(import.meta.dirname, 'content.ts'),
        figures: resolve(import.meta.dirname, 'figures.ts'),
        sources: resolve(import.meta.dirname, 'sources.ts'),
        replay: resolve(import.meta.dirname, 'replay.ts'),
        'golden-thread': resolve(import.meta.dirname, 'golden/golden-thread.ts'),
      },
    },
  },
})
