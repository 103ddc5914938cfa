/**
 * The states of one segment, oldest first -> its strands: each word that ever stood in it, with how it came and when it was
 * away. A strand is one word through all its states (WikiWho's token: Flöck and Acosta, "WikiWho: Precise and Efficient
 * Attribution of Authorship of Revisioned Content", WWW 2014), so what is put back is what was taken out. Words that came from
 * another segment name the place where they stood there; that way is followed in `review/lineage.ts`.
 */
import {
  type Coming,
  type LifeState,
  type SegmentLife,
  type Spot,
  type Strand,
  stateAfter,
  type WovenLife,
} from './strand.ts'
import { correspond, takeRuns, type Words, wordsIn } from './words.ts'

/** Words that only changed places: fewer than this in a row are a new wording. */
const LEAST_MOVED = 3
/** In these, whatever comes is taken to be what went. */
const MENDING: ReadonlySet<string> = new Set(['undo', 'restore'])
const CARRYING: ReadonlySet<string> = new Set(['join', 'split', ...MENDING])
/** Every segment of a batch has its own words replaced: none goes over to another. */
const APART = 'replace'
/** Of a larger changeset only the neighbours are asked, so far on each side. */
const MOST_BESIDE = 200
const NEIGHBOURS = 20

/** Gives the life of a segment: null where there is none, undefined where it was not handed in. */
type Lookup = (segment: string) => SegmentLife | null | undefined

/**
 * Weaves a life, as far as it is asked for: the strands up to a state, or the segments without which they cannot be told.
 * It may be asked again when `lookup` knows them, and goes on from where it was.
 */
export function weaver(
  life: SegmentLife,
  lookup: Lookup,
): (upTo: number) => { kind: 'woven'; woven: WovenLife } | { kind: 'wanting'; segments: string[] } {
  const loom = new Loom(life, lookup)
  return upTo => {
    for (let state = loom.woven.words.length; state <= upTo; state++) {
      const segments = loom.weaveState(state)
      if (segments.length > 0) return { kind: 'wanting', segments }
    }
    return { kind: 'woven', woven: loom.woven }
  }
}

class Loom {
  readonly woven: WovenLife
  readonly lookup: Lookup
  /** All strands by face: those that stand, and those that are gone. */
  readonly byFace = new Map<string, Strand[]>()
  readonly lastWith = new Map<string, number>()

  constructor(life: SegmentLife, lookup: Lookup) {
    this.woven = { life, words: [], strands: [] }
    this.lookup = lookup
  }

  /** Weaves one more state; or answers whose lives are wanting, and changes nothing. */
  weaveState(state: number): string[] {
    const { life, words, strands } = this.woven
    const now = life.states[state]!
    const text = now.text === life.states[state - 1]?.text ? words[state - 1]! : wordsIn(now.text)
    const before = words[state - 1] ?? wordsIn('')
    const { kept, place, replaced } = correspond(before, text)
    let open = kept.flatMap((i, word) => (i < 0 ? [word] : []))
    const same = now.sources.length === 0 ? this.lastWith.get(now.text) : undefined
    const wanting = same === undefined ? this.wantingFor(now, open) : []
    if (wanting.length > 0) return wanting

    words.push(text)
    const row: (Strand | undefined)[] = kept.map(() => undefined)
    strands.push(row as Strand[])
    const set = (word: number, strand: Strand) => {
      row[word] = strand
      strand.state = state
      strand.word = word
    }
    const coming = (word: number, how: Coming['how'], more: Pick<Coming, 'from' | 'away'> = {}): Coming => ({
      how,
      state,
      place: place[word]!,
      replaced: replaced[place[word]!] ?? null,
      ...more,
    })
    const bringBack = (word: number, strand: Strand) => {
      const { state: last } = strand
      if (last < state - 1) strand.comings.push(coming(word, 'returned', { away: last + 1 }))
      else if (place[word]! >= 0) strand.comings.push(coming(word, 'moved'))
      set(word, strand)
    }
    const bring = (word: number, first: Coming) => {
      const strand: Strand = { comings: [first], state, word }
      set(word, strand)
      const face = text.faces[word]!
      const namesakes = this.byFace.get(face)
      if (namesakes) namesakes.push(strand)
      else this.byFace.set(face, [strand])
    }

    this.lastWith.set(now.text, state)
    if (same !== undefined) {
      // The very text of an earlier state: every word of it is the word of then.
      for (const [word, strand] of strands[same]!.entries()) bringBack(word, strand)
      return []
    }
    for (const [word, i] of kept.entries()) if (i >= 0) set(word, strands[state - 1]![i]!)
    const takeFrom = (how: 'source' | 'beside') => (word: number, from: Spot) => {
      if (from.segment === life.segment) bringBack(word, strands[from.state]![from.word]!)
      else bring(word, coming(word, how, { from }))
    }
    const isMending = MENDING.has(now.changeset)
    open = this.fromSources(now, text, open, takeFrom('source'))
    if (isMending) open = this.fromOwnPast(state, text, open, bringBack, 1)
    open = this.fromBeside(now, text, open, takeFrom('beside'))
    open = this.fromOwnPast(state, text, open, bringBack, LEAST_MOVED)
    for (const word of open) bring(word, coming(word, 'new'))
    return []
  }

