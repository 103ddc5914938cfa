/**
 * An entry of the ledger -> what a list of many needs of it: who, when, which segments, what kind of deed; and whether it is
 * among those that a reader asked for. The texts themselves are left behind, so that a hundred thousand of these are light.
 * Pure; the words for an entry are in `telling.ts`.
 */
import type { EntryBody, LedgerEntry } from '../../api/ledger.ts'
import type { Act } from '../../core/review/act.ts'
import type { Review } from '../../core/review/review.ts'

export interface EntrySummary {
  seq: number
  at: string
  by: string
  kind: 'import' | Extract<EntryBody, { type: 'changeset' }>['kind']
  /** What it touched: revised, marked, linked or spoken of. */
  segments: readonly string[]
  /** The versions of those segments, and those that it names otherwise. */
  versions: readonly string[]
  /** How many segments it gave another text. */
  revised: number
}

/** What a reader wants to see; empty: whatever it is. */
export interface EntryFilter {
  by: string
  /** A segment (`A.17`) or a whole version (`A`). */
  segment: string
  round: string
}

const versionOf = (segment: string) => segment.slice(0, segment.indexOf('.'))

export function summaryOf({ seq, at, by, body }: LedgerEntry): EntrySummary {
  if (body.type === 'import')
    return { seq, at, by, kind: 'import', segments: [], versions: [body.siglum], revised: 0 }
  const { revisions, marks, pins = [], acts = [] } = body
  const segments = new Set<string>()
  for (const { segment } of [...revisions, ...marks]) segments.add(segment)
  for (const { cells } of pins) for (const id of Object.values(cells).flat()) segments.add(id)
  for (const act of acts as Act[]) if ('segment' in act && act.segment) segments.add(act.segment)
  const versions = new Set([...segments].map(versionOf))
  for (const act of acts as Act[]) if ('version' in act && act.version !== null) versions.add(act.version)
  return {
    seq,
    at,
    by,
    kind: body.kind,
    segments: [...segments],
    versions: [...versions],
    revised: revisions.length,
  }
}

/** Whether an entry tells of a copy that this person is not to see. The import of one tells nothing of what was read in it. */
export function isHidden({ kind, versions }: EntrySummary, hidden: ReadonlySet<string>): boolean {
  return kind !== 'import' && versions.some(siglum => hidden.has(siglum))
}

/** The round that a version was in when entry `seq` was made; empty before the first. */
export function roundAt(rounds: Review['rounds'], version: string, seq: number): string {
  return rounds.findLast(round => round.version === version && round.seq <= seq)?.name ?? ''
}

export function isAsked(entry: EntrySummary, filter: EntryFilter, rounds: Review['rounds']): boolean {
  const { by, segment, round } = filter
  if (by && entry.by !== by) return false
  if (segment) {
    const wanted = segment.trim().toLowerCase()
    const named = wanted.includes('.') ? entry.segments : entry.versions
    if (!named.some(one => one.toLowerCase() === wanted)) return false
  }
  return !round || entry.versions.some(version => roundAt(rounds, version, entry.seq) === round)
}

/** One bar of the density strip: how much happened in its stretch of the ledger, and how much of that changed words. */
export interface Bar {
  from: number
  /** Half-open. */
  to: number
  /** Entries that are known and asked for; of them, those that changed words. */
  entries: number
  texts: number
  /** Segments touched by them. */
  weight: number
  /** How many entries of the stretch were not loaded yet. */
  unknown: number
}

/** The ledger from entry 1 to `head` in at most `most` bars. `known` is indexed by number; entries not asked for weigh nothing. */
export function barsOf(
  known: readonly (EntrySummary | undefined)[],
  head: number,
  most: number,
  isShown: (entry: EntrySummary) => boolean,
): Bar[] {
  const width = Math.max(1, Math.ceil(head / most))
  const bars: Bar[] = []
  for (let from = 1; from <= head; from += width) {
    const to = Math.min(head + 1, from + width)
    const bar: Bar = { from, to, entries: 0, texts: 0, weight: 0, unknown: 0 }
    for (let seq = from; seq < to; seq++) {
      const entry = known[seq]
      if (!entry) bar.unknown++
      else if (isShown(entry)) {
        bar.entries++
        if (entry.revised > 0) bar.texts++
        bar.weight += Math.max(1, entry.segments.length)
      }
    }
    bars.push(bar)
  }
  return bars
}
