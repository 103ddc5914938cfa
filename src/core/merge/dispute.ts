/**
 * Places that would each settle by themselves -> those of them that are one question, as a word was moved between them or
 * a blank parts them. A word that both sides took from its place and set somewhere else, each somewhere else, would stand
 * twice; one that one side moved while the other removed it would be neither moved nor removed. Promised and tested: a word
 * that the parent and both sides hold equally often stands as often in the merged text, and no two words become one that
 * neither side wrote, whichever side wins what is left to be asked.
 */
import { isUnspaced } from '../diff/weigh.ts'
import { type Edit, isContent, type Side, tokenRange, type Units } from './edit.ts'
import type { Place } from './place.ts'

type Sides = readonly [ours: Side, theirs: Side]

/** Places of one moved word farther apart (in tokens of the parent) are asked singly: one question over all would be long. */
const ONE_QUESTION = 12

/**
 * A content word that both took from its place and that one of them, or each for itself, put in somewhere else was moved,
 * not removed: if one moved and one removed it, or both moved it and not to the same place, a person must say where it goes.
 */
export function disputeMoves(parent: Units, sides: Sides, places: readonly Place[]): Place[] {
  const gone = new Map<string, Set<number>>()
  const put = new Map<string, Set<number>>()
  const note = (map: Map<string, Set<number>>, norm: string, i: number) =>
    map.set(norm, (map.get(norm) ?? new Set()).add(i))
  const contentOf = (side: Pick<Units, 'tokens'>, from: number, to: number) =>
    tokensIn(side, from, to)
      .filter(isContent)
      .map(({ norm }) => norm)
  for (const [i, place] of places.entries()) {
    const had = contentOf(parent, place.from, place.to)
    const has = editsOf(place).flatMap((edits, s) =>
      edits.flatMap(edit => contentOf(sides[s]!, edit.fromSide, edit.toSide)),
    )
    if (place.ours.length > 0 && place.theirs.length > 0) {
      if (has.length === 0) for (const norm of had) note(gone, norm, i)
    } else for (const norm of has) if (!had.includes(norm)) note(put, norm, i)
  }
  const questions: number[][] = []
  const alone = new Set<number>()
  for (const [norm, from] of gone) {
    const to = put.get(norm)
    if (!to) continue
    const mine = [...to].some(i => places[i]!.ours.length > 0)
    const yours = [...to].some(i => places[i]!.theirs.length > 0)
    if (mine && yours) questions.push([...from, ...to])
    else for (const i of to) alone.add(i)
  }
  const marked = places.map((place, i) => (alone.has(i) ? { ...place, forced: true } : place))
  return joinPlaces(marked, questions)
}

/**
 * The places anew, where the texts to which they were settled (`asOurs` where ours wins every question, `asTheirs`) hold a
 * word more or less often than the parent and both sides all do; null where none is.
 */
export function disputeCounts(
  parent: Units,
  sides: Sides,
  places: readonly Place[],
  settled: () => readonly [asOurs: Units, asTheirs: Units],
): Place[] | null {
  const moved = movedWords(parent, sides, places)
  if (moved.size === 0) return null
  const counts = settled().map(countsOf)
  const had = countsOf(parent)
  const questions: number[][] = []
  const alone = new Set<number>()
  for (const [norm, at] of moved) {
    if (counts.every(count => count.get(norm) === had.get(norm))) continue
    const [first, last] = [places[at[0]!]!, places[at.at(-1)!]!]
    if (last.from - first.to <= 2 * ONE_QUESTION) questions.push(at)
    else for (const i of at) alone.add(i)
  }
  const isNews = (i: number) => !places[i]!.forced
  if (!questions.some(at => at.length > 1 || at.some(isNews)) && ![...alone].some(isNews)) return null
  const marked = places.map((place, i) => (alone.has(i) ? { ...place, forced: true } : place))
  return joinPlaces(marked, questions)
}

/**
 * The places anew, where two that touch would run two words into one, as the blank between them goes with a question that
 * the other side may win; null where none would. `texts` is what stands at each place if ours wins, and if theirs does.
 */
