/**
 * The parent's sentences and one side's -> which stands for which, and which of them the side moved. A side that moved
 * sentences is cut into sentences by itself; one that did not is cut where the parent is, word by word, so that a corrected
 * first word or a full stop taken away makes no other sentences of it. What is done about moves is said in untangle.ts.
 */
import { sentencesOf } from '../text/sentence.ts'
import { mates, type Units, unitsOf } from './edit.ts'
import { likenessOf, type WordBag, wordBag } from './likeness.ts'

/** Sentences in order, without the white space around them: `gaps[i]` stands before sentence i, the last one at the end. */
export interface Passage {
  sentences: string[]
  gaps: string[]
}

/** How one side's sentences stand for the parent's: of the parent's sentence i, `mate[i]` is the side's, or -1. */
export interface Reading extends Passage {
  mate: Int32Array
  /** The parent's sentences that stand in another order here, each with the parent's sentence that it now follows (-1: none). */
  moved: Map<number, number>
}

/** Fewer words than this are a phrase that may recur, and never called a moved sentence. */
const FEWEST_WORDS = 4
/** Sentences less alike than this are not one sentence moved (or, in place, corrected). */
const MOVED = 0.6
const CORRECTED = 0.4
/** More unpaired sentences than this are a rewriting; comparing all with all would be slow and find chance. */
const MOST_UNPAIRED = 60
/** Sentences of two texts are paired exactly up to so many pairs; beyond, only what both begin and end with. */
const MOST_CELLS = 1_000_000

export function passageOf(text: string): Passage {
  const sentences: string[] = []
  const gaps: string[] = []
  let at = 0
  for (const { from, to } of sentencesOf(text)) {
    const whole = text.slice(from, to)
    const body = whole.trim()
    if (body === '') continue
    const start = from + whole.indexOf(body)
    gaps.push(text.slice(at, start))
    sentences.push(body)
    at = start + body.length
  }
  gaps.push(text.slice(at))
  return { sentences, gaps }
}

export function readingOf(base: Passage, text: string): Reading {
  const passage = passageOf(text)
  const mate = inOrder(base.sentences, passage.sentences)
  const taken = new Set<number>(mate)
  const freeP = () => base.sentences.flatMap((_, i) => (mate[i]! < 0 ? [i] : []))
  const freeS = () => passage.sentences.flatMap((_, j) => (taken.has(j) ? [] : [j]))
  const reading = { ...passage, mate, moved: new Map<number, number>() }
  if (freeP().length === 0 || freeS().length === 0) return reading
  if (freeP().length > MOST_UNPAIRED || freeS().length > MOST_UNPAIRED) return reading
  const bagsP = new Map(freeP().map(i => [i, wordBag(base.sentences[i]!)]))
  const bagsS = new Map(freeS().map(j => [j, wordBag(passage.sentences[j]!)]))
  const take = (pairs: [number, number][]) => {
    for (const [i, j] of pairs) {
      mate[i] = j
      taken.add(j)
    }
  }
  // In place first: a corrected sentence between the same neighbours is no move.
  take(
    likest(bagsP, bagsS, CORRECTED, (i, j) => isInPlace(mate, i, j)).filter(([i, j]) =>
      isInPlace(mate, i, j),
    ),
  )
  for (const i of [...bagsP.keys()]) if (mate[i]! >= 0) bagsP.delete(i)
  for (const j of [...bagsS.keys()]) if (taken.has(j)) bagsS.delete(j)
  const far = likest(bagsP, bagsS, MOVED, () => true).filter(([i]) => bagsP.get(i)!.size >= FEWEST_WORDS)
  take(far)
  const sentenceAt = new Map([...mate].map((j, i) => [j, i]))
  const isMoved = new Set(far.map(([i]) => i))
  for (const [i, j] of far) {
    let before = j - 1
    while (before >= 0 && (!sentenceAt.has(before) || isMoved.has(sentenceAt.get(before)!))) before--
    reading.moved.set(i, before < 0 ? -1 : sentenceAt.get(before)!)
  }
  return reading
}

