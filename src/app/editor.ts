/**
 * The one open editor and the unsaved texts beside it: what is typed is on its way to the device before the next key, what
 * is left is offered again, what is discarded can be taken back. It saves nothing (`desk.ts`).
 */
import { findSegment, rowOf } from './comparison.ts'
import type { Hub } from './hub.ts'
import type { Editing } from './state.ts'
import { type Unsaved, type UnsavedText, unsavedKey } from './unsaved.ts'

export class Editor {
  constructor(
    private readonly hub: Hub,
    private readonly journal: Unsaved,
    readonly tab: string,
    private readonly now: () => number,
  ) {}

  /** Opens the editor on a segment: with the unsaved text that is named, or the newest there is. */
  edit(id: string, named?: UnsavedText): void {
    const comparison = this.hub.comparison()
    const segment = comparison && id ? findSegment(comparison, id) : null
    if (!comparison) return
    if (!segment)
      return this.hub.notify({
        text: 'There is no text here to edit. Adopt a reading from another version with “a”.',
      })
    if (this.hub.state.editing?.segment === id) return
    this.leave()
    const { cursor, unsaved } = this.hub.state
    const kept =
      named ??
      Object.values(unsaved)
        .filter(text => text.segment === id)
        .at(-1)
    const fresh = {
      parent: segment.head,
      parentText: segment.text,
      text: segment.text,
      reason: '',
      tab: this.tab,
    }
    const { parent, parentText, text, reason, tab } = kept ?? fresh
    const ref = id.slice(0, id.indexOf('.'))
    const row = rowOf(comparison, id)
    this.hub.set({
      editing: { ref, segment: id, tab, parent, parentText, text, reason },
      unsaved: kept ? without(unsaved, kept) : unsaved,
    })
    this.hub.move({ row, column: ref, change: row === cursor.row ? cursor.change : null })
  }

  /** Takes what was typed; it is on its way to the device before this returns. */
  type(change: { text: string } | { reason: string }): void {
    const { editing } = this.hub.state
    if (!editing) return
    this.hub.set({ editing: { ...editing, ...change } })
    this.keep()
  }

  /** Leaves the editor; text that was not saved stays on the device and is offered again. */
  leave(): void {
    const { editing, unsaved } = this.hub.state
    if (!editing) return
    const isWritten = editing.text !== editing.parentText
    const text = this.unsavedOf(editing)
    if (!isWritten) this.journal.forget(text)
    this.hub.set({ editing: null, unsaved: isWritten ? { ...unsaved, [unsavedKey(text)]: text } : unsaved })
  }

  /** Offers unsaved texts, but not those that were saved after all: the page went between the save and its forgetting. */
  offer(texts: readonly UnsavedText[]): void {
    const comparison = this.hub.comparison()
    const { editing, unsaved } = this.hub.state
    const offered = texts.filter(({ segment, text, tab }) => {
      const found = comparison && findSegment(comparison, segment)
      return found && found.text !== text && !(editing?.segment === segment && editing.tab === tab)
    })
    const byKey = Object.fromEntries(offered.map(text => [unsavedKey(text), text]))
    if (offered.length) this.hub.set({ unsaved: { ...unsaved, ...byKey } })
  }

  /** Keeps unsaved texts that were let go of, or texts that lost a conflict; beside newer ones, not in their place. */
  takeBack(texts: readonly UnsavedText[]): void {
    const { unsaved, editing } = this.hub.state
    const taken = texts.map(text => {
      const key = unsavedKey(text)
      const isTaken =
        unsaved[key] !== undefined || (editing !== null && unsavedKey(this.unsavedOf(editing)) === key)
      return isTaken ? { ...text, tab: `${text.tab}+${text.at}` } : text
    })
    for (const text of taken) this.journal.keep(text)
    const kept = Object.fromEntries(taken.map(text => [unsavedKey(text), text]))
    this.hub.set({ unsaved: { ...unsaved, ...kept }, notice: null })
  }

  discard(discarded: UnsavedText): void {
    this.journal.forget(discarded)
    this.hub.set({ unsaved: without(this.hub.state.unsaved, discarded) })
    const action = { label: 'Take it back', act: { do: 'keep-unsaved' as const, texts: [discarded] } }
    this.hub.notify({ text: `Unsaved text of ${discarded.segment} discarded.`, action })
  }

  /** A text that was saved, or said nothing new, is not offered again. */
  forget(text: UnsavedText): void {
    this.journal.forget(text)
  }

  /** What is in an editor, as the journal keeps it. */
  unsavedOf({ segment, tab, parent, parentText, text, reason }: Editing): UnsavedText {
    const { address } = this.hub.state
    const slug = address.screen === 'workbench' ? address.slug : ''
    return { slug, segment, tab, parent, parentText, text, reason, at: this.now() }
  }

  private keep(): void {
    const { editing } = this.hub.state
    if (editing) this.journal.keep(this.unsavedOf(editing))
  }
}

/** The unsaved texts but for one. */
function without(unsaved: Record<string, UnsavedText>, text: UnsavedText): Record<string, UnsavedText> {
  const { [unsavedKey(text)]: _, ...others } = unsaved
  return others
}
