#!/usr/bin/env node
/**
 * The whole test: finds or installs a browser, builds, runs the unit tests (Vitest) and the stories in a real browser
 * (Playwright), and closes with one line that sums both: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, '.test-output')
const bin = name => join(root, 'node_modules', '.bin', name)

function run(command, args, env = {}) {
  const options = {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  }
  return spawnSync(command, args, options).status ?? 1
}

const readJson = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const browser = findBrowser(root)
const totals = { passed: 0, failed: 0, skipped: 0 }

if (run(bin('vite'), ['build', '--app', '--logLevel', 'warn']) !== 0) {
  console.error('The build failed: no test was run.')
  process.exit(1)
}

const unitFile = join(output, 'unit.json')
const unitArgs = [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${unitFile}`,
]
const unitStatus = run(bin('vitest'), unitArgs)
const unit = readJson(unitFile)
totals.passed += unit?.numPassedTests ?? 0
totals.failed += unit?.numFailedTests ?? 0
totals.skipped += (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0)
// A file that does not even load counts no test: it must not pass for that.
if (unitStatus !== 0 && !unit?.numFailedTests) totals.failed += 1

const storyFile = join(output, 'stories.json')
const storyStatus = run(bin('playwright'), ['test', '--config', 'test/playwright.config.ts'], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: storyFile,
  RECENSION_TEST_BROWSER: browser,
})
const stories = readJson(storyFile)?.stats
totals.passed += (stories?.expected ?? 0) + (stories?.flaky ?? 0)
totals.failed += stories?.unexpected ?? 0
totals.skipped += stories?.skipped ?? 0
if (storyStatus !== 0 && !stories?.unexpected) totals.failed += 1

console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`,
)
process.exit(totals.failed === 0 ? 0 : 1)
