/**
 * The saved revisions of a version -> its list of emendations: for each segment that reads otherwise than it was imported,
 * both texts, the class of the change (a person's word before the guess), the reasons given, who and whence. What was changed
 * and changed back is none. Counting them is done in `measure.ts`, printing on the page.
 */
import { type ChangeClass, classify } from '../classify/classify.ts'
import { type SegmentChange, stretchesOf } from '../measure/together.ts'
import type { Review } from './review.ts'
import { isBlank } from './seen.ts'

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
  /** As given, oldest first, none twice, none that is blank. */
  reasons: string[]
  /** Who had a hand in it, in the order of their first revision. */
  by: string[]
  at: string
  seq: number
  adoptedFrom: string[]
}

/**
 * The emendations of one version, in the order of `segments` (its segments with their imported texts). `revisions` are all
 * of the version's, in ledger order; `accounts` is what was said of them afterwards. Segments between which words went over
 * (a join, a split) are judged together: a paragraph that was only joined is a change of layout, in both its halves.
 */
export function emendationsOf(
  segments: readonly { id: string; imported: string }[],
  revisions: readonly SavedRevision[],
  accounts: Review['accounts'],
): Emendation[] {
  const chains = new Map<string, SavedRevision[]>()
  const together = new Map<number, string[]>()
  for (const revision of revisions) {
    const { segment, seq } = revision
    entered(chains, segment).push(revision)
    entered(together, seq).push(segment)
  }
  const changes = segments.flatMap(({ id, imported }): Change[] => {
    const chain = chains.get(id) ?? []
    const head = chain.at(-1)
    return head && head.text !== imported
      ? [{ segment: id, before: imported, after: head.text, since: sinceImported(chain, imported) }]
      : []
  })
  const stretches = stretchesOf(changes, together.values())
  const stretchOf = new Map(stretches.flatMap(stretch => stretch.segments.map(id => [id, stretch] as const)))
  const changeOf = new Map(changes.map(change => [change.segment, change]))
  return changes.map(change => {
    const { segments: ids, before, after } = stretchOf.get(change.segment)!
    const beside = ids.map(id => changeOf.get(id)!)
    return emendation(change, beside, { before, after }, accounts)
  })
}

/** The list under a key, made where there is none. */
function entered<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? []
  if (list.length === 0) lists.set(key, list)
  return list
}

interface Change extends SegmentChange {
  /** The revisions since the segment last read as it was imported. */
  since: SavedRevision[]
}

const sinceImported = (chain: readonly SavedRevision[], imported: string) =>
  chain.slice(chain.findLastIndex(({ text }) => text === imported) + 1)

/** `beside`: the changes of its stretch, itself among them. */
function emendation(
  { segment, before, after, since }: Change,
  beside: readonly Change[],
  stretch: { before: string; after: string },
  accounts: Review['accounts'],
): Emendation {
  const head = since.at(-1)!
  const all = beside.flatMap(change => change.since)
  const said = since.findLast(({ id, class: given }) => accounts[id]?.class ?? given)
  const given = said && (accounts[said.id]?.class ?? said.class)
  const reasons = all.flatMap(({ id, reason }) =>
    [reason, accounts[id]?.reason].filter(one => typeof one === 'string').filter(one => !isBlank(one)),
  )
  return {
    segment,
    before,
    after,
    class: given ?? classify(stretch.before, stretch.after),
    overridden: !!given,
    reasons: [...new Set(reasons)],
    by: [...new Set(since.map(({ by }) => by))],
    at: head.at,
    seq: head.seq,
    adoptedFrom: [...new Set(since.flatMap(({ adoptedFrom }) => adoptedFrom?.split(' ') ?? []))],
  }
}
