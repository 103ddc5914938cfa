/**
 * The only file that changes what the page knows. It hears actions, opens what an address names, moves the cursor, and
 * says after each change that it is to be painted. Writing is the `editor`'s, deciding the `desk`'s, saving `saving`'s,
 * dialogs the `reception`'s; all of them change the state through this file alone.
 */
import { type Address, type WorkbenchAddress, workbenchAddress } from './address.ts'
import { type Comparison, rowOf, startingRow } from './comparison.ts'
import { rowAgain, segmentAt } from './cursor.ts'
import { perform } from './deeds.ts'
import { Desk } from './desk.ts'
import { Editor } from './editor.ts'
import { HistoryPanel } from './history-panel.ts'
import type { Hub } from './hub.ts'
import { LateParts, type LatePartsGiven } from './late.ts'
import { workingOf } from './opening.ts'
import type { OutboxEntry } from './outbox.ts'
import { Reception, type ReceptionParts } from './reception.ts'
import { Refreshing } from './refreshing.ts'
import { Reviewing } from './review/reviewing.ts'
import { asksForClasses, RowList } from './row-list.ts'
import type { Commanded } from './running.ts'
import { Saving, type SavingParts } from './saving.ts'
import { type Action, emptyState, type Notice, type OpenTranscript, type State } from './state.ts'
import { type SurveyParts, survey } from './survey.ts'
import type { Sync } from './sync.ts'

export interface SessionParts extends SavingParts, SurveyParts, ReceptionParts, LatePartsGiven {}

export class Session implements Commanded {
  state: State = emptyState
  readonly saving: Saving
  readonly editor: Editor
  readonly desk: Desk
  readonly reception: Reception
  readonly history: HistoryPanel
  private readonly refreshing: Refreshing
  private stopListening: () => void = () => {}
  private stopSurvey: () => void = () => {}
  readonly reviewing: Reviewing
  readonly late: LateParts
  /** What looks on after each change, once it is loaded. */
  looked: () => void = () => {}
  private readonly rows = new RowList()
  /** Counts openings: the answer to an earlier one comes too late. */
  private opened = 0

  constructor(
    readonly parts: SessionParts,
    private readonly paint: () => void,
  ) {
    this.saving = new Saving(this, parts, () => this.repaint())
    this.editor = new Editor(this, parts.unsaved, parts.tab, parts.now)
    this.desk = new Desk(this, this.saving, this.editor)
    this.reception = new Reception(this, parts)
    this.refreshing = new Refreshing(
      () => parts.opening.again(this.comparison()),
      parts.sync.after,
      comparison => this.saving.refresh(comparison),
    )
    this.reviewing = new Reviewing(this, {
      load: slug => parts.opening.review(slug),
      queue: acts => this.saving.speak(acts),
      waiting: () => this.saving.unheard(),
      after: parts.sync.after,
      textBefore: (segment, head) => this.saving.textBefore(segment, head),
      keep: (slug, unsaid) => parts.opening.keepUnsaid(slug, parts.tab, unsaid),
      unsaid: (slug, take) => parts.opening.unsaid(slug, parts.tab, take),
    })
    this.late = new LateParts(this, parts)
    this.history = new HistoryPanel(this, parts.opening, parts.sync.after)
  }

  get sync(): Sync {
    return this.saving.sync
  }

  /** Does what an element or the keyboard asked for. */
  perform(action: Action): void {
    perform(action, this)
  }

  /** Goes to a segment; where its version is not shown, shows it. */
  find(segment: string): void {
    const comparison = this.comparison()
    if (!comparison) return
    const version = segment.slice(0, segment.indexOf('.'))
    if (comparison.versions.includes(version)) {
      return this.move({ row: rowOf(comparison, segment), column: version, change: null })
    }
    void this.go({ ...this.bench(), versions: [...comparison.versions, version], at: segment }, 'push')
  }

  // --- opening ---

  /** Opens what an address names. */
  async go(address: Address, how: 'push' | 'replace' | 'none'): Promise<void> {
    const turn = ++this.opened
    this.editor.leave()
    this.stopListening()
    this.stopSurvey()
    this.refreshing.stop()
    if (how !== 'none') this.parts.showAddress(address, how)
    if (address.screen !== 'workbench') {
      if (this.state.address.screen === 'workbench') this.set({ cameFrom: this.state.address })
      this.saving.open(null)
      this.set({ address, dialog: null, open: { kind: 'loading' } })
      if (address.screen === 'report') return this.late.reporting.with(report => void report.open(address))
      if (address.screen === 'reconcile') return this.late.reconciling.with(blind => void blind.open(address))
      if (address.screen === 'ledger')
        return this.late.ledgering.with(ledger => {
          if (turn !== this.opened) return
          this.stopListening = () => ledger.leave()
          void ledger.open(address)
        })
      if (address.screen !== 'library') return
      const library = await this.parts.opening.library()
      if (turn === this.opened) this.set({ library })
      return
    }
    const isSameText = this.state.address.screen === 'workbench' && this.state.address.slug === address.slug
    if (!isSameText) this.desk.clear()
    this.set({
      address,
      dialog: null,
      history: null,
      tracing: null,
      ...(isSameText ? {} : { open: { kind: 'loading' } }),
    })
    const open = await this.parts.opening.transcript(address)
    if (turn !== this.opened) return
    if (open.kind !== 'ready') return this.set({ open })
    this.place(open.value, open.kept)
    await this.parts.opening.unsaved(address.slug, this.parts.tab, texts => {
      if (turn === this.opened) this.editor.offer(texts)
    })
  }

