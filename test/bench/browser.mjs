/**
 * The page in a real browser: how soon a first visitor sees the sample, how soon a key is answered, and the same keys in
 * a transcript of 2,000 segments.
 */
import { randomUUID } from 'node:crypto'
import { chromium } from 'playwright'
import { findBrowser, launchArguments } from '../browser.mjs'
import { dataFolder, startServer } from './built.mjs'
import { median, percentile } from './figures.mjs'
import { keyFigures, open } from './keys.mjs'
import { installProbe } from './page-probe.mjs'
import { longVersions, SLUG, sampleVersions } from './texts.mjs'

const VISITS = 5
const LONG = 2_000
const LONG_VISITS = 3
const LONG_PRESSES = 12
const VIEWPORT = { width: 1440, height: 900 }

/** A page in a profile of its own: nothing cached, no service worker. */
async function freshPage(browser) {
  const context = await browser.newContext({ viewport: VIEWPORT })
  await context.addInitScript(installProbe)
  return context.newPage()
}

async function firstRows(browser, address, slug, visits) {
  const times = []
  for (let i = 0; i < visits; i++) {
    const page = await freshPage(browser)
    await page.goto(`${address}/t/${slug}`)
    await page.waitForFunction(() => window.recensionProbe.firstRow !== null)
    times.push(await page.evaluate(() => window.recensionProbe.firstRow))
    await page.context().close()
  }
  return times
}

/** Imports the long transcript as a person would, all versions at once; the server names it. */
async function importLong(address, core) {
  const texts = longVersions(sampleVersions(core), LONG)
  const versions = texts.map((segments, i) => ({
    siglum: 'ABCD'[i],
    label: `Made-up version ${i + 1}`,
    language: 'en',
    role: i === 0 ? 'translation' : 'draft',
    text: `${segments.join('\n\n')}\n`,
  }))
  const answer = await fetch(`${address}/api/transcripts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), by: 'Bench', title: 'Long', slug: 'long', versions }),
  })
  if (answer.status !== 201) throw new Error(`the import answered ${answer.status}: ${await answer.text()}`)
}

/** Where to begin (the first turn) and what to write in (the longest). */
async function placesOf(address, slug) {
  const answer = await fetch(`${address}/api/transcripts/${slug}/versions/A`)
  const { segments } = await answer.json()
  const inText = segments.filter(({ kind }) => kind === 'turn' || kind === 'paragraph')
  const longest = inText.reduce((best, segment) => (segment.text.length > best.text.length ? segment : best))
  return { slug, start: inText[0].id, longest: longest.id }
}

const firstRowFigures = (times, against) => [
  {
    name: `navigation to the first painted row, median of ${times.length}`,
    figure: median(times),
    unit: 'ms',
    against,
  },
  { name: 'navigation to the first painted row, slowest', figure: percentile(times, 1), unit: 'ms', against },
]

/** Sections of figures, by title. */
export async function browserFigures(root, core) {
  const data = dataFolder()
  const server = await startServer(data.path)
  const { address } = server
  const browser = await chromium.launch({ executablePath: findBrowser(root), args: launchArguments })
  try {
    const sections = [
      ['Sample, first visit', firstRowFigures(await firstRows(browser, address, SLUG, VISITS), '1,000 ms')],
    ]
    const page = await freshPage(browser)
    sections.push([
      'Sample, a key to its painted answer',
      await keyFigures(page, address, await placesOf(address, SLUG)),
    ])
    await page.context().close()

    await importLong(address, core)
    // Nobody has asked for this comparison yet: the server aligns while the first visitor waits.
    const aligning = await firstRows(browser, address, 'long', 1)
    const long = `4 versions of ${LONG} made-up segments`
    sections.push([
      `${long}, first visit`,
      [
        { name: 'navigation to the first painted row, alignment included', figure: aligning[0], unit: 'ms' },
        ...firstRowFigures(await firstRows(browser, address, 'long', LONG_VISITS)),
      ],
    ])
    const longPage = await freshPage(browser)
    const places = await placesOf(address, 'long')
    await open(longPage, address, 'long', places.start)
    const keys = await keyFigures(longPage, address, { ...places, count: LONG_PRESSES })
    sections.push([`${long}, a key to its painted answer`, keys])
    return sections
  } finally {
    await browser.close()
    await server.stop()
    data.remove()
  }
}
