/**
 * The one error class of the store, with its closed list of codes. It is thrown for what the outside world does to us (a
 * full disk, a second process, a damaged file); what a caller may expect (stale, unknown, used before) is a value, not this.
 */

export type StoreErrorCode =
  /** No room for the write; nothing of it was kept. */
  | 'storage-full'
  /** The database did not do what it was asked; nothing of it was kept. */
  | 'storage-failed'
  /** The file is no database, or not one of this program, or its pages contradict each other. */
  | 'damaged'
  /** The database was written by a later release. */
  | 'newer'
  /** Another process holds the data folder. */
  | 'locked'
  /** The data folder cannot be made or written. */
  | 'unwritable'
  /** A row that must be single is there already. */
  | 'not-unique'
  /** A text that no store keeps byte for byte: a lone surrogate or U+0000. */
  | 'not-well-formed'

export class StoreError extends Error {
  readonly code: StoreErrorCode

  /** `message` is a sentence for the person who runs the server; it may name paths, so it is not for the wire. */
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}

/** The text itself, or a StoreError `not-well-formed`: the last door before the database, behind the one of the API. */
export function keptText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text
  throw new StoreError('not-well-formed', 'A text holds a lone surrogate or U+0000 and cannot be kept.')
}
