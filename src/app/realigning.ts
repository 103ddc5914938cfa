/**
 * Realigning by hand: link, unlink, confirm, let go, and taking each of these back. What is decided becomes a changeset of
 * pins that goes through the outbox like every other; the rows follow at once (`realigned.ts`), and again when the server
 * has aligned all the rest around them.
 */
import { type Pin, supersededBy, undoingPins } from '../core/pin.ts'
import { rowOf } from './comparison.ts'
import type { Hub } from './hub.ts'
import {
  linkChoices,
  type NewPin,
  pinsApart,
  pinsHolding,
  pinsOfRow,
  releasing,
  standingIds,
} from './pinning.ts'
import type { Done } from './proposal.ts'
import type { Saving } from './saving.ts'
import type { Action } from './state.ts'

export class Realigning {
  constructor(
    private readonly hub: Hub,
    private readonly saving: Saving,
    private readonly remember: (done: Done) => void,
  ) {}

  /** Begins to link the cell under the cursor; where that was begun, links with the cell that the cursor is on now. */
  link(): void {
    const { linking, cursor } = this.hub.state
    const comparison = this.hub.comparison()
    if (!comparison || !this.isKept()) return
    if (linking) {
      const [first] = linkChoices(comparison, linking, cursor.row, cursor.column)
      if (first) return this.setLink(first.pin)
      const isSame = linking.ref === cursor.column
      return this.say(
        isSame
          ? `Go to another version: ← and → choose the column.`
          : `${cursor.column} has nothing here that ${linking.segments.join(' and ')} could answer.`,
      )
    }
    const segments = standingIds(comparison, cursor.row, cursor.column)
    if (segments.length === 0)
      return this.say('There is nothing in this cell to link. Go to a cell with text.')
    this.hub.set({ linking: { ref: cursor.column, segments } })
  }

  /** Links as one of the choices says. */
  setLink(pin: NewPin): void {
    if (this.set([pin], { do: 'link-as', pin })) this.leaveLinking()
  }

  /** Back to the cell that was being linked. */
  leaveLinking(): void {
    const { linking, cursor } = this.hub.state
    if (!linking) return
    this.hub.set({ linking: null, cursor: { ...cursor, column: linking.ref } })
    this.goTo(linking.segments)
  }

  /** Takes the cell under the cursor out of its row. */
  unlink(): void {
    const comparison = this.hub.comparison()
    const { row, column } = this.hub.state.cursor
    if (!comparison || !this.isKept()) return
    const pins = pinsApart(comparison, row, column)
    if (pins.length === 0) return this.say('This cell stands by itself already: there is nothing to unlink.')
    this.set(pins, { do: 'command', id: 'unlink' })
  }

  /** Says that the row is aligned rightly; of a row that is pinned, lets go of it. */
  pin(): void {
    const comparison = this.hub.comparison()
    const { row } = this.hub.state.cursor
    if (!comparison || !this.isKept()) return
    const isPinned = pinsHolding(comparison, row).length > 0
    const pins = isPinned ? releasing(comparison, row) : pinsOfRow(comparison, row)
    if (pins.length === 0) return this.say('There is no other version here to be aligned with.')
    this.set(pins, { do: 'command', id: 'pin' })
  }

  /** Takes back what was done; null if somebody realigned the same since. */
  undo(done: NonNullable<Done['pins']>): Done | null {
    const comparison = this.hub.comparison()
    if (!comparison) return null
    const inForce = new Map((comparison.pins ?? []).map(pin => [pin.id, pin]))
    const isLast = done.every(({ pin }) =>
      pin.kind === 'released'
        ? supersededBy<Pin>([...inForce.values()], [pin])[0]!.superseded.length === 0
        : inForce.has(pin.id),
    )
    if (!isLast) return null
    // The server knows better what a pin replaced: somebody else's may have come first.
    const known = done.map(({ pin, superseded }) => ({
      pin,
      superseded: [...(inForce.get(pin.id)?.superseded ?? superseded)],
    }))
    const lead = done[0]!.pin.cells
    const undone = this.saving.align(undoingPins(known))
    this.goTo(Object.values(lead).flat())
    return undone
  }

  private set(pins: readonly NewPin[], asked: Action): boolean {
    if (!this.hub.state.person) {
      this.hub.askName(asked)
      return false
    }
    this.remember(this.saving.align(pins))
    return true
  }

  private goTo(ids: readonly string[]): void {
    const comparison = this.hub.comparison()
    const row = comparison && ids[0] ? rowOf(comparison, ids[0]) : -1
    if (row >= 0) this.hub.move({ ...this.hub.state.cursor, row, change: null })
  }

  private isKept(): boolean {
    if (this.hub.comparison()?.slug) return true
    this.say('These texts are only compared. Keep them as a transcript to realign them.')
    return false
  }

  private say(text: string): void {
    this.hub.notify({ text })
  }
}
