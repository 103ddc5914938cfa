/**
 * Spelling by a dictionary, when a person asks for it: the words of the version under the cursor that an English dictionary does not
 * know, each with its places. Off until asked for, in a worker, and never in anyone's way: what it says is a list to look at,
 * and a word that is let stand in the transcript stays out of it. Names that are registered, words with a capital inside a
 * sentence, and words of other scripts are not looked up.
 */
import type { NameRegister } from '../../core/review/policy.ts'
import type { Review } from '../../core/review/review.ts'
import type { SegmentState } from '../comparison.ts'
import type { Hub } from '../hub.ts'
import type { Unknown } from './dictionary.worker.ts'

export interface UnknownWord extends Unknown {
  places: { segment: string; from: number; to: number }[]
}

export type SpellingView =
  | { kind: 'looking'; ref: string }
  | { kind: 'looked'; ref: string; words: UnknownWord[] }
  | { kind: 'failed'; ref: string }

/** What a dismissal of a word is known by. */
export const spellingKey = (word: string) => `dictionary ${word.toLowerCase()}`

/** The words to look up, each with its places; see the head of this file. */
export function wordsToLookUp(
  segments: readonly Pick<SegmentState, 'id' | 'text'>[],
  names: NameRegister,
  review: Pick<Review, 'dismissals'>,
): Map<string, UnknownWord['places']> {
  const known = new Set(names.flatMap(({ preferred, forms }) => [preferred, ...forms].flatMap(partsOf)))
  const stands = new Set(review.dismissals.map(({ key }) => key))
  const found = new Map<string, UnknownWord['places']>()
  for (const { id, text } of segments) {
    for (const match of text.matchAll(
      /(?<![\p{L}\p{N}@/.])\p{Script=Latin}{3,}(?:['’]\p{L}+)?(?![\p{L}\p{N}@/]|\.\p{L}|:\/)/gu,
    )) {
      const word = match[0].replace('’', "'")
      if (/\p{Lu}/u.test(word) || known.has(word) || stands.has(spellingKey(word))) continue
      const places = found.get(word) ?? []
      if (places.length === 0) found.set(word, places)
      places.push({ segment: id, from: match.index, to: match.index + match[0].length })
    }
  }
  return found
}

const partsOf = (name: string) => name.toLowerCase().split(/[\s-]+/)

export class Spelling {
  private worker: Worker | null = null

  constructor(
    private readonly hub: Hub,
    private readonly makeWorker: () => Worker | null,
  ) {}

  /** Looks the version under the cursor up. */
  look(): void {
    const comparison = this.hub.comparison()
    const { cursor, review } = this.hub.state
    const ref = cursor.column
    const version = comparison?.texts[ref]
    if (!version || !review) return
    this.worker ??= this.makeWorker()
    const { worker } = this
    if (!worker) return this.hub.set({ spelling: { kind: 'failed', ref } })
    const found = wordsToLookUp(version.segments, review.review.names.value, review.review)
    this.hub.set({ spelling: { kind: 'looking', ref } })
    worker.onmessage = ({ data }: MessageEvent<Unknown[] | null>) => {
      const words = data?.map(unknown => ({ ...unknown, places: found.get(unknown.word) ?? [] }))
      this.hub.set({ spelling: words ? { kind: 'looked', ref, words } : { kind: 'failed', ref } })
    }
    worker.onerror = () => {
      this.worker = null
      this.hub.set({ spelling: { kind: 'failed', ref } })
    }
    worker.postMessage([...found.keys()])
  }
}
