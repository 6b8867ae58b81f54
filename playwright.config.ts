import { defineConfig } from '@playwright/test'

/**
 * The journeys through the real window. Each starts an Electron, and some a server, of its own; each worker has a
 * display to itself.
 */
export default defineConfig({
  testDir: 'test/desktop',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/desktop',
  globalSetup: './test/desktop/support/set-up.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
})
