/**
 * Finds a Chromium that starts: CHROMIUM_PATH, Playwright's own, the system's Chromium, Chrome or Edge; else installs one
 * (Playwright's download, or Debian's package where this is root on Debian). Says what to do where none is to be had.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The flags with which a browser is started in tests: as root it has no sandbox, in a closed network it stays silent. */
export const launchArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const works = path => {
  if (!path || !existsSync(path)) return false
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

const playwrightsOwn = () => {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

/** The path of a browser that works; ends the process with a plain sentence where there is none. */
export function findBrowser(root) {
  const found = () => [process.env.CHROMIUM_PATH, playwrightsOwn(), ...SYSTEM].find(works)
  const here = found()
  if (here) return here
  console.log('No browser found: installing one for the tests.')
  spawnSync(join(root, 'node_modules', '.bin', 'playwright'), ['install', '--no-shell', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  })
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit' })
  }
  const installed = found()
  if (installed) return installed
  console.error(
    'The tests need a Chromium browser. Install one (or set CHROMIUM_PATH to it) and run them again.',
  )
  process.exit(1)
}
