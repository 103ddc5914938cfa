/**
 * The proofreader's desk: every decision that becomes a changeset: save, mark, adopt, join, restore, undo, settle. What
 * each of them means is worked out in `proofreading.ts`; the open text is the `editor`'s.
 */
import type { HistoryState } from '../api/ledger.ts'
import { proposeAdoption, proposeChangeAdoption, proposeReverting } from './adopting.ts'
import {
  BETWEEN_SEGMENTS,
  type Comparison,
  cellSegments,
  cellText,
  findSegment,
  isWritable,
  rowOf,
  type SegmentState,
} from './comparison.ts'
import { changeAt, changesIn, moveToOpen } from './cursor.ts'
import type { Editor } from './editor.ts'
import type { Hub } from './hub.ts'
import type { Conflict } from './outbox.ts'
import { proposeEdit, proposeJoin, proposeJoinAll, proposeMark, proposeUndo } from './proofreading.ts'
import type { Done, Mark, Proposal } from './proposal.ts'
import type { Realigning } from './realigning.ts'
import type { Parents, Saving } from './saving.ts'
import { settle } from './settle.ts'
import type { Action, Editing } from './state.ts'

/** The command that sets each mark, to be given again once there is a name. */
const commandOf = {
  unread: 'unmark',
  'needs-work': 'needs-work',
  proofread: 'save-mark-next',
  approved: 'approve',
} as const

export class Desk {
  /** What realigns, once it was needed. */
  alignment: Realigning | null = null
  private undoable: Done[] = []
  private redoable: Done[] = []

  constructor(
    private readonly hub: Hub,
    private readonly saving: Saving,
    private readonly editor: Editor,
  ) {}

  /** Another transcript: what was done in the last one is not undone from here. */
  clear(): void {
    this.undoable = []
    this.redoable = []
  }

  /** The standing segments of the cell under the cursor. */
  cell(): SegmentState[] {
    const comparison = this.hub.comparison()
    const { row, column } = this.hub.state.cursor
    const found = comparison?.rows[row] ? cellSegments(comparison, comparison.rows[row], column) : []
    return found.filter(({ text }) => text !== '')
  }

  /** The segment that is meant where a cell holds several: that of the change which is marked, else the first. */
  lead(): string {
    const comparison = this.hub.comparison()
    const { row, column, change } = this.hub.state.cursor
    const cell = this.cell()
    const first = cell[0]?.id ?? ''
    if (!comparison || !change || cell.length < 2) return first
    const place = changeAt(comparison, row, change)
    if (!place || (column !== comparison.base && column !== change.ref)) return first
    const at = column === comparison.base ? place.fromA : place.fromB
    let end = 0
    for (const { id, text } of cell) {
      end += text.length + BETWEEN_SEGMENTS.length
      if (at < end) return id
    }
    return cell.at(-1)!.id
  }

  /** Saves what is in the editor, and marks; without an editor, marks the cell. `goOn`: then to the next open segment. */
  saveEditor(mark: Mark | null, goOn: boolean): void {
    const { editing, person } = this.hub.state
    const id = goOn ? 'save-mark-next' : mark ? 'needs-work' : 'save-stay'
    if (!person && (editing || mark)) return this.hub.askName({ do: 'command', id })
    if (editing) this.saveText(editing, mark)
    else if (mark) this.mark(mark)
    const comparison = this.hub.comparison()
    if (goOn && comparison) this.hub.move(moveToOpen(comparison, this.hub.shownRows(), this.hub.state.cursor))
  }

  private saveText(editing: Editing, mark: Mark | null): void {
    const segment = this.segment(editing.segment)!
    const unsaved = this.editor.unsavedOf(editing)
    const isUntouched = editing.text === editing.parentText
    // Nothing was typed: then what somebody else saved meanwhile is not to be written over with what stood before.
    const proposal = isUntouched
      ? mark && proposeMark([segment], mark)
      : proposeEdit(segment, editing.text, editing.reason, mark)
    this.hub.set({ editing: null })
    if (!proposal) return this.editor.forget(unsaved)
    const parents = new Map([[editing.segment, { parent: editing.parent, text: editing.parentText }]])
    this.remember(this.saving.save(proposal, { parents, unsaved }))
  }

