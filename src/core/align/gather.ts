/**
 * Beads and gaps -> the same with those joined that hold parts of one passage: a unit that was cut and half of it moved, a
 * paragraph one half of which answers a neighbour, words that a cut in another place left beside their bead. Told by words
 * that one bead lacks on the one side and another on the other. A join is made only where the evidence grows by more
 * than the number of places that it was chosen from. What is joined may stand in two places of its text.
 */
import type { Evidence } from './evidence.ts'
import { type Group, isGap } from './group.ts'
import { shapeOf } from './model.ts'
import { inBoth, makeRests, type Rest, sharedPhrases, weightOf } from './rest.ts'

/** Words in more segments than this point nowhere. */
const MOST_POSTINGS = 24
/** What a join of neighbours must add, and beside the logarithm of the number of places one of what stands apart. */
const LEAST_GAIN = 1
/** What the words that point to a join must be worth together, in nats. */
const LEAST_VOTES = 1.5
/** Of what one of the two does not explain, the part that the other must. */
const LEAST_COVERED = 0.5
const MOST_COVERED = 0.75
/** Of the words that bridge two places, the part that must stand in the same phrases. */
const LEAST_PHRASES = 0.5
/** Other groups looked at for one. */
const SEEDS = 3
/** So many groups on each side are of the same place. */
const REACH = 4
/** A bead has at most so many segments of a side. */
const MOST_SIDE = 6
/** What one join uncovers may make another likely. */
const ROUNDS = 2

interface Join {
  x: number
  y: number
  gain: number
  group: Group
}

/** Groups in order and beads that moved, as one list, with parts of one bead put together. */
export function gather(evidence: Evidence, groups: readonly Group[], moved: readonly Group[]): Group[] {
  let gathered = [...groups, ...moved]
  const isLoose = new Set<Group>(moved)
  const isGathered = new Set<Group>()
  const restOf = makeRests(evidence)
  let rests = gathered.map(restOf)
  for (let round = 0; round < ROUNDS; round++) {
    const joins = findJoins(evidence, gathered, rests, isLoose)
    const used = new Set<number>()
    for (const { x, y, group } of joins) {
      if (used.has(x) || used.has(y)) continue
      const two = [gathered[x]!, gathered[y]!]
      // From one place to the next, and on from there, chance would lead anywhere.
      const isChain = two.some(one => isGathered.has(one)) && two.some(one => isLoose.has(one))
      if (isChain && !two.some(isGap)) continue
      used.add(x)
      used.add(y)
      // In the place of the first that is no gap, so that what is in order stays so.
      const [into, out] = isGap(gathered[x]!) || isLoose.has(gathered[x]!) ? [y, x] : [x, y]
      if (isLoose.has(gathered[into]!)) isLoose.add(group)
      isGathered.add(group)
      gathered[into] = group
      rests[into] = restOf(group)
      gathered[out] = { a: [], b: [], worth: 0, sure: 1 }
    }
    if (used.size === 0) break
    const kept = gathered.map(({ a, b }) => a.length + b.length > 0)
    gathered = gathered.filter((_, k) => kept[k])
    rests = rests.filter((_, k) => kept[k])
  }
  return gathered
}

/** Pairs of groups that are likelier one, the likeliest first. */
function findJoins(
  evidence: Evidence,
  groups: readonly Group[],
  rests: readonly Rest[],
  isLoose: ReadonlySet<Group>,
): Join[] {
  const { pair, model } = evidence
  const lift = model.words.lift(0, 0)
  const postings = indexOf(evidence, rests)
  const joins: Join[] = []
  const consider = (x: number, y: number, near: boolean) => {
    const join = tryJoin(evidence, groups, rests, isLoose, x, y, near)
    if (join) joins.push(join)
  }
  const votes = new Map<number, number>()
  for (let x = 0; x < groups.length; x++) {
    votes.clear()
    for (const word of rests[x]!.a)
      for (const y of postings.get(word) ?? [])
        if (y !== x) votes.set(y, (votes.get(y) ?? 0) + lift[pair.classes[word]!]!)
    const beside = isLoose.has(groups[x]!) ? [] : neighbours(groups, isLoose, x)
    for (const y of beside) consider(x, y, true)
    if (votes.size === 0) continue
    const leading = [...votes].sort((p, q) => q[1] - p[1] || p[0] - q[0]).slice(0, SEEDS)
    for (const [y, worth] of leading) if (worth >= LEAST_VOTES && !beside.includes(y)) consider(x, y, false)
  }
  return joins.sort((p, q) => q.gain - p.gain || p.x - q.x || p.y - q.y)
}

/** The groups of the same place: as far as the nearest bead on each side. */
function neighbours(groups: readonly Group[], isLoose: ReadonlySet<Group>, x: number): number[] {
  const found: number[] = []
  for (const step of [-1, 1]) {
    for (
      let y = x + step, left = REACH;
      left > 0 && groups[y] && !groups[y]!.pin && !isLoose.has(groups[y]!);
      y += step, left--
    ) {
      found.push(y)
      if (!isGap(groups[y]!)) break
    }
  }
  return found
}

