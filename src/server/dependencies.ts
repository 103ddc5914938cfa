/** What the server's routes are given from outside; nothing in this room reaches for a clock, an id or a folder itself. */
import type { Store } from '../store/store.ts'
import type { Aligner } from './aligner.ts'
import type { Feed } from './feed.ts'
import type { Reader } from './reader.ts'

export interface Dependencies {
  store: Store
  feed: Feed
  /** Makes alignment tables, here or in a thread of its own. */
  align: Aligner
  /** Reads files, here or in a thread of its own. */
  read: Reader
  newId(): string
  /** The time, ISO 8601. */
  now(): string
  /** The port in the page's address. */
  port(): number
  /** The program's version. */
  version: string
  /** The folder of the built page; null where something else serves it. */
  page: string | null
  /** Takes one line for the person who runs the server. */
  log(line: string): void
  /** Aborted when the server is asked to stop: streams end then. */
  closing: AbortSignal
  /** Milliseconds between two signs of life on an event stream. */
  pingEvery: number
}