  /** Marks the cell under the cursor. */
  mark(mark: Mark): void {
    const comparison = this.hub.comparison()
    const { row, column } = this.hub.state.cursor
    if (!comparison || !this.mayWrite(column)) return
    const proposal = proposeMark(cellSegments(comparison, comparison.rows[row]!, column), mark)
    const id = commandOf[mark]
    if (proposal) this.save(proposal, { do: 'command', id })
  }

  /** Adopts a reading of another version in this row, whole or one changed place of it. */
  adopt({ row, source, place }: { row: number; source: string; place?: number }): void {
    const comparison = this.hub.comparison()
    const target = this.hub.state.cursor.column
    if (!comparison || !this.mayWrite(target)) return
    const isWhole = place === undefined
    const proposal = isWhole
      ? proposeAdoption(comparison, row, target, source)
      : proposeChangeAdoption(comparison, row, target, source, place)
    if (proposal) this.save(proposal, { do: 'adopt', row, source, ...(isWhole ? {} : { place }) })
    else if (cellText(comparison, comparison.rows[row]!, source) === '')
      this.say(`${source} has nothing here to adopt.`)
    else if (cellText(comparison, comparison.rows[row]!, target) === '')
      this.say(`No segment of ${target} stands before this place to take the text.`)
    else this.say(`${target} reads as ${source} here already.`)
  }

  /** Adopts what the cursor marks, else the first difference of the row: whole, or that one change. */
  adoptMarked(isWhole: boolean): void {
    const comparison = this.hub.comparison()
    if (!comparison) return
    const { row, column, change } = this.hub.state.cursor
    const { base } = comparison
    const first = changesIn(comparison, row, 'any').find(({ ref }) => column === base || ref === column)
    const marked = change ?? first
    if (!marked) return this.say('The versions shown agree in this row.')
    const source = marked.ref === column ? base : marked.ref
    if (isWhole) return this.adopt({ row, source })
    if (column === base) return this.adopt({ row, source, place: marked.place })
    if (!this.mayWrite(column)) return
    const proposal = marked.ref === column ? proposeReverting(comparison, row, column, marked.place) : null
    if (proposal) this.save(proposal, { do: 'command', id: 'adopt-change' })
    else this.say(`That change is ${marked.ref}’s. Go to ${base} or to ${marked.ref} to take it over.`)
  }

  /** Joins a segment with the one after it, or after a page break with the one before it. */
  join(id: string): void {
    const comparison = this.hub.comparison()
    const segment = this.segment(id)
    const ref = id.slice(0, id.indexOf('.'))
    if (!comparison || !segment || !this.mayWrite(ref)) return
    const proposal = proposeJoin(comparison, ref, segment)
    if (proposal === 'two-turns')
      this.say('The next segment begins another turn: only paragraphs of one turn are joined.')
    else if (proposal) this.save(proposal, { do: 'join', segment: id })
    else this.say('There is no segment after this one to join it with.')
  }

  /** Joins the segments of one cell, which the other versions have as one. */
  joinAll(ids: readonly string[]): void {
    const segments = ids.flatMap(id => this.segment(id) ?? [])
    const [first] = segments
    if (!first || !this.mayWrite(first.id.slice(0, first.id.indexOf('.')))) return
    const proposal = proposeJoinAll(segments)
    if (proposal) this.save(proposal, { do: 'join-all', segments: [...ids] })
  }

  restore(id: string, state: HistoryState): void {
    const segment = this.segment(id)
    if (!segment)
      return this.say(
        `Show version ${id.slice(0, id.indexOf('.'))} itself beside its past state to restore this.`,
      )
    if (segment.text === state.text) return
    const edits = [{ segment: id, text: state.text }]
    this.save({ kind: 'restore', edits, marks: [] }, { do: 'restore', segment: id, state })
  }