/** By rare word: the groups that have it too much in `b`. */
function indexOf({ pair: { a, b } }: Evidence, rests: readonly Rest[]): Map<number, number[]> {
  const postings = new Map<number, number[]>()
  for (let y = 0; y < rests.length; y++)
    for (const word of rests[y]!.b) {
      // In the whole texts: what comes everywhere names no place.
      if (a.frequency[word] === 0 || Math.max(a.frequency[word]!, b.frequency[word]!) > MOST_POSTINGS)
        continue
      const list = postings.get(word)
      if (!list) postings.set(word, [y])
      else if (list[list.length - 1] !== y) list.push(y)
    }
  return postings
}

/** The join of a group that has words of `a` too much with one that has them too much in `b`, if it is worth it. */
function tryJoin(
  evidence: Evidence,
  groups: readonly Group[],
  rests: readonly Rest[],
  isLoose: ReadonlySet<Group>,
  x: number,
  y: number,
  isNear: boolean,
): Join | undefined {
  const words = inBoth(rests[x]!.a, rests[y]!.b)
  if (words.length === 0) return undefined
  const [p, q] = [groups[x]!, groups[y]!]
  const isFree = (group: Group) => isGap(group) || isLoose.has(group)
  // Of two beads that both stand where they should, neither holds what the other lacks.
  if (!isNear && !isFree(p) && !isFree(q)) return undefined
  const least = LEAST_GAIN + (isNear ? 0 : Math.log(1 + groups.length))
  const found = weightOf(evidence, words)
  const missing = Math.min(weightOf(evidence, rests[x]!.a), weightOf(evidence, rests[y]!.b))
  const isAlone = isGap(p) && isGap(q)
  if (found < least || found < (isAlone ? MOST_COVERED : LEAST_COVERED) * missing) return undefined
  // Long passages share many words by chance, but not one after the other.
  const inPhrases = sharedPhrases(evidence, p.a, q.b) + (isNear ? 1 : 0)
  if (inPhrases < LEAST_PHRASES * words.length) return undefined
  const join = joinOf(evidence, p, q, words)
  return join && join.gain > least ? { x, y, ...join } : undefined
}

/** Two groups as one, and what is gained by it; `words` are those that each of them lacks and the other has. */
function joinOf(
  evidence: Evidence,
  x: Group,
  y: Group,
  words: readonly number[],
): { gain: number; group: Group } | undefined {
  const { shapes } = evidence.model
  const na = x.a.length + y.a.length
  const nb = x.b.length + y.b.length
  if (x.pin || y.pin || na === 0 || nb === 0 || na > MOST_SIDE || nb > MOST_SIDE) return undefined
  const [first, second] = isBefore(x, y) ? [x, y] : [y, x]
  const orders: [Group, Group][] = [[first, second]]
  // Of several segments that answer one, the text of the one tells the order: either may be right.
  if (na === 1 || nb === 1) orders.push([second, first])
  let beside = Number.NEGATIVE_INFINITY
  for (const [p, q] of orders) {
    const a = Int32Array.from([...p.a, ...q.a])
    const b = Int32Array.from([...p.b, ...q.b])
    beside = Math.max(beside, evidence.beside(a, 0, na, b, 0, nb))
  }
  const lifts = evidence.liftsIn(
    Int32Array.from([...x.a, ...y.a]),
    0,
    na,
    Int32Array.from([...x.b, ...y.b]),
    0,
    nb,
  )
  const found = words.reduce((sum, word) => sum + lifts[evidence.pair.classes[word]!]!, 0)
  const learned = shapes[shapeOf(na, nb)]!
  // A large bead is one of smaller beads that a cut in another place links.
  const link = Math.max(shapes[shapeOf(1, 2)]!, shapes[shapeOf(2, 1)]!)
  const chained = shapes[shapeOf(x.a.length, x.b.length)]! + shapes[shapeOf(y.a.length, y.b.length)]! + link
  let gain = found + beside + Math.max(0, chained - learned) - apart(evidence, x) - apart(evidence, y)
  // Of two that stand alone, the one may hold more than the other: that may stand elsewhere, or be left out.
  if (na === 1 && nb === 1) {
    const [a, b] = [Int32Array.from([...x.a, ...y.a]), Int32Array.from([...x.b, ...y.b])]
    gain = evidence.worth(found, a, 0, 1, b, 0, 1, true) - evidence.gapA - evidence.gapB
  }
  const sure = Math.min(1 - Math.exp(-Math.max(0, gain)), ...[x, y].filter(z => !isGap(z)).map(z => z.sure))
  const sorted = (p: readonly number[], q: readonly number[]) => [...p, ...q].sort((s, t) => s - t)
  const worth = x.worth + y.worth + gain
  return { gain, group: { a: sorted(x.a, y.a), b: sorted(x.b, y.b), worth, sure } }
}

/** By the side that both have; a gap on each side has no order. */
const isBefore = (x: Group, y: Group) =>
  x.a.length > 0 && y.a.length > 0
    ? x.a[0]! < y.a[0]!
    : x.b.length === 0 || y.b.length === 0 || x.b[0]! < y.b[0]!

/** What a group is worth that is left apart, but for the words that it matches itself; a gap need not explain any. */
function apart(evidence: Evidence, { a, b }: Group): number {
  const { lossA, lossB, gapA, gapB } = evidence
  if (b.length === 0) return a.reduce((sum, i) => sum + gapA + lossA[i]!, 0)
  if (a.length === 0) return b.reduce((sum, j) => sum + gapB + lossB[j]!, 0)
  return evidence.beside(Int32Array.from(a), 0, a.length, Int32Array.from(b), 0, b.length)
}
