/**
 * Rows of cells -> a CSV file (RFC 4180: comma, CR LF, quotes doubled) that a spreadsheet opens without running anything: a
 * text that would be taken for a formula gets an apostrophe before it, which is shown there and has to be taken away by
 * whoever reads the file with a program. Numbers are written as they are. Tested byte by byte.
 */

export type Cell = string | number | null

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'
/**
 * What spreadsheets begin a formula with (OWASP, "CSV Injection"); the wide forms are read as the plain ones, and blanks or
 * marks without ink before them are left out where cells are trimmed.
 */
const FORMULA =
  /^(?:[\t\r\n]|[\p{White_Space}\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u
/** A semicolon parts cells where the comma is the decimal mark. */
const QUOTED = /[",;\r\n\t]/

/** The whole file, with its byte order mark. */
export function csvFile(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
