import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** One project per world: the window's tests have a DOM, the others do not. */
export default defineConfig({
  test: {
    // Most tests wait for sockets, disks and timers: one a core, or fewer as Vitest chooses itself, leaves cores idle.
    maxWorkers: '150%',
    projects: [
      { test: { name: 'shared', include: ['test/shared/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['test/server/support/global-setup.ts', 'test/support/programs-setup.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'electron',
          include: ['test/electron/**/*.test.ts'],
          globalSetup: ['test/support/programs-setup.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // No module of the window keeps anything of its own, and importing all of them takes seconds a file.
          isolate: false,
          setupFiles: ['test/renderer/support/patience.ts'],
          testTimeout: 120_000,
        },
      },
      { test: { name: 'house', include: ['test/house/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
