/**
 * The readings of one row -> columns: where all versions agree, and where they do not, who reads what. Tokens are
 * compared by their normal form; white space decides nothing. Promised and tested: joining `cells[v]` over the columns
 * gives `readings[v]`, byte for byte; neighbouring columns differ in kind, so that a reader sees phrases.
 *
 * Progressive alignment after the closest pair (as in the CollateX family): no version is the base.
 */
import { type Token, tokenize } from './text/token.ts'

/** Who agrees on a reading, and how the first of them prints it. An empty text is a gap. */
export interface Reading {
  versions: number[]
  text: string
}

export interface CollationColumn {
  kind: 'agreed' | 'variant'
  readings: Reading[]
  /** `cells[v]`: what version `v` prints in this column, with the white space after it; '' is a gap. */
  cells: string[]
}

export interface Collation {
  columns: CollationColumn[]
}

/** Of one place, the token of each version, or undefined. */
type Place = (Token | undefined)[]

/** Pairs of tokens that are weighed one by one; larger rows agree only at their equal ends. 4 million take 0.1 s. */
const MOST_PAIRS = 4_000_000
/** What equal tokens are worth: long words carry meaning, and a comma agrees with any comma. */
const LONG_WORD = 4
const SHORT_WORD = 2
const MARK = 1
/** What it adds if the tokens before agreed as well: keeps phrases together instead of scattering single words. */
const NEXT_TO = 1.5

/** Collates the readings of one row, one a version; a version that lacks the row reads ''. */
export function collate(readings: readonly string[], options: { language?: string } = {}): Collation {
  const tokens = readings.map(reading => tokenize(reading, options).filter(token => token.text !== ''))
  const leads = readings.map((reading, v) => reading.slice(0, tokens[v]![0]?.from ?? reading.length))
  const order = closestFirst(tokens)
  let places: Place[] = (tokens[order[0] ?? 0] ?? []).map(token => {
    const place: Place = readings.map(() => undefined)
    place[order[0]!] = token
    return place
  })
  for (const v of order.slice(1)) places = addVersion(places, tokens[v]!, v, readings.length)
  return { columns: columnsOf(places, leads) }
}

/** The order in which versions are added: the closest pair, then always the one that is closest to any before it. */
function closestFirst(tokens: readonly Token[][]): number[] {
  const bags = tokens.map(list => bagOf(list))
  const likeness = bags.map((bag, v) => bags.map((other, w) => (v === w ? -1 : shared(bag, other))))
  const left = new Set(tokens.keys())
  const order: number[] = []
  while (left.size > 0) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    for (const v of left) {
      const near =
        order.length === 0 ? Math.max(...likeness[v]!) : Math.max(...order.map(w => likeness[v]![w]!))
      if (near > most) {
        most = near
        best = v
      }
    }
    order.push(best)
    left.delete(best)
  }
  return order
}

function bagOf(tokens: readonly Token[]): Map<string, number> {
  const bag = new Map<string, number>()
  for (const { norm } of tokens) bag.set(norm, (bag.get(norm) ?? 0) + 1)
  return bag
}

/** Dice's coefficient of two bags of tokens. */
function shared(x: ReadonlyMap<string, number>, y: ReadonlyMap<string, number>): number {
  let common = 0
  let total = 0
  for (const [norm, count] of x) {
    common += Math.min(count, y.get(norm) ?? 0)
    total += count
  }
  for (const count of y.values()) total += count
  return total === 0 ? 1 : (2 * common) / total
}

/** Sets the tokens of version `v` beside the places that stand, with new places where it has more. */
function addVersion(places: readonly Place[], tokens: readonly Token[], v: number, count: number): Place[] {
  const pairs = new Map(pairUp(places, tokens))
  const added: Place[] = []
  let next = 0
  const insertUpTo = (end: number) => {
    for (; next < end; next++) {
      const place: Place = Array.from({ length: count }, () => undefined)
      place[v] = tokens[next]
      added.push(place)
    }
  }
  for (const [p, place] of places.entries()) {
    const t = pairs.get(p)
    if (t !== undefined) insertUpTo(t)
    added.push(t === undefined ? place : place.map((token, w) => (w === v ? tokens[t] : token)))
    if (t !== undefined) next = t + 1
  }
  insertUpTo(tokens.length)
  return added
}

