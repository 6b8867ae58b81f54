import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** One project per world: the window's tests have a DOM, the others do not. */
export default defineConfig({
  test: {
    // Most tests wait for sockets and disks: one a core, where Vitest's own choice leaves a core idle.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'shared', include: ['test/shared/**/*.test.ts'] } },
      {
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['test/server/support/global-setup.ts', 'test/support/programs-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'electron',
          include: ['test/electron/**/*.test.ts'],
          globalSetup: ['test/support/programs-setup.ts'],
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
          testTimeout: 30_000,
        },
      },
      { test: { name: 'house', include: ['test/house/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
