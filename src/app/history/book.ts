/**
 * The ledger as a book that is opened where it is read: pages of 500 entries, asked for when they are wanted, a few of them
 * held; of every entry that was ever seen a summary. What no server and no device can give is named as a gap. The texts
 * before a change come from the history of its segment.
 */
import type { History, HistoryState, Ledger, LedgerEntry } from '../../api/ledger.ts'
import type { ChangeClass } from '../../core/classify/change-class.ts'
import { differenceOf } from '../differences.ts'
import type { Loaded } from '../state.ts'
import { type EntrySummary, summaryOf } from './entries.ts'

export const PAGE = 500
/** So many pages, and so many histories, are held at once. */
const PAGES_HELD = 6
const HISTORIES_HELD = 300

export interface BookParts {
  ledger(after: number): Promise<Loaded<Ledger>>
  history(segment: string): Promise<Loaded<History>>
}

export type FoundEntries =
  | { kind: 'found'; entries: LedgerEntry[] }
  /** These entries cannot be had just now. */
  | { kind: 'away'; from: number; to: number }

export class LedgerBook {
  /** By number; a hole: not seen yet. */
  readonly known: (EntrySummary | undefined)[] = []
  /** How many of them there are, and who made them. */
  seen = 0
  readonly people = new Set<string>()
  /** The class of each revision that was ever looked at, by its id. */
  private readonly classes = new Map<string, ChangeClass>()
  private readonly pages = new Map<number, LedgerEntry[]>()
  private readonly histories = new Map<string, Promise<HistoryState[] | null>>()
  /** Something came from the device, as the server is away. */
  kept = false

  constructor(
    private readonly parts: BookParts,
    readonly head: number,
    private readonly languageOf: (version: string) => string,
  ) {}

  /** The page on which entry `seq` stands; null where it cannot be had. */
  async page(seq: number): Promise<LedgerEntry[] | null> {
    const after = Math.floor((seq - 1) / PAGE) * PAGE
    const held = this.pages.get(after)
    if (held) return held
    const loaded = await this.parts.ledger(after)
    if (loaded.kind !== 'ready') return null
    if (loaded.kept) this.kept = true
    const { entries } = loaded.value
    for (const entry of entries) {
      if (this.known[entry.seq]) continue
      this.known[entry.seq] = summaryOf(entry)
      this.people.add(entry.by)
      this.seen++
    }
    this.pages.set(after, entries)
    if (this.pages.size > PAGES_HELD) this.pages.delete(this.pages.keys().next().value!)
    return entries
  }

  /**
   * Walks from entry `seq` towards the first (`older`) or the last, until `count` are found of which `isShown` is true.
   * `told` hears how far it has come; where it says false, the walk ends.
   */
  async walk(
    seq: number,
    way: 'older' | 'newer',
    count: number,
    isShown: (entry: LedgerEntry, summary: EntrySummary) => boolean | Promise<boolean>,
    told: (at: number) => boolean = () => true,
  ): Promise<FoundEntries> {
    const step = way === 'older' ? -1 : 1
    const found: LedgerEntry[] = []
    for (let at = seq; at >= 1 && at <= this.head && found.length < count; ) {
      const entries = await this.page(at)
      const first = Math.floor((at - 1) / PAGE) * PAGE + 1
      const last = Math.min(this.head, first + PAGE - 1)
      if (!entries)
        return found.length ? { kind: 'found', entries: found } : { kind: 'away', from: first, to: last }
      for (; at >= first && at <= last && found.length < count; at += step) {
        const entry = entryAt(entries, at, first)
        if (entry && (await isShown(entry, this.known[at]!))) found.push(entry)
      }
      if (!told(at)) break
    }
    return { kind: 'found', entries: found }
  }

  /** The states of a segment, oldest first; null where they cannot be had. */
  history(segment: string): Promise<HistoryState[] | null> {
    const held = this.histories.get(segment)
    if (held) return held
    const asked = this.parts.history(segment).then(loaded => {
      if (loaded.kind !== 'ready') {
        this.histories.delete(segment)
        return null
      }
      if (loaded.kept) this.kept = true
      return loaded.value.states
    })
    this.histories.set(segment, asked)
    if (this.histories.size > HISTORIES_HELD) this.histories.delete(this.histories.keys().next().value!)
    return asked
  }

  /** The classes of what an entry changed: those that persons gave, else the core's. */
  async classesOf(
    { body }: LedgerEntry,
    given: (revision: string) => ChangeClass | undefined,
  ): Promise<ChangeClass[]> {
    if (body.type !== 'changeset') return []
    return Promise.all(
      body.revisions.map(async revision => {
        const said = given(revision.id) ?? revision.class
        return said ?? this.classes.get(revision.id) ?? this.guess(revision.segment, revision.id)
      }),
    )
  }

  /** Of all revisions of the segment at once: the next is likely to be asked for, too. */
  private async guess(segment: string, revision: string): Promise<ChangeClass> {
    const language = this.languageOf(segment.slice(0, segment.indexOf('.')))
    const states = (await this.history(segment)) ?? []
    states.forEach(({ id, text }, i) => {
      const before = states[i - 1]
      if (id && before) this.classes.set(id, differenceOf(before.text, text, language).class)
    })
    return this.classes.get(revision) ?? 'substantive'
  }
}

/** By its place; where the server's list has a hole, wherever it stands. */
function entryAt(entries: readonly LedgerEntry[], seq: number, first: number): LedgerEntry | undefined {
  const there = entries[seq - first]
  return there?.seq === seq ? there : entries.find(entry => entry.seq === seq)
}