  /**
   * Puts other texts in the place of these, as one changeset; upon those that stand here when it is asked first, whatever
   * somebody saves while the name is given.
   */
  replace(edits: Proposal['edits'], kind: 'edit' | 'replace' = 'replace', given?: Parents): void {
    const [first] = edits
    if (!first || !this.mayWrite(first.segment.slice(0, first.segment.indexOf('.')))) return
    const parents = given ?? this.parentsOf(edits)
    if (!this.hub.state.person) return this.hub.askName({ do: 'replace', edits, kind, parents })
    this.remember(this.saving.save({ kind, edits, marks: [] }, { parents }))
    this.hub.set({ dialog: null, ...(kind === 'replace' ? { mending: null } : {}) })
    const [where, what] =
      edits.length === 1 ? [first.segment, 'it'] : [`${edits.length} segments`, 'all of it']
    this.hub.notify({ text: `Changed in ${where}. “u” takes ${what} back.`, takesBack: true })
  }

  /** Takes the last save back, or does again what was taken back. */
  undo(id: 'undo' | 'redo'): void {
    const comparison = this.hub.comparison()
    const [from, to] = id === 'undo' ? [this.undoable, this.redoable] : [this.redoable, this.undoable]
    const done = from.pop()
    if (!comparison || !done)
      return this.say(`There is nothing to ${id} here. “t” shows the history of a segment.`)
    if (done.pins) {
      const undone = this.alignment?.undo(done.pins)
      if (undone) to.push(undone)
      else this.say('These segments were realigned again since, so nothing was undone over it.')
      return
    }
    const undone = proposeUndo(comparison, done)
    if (undone.kind === 'hidden') {
      from.push(done)
      return this.say(
        `That was in ${undone.segment}, which is not among the versions shown: show its version to ${id} it.`,
      )
    }
    if (undone.kind === 'moved') {
      return this.say(
        `${undone.segment} was saved again since, so nothing was undone over it. See its history.`,
      )
    }
    if (this.hub.state.notice?.takesBack) this.hub.set({ notice: null })
    const { proposal, staying } = undone
    to.push({ ...this.saving.save(proposal), ...(done.apart ? { apart: done.apart } : {}) })
    if (staying.length) {
      const names =
        staying.slice(0, 3).join(', ') + (staying.length > 3 ? `, and ${staying.length - 3} more` : '')
      const stay =
        staying.length === 1 ? 'was saved again since and stays' : 'were saved again since and stay'
      this.say(
        `${names} ${stay} as now: see the history there. All else is ${id === 'undo' ? 'taken back' : 'done again'}.`,
      )
    }
    const touched = [...proposal.edits, ...proposal.marks][0]!.segment
    this.hub.move({ ...this.hub.state.cursor, row: Math.max(0, rowOf(comparison, touched)), change: null })
  }

  /** Settles a conflict with the texts that will stand. */
  settle(conflict: Conflict, texts: Record<string, string>): void {
    const done = settle(conflict, texts, this.hub, this.saving, this.editor)
    if (done) this.remember(done)
  }

  private save(proposal: Proposal, asked: Action): void {
    if (!this.hub.state.person) this.hub.askName(asked)
    else this.remember(this.saving.save(proposal))
  }

  /** Keeps what was done, so that it can be taken back. */
  remember(done: Done): void {
    this.undoable.push(done)
    this.redoable = []
  }

  private parentsOf(edits: Proposal['edits']): Parents {
    const segments = edits.flatMap(({ segment }) => this.segment(segment) ?? [])
    return new Map(segments.map(({ id, head, text }) => [id, { parent: head, text }]))
  }

  private mayWrite(ref: string): boolean {
    if (isWritable(ref)) return true
    const comparison: Comparison | null = this.hub.comparison()
    this.say(
      comparison?.slug
        ? `${ref} is a past point of its version: choose the version itself to change it.`
        : 'These texts are only compared. Keep them as a transcript to work on them.',
    )
    return false
  }

  private segment(id: string): SegmentState | null {
    const comparison = this.hub.comparison()
    return comparison && id ? findSegment(comparison, id) : null
  }

  private say(text: string): void {
    this.hub.notify({ text })
  }
}
