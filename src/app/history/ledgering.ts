/**
 * The ledger on screen: opens it, finds the entries that a reader asked for from wherever they stand, and picks two points
 * to be compared. What was loaded stays on the device. Naming a point is in `naming.ts`, checking the chain in `checking.ts`.
 */
import type { LedgerEntry } from '../../api/ledger.ts'
import type { TranscriptDetail, VersionInfo } from '../../api/transcripts.ts'
import type { ChainHead } from '../../core/chain.ts'
import { hiddenFrom, type Review, reviewOf } from '../../core/review/review.ts'
import { siglumOf } from '../../core/transcript.ts'
import type { LedgerAddress } from '../address.ts'
import { differencesReady } from '../differences.ts'
import type { Hub } from '../hub.ts'
import type { Opening } from '../opening.ts'
import type { Wire } from '../wire.ts'
import { LedgerBook, PAGE } from './book.ts'
import { Checker, type Checking } from './checking.ts'
import { type Bar, barsOf, type EntrySummary, isAsked, isHidden } from './entries.ts'
import { Namer } from './naming.ts'

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
  /** By segment: what the redlines are made of; null: it cannot be had. */
  before: Record<string, Record<string, string> | null>
  /** While entries are looked for: the one that the search has come to. */
  seeking: number | null
  /** These cannot be had just now. */
  away: { from: number; to: number } | null
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
  /** What the changes of this segment were written upon. */
  | { before: string }
  | { pick: number }
  | { drop: 'picked' }
  | { end: 'seeking' | 'checking' }
  | { verify: string }
  | { file: true }

export interface LedgeringParts {
  wire: Wire
  opening: Opening
  newId(): string
  sha256(text: string): Promise<string>
  showAddress(address: LedgerAddress, how: 'replace'): void
  /** Hands a file to the person. */
  download(name: string, parts: readonly string[]): void
}

/** So many entries are on screen at once. */
const SHOWN = 40
const BARS = 120
/** A ledger of so many entries is read whole when it is opened. */
const READ_WHOLE = 5_000

export class Ledgering {
  private address: LedgerAddress | null = null
  private book: LedgerBook | null = null
  private turn = 0
  readonly namer: Namer
  private readonly checker: Checker
  /** The server was away when the ledger was opened. */
  private isKept = false

  constructor(
    private readonly hub: Hub,
    private readonly parts: LedgeringParts,
  ) {
    this.namer = new Namer(hub, parts, () => {
      const { address } = this.hub.state
      if (address.screen === 'ledger') void this.open({ ...address, at: null })
    })
    this.checker = new Checker(hub, parts, checking => this.set({ checking }))
  }

  /** Shows what the address names; of the same transcript what is on screen stays until the new has come. */
  async open(address: LedgerAddress): Promise<void> {
    const turn = ++this.turn
    const isSame = this.address?.slug === address.slug
    this.address = address
    if (!isSame || !this.view()) this.hub.set({ ledger: { kind: 'loading' } })
    const { opening } = this.parts
    const [detail, review] = await Promise.all([
      opening.detail(address.slug),
      opening.review(address.slug),
      differencesReady(),
    ])
    if (turn !== this.turn) return
    const failed = [detail, review].find(loaded => loaded.kind === 'failed')
    if (failed?.kind === 'failed') return this.hub.set({ ledger: { kind: 'failed', detail: failed.detail } })
    if (detail.kind !== 'ready' || review.kind !== 'ready') return
    this.isKept = detail.kept
    const before = isSame ? this.view() : null
    const view = this.beginning(address, detail.value, reviewOf(review.value.acts), before)
    if (this.book?.head !== view.head.seq || !isSame) this.book = this.opened(address.slug, detail.value)
    this.hub.set({ ledger: { kind: 'ready', value: { ...view, kept: detail.kept }, kept: detail.kept } })
    await this.show(view.at, 'older')
    if (view.head.seq <= READ_WHOLE) await this.readWhole(this.turn)
  }

  ask(ask: LedgerAsk): void {
    const view = this.view()
    if (!view) return
    if ('to' in ask) void this.show(ask.to, 'older')
    else if ('step' in ask) void this.step(view, ask.step)
    else if ('turn' in ask) {
      const edge = ask.turn === 'older' ? view.entries.at(-1)?.seq : view.entries[0]?.seq
      if (edge) void this.show(edge + (ask.turn === 'older' ? -1 : 1), ask.turn)
    } else if ('pick' in ask) this.pick(view, ask.pick)
    else if ('drop' in ask) this.set({ picked: [] })
    else if ('end' in ask) this.end(ask.end)
    else if ('before' in ask) void this.loadOne(ask.before)
    else if ('verify' in ask) void this.checker.verify(this.address!.slug, ask.verify, view.head)
    else void this.checker.file(this.address!.slug, view.head)
  }

  private end(what: 'seeking' | 'checking'): void {
    if (what === 'checking') return this.checker.end()
    this.turn++
    this.set({ seeking: null })
  }

  private opened(slug: string, { ledger, versions }: TranscriptDetail): LedgerBook {
    const { opening } = this.parts
    const parts = {
      ledger: (after: number) => opening.ledger(slug, after),
      history: (segment: string) => opening.history(slug, segment),
    }
    const languageOf = (siglum: string) => versions.find(one => one.siglum === siglum)?.language ?? 'en'
    return new LedgerBook(parts, ledger.seq, languageOf)
  }

