#!/usr/bin/env node
/**
 * Takes pictures of the screens, light, dark, narrow and on paper, into .test-output/pictures, to be looked at; and with
 * `--readme` the one of the README. Builds nothing: run it after `npm run build`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser, launchArguments } from './browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, '.test-output', 'pictures')
const data = mkdtempSync(join(tmpdir(), 'recension-pictures-'))
mkdirSync(output, { recursive: true })

const args = [
  'dist/server/main.js',
  '--data',
  data,
  '--port',
  '0',
  '--translations',
  join(root, 'translations'),
]
const server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
const address = await new Promise(resolve => {
  server.stdout.on('data', chunk => {
    const found = /https?:\/\/\S+/.exec(String(chunk))?.[0]
    if (found) resolve(found)
  })
})
const browser = await chromium.launch({ executablePath: findBrowser(root), args: launchArguments })

const bench = '/t/1962-04-30-deng-han'
const wide = { width: 1440, height: 900 }
const screens = [
  ['library', '/', wide, []],
  ['side-by-side', `${bench}?at=A.19`, wide, [']', ']']],
  ['two-versions', `${bench}?versions=A,C&at=A.25`, wide, [']']],
  ['inline', `${bench}?layout=inline&at=A.22`, wide, []],
  ['clean', `${bench}?layout=clean&at=A.22`, wide, []],
  ['editor', `${bench}?versions=A,B&at=A.33`, wide, ['e', 'Control+End', ' ', 'Y', 'e', 's', '.']],
  ['several-segments', `${bench}?at=A.25`, wide, [']']],
  ['several-segments-inline', `${bench}?layout=inline&at=A.30`, wide, []],
  ['moved', `${bench}?versions=A,D&at=A.11`, wide, []],
  ['doubt', `${bench}?filter=doubt`, wide, []],
  ['classes', `${bench}?classes=spelling,punctuation&at=A.30`, wide, ['Shift+F']],
  ['linking', `${bench}?versions=A,B,C&working=C&at=C.33`, wide, ['Shift+L', 'k', 'ArrowLeft']],
  ['history', `${bench}?panel=history&at=A.16`, wide, []],
  ['keys', bench, wide, ['?']],
  [
    'unlinked',
    `${bench}?versions=A,B&working=B&at=B.30`,
    wide,
    scheme => (scheme === 'light' ? ['x', ...'Ada Byron', 'Enter'] : []),
  ],
  ['narrow', `${bench}?at=A.19`, { width: 390, height: 844 }, []],
  ['narrowest', `${bench}?at=A.19`, { width: 320, height: 640 }, []],
]

async function take(name, path, viewport, keys, colorScheme, file) {
  const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1 })
  await page.goto(address + path)
  await page.waitForSelector('rec-row, rec-library li')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(300)
  // What was saved for the first picture stands there for the second.
  for (const key of typeof keys === 'function' ? keys(colorScheme) : keys) await page.keyboard.press(key)
  await page.waitForTimeout(300)
  await page.screenshot({ path: file ?? join(output, `${name}-${colorScheme}.png`) })
  if (!file && name === 'two-versions' && colorScheme === 'light') {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.pdf({ path: join(output, 'paper.pdf'), format: 'A4' })
  }
  await page.close()
}

try {
  if (process.argv.includes('--readme')) {
    const [, , , keys] = screens[1]
    await take(
      'readme',
      screens[1][1],
      { width: 1280, height: 760 },
      keys,
      'light',
      join(root, '.readme', 'workbench.png'),
    )
  } else {
    for (const [name, path, viewport, keys] of screens)
      for (const scheme of ['light', 'dark']) await take(name, path, viewport, keys, scheme)
  }
} finally {
  await browser.close()
  server.kill()
  rmSync(data, { recursive: true, force: true })
}
