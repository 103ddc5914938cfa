/**
 * A command, from whatever key or list it came -> what is done: the cursor moves, the desk writes, the alignment changes, the
 * view turns. What each of them does is in its own file; this one only knows whose it is.
 */
import { siglumOf } from '../core/transcript.ts'
import type { Address, WorkbenchAddress } from './address.ts'
import type { CommandId } from './commands.ts'
import { isMove, moveBy } from './cursor.ts'
import type { Desk } from './desk.ts'
import {
  alignCommands,
  deskCommands,
  findingCommands,
  isAlignCommand,
  isDeskCommand,
  isFindingCommand,
} from './desk-commands.ts'
import type { Editor } from './editor.ts'
import type { Hub } from './hub.ts'
import type { LateParts } from './late.ts'
import type { Reception } from './reception.ts'
import type { Reviewing } from './review/reviewing.ts'
import { viewAfter } from './views.ts'

/** What commands act on. */
export interface Commanded extends Hub {
  readonly desk: Desk
  readonly editor: Editor
  readonly reception: Reception
  go(address: Address, how: 'push' | 'replace' | 'none'): Promise<void>
  show(change: Partial<WorkbenchAddress>): void
  readonly late: LateParts
  readonly reviewing: Reviewing
  /** The address of the workbench, and the segment by which it names the cursor's row. */
  bench(): WorkbenchAddress
  here(): string
}

export function runCommand(id: CommandId, on: Commanded): void {
  const { cursor, dialog, linking } = on.state
  if (id === 'commands' || id === 'keys') return on.reception.show(dialog === id ? null : id)
  if (id === 'library') return void on.go({ screen: 'library' }, 'push')
  const comparison = on.comparison()
  if (!comparison || comparison.rows.length === 0) return
  if (isMove(id)) {
    const { filter, classes } = on.bench()
    const walked = classes.length ? classes : filter === 'substantive' ? 'substantive' : 'any'
    const moved = moveBy(id, comparison, on.shownRows(), cursor, walked)
    if (moved === cursor && id.endsWith('doubt'))
      return on.notify({ text: 'No other row shown here is aligned in doubt.' })
    return on.move(moved)
  }
  if (id === 'next-query') return on.reviewing.next()
  if (id === 'report') {
    const { slug } = comparison
    if (!slug) return on.notify({ text: 'Keep these texts as a transcript first.' })
    return void on.go({ screen: 'report', slug, version: siglumOf(cursor.column), at: null }, 'push')
  }
  if (id === 'lineage') return on.perform({ do: 'trace', selected: null })
  if (id === 'ledger' || id === 'snapshot') {
    const { slug } = comparison
    if (!slug) return on.notify({ text: 'Keep these texts as a transcript first.' })
    if (id === 'snapshot') return on.perform({ do: 'begin-naming', slug, point: null })
    return void on.go({ screen: 'ledger', slug, by: '', segment: '', round: '', class: '', at: null }, 'push')
  }
  // While something is being linked, Enter links it.
  const wanted = id === 'edit' && linking ? 'link' : id
  if (isAlignCommand(wanted)) return on.late.realigning.with(alignCommands[wanted])
  if (isDeskCommand(id)) return deskCommands[id](on.desk, on.editor)
  if (isFindingCommand(id)) return on.late.pointing.with(findingCommands[id])
  if (id === 'finding-marks') return on.perform({ do: 'mark-findings', marking: !on.state.marking })
  if (id === 'versions' || id === 'replace' || id === 'blind' || id === 'policy')
    return on.set({ dialog: id })
  if (id === 'base') {
    const others = comparison.versions.filter(ref => ref !== cursor.column)
    return void on.go({ ...on.bench(), versions: [cursor.column, ...others], at: on.here() }, 'push')
  }
  const change = viewAfter(id, on.bench(), comparison, on.state)
  if (change) on.show(change)
}
