/**
 * What people say of the text, on its way in and out: loads the acts of the open transcript, lays those that wait over them,
 * takes in what others say, and queues what this person says. Folding is the core's; sending is `sync.ts`'s; what each act
 * looks like is up to the elements that ask for it.
 */
import type { ReviewState } from '../../api/review.ts'
import type { Act, SetAct } from '../../core/review/act.ts'
import { type Comparison, findSegment } from '../comparison.ts'
import type { Hub } from '../hub.ts'
import { panels, querying } from '../rest.ts'
import type { Loaded } from '../state.ts'
import type { Asking, Stretch } from './asking.ts'
import { isSame, setAside, takenOver, type Unsaid } from './unsaid.ts'
import { askedElsewhere, rowsAsked, viewOf } from './view.ts'

/** An act that has no id yet. */
export type NewAct = Act extends infer One ? (One extends Act ? Omit<One, 'id'> : never) : never

export interface ReviewingParts {
  load(slug: string): Promise<Loaded<ReviewState>>
  /** Queues acts for the server; they are among `waiting` until it has them. */
  queue(acts: readonly NewAct[]): void
  /** What waits to be sent, of the open transcript, as it will stand in the ledger. */
  waiting(): SetAct[]
  /** The text of this revision of a segment (null: as imported), where something that waits was written upon it. */
  textBefore(segment: string, head: string | null): string | null
  after(ms: number, call: () => void): void
  /** Keeps on the device what is not said yet. */
  keep(slug: string, unsaid: Unsaid): void
  /** Gives what is kept of it: this tab's own, at once, and that of others as they go; see `Opening.unsaid`. */
  unsaid(slug: string, take: (left: Unsaid) => Unsaid | null): Promise<void>
}

/** So long after the last save the places of queries are asked for again, in milliseconds. */
const SETTLE_MS = 400

const nothingSaid: ReviewState = { seq: 0, acts: [], places: {}, heads: {} }