/** The heaviest chain of equal sentences in the same order (dynamic programming): the longer ones stay, the shorter moved. */
function inOrder(a: readonly string[], b: readonly string[]): Int32Array {
  const mate = new Int32Array(a.length).fill(-1)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) mate[start] = start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) mate[--endA] = --endB
  const [height, width] = [endA - start, endB - start]
  if (height * width > MOST_CELLS) return mate
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1))
  for (let i = height - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--) {
      const pair = a[start + i] === b[start + j] ? best[i + 1]![j + 1]! + a[start + i]!.length : 0
      best[i]![j] = Math.max(pair, best[i + 1]![j]!, best[i]![j + 1]!)
    }
  for (let i = 0, j = 0; i < height && j < width; ) {
    const pair = a[start + i] === b[start + j] ? best[i + 1]![j + 1]! + a[start + i]!.length : 0
    if (pair > 0 && pair === best[i]![j]) mate[start + i++] = start + j++
    else if (best[i + 1]![j] === best[i]![j]) i++
    else j++
  }
  return mate
}

/** Could sentence j stand for i without crossing any pair? */
function isInPlace(mate: Int32Array, i: number, j: number): boolean {
  let before = i - 1
  while (before >= 0 && mate[before]! < 0) before--
  let after = i + 1
  while (after < mate.length && mate[after]! < 0) after++
  return (before < 0 || mate[before]! < j) && (after >= mate.length || j < mate[after]!)
}

/** Pairs in order of likeness, each sentence in one pair at the most. */
function likest(
  p: ReadonlyMap<number, WordBag>,
  s: ReadonlyMap<number, WordBag>,
  least: number,
  allowed: (i: number, j: number) => boolean,
): [number, number][] {
  const pairs = [...p].flatMap(([i, x]) =>
    [...s].flatMap(([j, y]) => {
      if (!allowed(i, j)) return []
      const like = likenessOf(x, y)
      return like >= least ? [{ i, j, like }] : []
    }),
  )
  pairs.sort((a, b) => b.like - a.like || a.i - b.i || a.j - b.j)
  const [usedP, usedS] = [new Set<number>(), new Set<number>()]
  return pairs.flatMap(({ i, j }): [number, number][] => {
    if (usedP.has(i) || usedS.has(j)) return []
    usedP.add(i)
    usedS.add(j)
    return [[i, j]]
  })
}

/**
 * A side that moved nothing, cut where the parent's sentences are cut, word by word: so that a corrected first word or a
 * full stop taken away makes no other sentences of it.
 */
export function projection(
  base: Passage,
  parent: string,
  text: string,
  moved: ReadonlyMap<number, number>,
): Reading {
  const [p, s] = [unitsOf(parent), unitsOf(text)]
  const mate = mates(p, s)
  const borders = bordersOf(base, p)
  const kept = base.sentences.map(
    (_, i) => mate.slice(borders[i]!, borders[i + 1]!).filter(j => j >= 0).length,
  )
  const cuts = borders.map((at, i) => {
    if (i === 0) return 0
    if (i === base.sentences.length) return s.tokens.length
    const [left, right] = [at - 1, at].map(k => mate[k]!) as [number, number]
    // What is put in between two sentences belongs to the one that stays.
    if (left >= 0 && right >= 0) return moved.has(i) ? right : left + 1
    if (left >= 0) return left + 1
    if (right >= 0) return right
    return mate.slice(0, at).findLast(j => j >= 0)! + 1 || 0
  })
  const sentences: string[] = []
  const gaps: string[] = []
  const mateOf = new Int32Array(base.sentences.length).fill(-1)
  let at = 0
  for (const i of base.sentences.keys()) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!].map(k => s.tokens[k]?.from ?? text.length) as [number, number]
    const body = text.slice(from, to).trim()
    if (body === '') continue
    const length = borders[i + 1]! - borders[i]!
    if (kept[i]! >= length * CORRECTED) mateOf[i] = sentences.length
    const start = text.indexOf(body, from)
    gaps.push(text.slice(at, start))
    sentences.push(body)
    at = start + body.length
  }
  gaps.push(text.slice(at))
  return { sentences, gaps, mate: mateOf, moved: new Map() }
}

/** The number of the token with which each sentence begins, and one past the last token. */
function bordersOf(base: Passage, { tokens }: Units): number[] {
  const borders: number[] = []
  let at = 0
  let k = 0
  for (const [i, sentence] of base.sentences.entries()) {
    at += base.gaps[i]!.length
    while (k < tokens.length && tokens[k]!.from < at) k++
    borders.push(i === 0 ? 0 : k)
    at += sentence.length
  }
  return [...borders, tokens.length]
}
