/**
 * The ledger on screen: opens it, finds the entries that a reader asked for from wherever they stand, and picks two points
 * to be compared. What was loaded stays on the device. Naming a point is in `naming.ts`, checking the chain in `checking.ts`.
 */
import type { LedgerEntry } from '../../api/ledger.ts'
import type { TranscriptDetail } from '../../api/transcripts.ts'
import { hiddenFrom, type Review, reviewOf } from '../../core/review/review.ts'
import type { LedgerAddress } from '../address.ts'
import { differencesReady } from '../differences.ts'
import type { Hub } from '../hub.ts'
import { listen } from '../live.ts'
import type { Opening } from '../opening.ts'
import type { Wire } from '../wire.ts'
import { LedgerBook, PAGE } from './book.ts'
import { Checker } from './checking.ts'
import { barsOf, type EntrySummary, isAsked, isHidden } from './entries.ts'
import { Namer } from './naming.ts'
import { type LedgerAsk, type LedgerView, MOST_REDLINES } from './view.ts'

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
  /** Of what the strip on screen was made. */
  private overviewOf = ''
  private stopListening: () => void = () => {}
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
    if (this.book?.head !== view.head.seq || !isSame) {
      this.book = this.opened(address.slug, detail.value)
      this.overviewOf = ''
    }
    this.hub.set({ ledger: { kind: 'ready', value: { ...view, kept: detail.kept }, kept: detail.kept } })
    this.listen(address.slug, view.head.seq)
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
    else if ('before' in ask) void this.loadTexts(ask.before)
    else if ('verify' in ask) void this.checker.verify(this.address!.slug, ask.verify, view.head)
    else void this.checker.file(this.address!.slug, view.head)
  }

  /** Another screen is shown. */
  leave(): void {
    this.stopListening()
    this.turn++
  }

  /** Says when something new has happened; the list itself stays where it is read. */
  private listen(slug: string, head: number): void {
    this.stopListening()
    if (this.isKept) return
    this.stopListening = listen(this.parts.wire, slug, head, {
      entry: ({ seq }) => this.set({ news: seq - head }),
      linked: () => {},
    })
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
      news: 0,
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

  /** What the changes on screen were written upon, as far as they are shown at first. */
  private async loadBefore(entries: readonly LedgerEntry[], turn: number): Promise<void> {
    const known = this.view()?.before ?? {}
    const revisions = entries.flatMap(({ body }) =>
      body.type === 'changeset' ? body.revisions.slice(0, MOST_REDLINES) : [],
    )
    const kept = revisions.flatMap(({ id }) => (known[id] === undefined ? [] : [[id, known[id]] as const]))
    this.set({ before: Object.fromEntries(kept) })
    const wanted = new Set(revisions.filter(({ id }) => known[id] == null).map(({ segment }) => segment))
    await this.loadTexts([...wanted], turn)
  }

  /** A few segments at a time, each time painted once. */
  private async loadTexts(segments: readonly string[], turn = this.turn): Promise<void> {
    for (let i = 0; i < segments.length; i += AT_ONCE) {
      const some = segments.slice(i, i + AT_ONCE)
      const lives = await Promise.all(
        some.map(async segment => [segment, (await this.book?.history(segment)) ?? null] as const),
      )
      const view = this.view()
      if (turn !== this.turn || !view) return
      const before = { ...view.before }
      for (const [segment, states] of lives) {
        for (const { id } of revisionsOf(segment, view.entries)) {
          const at = states?.findIndex(state => state.id === id) ?? -1
          before[id] = states?.[at - 1]?.text ?? null
        }
      }
      this.set({ before })
    }
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

  /** The strip and the names of all who have been seen so far; made anew only where more was seen. */
  private overview(): Pick<LedgerView, 'bars' | 'people'> {
    const { book, address } = this
    const view = this.view()!
    const { by, segment, round, class: one } = address!
    const key = [book!.seen, book!.head, by, segment, round, one, ...view.hidden].join('\n')
    if (this.overviewOf === key) return { bars: view.bars, people: view.people }
    this.overviewOf = key
    const hidden = new Set(view.hidden)
    const isShown = (entry: EntrySummary) =>
      !isHidden(entry, hidden) && isAsked(entry, address!, view.review.rounds) && (!one || entry.revised > 0)
    return {
      bars: barsOf(book!.known, book!.head, BARS, isShown),
      people: [...book!.people].sort((a, b) => a.localeCompare(b)),
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

/** So many segments are asked for before the page is painted again. */
const AT_ONCE = 8

const revisionsOf = (segment: string, entries: readonly LedgerEntry[]) =>
  entries.flatMap(({ body }) =>
    body.type === 'changeset' ? body.revisions.filter(revision => revision.segment === segment) : [],
  )
