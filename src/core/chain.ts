/**
 * The entries of a ledger -> "intact", or the first entry that is wrong and how. Every entry carries SHA-256 over the hash of
 * the entry before, a line feed, and the canonical JSON of its number, time, author and body. The digests are made by the
 * caller, for a page can only make them asynchronously: first `textToHash` of each entry, then `verifyChain` with what came
 * of it. What no look from inside can find is a ledger that was cut off or written anew whole: hold it against a head that
 * was noted elsewhere. Promised and tested: every altered, removed, exchanged or cut-off entry is named.
 */
import { canonicalJson } from './canonical.ts'

/** The `prev` of the first entry. */
export const NO_HASH = '0'.repeat(64)

/** A place in the chain: the number of an entry, and its hash. */
export interface ChainHead {
  seq: number
  hash: string
}

export type ChainFault =
  /** It is no entry: a part is missing, strange, or cannot be read. */
  | 'unreadable'
  /** What it says does not have its hash. */
  | 'altered'
  /** It is not there; a later one follows. */
  | 'removed'
  /** Another stands in its place, and it stands further on. */
  | 'misplaced'
  /** It stands there a second time. */
  | 'repeated'
  /** It does not name the hash of the entry before it. */
  | 'unlinked'
  /** It is not there, and nothing follows, though the noted head lies further on. */
  | 'cut-off'
  /** It has another hash than was noted: what stands up to here was written anew. */
  | 'rewritten'

export type ChainVerdict =
  | { kind: 'intact'; head: ChainHead }
  /** `seq` is the first entry that is wrong. */
  | { kind: 'broken'; seq: number; fault: ChainFault }

interface ChainEntry {
  seq: number
  at: string
  by: string
  body: unknown
  prev: string
  hash: string
}

/** The text whose SHA-256 over its UTF-8, in hexadecimal digits, is the hash of an entry after `prev`. Throws as `canonicalJson`. */
export function linkText(prev: string, entry: Omit<ChainEntry, 'prev' | 'hash'>): string {
  return linkTextOf(prev, entry, canonicalJson(entry.body))
}

/** The same where the canonical JSON of the body was written before: it is by far the most of it. */
export function linkTextOf(
  prev: string,
  { seq, at, by }: Pick<ChainEntry, 'seq' | 'at' | 'by'>,
  body: string,
): string {
  // The names in the order that canonical JSON asks for.
  return `${prev}\n{"at":${canonicalJson(at)},"body":${body},"by":${canonicalJson(by)},"seq":${canonicalJson(seq)}}`
}

/** The same of an entry as it was read from anywhere; null where it is none. */
export function textToHash(entry: unknown): string | null {
  if (!isEntry(entry)) return null
  try {
    return linkText(entry.prev, entry)
  } catch {
    // Canonical JSON has no way to write it: nothing that was hashed here.
    return null
  }
}

/**
 * Checks `entries`, which should be all in order, by the `digests` of their `textToHash` (null where that was null).
 * `head` is what was noted elsewhere. A long ledger may be checked page by page: `from` is the head of the page before, and
 * all pages but the last say `more`.
 */
export function verifyChain(
  entries: readonly unknown[],
  digests: readonly (string | null)[],
  options: { head?: ChainHead | undefined; from?: ChainHead | undefined; more?: boolean } = {},
): ChainVerdict {
  const { head, from, more = false } = options
  let last: ChainHead = from ?? { seq: 0, hash: NO_HASH }
  for (const [index, entry] of entries.entries()) {
    const seq = last.seq + 1
    const broken = (fault: ChainFault): ChainVerdict => ({ kind: 'broken', seq, fault })
    if (!isEntry(entry)) return broken('unreadable')
    if (entry.seq !== seq) return broken(whyNot(seq, entry, index, entries, digests))
    if (digests[index] !== entry.hash) return broken('altered')
    if (entry.prev !== last.hash) return broken('unlinked')
    if (head && head.seq === seq && head.hash !== entry.hash) return broken('rewritten')
    last = { seq, hash: entry.hash }
  }
  if (head && !more && head.seq > last.seq) return { kind: 'broken', seq: last.seq + 1, fault: 'cut-off' }
  return { kind: 'intact', head: last }
}

/** Why another entry stands where the one with number `seq` should. */
function whyNot(
  seq: number,
  entry: ChainEntry,
  index: number,
  entries: readonly unknown[],
  digests: readonly (string | null)[],
): ChainFault {
  // One whose own number is wrong was altered; one that is whole was put here, or what should be here taken away.
  if (digests[index] !== entry.hash) return 'altered'
  if (entry.seq < seq) return 'repeated'
  return entries.slice(index + 1).some(other => isEntry(other) && other.seq === seq) ? 'misplaced' : 'removed'
}

/** What is said of a fault, after “entry 17”. */
export const FAULTS: Record<ChainFault, string> = {
  unreadable: 'cannot be read',
  altered: 'was altered: its content does not have its hash',
  removed: 'is missing',
  misplaced: 'does not stand in its place',
  repeated: 'is not there: an earlier one stands in its place again',
  unlinked: 'does not name the hash of the entry before it',
  'cut-off': 'is missing, and all after it, though the noted head lies further on',
  rewritten: 'does not have the hash that was noted: what stands up to it was written anew',
}

/** Reads a head as it is written, such as `142:9f2c…` (64 hexadecimal digits); null if it is none. */
export function parseHead(written: string): ChainHead | null {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(written.trim().toLowerCase())
  return match ? { seq: Number(match[1]), hash: match[2]! } : null
}

export const writtenHead = ({ seq, hash }: ChainHead) => `${seq}:${hash}`

const PARTS = ['at', 'body', 'by', 'hash', 'prev', 'seq']

function isEntry(value: unknown): value is ChainEntry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entry = value as Record<string, unknown>
  return (
    Object.keys(entry).sort().join() === PARTS.join() &&
    Number.isSafeInteger(entry.seq) &&
    [entry.at, entry.by, entry.prev, entry.hash].every(part => typeof part === 'string') &&
    typeof entry.body === 'object'
  )
}
