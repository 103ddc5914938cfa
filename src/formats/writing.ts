/**
 * What every writer of a format takes and gives: an Extract (core/extract.ts) and a few options -> the content of one file, and
 * what the format could not carry. Writers are pure: no clock, no randomness; the same extract gives the same bytes.
 */
import type { Loss } from './reading.ts'

export interface WriteOptions {
  /** The moment that is written into the file where a format wants one, ISO 8601. */
  now: string
  /** The name of the program with its version, such as `Recension 0.1.0`. */
  generator: string
}

export interface Written {
  content: string | Uint8Array
  losses: Loss[]
}
