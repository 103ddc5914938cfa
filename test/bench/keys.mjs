/**
 * Keys pressed in a real page -> milliseconds from the key to its painted answer. The figures hold the wait for the next
 * frames (up to 33 ms on a screen of 60 Hz); the key that does nothing tells how much of each that is.
 */
import { spread } from './figures.mjs'

const PRESSES = 50
/** A key that is not answered in this time fails the run: it would otherwise look like a fast one. */
const PATIENCE = 10_000
/** Rows to walk down before walking back up, so that the sample is long enough. */
const WALK = 25
const LIMIT = '50 ms'

/** Presses one key and waits for its answer on screen. */
async function press(page, key, word) {
  await page.evaluate(name => window.recensionProbe.arm(name), word)
  await page.keyboard.press(key)
  const answered = page.evaluate(() => window.recensionProbe.answer)
  const late = new Promise((_, reject) => {
    setTimeout(reject, PATIENCE, new Error(`the key ${key} was not answered (${word})`)).unref()
  })
  return Promise.race([answered, late])
}

/** Presses a key again and again; `afterEach` puts things back between two presses and is not counted. */
async function presses(page, key, word, { count = PRESSES, afterEach = async () => {} } = {}) {
  const times = []
  for (let i = 0; i < count; i++) {
    // Keys come at any moment between two frames, not always right after one.
    await page.waitForTimeout(20 + ((i * 7) % 17))
    times.push(await press(page, key, word))
    await afterEach(i)
  }
  return times
}

/** Opens a transcript at a segment and waits until it stands there and the page has loaded the rest of itself. */
export async function open(page, address, slug, at) {
  await page.goto(`${address}/t/${slug}${at ? `?at=${at}` : ''}`)
  await page.waitForFunction(() => window.recensionProbe?.firstRow != null)
  await page.waitForLoadState('networkidle').catch(() => {})
}

const walkBack = page => async i => {
  if (i % WALK === WALK - 1) for (let n = 0; n < WALK; n++) await press(page, 'k', 'row')
}

/** `start` is a segment with at least 25 rows under it, `longest` the one to write in. */
export async function keyFigures(page, address, { slug, start, longest, count = PRESSES }) {
  const figures = []
  const add = (name, times) => figures.push(...spread(name, times, LIMIT))
  await open(page, address, slug, start)
  add('a key that does nothing', await presses(page, 'F8', 'nothing', { count }))
  add('j, next row', await presses(page, 'j', 'row', { count, afterEach: walkBack(page) }))
  await open(page, address, slug, start)
  add('], next change', await presses(page, ']', 'change', { count }))
  await open(page, address, slug, start)
  const leave = async i => {
    await press(page, 'Escape', 'editor')
    await press(page, 'j', 'row')
    await walkBack(page)(i)
  }
  add('e, open the editor', await presses(page, 'e', 'editor', { count, afterEach: leave }))
  await open(page, address, slug, longest)
  await press(page, 'e', 'editor')
  add('a letter in the longest turn', await presses(page, 'x', 'text', { count }))
  await open(page, address, slug, start)
  add('v, next layout', await presses(page, 'v', 'layout', { count }))
  return figures
}
