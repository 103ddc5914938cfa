/**
 * What a command that only changes the view makes of the address. Pure: a command, an address and a comparison in, what
 * changes out; null for a command that is done elsewhere (the caret's, the focus's, a dialog).
 */
import { type Filter, filters, following, layouts, type Panel, type WorkbenchAddress } from './address.ts'
import type { CommandId } from './commands.ts'
import type { Comparison } from './comparison.ts'
import { movesIn } from './moves.ts'
import { rowView } from './rows.ts'
import type { State } from './state.ts'

export function viewAfter(
  id: CommandId,
  address: WorkbenchAddress,
  comparison: Comparison,
  state: Pick<State, 'review' | 'findings'>,
): Partial<WorkbenchAddress> | null {
  const turned = (panel: Panel) => ({ panel: address.panel === panel ? ('none' as const) : panel })
  if (id === 'layout') return { layout: following(layouts, address.layout) }
  if (id === 'filter') return { filter: nextFilter(address.filter, comparison, state) }
  if (id === 'readings' || id === 'history' || id === 'queries' || id === 'findings') return turned(id)
  return null
}

/** The next filter; those of queries, findings, doubt and of moves are passed over where they would show nothing, as they mostly do. */
function nextFilter(
  now: Filter,
  comparison: Comparison,
  { review, findings }: Pick<State, 'review' | 'findings'>,
): Filter {
  const isEmpty = (filter: Filter) =>
    (filter === 'doubt' && comparison.rows.every((_, row) => !rowView(comparison, row).doubtful)) ||
    (filter === 'queries' && !review?.review.queries.some(({ open }) => open)) ||
    (filter === 'findings' && !findings?.standing.length) ||
    (filter === 'moved' && movesIn(comparison).size === 0)
  let next = following(filters, now)
  while (isEmpty(next)) next = following(filters, next)
  return next
}
