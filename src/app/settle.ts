/**
 * Two texts of one segment, and a person's word which will stand -> one changeset upon the saved text. The text that is not
 * chosen is kept beside it, unsaved, until the person discards it: nothing that anybody wrote goes with a decision.
 */
import type { Editor } from './editor.ts'
import type { Hub } from './hub.ts'
import type { Conflict, ConflictingSegment } from './outbox.ts'
import type { Done } from './proposal.ts'
import type { Parents, Saving } from './saving.ts'
import type { UnsavedText } from './unsaved.ts'

/** Settles a conflict with `texts`, by segment; null where nothing was to be saved, or a name is asked for first. */
export function settle(
  conflict: Conflict,
  texts: Record<string, string>,
  hub: Hub,
  saving: Saving,
  editor: Editor,
): Done | null {
  if (!hub.state.person) {
    hub.askName({ do: 'settle', conflict, texts })
    return null
  }
  const { segments } = conflict
  const parents: Parents = new Map(
    segments.map(({ segment, theirs, theirsHead }) => [segment, { parent: theirsHead, text: theirs }]),
  )
  const edits = segments.flatMap(({ segment, theirs, reason, adoptedFrom }) => {
    const said = { ...(reason ? { reason } : {}), ...(adoptedFrom ? { adoptedFrom } : {}) }
    return texts[segment] === theirs ? [] : [{ segment, text: texts[segment]!, ...said }]
  })
  const done = saving.settle(conflict, edits.length ? { kind: 'merge', edits, marks: [] } : null, parents)
  const dropped = segments.filter(({ segment, ours, theirs }) => texts[segment] === theirs && ours !== theirs)
  if (dropped.length > 0) {
    editor.takeBack(dropped.map(segment => lost(segment, editor)))
    const names = dropped.map(({ segment }) => segment).join(', ')
    hub.notify({
      text: `The saved text of ${names} stands. Yours is kept beside it, unsaved, until you discard it.`,
    })
  }
  return done
}

/** The text of a person who chose another's. */
function lost(
  { segment, ours, theirs, theirsHead, reason = '' }: ConflictingSegment,
  editor: Editor,
): UnsavedText {
  return editor.unsavedOf({
    ref: '',
    segment,
    tab: editor.tab,
    parent: theirsHead,
    parentText: theirs,
    text: ours,
    reason,
  })
}
