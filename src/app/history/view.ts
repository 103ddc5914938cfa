/** The ledger as it is on screen, and what can be asked of it. Plain data; `ledgering.ts` makes it. */
import type { LedgerEntry } from '../../api/ledger.ts'
import type { VersionInfo } from '../../api/transcripts.ts'
import type { ChainHead } from '../../core/chain.ts'
import type { Review } from '../../core/review/review.ts'
import { siglumOf } from '../../core/transcript.ts'
import type { Checking } from './checking.ts'
import type { Bar, EntrySummary } from './entries.ts'

export interface LedgerView {
  title: string
  head: ChainHead
  versions: VersionInfo[]
  review: Review
  /** Copies that this person may not look into. */
  hidden: string[]
  people: string[]
  /** The entries on screen, newest first. */
  entries: LedgerEntry[]
  /** Where the scrubber stands. */
  at: number
  older: boolean
  newer: boolean
  bars: Bar[]
  /** By revision, of the entries on screen: the text that it was written upon; null: it cannot be had. */
  before: Record<string, string | null>
  /** While entries are looked for: the one that the search has come to. */
  seeking: number | null
  /** These cannot be had just now. */
  away: { from: number; to: number } | null
  /** How many entries were added since it was opened. */
  news: number
  kept: boolean
  picked: number[]
  checking: Checking
}

/** What can be asked of the ledger screen. */
export type LedgerAsk =
  | { to: number }
  /** To the next that is asked for; `turn`: by as many as are shown. */
  | { step: 'older' | 'newer' }
  | { turn: 'older' | 'newer' }
  /** What the changes of these segments were written upon. */
  | { before: readonly string[] }
  | { pick: number }
  | { drop: 'picked' }
  | { end: 'seeking' | 'checking' }
  | { verify: string }
  | { file: true }

/** So many changes of one entry are shown before a reader asks for the rest. */
export const MOST_REDLINES = 3

/** The versions whose words an entry changed, or that it speaks of; for comparing. */
export function versionsIn(entry: EntrySummary, all: readonly VersionInfo[]): string[] {
  const sigla = entry.versions.map(siglumOf).filter(one => all.some(({ siglum }) => siglum === one))
  return sigla.length
    ? sigla
    : all
        .filter(({ role }) => role !== 'original')
        .slice(0, 1)
        .map(({ siglum }) => siglum)
}
