/**
 * The lives of segments -> the lineage of the words of one of them at a point: which version or revision first brought each
 * word, who, when and why, what it took the place of, and the way on which it came here (adopted from another version,
 * carried over by a join, put back after it was gone). Promised and tested against a slow oracle over random histories.
 * The idea of following tokens through all revisions is WikiWho's (Flöck and Acosta, WWW 2014); words that correspond are
 * those of `diffWords`. How one segment's words go on from state to state is told in `lineage/life.ts`.
 */
import { weaver } from '../lineage/life.ts'
import {
  type Coming,
  type LifeState,
  type SegmentLife,
  type Spot,
  type Strand,
  stateAfter,
  type WovenLife,
} from '../lineage/strand.ts'

export { sourcesOf, type WordSource } from '../lineage/sources.ts'
export type { LifeState, SegmentLife } from '../lineage/strand.ts'

/** One entry of the ledger as it touched one segment. */
export interface Deed {
  segment: string
  /** Null: the imported text. */
  revision: string | null
  seq: number
  by: string
  at: string
  reason: string | null
  /** The kind of its changeset; `import`. */
  changeset: string
}

/** Where a word was first brought into any version. */
export interface WordOrigin extends Deed {
  kind: 'imported' | 'revision'
  version: string
}

/** A step of a word after that. `segment` is the one that it came into. */
export interface WordHop extends Deed {
  /**
   * adopted: from a segment that the revision names; copied: with the version of which this one is a copy; carried: from
   * another segment in the same save, as by a join; moved: within the segment; returned: put back after it was gone.
   */
  kind: 'adopted' | 'copied' | 'carried' | 'moved' | 'returned'
  /** The segment that it came from. */
  from: string
  /** The words that it took the place of; null: none. */
  replaced: string | null
  /** Of `returned`: what had taken it out. */
  away?: Deed
}

/** A stretch of words with one lineage. Half-open, in UTF-16 units of the segment's text. */
export interface LineageSpan {
  from: number
  to: number
  origin: WordOrigin
  /** The words that the origin put these in the place of; null: it put them in, or imported them. */
  replaced: string | null
  /** Oldest first. */
  path: WordHop[]
}

export type Lineage =
  | { kind: 'traced'; text: string; spans: LineageSpan[] }
  /** The lives of these segments are needed too; null for one that there is none of. */
  | { kind: 'wanting'; segments: string[] }
  /** The segment had not been imported at that point, or is not there. */
  | { kind: 'unknown' }

/** Traces the words of one segment at a point by the lives that it is given. */
export type Tracer = (lives: ReadonlyMap<string, SegmentLife | null>) => Lineage

/**
 * A tracer of all words of `segment` as it stood after entry `at`. Where it needs more lives than it is given it says which,
 * to be asked again with them beside the others, and goes on from there: so nobody has to read a whole version to trace
 * one word.
 */
export function tracerOf(segment: string, at: number): Tracer {
  const weavers = new Map<string, ReturnType<typeof weaver>>()
  let given: Parameters<Tracer>[0] = new Map()
  const weaverOf = (id: string, life: SegmentLife) => {
    const weave = weavers.get(id) ?? weaver(life, other => given.get(other))
    weavers.set(id, weave)
    return weave
  }
  return lives => {
    given = lives
    const life = lives.get(segment)
    if (life === undefined) return { kind: 'wanting', segments: [segment] }
    const state = life ? stateAfter(life, at) : -1
    if (!life || state < 0) return { kind: 'unknown' }

    const wanting = new Set<string>()
    const wovenLife = (id: string, upTo: number): WovenLife | null => {
      const found = lives.get(id)
      const made = found ? weaverOf(id, found)(upTo) : { kind: 'wanting' as const, segments: [id] }
      if (made.kind === 'woven') return made.woven
      for (const other of made.segments) wanting.add(other)
      return null
    }
    const words = wovenLife(segment, state)?.words[state]
    const spans: LineageSpan[] = []
    let last: string | null = null
    for (let word = 0; word < (words?.faces.length ?? 0); word++) {
      const trace = traceWord({ segment, state, word }, wovenLife)
      if (!trace) {
        last = null
        continue
      }
      if (trace.key === last) spans.at(-1)!.to = words!.to[word]!
      else spans.push({ from: words!.from[word]!, to: words!.to[word]!, ...told(trace.steps) })
      last = trace.key
    }
    if (wanting.size > 0) return { kind: 'wanting', segments: [...wanting] }
    return { kind: 'traced', text: words!.text, spans }
  }
}

/** The same where all lives are at hand that may be asked for. */
export function lineageOf(lives: Parameters<Tracer>[0], segment: string, at: number): Lineage {
  return tracerOf(segment, at)(lives)
}

interface TracedStep {
  life: SegmentLife
  coming: Coming
}

/** The comings of a word, oldest first, over all segments; and a key that words of one lineage share. */
function traceWord(
  spot: Spot,
  wovenLife: (segment: string, upTo: number) => WovenLife | null,
): { key: string; steps: TracedStep[] } | null {
  const steps: TracedStep[] = []
  let key = ''
  let here: Spot | undefined = spot
  while (here) {
    const { segment, state, word }: Spot = here
    const woven: WovenLife | null = wovenLife(segment, state)
    if (!woven) return null
    const { comings }: Strand = woven.strands[state]![word]!
    for (const coming of comings.toReversed()) {
      if (coming.state > state) continue
      steps.push({ life: woven.life, coming })
      key += `${segment} ${coming.state} ${coming.place} ${coming.how} ${coming.from?.segment} ${coming.away};`
    }
    here = comings[0]!.from
  }
  return { key, steps: steps.reverse() }
}

function told(steps: readonly TracedStep[]): Pick<LineageSpan, 'origin' | 'replaced' | 'path'> {
  const [first, ...rest] = steps
  const { life, coming } = first!
  const origin: WordOrigin = {
    kind: life.states[coming.state]!.revision === null ? 'imported' : 'revision',
    version: life.segment.slice(0, life.segment.indexOf('.')),
    ...deedOf(life, coming.state),
  }
  return { origin, replaced: coming.replaced, path: rest.map(hopOf) }
}

function hopOf({ life, coming }: TracedStep): WordHop {
  const { how, state, replaced, from, away } = coming
  const isImport = life.states[state]!.revision === null
  const kinds = { source: isImport ? 'copied' : 'adopted', beside: 'carried' } as const
  return {
    kind: how === 'source' || how === 'beside' ? kinds[how] : how === 'moved' ? 'moved' : 'returned',
    ...deedOf(life, state),
    from: from?.segment ?? life.segment,
    replaced,
    ...(away === undefined ? {} : { away: deedOf(life, away) }),
  }
}

function deedOf({ segment, states }: SegmentLife, state: number): Deed {
  const { revision, seq, by, at, reason, changeset }: LifeState = states[state]!
  return { segment, revision, seq, by, at, reason, changeset }
}
