/**
 * The only file that changes what the page knows. It hears actions, opens what an address names, moves the cursor, and
 * says after each change that it is to be painted. Deciding and writing are the `desk`'s, saving is `saving`'s; both
 * change the state through this file alone.
 */
import { type Address, filters, layouts, type WorkbenchAddress, workbenchAddress } from './address.ts'
import type { CommandId } from './commands.ts'
import { type Comparison, cellSegments, findSegment, rowOf } from './comparison.ts'
import { isMove, moveBy } from './cursor.ts'
import { Desk } from './desk.ts'
import type { Hub } from './hub.ts'
import { type Opening, workingOf } from './opening.ts'
import type { OutboxEntry } from './outbox.ts'
import { visibleRows } from './rows.ts'
import { Saving, type SavingParts } from './saving.ts'
import {
  type Action,
  type Dialog,
  emptyState,
  type GivenText,
  type Notice,
  type OpenTranscript,
  type State,
} from './state.ts'
import { type SurveyParts, survey } from './survey.ts'
import type { Sync } from './sync.ts'
import { type DeviceState, type UnsavedText, unsavedKey } from './unsaved.ts'

export interface SessionParts extends SavingParts, SurveyParts {
  opening: Opening
  /** Puts the address in the bar; `replace` leaves no step to go back to. */
  showAddress(address: Address, how: 'push' | 'replace'): void
  /** Keeps the person's name on the device. */
  keepPerson(person: string): void
}

const HISTORY_MS = 120

type Deeds = { [Do in Action['do']]: (action: Extract<Action, { do: Do }>) => void }

export class Session implements Hub {
  state: State = emptyState
  private readonly saving: Saving
  private readonly desk: Desk
  /** What was asked for before a name was given. */
  private afterName: Action | null = null
  private stopListening: () => void = () => {}
  private stopSurvey: () => void = () => {}
  private historyTimer: ReturnType<typeof setTimeout> | undefined
  private importing: { id: string; title: string; texts: readonly GivenText[]; isUnderWay: boolean } | null =
    null
  private passing: { key: unknown[]; rows: number[] } = { key: [], rows: [] }
  private shown: { key: unknown[]; rows: number[] } = { key: [], rows: [] }
  /** Counts openings: the answer to an earlier one comes too late. */
  private opened = 0

  constructor(
    private readonly parts: SessionParts,
    private readonly paint: () => void,
  ) {
    this.saving = new Saving(this, parts, () => this.repaint())
    this.desk = new Desk(this, this.saving, parts)
  }

  get sync(): Sync {
    return this.saving.sync
  }

  /** Does what an element or the keyboard asked for. */
  perform(action: Action): void {
    const deed = this.deeds[action.do] as (asked: Action) => void
    deed(action)
  }

  private readonly deeds: Deeds = {
    command: ({ id }) => this.command(id),
    go: ({ address }) => void this.go(address, 'push'),
    show: ({ do: _, ...change }) => this.show(change),
    'choose-versions': ({ versions, working }) =>
      void this.go(
        { ...this.bench(), versions, working: working ?? this.bench().working, at: this.here() },
        'push',
      ),
    select: ({ row, column, change }) =>
      this.move({ row, column: column ?? this.state.cursor.column, change: change ?? null }),
    edit: ({ segment }) => this.desk.edit(segment),
    type: ({ text }) => this.desk.type({ text }),
    reason: ({ reason }) => this.desk.type({ reason }),
    'use-unsaved': ({ unsaved }) => this.desk.edit(unsaved.segment, unsaved),
    'discard-unsaved': ({ unsaved }) => this.desk.discard(unsaved),
    'keep-unsaved': ({ texts }) => this.desk.takeBack(texts),
    adopt: action => this.desk.adopt(action),
    join: ({ segment }) => this.desk.join(segment),
    restore: ({ segment, state }) => this.desk.restore(segment, state),
    draft: ({ conflict, segment, text }) => this.saving.draft(conflict, segment, text),
    'history-of': ({ segment }) => this.loadHistory(segment),
    settle: ({ conflict, texts }) => this.desk.settle(conflict, texts),
    name: ({ person }) => this.name(person),
    dialog: ({ dialog }) => this.showDialog(dialog),
    'bring-in': ({ texts, refusals }) => this.set({ incoming: { texts, refusals }, dialog: 'import' }),
    'dismiss-notice': () => this.set({ notice: null }),
    'compare-texts': ({ texts }) =>
      void this.parts.opening.keepGiven(texts).then(() => this.go(workbenchAddress(''), 'push')),
    'keep-texts': action => void this.keepTexts(action),
    'retry-device': () => {
      this.parts.unsaved.flush()
      void this.sync.keepAgain()
    },
  }