  /** The lives that were not handed in and may have the words `open` of a state. */
  private wantingFor(now: LifeState, open: readonly number[]): string[] {
    if (open.length === 0) return []
    const sources = now.sources.map(({ segment }) => segment)
    const beside = open.length < leastBeside(now) ? [] : near(this.woven.life.segment, now.beside)
    const asked = new Set([...sources, ...beside])
    asked.delete(this.woven.life.segment)
    return [...asked].filter(segment => this.lookup(segment) === undefined)
  }

  /** Words of the texts that the revision names: by their order first, then in runs wherever they stand. */
  private fromSources(
    now: LifeState,
    text: Words,
    open: number[],
    take: (word: number, from: Spot) => void,
  ): number[] {
    const spots: Spot[] = []
    const faces: string[] = []
    const texts: string[] = []
    for (const { segment, at } of now.sources) {
      const life = segment === this.woven.life.segment ? this.woven.life : this.lookup(segment)
      const state = life ? stateAfter(life, Math.min(at, now.seq - 1)) : -1
      if (!life || state < 0) continue
      texts.push(life.states[state]!.text)
      for (const [word, face] of wordsIn(texts.at(-1)!).faces.entries()) {
        spots.push({ segment, state, word })
        faces.push(face)
      }
    }
    if (spots.length === 0) return open
    const together = wordsIn(texts.join('\n\n'))
    let left = open
    if (together.faces.length === spots.length) {
      const { kept } = correspond(together, text)
      left = open.filter(word => kept[word]! < 0)
      for (const word of open) if (kept[word]! >= 0) take(word, spots[kept[word]!]!)
    }
    return takeRuns(left, text.faces, poolOf(faces), isAny, (at, run) =>
      run.forEach((i, n) => {
        take(at + n, spots[i]!)
      }),
    )
  }

  /** Words that left another segment in the same changeset. */
  private fromBeside(
    now: LifeState,
    text: Words,
    open: number[],
    take: (word: number, from: Spot) => void,
  ): number[] {
    const least = leastBeside(now)
    let left = open
    for (const segment of near(this.woven.life.segment, now.beside)) {
      if (left.length < least) return left
      const life = this.lookup(segment)
      const after = life ? stateAfter(life, now.seq) : -1
      if (!life || after < 1 || life.states[after]!.seq !== now.seq) continue
      const before = wordsIn(life.states[after - 1]!.text)
      const had = new Set(before.faces)
      if (!left.some(word => had.has(text.faces[word]!))) continue
      const stayed = new Set(correspond(before, wordsIn(life.states[after]!.text)).kept)
      const gone = before.faces.map((face, i) => (stayed.has(i) ? null : face))
      left = takeRuns(
        left,
        text.faces,
        poolOf(gone),
        (_, run) => run.length >= least,
        (at, run) =>
          run.forEach((word, n) => {
            take(at + n, { segment, state: after - 1, word })
            // It went to one place, not to two.
            gone[word] = null
          }),
      )
    }
    return left
  }

  /**
   * Words that stood here before: gone earlier, or in this very revision from another place. A run shorter than `least`
   * must stand beside a word that it stood beside when it was here last.
   */
  private fromOwnPast(
    state: number,
    text: Words,
    open: number[],
    bringBack: (word: number, strand: Strand) => void,
    least: number,
  ): number[] {
    const { strands, words } = this.woven
    const row = strands[state]!
    const isFree = (strand: Strand) => strand.state < state
    const beside = (at: number, run: readonly Strand[]) => {
      const [first, last] = [run[0]!, run.at(-1)!]
      const before = strands[first.state]![first.word - 1]
      const after = strands[last.state]![last.word + 1]
      return (before && before === row[at - 1]) || (after && after === row[at + run.length])
    }
    return takeRuns<Strand>(
      open,
      text.faces,
      {
        spots: face => (this.byFace.get(face) ?? []).filter(isFree).reverse(),
        next: (strand, face) => {
          const next = strands[strand.state]![strand.word + 1]
          const stood = words[strand.state]!.faces[strand.word + 1]
          return next && stood === face && isFree(next) ? next : null
        },
      },
      (at, run) => run.length >= least || !!beside(at, run),
      (at, run) =>
        run.forEach((strand, n) => {
          bringBack(at + n, strand)
        }),
    )
  }
}

/** As many words must have left a segment beside this one to be known here; in a batch none is. */
function leastBeside({ changeset }: LifeState): number {
  if (changeset === APART) return Number.POSITIVE_INFINITY
  return CARRYING.has(changeset) ? 1 : LEAST_MOVED
}

const isAny = () => true

/** The words of a list; null: not to be had, or no more. */
function poolOf(faces: readonly (string | null)[]) {
  const places = new Map<string, number[]>()
  for (const [i, face] of faces.entries()) {
    if (face === null) continue
    const list = places.get(face)
    if (list) list.push(i)
    else places.set(face, [i])
  }
  return {
    spots: (face: string) => (places.get(face) ?? []).filter(spot => faces[spot] === face),
    next: (spot: number, face: string) => (faces[spot + 1] === face ? spot + 1 : null),
  }
}

function near(segment: string, beside: readonly string[]): readonly string[] {
  if (beside.length <= MOST_BESIDE) return beside
  const [siglum, number] = segment.split('.')
  return beside.filter(other => {
    const [version, n] = other.split('.')
    return version === siglum && Math.abs(Number(n) - Number(number)) <= NEIGHBOURS
  })
}