export class Reviewing {
  private slug = ''
  private known = nothingSaid
  private readonly texts = new Map<string, string>()
  private turn = 0

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReviewingParts,
  ) {}

  /** Takes up a transcript; empty: none. Until its acts are loaded, `state.review` is null. */
  async open(slug: string): Promise<void> {
    const isOpen = slug === this.slug
    this.slug = slug
    this.known = nothingSaid
    // What is being written is not asked of the device where it is at hand.
    this.hub.set({ review: null, ...(isOpen ? {} : { asking: null, aside: [], replies: {} }) })
    if (!slug) return this.hub.set({ typedAhead: null })
    const loading = this.load()
    if (!isOpen) await this.takeUp(slug)
    await loading
  }

  /** What was being written when the page was last here. */
  private async takeUp(slug: string): Promise<void> {
    await this.parts.unsaid(slug, left => {
      if (slug !== this.slug) return null
      const all = takenOver(this.unsaid(), left)
      this.hub.set({ ...all })
      return all
    })
    if (slug !== this.slug) return
    const { state } = this.hub
    const { asking } = state
    // Asked for while the page was on its way, or gone on with after a reload.
    if (state.typedAhead !== null) return this.begin(null)
    const { address } = state
    if (asking && address.screen === 'workbench' && address.panel === 'queries') await this.anew(asking)
  }

  /** Begins a query about what is selected or marked; one that was begun before is gone on with. */
  async begin(selected: Stretch | null): Promise<void> {
    const { open, address } = this.hub.state
    if (open.kind === 'loading' && address.screen === 'workbench') return this.hub.set({ typedAhead: '' })
    const parts = await this.awaited()
    if (!parts) return
    const comparison = this.hub.comparison()
    const asking = comparison && parts.askingAbout(comparison, this.hub.state.cursor, selected)
    if (!comparison?.slug || !asking) {
      this.hub.set({ typedAhead: null })
      return this.hub.notify({ text: 'There is no segment here that can be asked about.' })
    }
    const begun = parts.begunOn(comparison, asking)
    const draft = this.hub.state.asking?.text ? this.hub.state.asking : null
    this.show(draft ?? begun)
    const isOther = draft && (draft.segment !== begun.segment || (selected && draft.quote !== begun.quote))
    if (!isOther) return
    this.hub.notify({
      text: `A query on ${draft.segment} is begun and not asked: it is gone on with here.`,
      action: { label: `Begin one on ${begun.segment}`, act: { do: 'ask-anew', asking: begun } },
    })
  }

  /** Begins this very query. */
  async anew(asking: Asking): Promise<void> {
    const parts = await this.awaited()
    if (!parts) return
    const comparison = this.hub.comparison()
    const { asking: before, aside } = this.hub.state
    const others = aside.filter(other => !isSame(other, asking))
    const isAnother = before !== null && !isSame(before, asking)
    this.hub.set({ aside: isAnother ? setAside(others, before) : others })
    this.show(comparison ? parts.begunOn(comparison, asking) : asking)
  }

  /** A query that was set aside is not to be asked. */
  drop(asking: Asking): void {
    this.hub.set({ aside: this.hub.state.aside.filter(other => other !== asking) })
    this.keep()
  }

  /** What a reply says so far. */
  reply(query: string, text: string): void {
    const { [query]: _, ...others } = this.hub.state.replies
    this.hub.set({ replies: text === '' ? others : { ...others, [query]: text } })
    this.keep()
  }

  private unsaid(): Unsaid {
    const { asking, aside, replies } = this.hub.state
    return { asking, aside, replies }
  }

  private keep(): void {
    this.parts.keep(this.slug, this.unsaid())
  }

  /** The form has the focus: what was typed on the way to it is written there. */
  formReady(): void {
    const { asking, typedAhead } = this.hub.state
    this.hub.set({ typedAhead: null })
    if (asking && typedAhead) this.write({ ...asking, text: asking.text + typedAhead })
  }

  /** From now on letters are for the form. Null: there is none to be had, and the person was told. */
  private async awaited() {
    this.hub.set({ typedAhead: this.hub.state.typedAhead ?? '' })
    const parts = await Promise.all([querying.asking(), panels.queries()]).catch(() => null)
    if (!parts) {
      this.hub.set({ typedAhead: null })
      this.hub.notify({
        text: 'The server is away, and this part of the page was not loaded yet. Try again.',
      })
    }
    // Null: given up meanwhile, or left for another transcript.
    return this.hub.state.typedAhead === null ? null : (parts?.[0] ?? null)
  }

  private show(asking: Asking): void {
    this.hub.perform({ do: 'show', panel: 'queries' })
    this.write(asking)
  }

  /** What the query says so far. */
  write(asking: Asking | null): void {
    this.hub.set({ asking })
    this.keep()
  }

  /** Asks it. */
  ask(query: NewAct): void {
    if (!this.hub.state.person) return this.hub.askName({ do: 'ask', query })
    this.say([query])
    this.write(null)
  }

  /** Goes to the next row on which a query is open. */
  next(): void {
    const comparison = this.hub.comparison()
    const { review, cursor } = this.hub.state
    const rows = comparison && review ? rowsAsked(review, comparison) : []
    const further = rows.find(found => found > cursor.row)
    const row = further ?? rows[0]
    // All that are shown were gone through: those on other versions must not be forgotten.
    const isSaid = comparison !== null && further === undefined && this.tellElsewhere(comparison)
    if (row === undefined && isSaid) return
    if (row === undefined) return this.hub.notify({ text: 'No query is open.' })
    this.hub.move({ ...cursor, row, change: null })
    this.hub.perform({ do: 'show', panel: 'queries' })
  }

  private tellElsewhere(comparison: Comparison): boolean {
    const { review, person } = this.hub.state
    const elsewhere = review ? askedElsewhere(review, comparison, person) : null
    const [first] = elsewhere ?? []
    if (!elsewhere || !first) return false
    const [version, segments] = first
    const count = [...elsewhere.values()].reduce((sum, list) => sum + list.length, 0)
    const versions = [...elsewhere.keys()].join(', ')
    const where = elsewhere.size === 1 ? `${versions}, which is` : `${versions}, which are`
    this.hub.notify({
      text: `${count} open ${count === 1 ? 'query is' : 'queries are'} on ${where} not shown.`,
      action: { label: `Show ${version}`, act: { do: 'find', segment: segments[0]! } },
    })
    return true
  }

  /** Says these things, once there is a name to say them under. */
  say(acts: readonly NewAct[]): void {
    if (!this.hub.state.person) return this.hub.askName({ do: 'say', acts: [...acts] })
    this.parts.queue(acts)
    for (const act of acts) {
      if ('query' in act && this.hub.state.replies[act.query]?.trim() === act.text) this.reply(act.query, '')
    }
    this.repaint()
  }

  /** Something was acknowledged, refused, merged or heard: what waits is another list now. */
  repaint(): void {
    if (this.hub.state.review) this.hub.set({ review: this.view() })
  }

  /** The ledger has a new entry `seq`: its acts, if any, and whether it changed words. */
  heard(seq: number, acts: readonly SetAct[], changesText: boolean): void {
    if (!this.slug || seq <= this.known.seq) return
    const ids = new Set(this.known.acts.map(({ act }) => act.id))
    const fresh = acts.filter(({ act }) => !ids.has(act.id))
    if (fresh.length) {
      this.known = { ...this.known, acts: [...this.known.acts, ...fresh].sort((a, b) => a.seq - b.seq) }
      this.repaint()
    }
    // Where the words of queries stand after an edit is the server's to say: it has every text in between.
    if (
      fresh.some(({ act }) => act.act === 'ask') ||
      (changesText && this.hub.state.review?.review.queries.length)
    ) {
      this.loadSoon()
    }
  }

  /** Remembers, while this page has them, the texts of which the server spoke: edits here go beyond them. */
  private view() {
    const comparison = this.hub.comparison()
    for (const [segment, head] of Object.entries(this.known.heads ?? {})) {
      const here = comparison && findSegment(comparison, segment)
      const text = here?.head === head ? here.text : this.parts.textBefore(segment, head)
      if (text !== null) this.texts.set(segment, text)
    }
    return viewOf(this.known, this.parts.waiting(), new Map(this.texts))
  }

  private loadSoon(): void {
    const turn = ++this.turn
    this.parts.after(SETTLE_MS, () => {
      if (turn === this.turn) void this.load()
    })
  }

  private async load(): Promise<void> {
    const { slug } = this
    if (!slug) return
    const loaded = await this.parts.load(slug)
    if (slug !== this.slug || loaded.kind !== 'ready') return
    if (loaded.value.seq >= this.known.seq) this.known = loaded.value
    this.texts.clear()
    this.hub.set({ review: this.view() })
  }
}