  private command(id: CommandId): void {
    if (id === 'commands' || id === 'keys') return this.showDialog(this.state.dialog === id ? null : id)
    if (id === 'library') return void this.go({ screen: 'library' }, 'push')
    const comparison = this.comparison()
    if (!comparison || comparison.rows.length === 0) return
    if (isMove(id)) {
      const weight = this.bench().filter === 'substantive' ? 'substantive' : 'any'
      return this.move(moveBy(id, comparison, this.shownRows(), this.state.cursor, weight))
    }
    this.deskCommands[id]()
  }

  private readonly deskCommands: Record<
    Exclude<CommandId, 'commands' | 'keys' | 'library' | Parameters<typeof moveBy>[0]>,
    () => void
  > = {
    edit: () => this.desk.edit(this.cell()[0]?.id ?? ''),
    'edit-last': () => this.desk.edit(this.cell().at(-1)?.id ?? ''),
    'save-stay': () => this.desk.saveEditor(null, false),
    'save-mark-next': () => this.desk.saveEditor('proofread', true),
    'needs-work': () => this.desk.saveEditor('needs-work', false),
    unmark: () => this.desk.mark('unread'),
    leave: () => this.desk.leave(),
    adopt: () => this.desk.adoptMarked(true),
    'adopt-change': () => this.desk.adoptMarked(false),
    join: () => this.desk.join((this.cell().find(({ joins }) => joins) ?? this.cell().at(-1))?.id ?? ''),
    undo: () => this.desk.undo('undo'),
    redo: () => this.desk.undo('redo'),
    layout: () => this.show({ layout: after(layouts, this.bench().layout) }),
    filter: () => this.show({ filter: after(filters, this.bench().filter) }),
    base: () => {
      const { column } = this.state.cursor
      const others = this.comparison()!.versions.filter(ref => ref !== column)
      void this.go({ ...this.bench(), versions: [column, ...others], at: this.here() }, 'push')
    },
    versions: () => this.set({ dialog: 'versions' }),
    readings: () => this.show({ panel: this.bench().panel === 'readings' ? 'none' : 'readings' }),
    history: () => this.show({ panel: this.bench().panel === 'history' ? 'none' : 'history' }),
    // Done by the element that holds the caret or takes the focus.
    split: () => {},
    overview: () => {},
    search: () => {},
  }

  // --- opening ---

  /** Opens what an address names. */
  async go(address: Address, how: 'push' | 'replace' | 'none'): Promise<void> {
    const turn = ++this.opened
    this.desk.leave()
    this.stopListening()
    this.stopSurvey()
    if (how !== 'none') this.parts.showAddress(address, how)
    if (address.screen === 'library') {
      this.saving.open(null)
      this.set({ address, dialog: null, open: { kind: 'loading' } })
      const library = await this.parts.opening.library()
      if (turn === this.opened) this.set({ library })
      return
    }
    const isSameText = this.state.address.screen === 'workbench' && this.state.address.slug === address.slug
    if (!isSameText) this.desk.clear()
    this.set({ address, dialog: null, history: null, ...(isSameText ? {} : { open: { kind: 'loading' } }) })
    const open = await this.parts.opening.transcript(address)
    if (turn !== this.opened) return
    if (open.kind !== 'ready') return this.set({ open })
    this.place(open.value, open.kept)
    await this.parts.opening.unsaved(address.slug, this.parts.tab, texts => {
      if (turn === this.opened) this.offer(texts)
    })
  }

