/**
 * The word diff beside its peers, in one process and on the same pairs: is it lossless, how much does a reader have to
 * read (and how much of it for nothing), does it find the edits that were made, how long does it take. See
 * diff-measure.mjs for what each measure means and diff-sets.mjs for the pairs.
 */
import { diff as codemirror, presentableDiff } from '@codemirror/merge'
import * as jsdiff from 'diff'
import DiffMatchPatch from 'diff-match-patch'
import { diff as fastMyers } from 'fast-myers-diff'
import { linesDiffComputers } from 'vscode-diff'
import { measure, optimum } from './diff-measure.mjs'
import { diffSets, tokensOf, worstPairs } from './diff-sets.mjs'
import { printTable } from './figures.mjs'

const fromJsdiff = parts =>
  parts.map(({ added, removed, value }) => ({
    op: added ? 'insert' : removed ? 'delete' : 'equal',
    text: value,
  }))

/** Ranges that differ, as half-open offsets `[fromA, toA, fromB, toB]` -> changes. */
function fromRanges(a, b, ranges) {
  const changes = []
  const add = (op, text) => text !== '' && changes.push({ op, text })
  let at = 0
  for (const [fromA, toA, fromB, toB] of ranges) {
    add('equal', a.slice(at, fromA))
    add('delete', a.slice(fromA, toA))
    add('insert', b.slice(fromB, toB))
    at = toA
  }
  add('equal', a.slice(at))
  return changes
}

const fromCodemirror = (a, b, changes) =>
  fromRanges(
    a,
    b,
    changes.map(({ fromA, toA, fromB, toB }) => [fromA, toA, fromB, toB]),
  )

function byDmp(clean) {
  const dmp = new DiffMatchPatch()
  dmp.Diff_Timeout = 5
  return (a, b) => {
    const parts = dmp.diff_main(a, b)
    if (clean) dmp.diff_cleanupSemantic(parts)
    return parts.map(([op, text]) => ({ op: op === 0 ? 'equal' : op < 0 ? 'delete' : 'insert', text }))
  }
}

function byFastMyers(a, b) {
  const [tokensA, tokensB] = [tokensOf(a), tokensOf(b)]
  const ranges = []
  const texts = [tokensA, tokensB].map(tokens => tokens.map(token => token.text))
  const start = (tokens, text, k) => tokens[k]?.from ?? text.length
  let [i, j] = [0, 0]
  // White space between kept tokens is the peer's own business: here only the tokens' own characters are set.
  const keep = toI => {
    for (; i < toI; i++, j++) {
      const [x, y] = [start(tokensA, a, i), start(tokensB, b, j)]
      const [endX, endY] = [tokensA[i].to, tokensB[j].to]
      const [nextX, nextY] = [start(tokensA, a, i + 1), start(tokensB, b, j + 1)]
      if (a.slice(x, nextX) !== b.slice(y, nextY)) ranges.push([endX, nextX, endY, nextY])
    }
  }
  for (const [fromA, toA, fromB, toB] of fastMyers(...texts)) {
    keep(fromA)
    ranges.push([
      start(tokensA, a, fromA),
      start(tokensA, a, toA),
      start(tokensB, b, fromB),
      start(tokensB, b, toB),
    ])
    i = toA
    j = toB
  }
  keep(tokensA.length)
  if (start(tokensA, a, 0) > 0 || start(tokensB, b, 0) > 0)
    ranges.unshift([0, start(tokensA, a, 0), 0, start(tokensB, b, 0)])
  return fromRanges(a, b, ranges)
}

function byVscode(a, b) {
  const [linesA, linesB] = [a.split('\n'), b.split('\n')]
  const offsets = lines => {
    let at = 0
    return lines.map(line => {
      const from = at
      at += line.length + 1
      return from
    })
  }
  const [startsA, startsB] = [offsets(linesA), offsets(linesB)]
  const options = { ignoreTrimWhitespace: false, maxComputationTimeMs: 90_000, computeMoves: false }
  const { changes } = linesDiffComputers.getDefault().computeDiff(linesA, linesB, options)
  const at = (starts, line, column) => starts[line - 1] + column - 1
  const ranges = changes.flatMap(change =>
    (change.innerChanges ?? []).map(({ originalRange: x, modifiedRange: y }) => [
      at(startsA, x.startLineNumber, x.startColumn),
      Math.min(a.length, at(startsA, x.endLineNumber, x.endColumn)),
      at(startsB, y.startLineNumber, y.startColumn),
      Math.min(b.length, at(startsB, y.endLineNumber, y.endColumn)),
    ]),
  )
  return fromRanges(a, b, ranges)
}

const scan = { scanLimit: 100_000 }
export const rivals = core => ({
  'this core': (a, b) => core.diffWords(a, b),
  'jsdiff words': (a, b) => fromJsdiff(jsdiff.diffWords(a, b)),
  'jsdiff +space': (a, b) => fromJsdiff(jsdiff.diffWordsWithSpace(a, b)),
  dmp: byDmp(false),
  'dmp clean': byDmp(true),
  codemirror: (a, b) => fromCodemirror(a, b, codemirror(a, b, scan)),
  'cm present': (a, b) => fromCodemirror(a, b, presentableDiff(a, b, scan)),
  'fast-myers': byFastMyers,
  vscode: byVscode,
})

