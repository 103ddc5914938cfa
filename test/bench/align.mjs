/**
 * How well and how fast two versions of one language are aligned, beside what other tools answer to the same segments.
 * Sets are made of real texts by a seeded generator (align-sets.mjs); those called held were never tuned on. Without the
 * real texts only the adversarial pairs are measured.
 */
import { doubtArea, f1, judge } from './align-judge.mjs'
import { dmpLines, galeChurch, jsdiffLines, wordVotes } from './align-peers.mjs'
import { CLOSE, HARD, makeSet, manyUnits, unitsOf } from './align-sets.mjs'
import { median, printTable, timed } from './figures.mjs'

const SEEDS = [1, 2]
const MANY = 30_000
const SETS = [
  ['close revision', 'close', CLOSE],
  ['close, hard', 'close', HARD],
  ['paragraphs, hard', 'paragraphs', HARD],
  ['free, hard', 'free', HARD],
  ['free, words veiled', 'veiled', HARD],
  ['repeated lines', 'repeated', CLOSE],
  ['Chinese, hard', 'chinese', HARD],
]
const PEERS = {
  jsdiff: jsdiffLines,
  'diff-match-patch': dmpLines,
  'Gale–Church': galeChurch,
  'word votes': wordVotes,
}

const rate = (part, whole) => (whole === 0 ? 1 : part / whole)
const shown = value => value.toFixed(3)

/** What is added up over seeds of one kind of set. */
function tally(align, kind, amounts, held) {
  const sum = {}
  const doubt = []
  let ms = 0
  for (const seed of SEEDS) {
    const set = makeSet(unitsOf(kind, held, seed), amounts, seed)
    const from = performance.now()
    const beads = align(set.a, set.b)
    ms += performance.now() - from
    const judged = judge(set, beads)
    doubt.push(...judged.doubt)
    for (const [name, counts] of Object.entries(judged)) {
      if (name === 'doubt') continue
      sum[name] ??= { right: 0, gold: 0, given: 0 }
      for (const key of Object.keys(counts)) sum[name][key] += counts[key]
    }
  }
  return { ...sum, doubt, ms: ms / SEEDS.length }
}

function quality(core, held) {
  const lines = []
  for (const [title, kind, amounts] of SETS) {
    const own = tally(core.align, kind, amounts, held)
    const peers = Object.values(PEERS).map(peer => tally(peer, kind, amounts, held))
    const best = Math.max(...peers.map(({ links }) => f1(links)))
    const low = own.doubt.filter(({ score }) => score < 0.5)
    lines.push([
      title,
      shown(f1(own.links)),
      ...peers.map(({ links }) => shown(f1(links))),
      `${shown((1 - f1(own.links)) / (1 - best))}`,
      shown(f1(own.beads)),
      shown(Math.max(...peers.map(({ beads }) => f1(beads)))),
      shown(f1(own.alone)),
      shown(Math.max(...peers.map(({ alone }) => f1(alone)))),
      shown(rate(own.found.right, own.found.gold)),
      shown(rate(own.flagged.right, own.flagged.given)),
      shown(doubtArea(own.doubt)),
      `${low.length}: ${shown(rate(low.filter(({ right }) => !right).length, low.length))}`,
      own.ms,
    ])
  }
  const title = held ? 'the held half of the texts, never tuned on' : 'the half that was tuned on'
  printTable(
    `Alignment in one language, ${title}: F1 of links; errors beside the best peer’s; exact beads; segments alone; moves`,
    [
      '',
      'links',
      ...Object.keys(PEERS),
      'errors ×',
      'beads',
      'peers',
      'alone',
      'peers',
      'moves found',
      'rightly',
      'doubt AUC',
      '< 0.5: wrong',
      'ms',
    ],
    lines,
  )
}

async function size(core) {
  const lines = []
  for (const count of [3_000, 10_000, MANY]) {
    const set = makeSet(manyUnits(count, 1), CLOSE, 1)
    core.align(set.a.slice(0, 1000), set.b.slice(0, 1000))
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    const { ms, answer } = await timed(() => core.align(set.a, set.b))
    const rise = (process.memoryUsage().rss - before) / 1e6
    const judged = judge(set, answer)
    const times = []
    for (let k = 0; k < 9; k++) {
      const b = [...set.b]
      const at = (k * 1571 + 300) % b.length
      if (k % 3 === 0) b.splice(at, 1)
      else if (k % 3 === 1) b.splice(at, 0, 'Something else was said here.')
      else b[at] += ' indeed'
      const previous = { a: set.a, b: set.b, beads: answer }
      times.push((await timed(() => core.align(set.a, b, { previous }))).ms)
    }
    lines.push([
      `${set.a.length} × ${set.b.length}`,
      ms,
      (ms / (count * Math.log2(count))) * 1e3,
      Math.max(0, rise),
      shown(f1(judged.links)),
      median(times),
    ])
  }
  printTable(
    'Alignment of long texts (process memory is a rise over what the benchmark already holds)',
    ['segments', 'ms', 'µs a n log n', 'MB more', 'links', 'ms after a change'],
    lines,
  )
}

async function adversarial(core) {
  const count = 5_000
  const words = side =>
    Array.from({ length: count }, (_, i) =>
      Array.from({ length: 30 }, (_, k) => `${side}${(i * 7 + k * 131) % 3001}`).join(' '),
    )
  const turned = text => text.map((words, k) => `${words} place${k}`)
  const same = Array.from({ length: count }, () => 'Deng: Good.')
  const text = words('x')
  const pairs = [
    ['nothing in common', text, words('y')],
    ['all lines the same, ten fewer', same, same.slice(10)],
    ['reversed', turned(text), turned(text).toReversed()],
  ]
  const lines = []
  for (const [name, a, b] of pairs) {
    const { ms, answer } = await timed(() => core.align(a, b))
    const paired = answer.filter(bead => bead.a.length > 0 && bead.b.length > 0).length
    lines.push([`${name}, ${count}`, ms, paired, answer.filter(({ kind }) => kind === 'move').length])
  }
  printTable('Adversarial pairs', ['', 'ms', 'beads with both sides', 'of these moves'], lines)
}

/** Prints the tables of this area. */
export async function alignTables(core) {
  if (unitsOf('close', false, 1) === null)
    console.log('\nAlignment: the real texts are absent, so its quality is not measured.')
  else {
    quality(core, false)
    quality(core, true)
    await size(core)
  }
  await adversarial(core)
}
