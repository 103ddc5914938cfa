/**
 * The core on the sample and on a long text. Its diff is set against the package `diff` in the same run and on the same
 * row pairs, as a ratio, so that a slow machine slows both; beside the time stands how many pairs come back byte for byte.
 */
import * as peer from 'diff'
import { median, medianTime } from './figures.mjs'
import { longVersions, rowTexts, sampleVersions } from './texts.mjs'

const ROUNDS = 15
const LONG = [500, 1000, 2000]

/** Do the changes give back both texts? `isOld` and `isNew` tell which side a change stands in. */
const lossless = ([before, after], changes, isOld, isNew, textOf) =>
  changes.filter(isOld).map(textOf).join('') === before &&
  changes.filter(isNew).map(textOf).join('') === after

const share = (pairs, isKept) => `${pairs.filter(isKept).length}/${pairs.length}`

/** Median milliseconds for all pairs of each rival, round by round in turn, so that none has the quieter minute. */
function race(rivals, pairs) {
  const times = Object.fromEntries(Object.keys(rivals).map(name => [name, []]))
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, diff] of Object.entries(rivals)) {
      const from = performance.now()
      for (const [before, after] of pairs) diff(before, after)
      if (round >= 0) times[name].push(performance.now() - from)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]))
}

function diffFigures(core, pairs) {
  const rivals = { own: core.diffWords, words: peer.diffWords, spaced: peer.diffWordsWithSpace }
  const ms = race(rivals, pairs)
  const peers = changes => diff =>
    share(changes, pair =>
      lossless(
        pair,
        diff(...pair),
        c => !c.added,
        c => !c.removed,
        c => c.value,
      ),
    )
  const own = share(pairs, pair =>
    lossless(
      pair,
      core.diffWords(...pair),
      c => c.op !== 'insert',
      c => c.op !== 'delete',
      c => c.text,
    ),
  )
  const keeps = peers(pairs)
  return [
    { name: `diffWords, all ${pairs.length} changed row pairs`, figure: ms.own, unit: 'ms' },
    { name: 'diffWords, a pair', figure: ms.own / pairs.length, unit: 'ms' },
    {
      name: 'time of diffWords / time of the peer’s diffWords',
      figure: ms.own / ms.words,
      unit: '×',
      against: 'peer = 1',
    },
    {
      name: 'time of diffWords / time of its diffWordsWithSpace',
      figure: ms.own / ms.spaced,
      unit: '×',
      against: 'peer = 1',
    },
    { name: 'lossless: diffWords', figure: own, unit: 'pairs', against: 'all' },
    { name: 'lossless: the peer’s diffWords', figure: keeps(peer.diffWords), unit: 'pairs' },
    {
      name: 'lossless: the peer’s diffWordsWithSpace',
      figure: keeps(peer.diffWordsWithSpace),
      unit: 'pairs',
    },
  ]
}

/** @returns {import('./figures.mjs').Figure[]} */
export function coreFigures(core) {
  const versions = sampleVersions(core)
  const rows = rowTexts(core, versions)
  const changed = rows.flatMap(([a, ...others]) => others.filter(text => text !== a).map(text => [a, text]))
  const pairs = changed.filter(pair => !pair.includes(''))
  const triples = rows.filter(([a, b, c]) => a && b && c && a !== b && a !== c && b !== c)
  const each = (list, call) =>
    medianTime(ROUNDS, () => {
      for (const item of list) call(...item)
    }) / list.length
  const words = versions.map(version => version.words)
  const clean = triples.filter(([a, b, c]) => core.merge(a, b, c).kind === 'clean').length
  return [
    ...diffFigures(core, pairs),
    { name: `classify, a pair (of ${pairs.length})`, figure: each(pairs, core.classify), unit: 'ms' },
    {
      name: `merge, a triple (of ${triples.length}, ${clean} clean)`,
      figure: each(triples, core.merge),
      unit: 'ms',
    },
    {
      name: `collate, a row of ${versions.length} versions (of ${rows.length})`,
      figure: each(
        rows.map(row => [row]),
        core.collate,
      ),
      unit: 'ms',
    },
    {
      name: 'align, A and B of the sample',
      figure: medianTime(ROUNDS, () => core.align(words[0], words[1])),
      unit: 'ms',
    },
    {
      name: `alignVersions, ${words.length} versions of the sample`,
      figure: medianTime(ROUNDS, () => core.alignVersions(words)),
      unit: 'ms',
    },
    ...LONG.map(size => {
      const long = longVersions(versions, size)
      return {
        name: `alignVersions, 4 versions of ${size} made-up segments`,
        figure: medianTime(3, () => core.alignVersions(long)),
        unit: 'ms',
      }
    }),
  ]
}
