/**
 * The saved revisions of a version -> its list of emendations: for each segment that reads otherwise than it was imported,
 * both texts, the class of the change (a person's word before the guess), the reasons given, who and whence. What was changed
 * and changed back is none. Counting them is done in `measure.ts`, printing on the page.
 */
import { type ChangeClass, classify } from '../classify/classify.ts'
import type { Review } from './review.ts'

/** A revision as it is needed here. */
export interface SavedRevision {
  id: string
  segment: string
  text: string
  reason: string | null
  class: ChangeClass | null
  adoptedFrom: string | null
  seq: number
  by: string
  at: string
}

export interface Emendation {
  segment: string
  before: string
  after: string
  class: ChangeClass
  /** Whether a person said so. */
  overridden: boolean
  /** As given, oldest first, none twice. */
  reasons: string[]
  /** Who had a hand in it, in the order of their first revision. */
  by: string[]
  at: string
  seq: number
  adoptedFrom: string[]
}

/**
 * The emendations of one version, in the order of `segments` (its segments with their imported texts). `revisions` are all
 * of the version's, in ledger order; `accounts` is what was said of them afterwards.
 */
export function emendationsOf(
  segments: readonly { id: string; imported: string }[],
  revisions: readonly SavedRevision[],
  accounts: Review['accounts'],
): Emendation[] {
  const bySegment = new Map<string, SavedRevision[]>()
  for (const revision of revisions) {
    const list = bySegment.get(revision.segment)
    if (list) list.push(revision)
    else bySegment.set(revision.segment, [revision])
  }
  return segments.flatMap(({ id, imported }) => {
    const chain = bySegment.get(id) ?? []
    const head = chain.at(-1)
    return head && head.text !== imported ? [emendation(imported, chain, head, accounts)] : []
  })
}

function emendation(
  before: string,
  chain: readonly SavedRevision[],
  head: SavedRevision,
  accounts: Review['accounts'],
): Emendation {
  // What stood again as it was imported began anew.
  const since = chain.slice(chain.findLastIndex(({ text }) => text === before) + 1)
  const said = since.findLast(({ id, class: given }) => accounts[id]?.class ?? given)
  const given = said && (accounts[said.id]?.class ?? said.class)
  const reasons = since.flatMap(
    ({ id, reason }) => [reason, accounts[id]?.reason].filter(one => !!one) as string[],
  )
  return {
    segment: head.segment,
    before,
    after: head.text,
    class: given ?? classify(before, head.text),
    overridden: !!given,
    reasons: [...new Set(reasons)],
    by: [...new Set(since.map(({ by }) => by))],
    at: head.at,
    seq: head.seq,
    adoptedFrom: [...new Set(since.flatMap(({ adoptedFrom }) => adoptedFrom?.split(' ') ?? []))],
  }
}