/** Pairs of place and token, ascending on both sides, of the greatest worth together. */
function pairUp(places: readonly Place[], tokens: readonly Token[]): [place: number, token: number][] {
  const weights = places.map(place => weightsOf(place))
  let start = 0
  let end = 0
  const whole = (p: number, t: number) => weights[p]!.size === 1 && weights[p]!.has(tokens[t]!.norm)
  while (start < places.length && start < tokens.length && whole(start, start)) start++
  while (
    end < places.length - start &&
    end < tokens.length - start &&
    whole(places.length - 1 - end, tokens.length - 1 - end)
  )
    end++
  const pairs: [number, number][] = []
  for (let k = 0; k < start; k++) pairs.push([k, k])
  const n = places.length - start - end
  const m = tokens.length - start - end
  if (n * m <= MOST_PAIRS) pairs.push(...bestPairs(weights, tokens, start, n, m))
  for (let k = end; k > 0; k--) pairs.push([places.length - k, tokens.length - k])
  return pairs
}

/** For each normal form at a place, what agreeing with it is worth: more, the more versions read it. */
function weightsOf(place: Place): Map<string, number> {
  const weights = new Map<string, number>()
  let present = 0
  for (const token of place) if (token) present++
  for (const token of place) {
    if (!token) continue
    const worth = token.kind === 'punctuation' ? MARK : isLong(token) ? LONG_WORD : SHORT_WORD
    weights.set(token.norm, (weights.get(token.norm) ?? 0) + worth / present)
  }
  return weights
}

const isLong = ({ kind, norm }: Token) => kind === 'number' || norm.length > 3 || /\p{sc=Han}/u.test(norm)

/** The heaviest common subsequence, neighbours preferred (dynamic programming, from the ends to the front). */
function bestPairs(
  weights: readonly ReadonlyMap<string, number>[],
  tokens: readonly Token[],
  start: number,
  n: number,
  m: number,
): [number, number][] {
  const width = m + 1
  const best = new Float64Array((n + 1) * width)
  // What the best chain is worth that begins with this very pair; 0 where the two do not agree.
  const here = new Float64Array((n + 1) * width)
  for (let p = n - 1; p >= 0; p--) {
    const agree = weights[start + p]!
    for (let t = m - 1; t >= 0; t--) {
      const at = p * width + t
      const skip = Math.max(best[at + width]!, best[at + 1]!)
      const worth = agree.get(tokens[start + t]!.norm)
      if (worth !== undefined) {
        const beside = here[at + width + 1]!
        here[at] = worth + Math.max(best[at + width + 1]!, beside > 0 ? beside + NEXT_TO : 0)
      }
      best[at] = Math.max(skip, here[at]!)
    }
  }
  const pairs: [number, number][] = []
  let beside = false
  for (let p = 0, t = 0; p < n && t < m; ) {
    const at = p * width + t
    const value = here[at]!
    if (value > 0 && (beside || value >= best[at]!)) {
      pairs.push([start + p, start + t])
      const next = here[at + width + 1]!
      // The chain was valued with or without its neighbour: follow what was counted.
      beside = next > 0 && next + NEXT_TO >= best[at + width + 1]!
      p++
      t++
    } else if (best[at + width]! >= best[at + 1]!) p++
    else t++
  }
  return pairs
}

/** Places of one kind that stand together, with each version's tokens in them. */
interface Run {
  agreed: boolean
  tokens: Token[][]
}

function columnsOf(places: readonly Place[], leads: readonly string[]): CollationColumn[] {
  const versions = leads.map((_, v) => v)
  const runs: Run[] = []
  for (const place of places) {
    const agreed = place.every(token => token !== undefined && token.norm === place[0]!.norm)
    const last = runs.at(-1)
    const run = last?.agreed === agreed ? last : { agreed, tokens: versions.map((): Token[] => []) }
    if (run !== last) runs.push(run)
    for (const [v, token] of place.entries()) if (token) run.tokens[v]!.push(token)
  }
  if (runs.length === 0 && leads.some(lead => lead !== ''))
    runs.push({ agreed: true, tokens: versions.map(() => []) })
  return runs.map(({ agreed, tokens }, column) => {
    const cells = versions.map(v => (column === 0 ? leads[v]! : '') + printed(tokens[v]!))
    return { kind: agreed ? 'agreed' : 'variant', readings: readingsOf(tokens), cells }
  })
}

function readingsOf(tokens: readonly (readonly Token[])[]): Reading[] {
  const groups = new Map<string, Reading>()
  for (const [v, list] of tokens.entries()) {
    const norm = normOf(list)
    const known = groups.get(norm)
    if (known) known.versions.push(v)
    else groups.set(norm, { versions: [v], text: printed(list).trimEnd() })
  }
  return [...groups.values()]
}

const normOf = (tokens: readonly Token[]) => tokens.map(token => token.norm).join('\u0000')

const printed = (tokens: readonly Token[]) => tokens.map(token => token.text + token.space).join('')