  /** Puts an opened transcript on screen. */
  private place(opened: OpenTranscript, kept: boolean): void {
    this.editor.leave()
    this.saving.open(opened.comparison)
    const comparison = this.saving.overlaid()
    const { at, working } = this.bench()
    const row = at ? rowOf(comparison, at) : startingRow(comparison)
    this.set({
      open: { kind: 'ready', kept, value: { ...opened, comparison } },
      cursor: { row: Math.max(0, row), column: workingOf(comparison, working), change: null },
      unsaved: {},
      linking: null,
      conflicts: this.saving.conflicts(),
      linked: true,
      surveyed: 0,
    })
    this.stopListening = this.parts.opening.listen(comparison, {
      entry: entry => this.saving.heard(entry),
      linked: linked => {
        if (this.state.linked !== linked) this.set({ linked })
        if (linked) this.sync.nudge()
      },
    })
    this.surveyAnew()
    this.show({})
    void this.reviewing.open(comparison.slug)
  }

  /** Changes how the open transcript is shown. */
  show(change: Partial<WorkbenchAddress>): void {
    if (this.state.address.screen !== 'workbench') return
    const address = { ...this.bench(), ...change }
    this.parts.showAddress(address, 'replace')
    this.set({ address })
    const passing = this.rows.passing(this.state, this.bench())
    const { cursor, surveyed, editing } = this.state
    // A row that the survey has not reached may yet belong to the filter; one that is being written in stays.
    const isKnown = cursor.row < surveyed || !asksForClasses(address)
    if (!editing && isKnown && passing.length && !passing.includes(cursor.row)) {
      this.set({
        cursor: { ...cursor, row: passing.find(row => row > cursor.row) ?? passing.at(-1)!, change: null },
      })
      this.nameRow()
    }
    this.history.load()
  }

  /** Has the classes of change told again, row by row. */
  surveyAnew(): void {
    this.stopSurvey()
    const comparison = this.comparison()
    if (comparison) this.stopSurvey = survey(comparison, this.parts, surveyed => this.set({ surveyed }))
  }

  // --- the hub ---

  spoken(...[seq, { acts = [], revisions }, { by, at }]: Parameters<Hub['spoken']>): void {
    this.reviewing.heard(
      seq,
      acts.map(act => ({ act, seq, by, at })),
      revisions.length > 0,
    )
  }

  realigned(seq: number): void {
    this.refreshing.since(seq)
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
    this.paint()
    this.looked()
  }

  comparison(): Comparison | null {
    return this.state.open.kind === 'ready' ? this.state.open.value.comparison : null
  }

  move(cursor: State['cursor']): void {
    const { editing } = this.state
    const comparison = this.comparison()
    if (editing && comparison && rowOf(comparison, editing.segment) !== cursor.row) this.editor.leave()
    this.set({ cursor })
    this.nameRow()
    this.history.load()
  }

  shownRows(): number[] {
    return this.rows.shown(this.state, this.bench())
  }

  notify(notice: Notice): void {
    this.set({ notice })
  }

  askName(asked: Action): void {
    this.reception.askName(asked)
  }

  /** Takes over what a tab that is gone had not sent. */
  adopted(entries: readonly OutboxEntry[]): void {
    this.sync.adopt(entries, [])
    this.repaint()
  }

  private repaint(): void {
    const { open } = this.state
    if (open.kind !== 'ready') return
    const before = open.value.comparison
    const comparison = this.saving.overlaid()
    const { cursor, surveyed } = this.state
    const isRealigned = comparison.rows !== before.rows
    this.set({
      open: { ...open, value: { ...open.value, comparison } },
      // The cursor stays with its segment, wherever that stands now.
      cursor: isRealigned
        ? { ...cursor, ...rowAgain(before, comparison, cursor, this.state.editing) }
        : cursor,
      surveyed: isRealigned && surveyed >= before.rows.length ? comparison.rows.length : surveyed,
    })
    if (isRealigned && surveyed < before.rows.length) this.surveyAnew()
    this.history.load()
    this.reviewing.repaint()
  }

  bench(): WorkbenchAddress {
    return this.state.address.screen === 'workbench' ? this.state.address : workbenchAddress('')
  }

  /** Says in the address on which row the cursor stands. */
  private nameRow(): void {
    const at = this.here()
    if (at === this.bench().at) return
    const address = { ...this.bench(), at }
    this.parts.showAddress(address, 'replace')
    this.set({ address })
  }

  /** The segment by which a link names the cursor's row. */
  here(): string {
    const comparison = this.comparison()
    return comparison ? segmentAt(comparison, this.state.cursor) : ''
  }
}