export function disputeBorders(
  parent: Units,
  places: readonly Place[],
  texts: readonly [asOurs: readonly string[], asTheirs: readonly string[]],
): Place[] | null {
  const [asOurs, asTheirs] = texts
  const isAsked = (i: number) => asOurs[i] !== asTheirs[i]
  const touches = (i: number) => places[i - 1]?.to === places[i]?.from
  const before = (list: readonly string[], i: number): string =>
    list[i] ||
    (touches(i)
      ? before(list, i - 1)
      : parent.units.slice(Math.max(0, places[i]!.from - 2), places[i]!.from).join(''))
  const behind = (list: readonly string[], i: number): string =>
    list[i] ||
    (touches(i + 1) ? behind(list, i + 1) : parent.units.slice(places[i]!.to, places[i]!.to + 2).join(''))
  const questions = places.flatMap((_, i) =>
    i > 0 &&
    touches(i) &&
    (isAsked(i - 1) || isAsked(i)) &&
    texts.some(list => runTogether(before(list, i - 1), behind(list, i)))
      ? [[i - 1, i]]
      : [],
  )
  return questions.length > 0 ? joinPlaces(places, questions) : null
}

function runTogether(before: string, behind: string): boolean {
  const [last] = before.match(/[\p{L}\p{N}]\p{M}*$/u) ?? []
  const [first] = behind.match(/^[\p{L}\p{N}]/u) ?? []
  return last !== undefined && first !== undefined && !isUnspaced(last) && !isUnspaced(first)
}

/** The words that all three texts hold equally often and that a side moved, with the places that it moved them between. */
function movedWords(parent: Units, sides: Sides, places: readonly Place[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [i, place] of places.entries())
    for (const [s, edits] of editsOf(place).entries()) {
      const net = new Map<string, number>()
      const add = (text: Pick<Units, 'tokens'>, from: number, to: number, by: number) => {
        for (const { kind, norm } of tokensIn(text, from, to))
          if (kind !== 'punctuation') net.set(norm, (net.get(norm) ?? 0) + by)
      }
      for (const { from, to, fromSide, toSide } of edits) {
        add(parent, from, to, -1)
        add(sides[s]!, fromSide, toSide, 1)
      }
      for (const [norm, by] of net) {
        const at = found.get(norm) ?? []
        if (by !== 0 && at.at(-1) !== i) found.set(norm, [...at, i])
      }
    }
  if (found.size === 0) return found
  const [had, mine, yours] = [parent, ...sides].map(countsOf) as [Counts, Counts, Counts]
  return new Map(
    [...found].filter(([norm]) => {
      const times = had.get(norm)
      return times !== undefined && times === mine.get(norm) && times === yours.get(norm)
    }),
  )
}

type Counts = Map<string, number>

function countsOf({ tokens }: Pick<Units, 'tokens'>): Counts {
  const counts: Counts = new Map()
  for (const { norm } of tokens) counts.set(norm, (counts.get(norm) ?? 0) + 1)
  return counts
}

const editsOf = ({ ours, theirs }: Place): [Edit[], Edit[]] => [ours, theirs]

function tokensIn({ tokens }: Pick<Units, 'tokens'>, fromUnit: number, toUnit: number) {
  const { from, to } = tokenRange(fromUnit, toUnit)
  return tokens.slice(from, to)
}

/** Each question is the numbers of places; of all from its first to its last becomes one, and of what overlaps. */
function joinPlaces(places: readonly Place[], questions: readonly (readonly number[])[]): Place[] {
  const ranges = questions
    .map(at => ({ first: Math.min(...at), last: Math.max(...at) }))
    .sort((a, b) => a.first - b.first)
  const answer: Place[] = []
  for (let i = 0; i < places.length; i++) {
    let last = ranges.find(range => range.first === i)?.last ?? -1
    for (const range of ranges) if (range.first >= i && range.first <= last) last = Math.max(last, range.last)
    if (last < i) {
      answer.push(places[i]!)
      continue
    }
    const joined = places.slice(i, last + 1)
    answer.push({
      from: Math.min(...joined.map(({ from }) => from)),
      to: Math.max(...joined.map(({ to }) => to)),
      ours: joined.flatMap(({ ours }) => ours),
      theirs: joined.flatMap(({ theirs }) => theirs),
      forced: true,
    })
    i = last
  }
  return answer
}
