/**
 * The nouns of lineage: the life of a segment (its states as the ledger has them), and the strands that are found in it
 * (each word with all its comings). Plain data; finding the strands is done in `life.ts`.
 */
import type { WordSource } from './sources.ts'
import type { Words } from './words.ts'

/** One state of a segment: the imported text, or a revision. */
export interface LifeState {
  /** Null: the imported text. */
  revision: string | null
  text: string
  seq: number
  by: string
  at: string
  reason: string | null
  /** The kind of its changeset; `import` of the first. */
  changeset: string
  /** The other segments of its changeset. */
  beside: readonly string[]
  /** What it says that its words came from. */
  sources: readonly WordSource[]
}

export interface SegmentLife {
  segment: string
  /** At least one, by rising `seq`. */
  states: readonly LifeState[]
}

/** A word in a state of some segment. */
export interface Spot {
  segment: string
  state: number
  word: number
}

/** How a word came into a segment, or changed its place there, with the words that it took the place of. */
export interface Coming {
  how: 'new' | 'source' | 'beside' | 'returned' | 'moved'
  state: number
  /** Tells the changed places of one state apart. */
  place: number
  replaced: string | null
  /** Where it stood before: of `source` and `beside`. */
  from?: Spot
  /** Of `returned`: the state that took it out. */
  away?: number
}

/** One word through the states of one segment: first how it came, then each return and move. */
export interface Strand {
  comings: Coming[]
  /** Where it stood last. */
  state: number
  word: number
}

export interface WovenLife {
  life: SegmentLife
  words: Words[]
  /** For each state its words. */
  strands: Strand[][]
}

/** The last state of a life that stood after entry `seq`; -1: it had not begun. */
export function stateAfter({ states }: SegmentLife, seq: number): number {
  return states.findLastIndex(state => state.seq <= seq)
}