  /** Puts an opened transcript on screen. */
  private place(opened: OpenTranscript, kept: boolean): void {
    this.desk.leave()
    this.saving.open(opened.comparison)
    const comparison = this.saving.overlaid()
    const { at, working } = this.bench()
    const row = at ? rowOf(comparison, at) : startingRow(comparison)
    this.set({
      open: { kind: 'ready', kept, value: { ...opened, comparison } },
      cursor: { row: Math.max(0, row), column: workingOf(comparison, working), change: null },
      unsaved: {},
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
    this.stopSurvey = survey(comparison, this.parts, surveyed => this.set({ surveyed }))
    this.show({})
  }

  /** Offers unsaved texts, but not those that were saved after all: the page went between the save and its forgetting. */
  private offer(texts: readonly UnsavedText[]): void {
    const comparison = this.comparison()
    const { editing } = this.state
    const offered = texts.filter(({ segment, text, tab }) => {
      const found = comparison && findSegment(comparison, segment)
      return found && found.text !== text && !(editing?.segment === segment && editing.tab === tab)
    })
    const unsaved = Object.fromEntries(offered.map(text => [unsavedKey(text), text]))
    if (offered.length) this.set({ unsaved: { ...this.state.unsaved, ...unsaved } })
  }

  /** Changes how the open transcript is shown. */
  private show(change: Partial<WorkbenchAddress>): void {
    if (this.state.address.screen !== 'workbench') return
    const address = { ...this.bench(), ...change }
    this.parts.showAddress(address, 'replace')
    this.set({ address })
    const passing = this.passingRows()
    const { cursor, surveyed, editing } = this.state
    // A row that the survey has not reached may yet belong to the filter; one that is being written in stays.
    if (!editing && cursor.row < surveyed && passing.length && !passing.includes(cursor.row)) {
      this.set({
        cursor: { ...cursor, row: passing.find(row => row > cursor.row) ?? passing.at(-1)!, change: null },
      })
    }
    this.loadHistory()
  }

  private async keepTexts(action: Extract<Action, { do: 'keep-texts' }>): Promise<void> {
    const { title, texts } = action
    this.set({ incoming: { texts, refusals: [] } })
    if (!this.state.person) return this.askName(action)
    if (this.importing?.isUnderWay) return
    // The same texts asked for again (the answer was lost) go under the same id: kept twice is kept once.
    const before = this.importing
    const isAgain =
      before?.title === title &&
      before.texts.length === texts.length &&
      texts.every((given, i) => given.text === before.texts[i]!.text)
    const id = isAgain ? before.id : this.parts.newId()
    this.importing = { id, title, texts, isUnderWay: true }
    const answer = await this.parts.opening.keepTexts({ title, texts }, this.state.person, id)
    this.importing = { id, title, texts, isUnderWay: false }
    if (answer.kind === 'failed')
      return this.set({ incoming: { texts, refusals: [answer.detail] }, dialog: 'import' })
    this.set({ incoming: { texts: [], refusals: [] } })
    await this.go(workbenchAddress(answer.slug), 'push')
  }

  /** Loads the history that the panel shows: of the segment named, or of one in the cell under the cursor. */
  private loadHistory(named?: string): void {
    const { address, cursor, history } = this.state
    const ids = this.comparison()?.rows[cursor.row]?.cells[cursor.column] ?? []
    const segment = named ?? ids.find(id => id === history?.segment) ?? ids[0]
    if (address.screen !== 'workbench' || address.panel !== 'history' || !address.slug || !segment) {
      if (history) this.set({ history: null })
      return
    }
    if (history?.segment !== segment) this.set({ history: { segment, loaded: { kind: 'loading' } } })
    clearTimeout(this.historyTimer)
    // A held key passes many rows: only where the reader stays is asked for.
    this.historyTimer = setTimeout(async () => {
      const loaded = await this.parts.opening.history(address.slug, segment)
      if (this.state.history?.segment === segment) this.set({ history: { segment, loaded } })
    }, HISTORY_MS)
  }

  // --- the hub ---

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
    this.paint()
  }

  comparison(): Comparison | null {
    return this.state.open.kind === 'ready' ? this.state.open.value.comparison : null
  }

  move(cursor: State['cursor']): void {
    const { editing } = this.state
    const comparison = this.comparison()
    if (editing && comparison && rowOf(comparison, editing.segment) !== cursor.row) this.desk.leave()
    this.set({ cursor })
    const at = this.here()
    if (at !== this.bench().at) {
      const address = { ...this.bench(), at }
      this.parts.showAddress(address, 'replace')
      this.set({ address })
    }
    this.loadHistory()
  }

  /** The rows that pass the filter and the search, and the row of the cursor until it moves on: a row does not vanish
   * under the hands that change it. */
  shownRows(): number[] {
    const passing = this.passingRows()
    const { cursor, editing } = this.state
    if (passing.length === 0 && !editing) return passing
    const comparison = this.comparison()
    if (!comparison?.rows[cursor.row] || passing.includes(cursor.row)) return passing
    const key = [passing, cursor.row]
    if (key.some((part, i) => part !== this.shown.key[i])) {
      this.shown = { key, rows: [...passing, cursor.row].sort((a, b) => a - b) }
    }
    return this.shown.rows
  }

  private passingRows(): number[] {
    const comparison = this.comparison()
    if (!comparison) return []
    const { filter, search } = this.bench()
    const { cursor, surveyed } = this.state
    const known = filter === 'all' || filter === 'unproofread' ? 0 : surveyed
    const key = [comparison, filter, search, cursor.column, known]
    if (key.some((part, i) => part !== this.passing.key[i])) {
      const rows = visibleRows(comparison, { working: cursor.column, filter, search, surveyed })
      // The same rows are the same list: who follows the list need not move for a save.
      const before = this.passing.rows
      const isSame = rows.length === before.length && rows.every((row, i) => row === before[i])
      this.passing = { key, rows: isSame ? before : rows }
    }
    return this.passing.rows
  }

  notify(notice: Notice): void {
    this.set({ notice })
  }

  askName(asked: Action): void {
    this.afterName = asked
    this.set({ dialog: 'person' })
  }

  /** The name that this device remembers. */
  knowsPerson(person: string): void {
    this.set({ person })
  }

  /** How the journal of unsaved text fares. */
  deviceSays(device: DeviceState): void {
    this.set({ device })
  }

  /** Takes over what a tab that is gone had not sent. */
  adopted(entries: readonly OutboxEntry[]): void {
    this.sync.adopt(entries, [])
    this.repaint()
  }

  /** A dialog that is closed without an answer takes back what it was opened for. */
  private showDialog(dialog: Dialog | null): void {
    const asked = this.afterName
    if (dialog !== 'person') this.afterName = null
    // Texts that were about to be kept are not lost with the name.
    if (dialog === null && this.state.dialog === 'person' && asked?.do === 'keep-texts')
      return this.set({ dialog: 'import' })
    if (dialog === null && this.state.dialog === 'import') this.set({ incoming: { texts: [], refusals: [] } })
    this.set({ dialog })
  }

  private name(person: string): void {
    this.parts.keepPerson(person)
    const asked = this.afterName
    this.afterName = null
    this.set({ person, dialog: null })
    if (asked) this.perform(asked)
  }

  private repaint(): void {
    const { open } = this.state
    if (open.kind !== 'ready') return
    this.set({ open: { ...open, value: { ...open.value, comparison: this.saving.overlaid() } } })
    this.loadHistory()
  }

  private bench(): WorkbenchAddress {
    return this.state.address.screen === 'workbench' ? this.state.address : workbenchAddress('')
  }

  /** The standing segments of the cell under the cursor. */
  private cell() {
    const comparison = this.comparison()!
    const { row, column } = this.state.cursor
    return cellSegments(comparison, comparison.rows[row]!, column).filter(({ text }) => text !== '')
  }

  /** The segment by which a link names the cursor's row. */
  private here(): string {
    const row = this.comparison()?.rows[this.state.cursor.row]
    return row ? (row.cells[this.state.cursor.column]?.[0] ?? Object.values(row.cells).flat()[0] ?? '') : ''
  }
}

/** A reader begins at the text, not at its head matter. */
function startingRow(comparison: Comparison): number {
  return comparison.rows.findIndex(row =>
    cellSegments(comparison, row, comparison.base).some(({ kind }) => kind === 'turn'),
  )
}

/** The one after this in a ring. */
function after<T>(ring: readonly T[], now: T): T {
  return ring[(ring.indexOf(now) + 1) % ring.length]!
}
