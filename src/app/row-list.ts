/**
 * Which rows are on screen: those that pass the filter and the search, and the cursor's own row until it moves on, as a
 * row must not vanish under the hands that change it. The same rows are the same list, so that a save that changes none
 * of them moves nobody.
 */
import type { WorkbenchAddress } from './address.ts'
import { visibleRows } from './rows.ts'
import type { State } from './state.ts'

interface Remembered {
  key: readonly unknown[]
  rows: number[]
}

export class RowList {
  private passed: Remembered = { key: [], rows: [] }
  private withCursor: Remembered = { key: [], rows: [] }

  /** The rows that pass the filter and the search, as indices. */
  passing(
    { open, cursor, surveyed, review, findings }: State,
    { filter, classes, search }: WorkbenchAddress,
  ): number[] {
    if (open.kind !== 'ready') return []
    const { comparison } = open.value
    const known = asksForClasses({ filter, classes }) ? surveyed : 0
    const said = filter === 'queries' ? review : filter === 'findings' ? findings?.marks : null
    const key = [comparison, filter, classes.join(), search, cursor.column, known, said]
    if (!isSame(key, this.passed.key)) {
      const rows = visibleRows(comparison, {
        working: cursor.column,
        filter,
        classes,
        search,
        surveyed,
        review,
        findings,
      })
      this.passed = { key, rows: isSame(rows, this.passed.rows) ? this.passed.rows : rows }
    }
    return this.passed.rows
  }

  /** Those, and the row of the cursor; none where none passes and nothing is being written. */
  shown(state: State, address: WorkbenchAddress): number[] {
    const passing = this.passing(state, address)
    const { cursor, editing, open } = state
    if (open.kind !== 'ready' || !open.value.comparison.rows[cursor.row]) return passing
    if (passing.includes(cursor.row) || (passing.length === 0 && !editing)) return passing
    const key = [passing, cursor.row]
    if (!isSame(key, this.withCursor.key)) {
      this.withCursor = { key, rows: [...passing, cursor.row].sort((a, b) => a - b) }
    }
    return this.withCursor.rows
  }
}

/** Does what is shown depend on the classes of change, which the survey finds out? */
export const asksForClasses = ({ filter, classes }: Pick<WorkbenchAddress, 'filter' | 'classes'>) =>
  filter === 'changed' || filter === 'substantive' || classes.length > 0

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((part, i) => part === b[i])
