/**
 * Three-way merge against diff3 by word (written here on the package diff) and diff-match-patch's patches, on the same
 * triples. The true combined text of each triple is known: the changes between two real states of a text are dealt out
 * to two proofreaders, or both make random edits of different words. A clean merge is right only if it is that text.
 */
import { diffArrays } from 'diff'
import DiffMatchPatch from 'diff-match-patch'
import { printTable } from './figures.mjs'
import { mergeSets, randomTriples, words } from './merge-sets.mjs'

/** Changed stretches between two token lists. */
function hunks(a, b) {
  const list = []
  let i = 0
  let j = 0
  for (const { added, removed, value } of diffArrays(a, b)) {
    if (added || removed) {
      const last = list.at(-1)
      const open = last && last.toA === i && last.toB === j ? last : null
      const hunk = open ?? { fromA: i, toA: i, fromB: j, toB: j }
      if (!open) list.push(hunk)
      if (removed) hunk.toA += value.length
      else hunk.toB += value.length
    }
    if (!added) i += value.length
    if (!removed) j += value.length
  }
  return list
}

/** diff3 (Khanna, Kunal, Pierce 2007) over words, blanks and marks; changes that touch are a conflict, as in git. */
export function diff3(parent, ours, theirs) {
  const [p, a, b] = [parent, ours, theirs].map(words)
  const sides = [
    { tokens: a, list: hunks(p, a), next: 0, shift: 0 },
    { tokens: b, list: hunks(p, b), next: 0, shift: 0 },
  ]
  const pieces = []
  let at = 0
  for (;;) {
    const from = Math.min(...sides.map(side => side.list[side.next]?.fromA ?? Infinity))
    if (from === Infinity) break
    pieces.push({ kind: 'agreed', text: p.slice(at, from).join('') })
    const starts = sides.map(side => from + side.shift)
    const before = sides.map(side => side.next)
    let to = from
    for (let found = true; found; ) {
      found = false
      for (const side of sides) {
        const hunk = side.list[side.next]
        if (!hunk || hunk.fromA > to) continue
        to = Math.max(to, hunk.toA)
        side.shift += hunk.toB - hunk.fromB - (hunk.toA - hunk.fromA)
        side.next++
        found = true
      }
    }
    const [mine, yours] = sides.map((side, s) => side.tokens.slice(starts[s], to + side.shift).join(''))
    const touched = sides.map((side, s) => side.next > before[s])
    if (!touched[1] || mine === yours) pieces.push({ kind: 'agreed', text: mine })
    else if (!touched[0]) pieces.push({ kind: 'agreed', text: yours })
    else pieces.push({ kind: 'conflict', parent: p.slice(from, to).join(''), ours: mine, theirs: yours })
    at = to
  }
  pieces.push({ kind: 'agreed', text: p.slice(at).join('') })
  if (pieces.some(({ kind }) => kind === 'conflict')) return { kind: 'conflict', pieces }
  return { kind: 'clean', text: pieces.map(({ text }) => text).join('') }
}

const patcher = new DiffMatchPatch()

/** Our changes as patches upon their text. It knows no pieces: what does not fit is left out, whole. */
function patched(parent, ours, theirs) {
  const [text, fitted] = patcher.patch_apply(patcher.patch_make(parent, ours), theirs)
  if (fitted.every(Boolean)) return { kind: 'clean', text }
  return { kind: 'conflict', pieces: [{ kind: 'conflict', parent, ours, theirs }] }
}

const flat = text => text.replace(/\s+/gu, ' ').trim()

/** Shares of clean and of wrongly clean merges, words in conflict a triple, milliseconds for a thousand triples. */
export function judge(merge, triples) {
  let clean = 0
  let wrong = 0
  let disputed = 0
  const start = performance.now()
  const merged = triples.map(({ parent, ours, theirs }) => merge(parent, ours, theirs))
  const ms = ((performance.now() - start) / triples.length) * 1000
  const wrongOnes = []
  for (const [i, answer] of merged.entries()) {
    if (answer.kind === 'clean') {
      clean++
      if (triples[i].truth === null || flat(answer.text) !== flat(triples[i].truth)) {
        wrong++
        wrongOnes.push(i)
      }
    } else
      for (const piece of answer.pieces)
        if (piece.kind === 'conflict')
          disputed += Math.max(words(piece.ours).length, words(piece.theirs).length)
  }
  const n = triples.length
  return { clean: clean / n, wrong: wrong / n, disputed: disputed / n, ms, merged, wrongOnes }
}

export async function mergeTables(core) {
  const rivals = { 'this core': core.merge, 'diff3 by word': diff3, 'diff-match-patch': patched }
  const lines = []
  for (const [name, triples] of mergeSets(core)) {
    for (const [rival, merge] of Object.entries(rivals)) {
      const { clean, wrong, disputed, ms } = judge(merge, triples)
      lines.push([
        `${name} (${triples.length})`,
        rival,
        clean.toFixed(3),
        wrong.toFixed(4),
        disputed.toFixed(2),
        ms,
      ])
    }
  }
  const head = ['triples', 'merge', 'clean', 'clean and wrong', 'words in conflict', 'ms for 1,000']
  printTable('Merge: shares of the triples', head, lines)
  const random = randomTriples(core, 10_000)
  const laws = Object.entries(rivals).map(([rival, merge]) => [rival, lawFigures(merge, random)])
  const names = Object.keys(laws[0][1])
  printTable(
    `Merge: how many of ${random.length} random triples break a law`,
    ['law', ...laws.map(([rival]) => rival)],
    names.map(name => [name, ...laws.map(([, broken]) => broken[name])]),
  )
}

const settled = (merged, side) =>
  merged.kind === 'clean'
    ? merged.text
    : merged.pieces.map(piece => (piece.kind === 'agreed' ? piece.text : piece[side])).join('')

function count(text) {
  const counts = new Map()
  for (const word of words(text))
    if (/[\p{L}\p{N}]/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** How many of many random triples break a law of the merge, for each law. */
export function lawFigures(merge, triples) {
  const broken = {
    'yields to the other side': 0,
    'same change once': 0,
    'sides may be swapped': 0,
    'every word kept': 0,
  }
  for (const { parent, ours, theirs } of triples) {
    const is = (merged, text) => merged.kind === 'clean' && merged.text === text
    if (!is(merge(parent, ours, parent), ours) || !is(merge(parent, parent, theirs), theirs))
      broken['yields to the other side']++
    if (!is(merge(parent, ours, ours), ours)) broken['same change once']++
    const there = merge(parent, ours, theirs)
    const back = merge(parent, theirs, ours)
    if (there.kind !== back.kind || settled(there, 'ours') !== settled(back, 'theirs'))
      broken['sides may be swapped']++
    const [had, mine, yours] = [parent, ours, theirs].map(count)
    const left = count(`${settled(there, 'ours')} ${settled(there, 'theirs')}`)
    // A word that stood once, and stands once on both sides, is kept by both.
    const wanted = [...mine.keys(), ...yours.keys()].filter(
      word => !had.has(word) || [had, mine, yours].every(text => text.get(word) === 1),
    )
    if (wanted.some(word => !left.has(word))) broken['every word kept']++
  }
  return broken
}
