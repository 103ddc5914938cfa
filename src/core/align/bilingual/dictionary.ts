/**
 * Beads that were found -> which words translate which, in both directions, learned from nothing but these two texts
 * (model-one.ts). What a bead itself taught can be taken away again when the bead is scored, so that a wrong bead does
 * not confirm itself.
 */
import type { Cognates } from './cognates.ts'
import { type Bag, ModelOne, type Ratios } from './model-one.ts'
import type { Side } from './side.ts'
import { makePairs } from './word-pairs.ts'

/** A bead to learn from: indices of segments, and how sure it is. */
export interface Lesson {
  a: readonly number[]
  b: readonly number[]
  weight: number
}

/** Words of a lesson, ascending, and what it added to their ratios: a row for each of `a`, a column for each of `b`. */
export interface Own {
  a: Int32Array
  b: Int32Array
  forward: Float32Array
  backward: Float32Array
}

export interface Dictionary {
  forward: Ratios
  backward: Ratios
  /** The lesson that each segment stood in, or -1. */
  lessonA: Int32Array
  lessonB: Int32Array
  /** What one lesson itself added. */
  own(lesson: number): Own
}

const ROUNDS = 4
/** More meetings than this are not learned from: long texts are sampled evenly. */
const MOST_MEETINGS = 2_000_000

/** Learns from lessons that name no segment twice; none are needed, then looks are all there is. Of more than
 * `mostMeetings` meetings of two words a part is learned from. */
export function learn(
  a: Side,
  b: Side,
  lessons: readonly Lesson[],
  cognates: Cognates,
  mostMeetings = MOST_MEETINGS,
): Dictionary {
  const size = ({ a: segmentsA, b: segmentsB }: Lesson) =>
    segmentsA.reduce((sum, i) => sum + a.words[i]!.length, 0) *
    segmentsB.reduce((sum, j) => sum + b.words[j]!.length, 0)
  const every = Math.ceil(lessons.reduce((sum, lesson) => sum + size(lesson), 1) / mostMeetings)
  const taken = lessons.filter((_, k) => k % every === 0)
  const taughtA = a.comesAgain.slice()
  const taughtB = b.comesAgain.slice()
  for (const v of cognates.a) taughtA[v] = 1
  for (const w of cognates.b) taughtB[w] = 1
  const bags = taken.map(lesson => ({ a: bagOf(a, lesson.a, taughtA), b: bagOf(b, lesson.b, taughtB) }))
  const first = new Int32Array(taken.length + 1)
  for (const [k, bag] of bags.entries()) first[k + 1] = first[k]! + bag.a.ids.length * bag.b.ids.length
  // Every meeting of two words, once a lesson: the pair that it is one of.
  const meeting = new Int32Array(first.at(-1)!)
  const pairs = makePairs()
  let at = 0
  for (const bag of bags)
    for (const v of bag.a.ids) for (const w of bag.b.ids) meeting[at++] = pairs.idOf(v, w)
  const looks = Array.from(cognates.a, (v, k) => pairs.idOf(v, cognates.b[k]!))
  const alike = new Float64Array(pairs.count())
  for (const [k, pair] of looks.entries()) alike[pair] = cognates.weight[k]!
  const ahead = new ModelOne(a, b, pairs, true, meeting, alike)
  const back = new ModelOne(b, a, pairs, false, meeting, alike)
  const ownAhead = new Float32Array(meeting.length)
  const ownBack = new Float32Array(meeting.length)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, { a: x, b: y }] of bags.entries()) {
      const width = y.ids.length
      const { weight } = taken[k]!
      ahead.expect(x, y, { first: first[k]!, strideFrom: width, strideTo: 1 }, weight, ownAhead)
      back.expect(y, x, { first: first[k]!, strideFrom: 1, strideTo: width }, weight, ownBack)
    }
    ahead.maximize(ownAhead)
    back.maximize(ownBack)
  }
  const lessonA = new Int32Array(a.words.length).fill(-1)
  const lessonB = new Int32Array(b.words.length).fill(-1)
  for (const [k, lesson] of taken.entries()) {
    for (const i of lesson.a) lessonA[i] = k
    for (const j of lesson.b) lessonB[j] = k
  }
  const known: (Own | undefined)[] = []
  const own = (lesson: number): Own => {
    const made = known[lesson]
    if (made) return made
    const { a: x, b: y } = bags[lesson]!
    const width = y.ids.length
    const from = first[lesson]!
    const cells = x.ids.length * width
    const sumA = new Float64Array(x.ids.length)
    const sumB = new Float64Array(width)
    for (let cell = 0; cell < cells; cell++) {
      sumA[Math.floor(cell / width)]! += ownAhead[from + cell]!
      sumB[cell % width]! += ownBack[from + cell]!
    }
    const forward = new Float32Array(cells)
    const backward = new Float32Array(cells)
    for (let cell = 0; cell < cells; cell++) {
      const pair = meeting[from + cell]!
      forward[cell] = ahead.gained(pair, ownAhead[from + cell]!, sumA[Math.floor(cell / width)]!)
      backward[cell] = back.gained(pair, ownBack[from + cell]!, sumB[cell % width]!)
    }
    const found = { a: x.ids, b: y.ids, forward, backward }
    known[lesson] = found
    return found
  }
  return { forward: ahead.ratios(), backward: back.ratios(), lessonA, lessonB, own }
}

/** The words of some segments that are worth learning. */
function bagOf(side: Side, segments: readonly number[], taught: Uint8Array): Bag {
  let length = 0
  for (const i of segments) length += side.words[i]!.length
  const all = new Int32Array(length)
  let at = 0
  for (const i of segments) {
    all.set(side.words[i]!, at)
    at += side.words[i]!.length
  }
  all.sort()
  const ids: number[] = []
  const counts: number[] = []
  for (const id of all) {
    if (taught[id] === 0) continue
    if (id === ids.at(-1)) counts[counts.length - 1]!++
    else {
      ids.push(id)
      counts.push(1)
    }
  }
  return { ids: Int32Array.from(ids), counts: Float64Array.from(counts), total: length }
}
