/**
 * Which word of one side comes of which word of the other, in one direction: Model 1 of Brown et al. (1993), by
 * expectation-maximization, smoothed for small texts (after Moore, 2004) and begun from words that look alike. The
 * meetings that it learns from are laid out in dictionary.ts.
 */

import type { Side } from './side.ts'
import type { WordPairs } from './word-pairs.ts'

/** The words of some segments, each once, ascending, with how often it comes. */
export interface Bag {
  ids: Int32Array
  counts: Float64Array
  total: number
}

/** For each word of one side, how much likelier it makes words of the other than their share of all words. */
export interface Ratios {
  /** Where the entries of each word begin; one more than there are words. */
  start: Int32Array
  to: Int32Array
  ratio: Float64Array
  /** The ratio of all words that have no entry. */
  other: Float64Array
}

/** Where the meetings of a lesson lie, and how far apart those of neighbouring words are. */
export interface Layout {
  first: number
  strideFrom: number
  strideTo: number
}

/** Meetings that a word is taken to have had with the other side at large: the more, the slower it believes. */
const DOUBT = 2
/** Part of a side that answers nothing in particular. */
const NULL_SHARE = 0.4
/** Entries that say less than this are left to `other`. */
const LEAST_LIFT = 0.2

/** `meeting` gives the pair of each meeting, `alike` what each pair counts for by its looks. */
export class ModelOne {
  readonly #meeting: Int32Array
  readonly #alike: Float64Array
  readonly #share: Float64Array
  readonly #source: Int32Array
  readonly #target: Int32Array
  readonly #alikeOf: Float64Array
  readonly #joint: Float64Array
  readonly #total: Float64Array
  readonly #chance: Float64Array
  readonly #size: number
  /** Of each pair: 2 if it met in more than one lesson, or looks alike. */
  readonly #told: Uint8Array

  constructor(
    from: Side,
    to: Side,
    pairs: WordPairs,
    ahead: boolean,
    meeting: Int32Array,
    alike: Float64Array,
  ) {
    const count = pairs.count()
    this.#meeting = meeting
    this.#alike = alike
    this.#share = to.share
    this.#size = from.forms.length
    this.#source = new Int32Array(count)
    this.#target = new Int32Array(count)
    this.#alikeOf = new Float64Array(this.#size)
    for (let pair = 0; pair < count; pair++) {
      this.#source[pair] = ahead ? pairs.a(pair) : pairs.b(pair)
      this.#target[pair] = ahead ? pairs.b(pair) : pairs.a(pair)
      this.#alikeOf[this.#source[pair]!]! += alike[pair]!
    }
    this.#told = Uint8Array.from(alike, weight => (weight > 0 ? 2 : 0))
    for (const pair of meeting) if (this.#told[pair]! < 2) this.#told[pair]!++
    this.#joint = new Float64Array(count)
    this.#total = new Float64Array(this.#size)
    this.#chance = new Float64Array(count)
    this.#smooth()
  }

  /** What each meeting of one lesson counts for, by what is believed so far, into `own`. */
  expect(x: Bag, y: Bag, { first, strideFrom, strideTo }: Layout, weight: number, own: Float32Array): void {
    const empty = (NULL_SHARE / (1 - NULL_SHARE)) * x.total
    for (let q = 0; q < y.ids.length; q++) {
      let sum = empty * this.#share[y.ids[q]!]!
      let at = first + q * strideTo
      for (let p = 0; p < x.ids.length; p++, at += strideFrom)
        sum += x.counts[p]! * this.#chance[this.#meeting[at]!]!
      const scale = (weight * y.counts[q]!) / sum
      at = first + q * strideTo
      for (let p = 0; p < x.ids.length; p++, at += strideFrom)
        own[at] = scale * x.counts[p]! * this.#chance[this.#meeting[at]!]!
    }
  }

  /** Believes what all meetings count for. */
  maximize(own: Float32Array): void {
    this.#joint.fill(0)
    this.#total.fill(0)
    for (let at = 0; at < own.length; at++) {
      const pair = this.#meeting[at]!
      this.#joint[pair]! += own[at]!
      this.#total[this.#source[pair]!]! += own[at]!
    }
    this.#smooth()
  }

  #smooth(): void {
    for (let pair = 0; pair < this.#chance.length; pair++) {
      const v = this.#source[pair]!
      const share = this.#share[this.#target[pair]!]!
      this.#chance[pair] =
        (this.#joint[pair]! + this.#alike[pair]! + DOUBT * share) /
        (this.#total[v]! + this.#alikeOf[v]! + DOUBT)
    }
  }

  /** What a pair's ratio gained by one lesson; `own` is what the lesson gave the pair, `all` what it gave its word. */
  gained(pair: number, own: number, all: number): number {
    const v = this.#source[pair]!
    const share = this.#share[this.#target[pair]!]!
    const met = Math.max(0, this.#joint[pair]! - own) + this.#alike[pair]!
    const without = (met / share + DOUBT) / (Math.max(0, this.#total[v]! - all) + this.#alikeOf[v]! + DOUBT)
    const other = this.#other(v)
    const known = this.#chance[pair]! / share
    return (this.#told[pair]! < 2 || known - other < LEAST_LIFT ? other : known) - without
  }

  #other(v: number): number {
    return DOUBT / (this.#total[v]! + this.#alikeOf[v]! + DOUBT)
  }

  /** All that was learned and says something. */
  ratios(): Ratios {
    const other = Float64Array.from({ length: this.#size }, (_, v) => this.#other(v))
    const lift = (pair: number) => this.#chance[pair]! / this.#share[this.#target[pair]!]!
    const start = new Int32Array(this.#size + 1)
    const kept: number[] = []
    for (let pair = 0; pair < this.#chance.length; pair++) {
      const v = this.#source[pair]!
      if (this.#told[pair]! < 2 || lift(pair) - other[v]! < LEAST_LIFT) continue
      kept.push(pair)
      start[v + 1]!++
    }
    for (let v = 0; v < this.#size; v++) start[v + 1]! += start[v]!
    const next = start.slice()
    const to = new Int32Array(kept.length)
    const ratio = new Float64Array(kept.length)
    for (const pair of kept) {
      const at = next[this.#source[pair]!]!++
      to[at] = this.#target[pair]!
      ratio[at] = lift(pair)
    }
    return { start, to, ratio, other }
  }
}
