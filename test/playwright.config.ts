/** The stories: what a proofreader does, in a real browser against a real server. */
import { defineConfig } from 'playwright/test'
import { findBrowser, launchArguments } from './browser.mjs'

const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  testDir: 'stories',
  testMatch: '*.story.ts',
  outputDir: '../.test-output/stories',
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  // On a shared machine a story gets a second try; one that needed it is listed by name as flaky.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.RECENSION_TEST_BROWSER ?? findBrowser(root),
      args: launchArguments,
    },
  },
})