  private beginning(
    address: LedgerAddress,
    detail: TranscriptDetail,
    review: Review,
    before: LedgerView | null,
  ): LedgerView {
    const { title, ledger, versions } = detail
    const at = Math.max(1, Math.min(ledger.seq, address.at ?? ledger.seq))
    const hidden = [...hiddenFrom(review, this.hub.state.person)]
    const empty = { people: [], entries: [], older: false, newer: false, bars: [], before: {}, picked: [] }
    const kept = { ...empty, checking: null, ...(before ?? {}) }
    return {
      ...kept,
      title,
      head: ledger,
      versions,
      review,
      hidden,
      at,
      seeking: null,
      away: null,
      kept: false,
    }
  }

  /** Finds the entries from `seq` on that are asked for, and puts them on screen. */
  private async show(seq: number, way: 'older' | 'newer'): Promise<void> {
    const turn = ++this.turn
    const { book, address } = this
    if (!book || !address) return
    const at = Math.max(1, Math.min(book.head, seq))
    this.set({ at })
    const isShown = this.shown()
    const told = (reached: number) => {
      if (turn === this.turn) this.set({ seeking: reached })
      return turn === this.turn
    }
    const found = await book.walk(at, way, SHOWN, isShown, told)
    if (turn !== this.turn) return
    if (found.kind === 'away') return this.set({ seeking: null, away: found })
    const isFull = found.entries.length === SHOWN
    if (way === 'newer' && !isFull && at < book.head) return this.show(book.head, 'older')
    const entries = way === 'older' ? found.entries : found.entries.toReversed()
    const stands = way === 'older' ? at : (entries[0]?.seq ?? at)
    // Whether there is more is known for sure only once it was looked for.
    const more = { newer: stands < book.head, older: isFull && entries.at(-1)!.seq > 1 }
    this.set({
      entries,
      at: stands,
      ...more,
      seeking: null,
      away: null,
      kept: this.isKept || book.kept,
      ...this.overview(),
    })
    this.address = { ...address, at: stands === book.head ? null : stands }
    if (this.hub.state.address.screen === 'ledger') {
      this.parts.showAddress(this.address, 'replace')
      this.hub.set({ address: this.address })
    }
    await this.loadBefore(entries, turn)
  }

  /** From the topmost entry to the next on that side. */
  private async step(view: LedgerView, way: 'older' | 'newer'): Promise<void> {
    const turn = ++this.turn
    const from = way === 'older' ? (view.entries[0]?.seq ?? view.at) - 1 : view.at + 1
    const found = await this.book!.walk(from, way, 1, this.shown(), () => turn === this.turn)
    const next = found.kind === 'found' ? found.entries[0] : undefined
    if (turn === this.turn && next) await this.show(next.seq, 'older')
  }

  /** What each change on screen was written upon. */
  private async loadBefore(entries: readonly LedgerEntry[], turn: number): Promise<void> {
    const segments = new Set(
      entries.flatMap(({ body }) =>
        body.type === 'changeset' ? body.revisions.slice(0, MOST_REDLINES).map(({ segment }) => segment) : [],
      ),
    )
    for (const segment of segments) await this.loadOne(segment, turn)
  }

  /** The states before the revisions of a segment, for a reader who unfolds a long entry. */
  private async loadOne(segment: string, turn = this.turn): Promise<void> {
    const states = await this.book?.history(segment)
    const view = this.view()
    if (turn !== this.turn || !view || states === undefined) return
    const texts = states && Object.fromEntries(states.slice(1).map(({ id }, i) => [id!, states[i]!.text]))
    this.set({ before: { ...view.before, [segment]: texts } })
  }

  /** Whether an entry is asked for. */
  private shown() {
    const { address, book } = this
    const review = this.view()!.review
    const hidden = new Set(this.view()!.hidden)
    const { accounts, rounds } = review
    return (entry: LedgerEntry, summary: EntrySummary): boolean | Promise<boolean> => {
      if (isHidden(summary, hidden) || !isAsked(summary, address!, rounds)) return false
      if (!address!.class) return true
      if (summary.revised === 0) return false
      const given = (revision: string) => accounts[revision]?.class
      return book!.classesOf(entry, given).then(classes => classes.some(one => one === address!.class))
    }
  }

  /** The strip and the names of all who have been seen so far. */
  private overview(): Pick<LedgerView, 'bars' | 'people'> {
    const { book, address } = this
    const view = this.view()!
    const hidden = new Set(view.hidden)
    const isShown = (entry: EntrySummary) =>
      !isHidden(entry, hidden) &&
      isAsked(entry, address!, view.review.rounds) &&
      (!address!.class || entry.revised > 0)
    const people = new Set(book!.known.flatMap(entry => (entry ? [entry.by] : [])))
    return {
      bars: barsOf(book!.known, book!.head, BARS, isShown),
      people: [...people].sort((a, b) => a.localeCompare(b)),
    }
  }

  /** A short ledger is known whole at once: its strip, its people, and without a network. */
  private async readWhole(turn: number): Promise<void> {
    const { book } = this
    for (let seq = 1; book && seq <= book.head && turn === this.turn; seq += PAGE) {
      if (!(await book.page(seq))) break
    }
    if (book === this.book && this.view()) this.set(this.overview())
  }

  /** Two at most: a third lets go of the one picked first. */
  private pick(view: LedgerView, seq: number): void {
    const picked = view.picked.includes(seq)
      ? view.picked.filter(other => other !== seq)
      : [...view.picked, seq].slice(-2)
    this.set({ picked })
  }

  private view(): LedgerView | null {
    const { ledger } = this.hub.state
    return ledger?.kind === 'ready' ? ledger.value : null
  }

  private set(change: Partial<LedgerView>): void {
    const value = this.view()
    if (value) this.hub.set({ ledger: { kind: 'ready', value: { ...value, ...change }, kept: value.kept } })
  }
}

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