const fixed = (value, digits = 3) => (Number.isFinite(value) ? value.toFixed(digits) : '')

/** Every measure of every rival over one set, as lines of a table. */
export function measureSet(pairs, all) {
  const best = { tokens: 0, reading: 0 }
  for (const pair of pairs) {
    const { tokens, reading } = optimum(pair)
    best.tokens += tokens
    best.reading += reading
  }
  const columns = Object.values(all).map(diff => {
    const sum = {}
    for (const pair of pairs) {
      const counts = measure(pair, diff(pair.a, pair.b))
      for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count
    }
    return [
      fixed(sum.lossless / pairs.length),
      fixed(sum.tokens / best.tokens),
      fixed(sum.reading / best.reading, 4),
      fixed((100 * sum.islands) / sum.places, 2),
      fixed((2 * sum.hits) / (sum.found + sum.gold)),
    ]
  })
  return ['lossless', 'cost', 'reading cost', 'islands', 'gold F1'].map((name, line) => [
    name,
    ...columns.map(column => column[line]),
  ])
}

/** Slower than the others by two orders: timed once, on a few pairs. */
const SLOW = 'vscode'
const FEW = 20

/** Least milliseconds per 1,000 pairs over `rounds`, each rival in turn. */
export function timeSet(pairs, all, rounds = 4) {
  const least = Object.fromEntries(Object.keys(all).map(name => [name, Number.POSITIVE_INFINITY]))
  for (let round = -2; round < rounds; round++) {
    for (const [name, diff] of Object.entries(all)) {
      if (name === SLOW && round !== 0) continue
      const timed = name === SLOW ? pairs.slice(0, FEW) : pairs
      const from = performance.now()
      for (const { a, b } of timed) diff(a, b)
      if (round >= 0) least[name] = Math.min(least[name], (performance.now() - from) / timed.length)
    }
  }
  return Object.values(least).map(ms => 1000 * ms)
}

const MOST_TIMED = 100

/** Prints the tables. `held` measures on texts and seeds that nothing was tuned on. */
export async function diffTables(core, options = {}) {
  const all = rivals(core)
  const head = ['', ...Object.keys(all)]
  const sets = diffSets(core, options)
  for (const [title, pairs] of Object.entries(sets))
    printTable(`${title}: ${pairs.length} pairs`, head, measureSet(pairs, all))
  const timed = Object.entries(sets).map(([title, pairs]) => {
    const times = timeSet(pairs.slice(0, MOST_TIMED), all)
    return [[title, ...times.map(ms => fixed(ms, 1))], times]
  })
  const ratios = timed.map(([[title], times]) => [title, ...times.map(ms => fixed(times[0] / ms, 2))])
  printTable(
    'Milliseconds per 1,000 pairs',
    head,
    timed.map(([line]) => line),
  )
  printTable('Time of this core / time of the peer', head, ratios)
  worstTable(core)
}

/**
 * Pairs on which the peers take seconds or minutes: beside this core only the one that cuts itself off. `cost` is changed
 * tokens over those of the shortest edit, or of the shortest line by line where the texts are too long for that.
 */
export function worstTable(core) {
  const cutOff = (a, b) => fromCodemirror(a, b, codemirror(a, b, { scanLimit: 500 }))
  const lines = Object.entries(worstPairs()).map(([title, [a, b]]) => {
    const exact = a.length < 100_000 ? optimum({ a, b }).tokens : bounded(a, b)
    const cells = [core.diffWords, cutOff].flatMap(diff => {
      let ms = Number.POSITIVE_INFINITY
      let changes = []
      for (let round = 0; round < (a.length > 1e6 ? 2 : 4); round++) {
        const from = performance.now()
        changes = diff(a, b)
        ms = Math.min(ms, performance.now() - from)
      }
      const counts = measure({ a, b }, changes)
      const coarse = changes.some(change => change.precise === false) ? 'no' : 'yes'
      return [
        fixed(ms, 0),
        fixed(counts.tokens / exact),
        ...(diff === cutOff ? [] : [counts.lossless, coarse]),
      ]
    })
    return [title, ...cells]
  })
  const head = ['', 'this core, ms', 'cost', 'lossless', 'precise', 'codemirror, ms', 'cost']
  printTable('Long and hostile pairs', head, lines)
}

/** Changed tokens of the shortest edit, line by line where both texts have as many lines. */
function bounded(a, b) {
  const [linesA, linesB] = [a.split('\n'), b.split('\n')]
  if (linesA.length !== linesB.length) return shortest(tokensOf(a), tokensOf(b))
  return linesA.reduce(
    (sum, line, i) => sum + (line === linesB[i] ? 0 : optimum({ a: line, b: linesB[i] }).tokens),
    0,
  )
}

function shortest(a, b) {
  let sum = 0
  for (const [fromA, toA, fromB, toB] of fastMyers(
    a.map(t => t.text),
    b.map(t => t.text),
  ))
    sum += toA - fromA + toB - fromB
  return sum
}
