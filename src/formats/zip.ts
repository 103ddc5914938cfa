/**
 * The bytes of a ZIP file -> its parts by name, and parts -> bytes. Made for files from strangers: the directory is read first and
 * everything that no document needs is refused before a byte is inflated (encryption, names that lead elsewhere,
 * thousands of parts, parts that overlap); while inflating, what really comes out is counted, not what the file says.
 * Inflating and deflating are fflate's. Tested on bombs, on lying sizes and on parts that overlap.
 */
import { Inflate, type Zippable, zipSync } from 'fflate'
import { FormatError } from './reading.ts'

const MOST_PARTS = 2_000
/** Of one part inflated, and of all that are read. */
const LONGEST_PART = 64 * 1_048_576
const LONGEST_WHOLE = 128 * 1_048_576
/** Deflate reaches 1,032; the XML of documents, even tables of one repeated row, stays far below this. */
const LARGEST_RATIO = 200
/** Below this size no ratio is looked at. */
const SMALL_PART = 4 * 1_048_576
const PIECE = 65_536

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

interface Part {
  name: string
  method: number
  /** Compressed bytes. */
  size: number
  /** What the directory says; counted anew while inflating. */
  inflated: number
  /** Where its local header stands. */
  at: number
}

/** A ZIP file that was looked through; nothing is inflated until it is asked for. */
export interface Archive {
  /** In the order of its directory; folders left out. */
  names: readonly string[]
  has(name: string): boolean
  /** The bytes of a part; throws FormatError `damaged` where there is none of this name. */
  bytes(name: string): Uint8Array
  /** A part that is text in UTF-8 or UTF-16 (by its mark). */
  text(name: string): string
}

/** True where the bytes begin like a ZIP file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** Reads the directory of a ZIP file. Throws FormatError: `damaged`, `encrypted`, `unsafe` or `too-large`. */
export function readZip(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = directory(view, bytes)
  refuseOverlaps(parts, bytes.length)
  let inflated = 0
  const archive: Archive = {
    names: [...parts.keys()].filter(name => !name.endsWith('/')),
    has: name => parts.has(name),
    bytes(name) {
      const part = parts.get(name)
      if (!part) throw new FormatError('damaged', `the part ${name} is missing`)
      const found = inflate(view, bytes, part)
      inflated += found.length
      if (inflated > LONGEST_WHOLE)
        throw new FormatError('too-large', 'it holds more than 128 MB', null, name)
      return found
    },
    text: name => decode(archive.bytes(name), name),
  }
  return archive
}

function directory(view: DataView, bytes: Uint8Array): Map<string, Part> {
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) throw new FormatError('too-large', 'it is a ZIP64 file')
  if (count > MOST_PARTS)
    throw new FormatError('too-large', `it holds ${count} parts; no document needs so many`)
  const parts = new Map<string, Part>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY)
      throw new FormatError('damaged', 'its directory is garbled')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw new FormatError('damaged', 'its directory is garbled')
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    refuseName(name)
    if (flags & ENCRYPTED) throw new FormatError('encrypted', 'it is protected by a password', null, name)
    if (parts.has(name)) throw new FormatError('unsafe', 'it holds two parts of one name', null, name)
    parts.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return parts
}

/** The record at the end of the file, before a comment of 65,535 bytes at the most. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength)
      return at
  throw new FormatError('damaged', 'it is cut off: the end of the file is missing')
}

/** Nothing is ever written under such a name; but a file that carries one was made to do harm. */
function refuseName(name: string): void {
  const leads = name.startsWith('/') || /^[A-Za-z]:/.test(name) || /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)
  if (leads || name.includes('\0')) throw new FormatError('unsafe', 'it holds a name that leads out of it')
}

/** A few bytes that many parts share are how a small file is made to unfold into a huge one. */
function refuseOverlaps(parts: ReadonlyMap<string, Part>, length: number): void {
  let end = 0
  for (const { at, size, name } of [...parts.values()].sort((a, b) => a.at - b.at)) {
    if (at < end) throw new FormatError('unsafe', 'its parts overlap', null, name)
    end = at + 30 + size
    if (end > length) throw new FormatError('damaged', 'it is cut off', null, name)
  }
}

function inflate(view: DataView, bytes: Uint8Array, { name, method, size, inflated, at }: Part): Uint8Array {
  if (view.getUint32(at, true) !== LOCAL) throw new FormatError('damaged', 'it is garbled', null, name)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + size > bytes.length) throw new FormatError('damaged', 'it is cut off', null, name)
  const packed = bytes.subarray(from, from + size)
  if (method === STORED) return packed
  if (method !== DEFLATED)
    throw new FormatError('damaged', 'it is packed in a way that is not read', null, name)
  const most = Math.min(LONGEST_PART, Math.max(SMALL_PART, size * LARGEST_RATIO))
  if (inflated > most) throw tooLarge(name)
  const out = new Uint8Array(inflated)
  let length = 0
  const inflater = new Inflate(piece => {
    // The directory may lie in both directions; a part that says its size truly fits exactly.
    if (length + piece.length > inflated)
      throw new FormatError('unsafe', 'a part is larger than it says', null, name)
    out.set(piece, length)
    length += piece.length
  })
  try {
    for (let i = 0; i < packed.length || i === 0; i += PIECE)
      inflater.push(packed.subarray(i, i + PIECE), i + PIECE >= packed.length)
  } catch (error) {
    if (error instanceof FormatError) throw error
    throw new FormatError('damaged', 'a part cannot be unpacked', null, name)
  }
  if (length !== inflated) throw new FormatError('damaged', 'a part is cut off', null, name)
  return out
}

const tooLarge = (name: string) =>
  new FormatError('unsafe', 'it unfolds to far more than a document of its size holds', null, name)

function decode(bytes: Uint8Array, name: string): string {
  const mark = `${bytes[0]},${bytes[1]}`
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FormatError('damaged', `it is not ${encoding.toUpperCase()}`, null, name)
  }
}

/** The same parts give the same bytes: a ZIP file carries no clock here. The first part stands first in the file. */
export function writeZip(
  parts: readonly { name: string; content: string | Uint8Array; stored?: boolean }[],
): Uint8Array {
  const files: Zippable = {}
  for (const { name, content, stored } of parts) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    files[name] = [bytes, { level: stored ? 0 : 6, mtime: EARLIEST }]
  }
  return zipSync(files)
}

/** The first day that a ZIP file can tell, in the clock of whoever reads it. */
const EARLIEST = new Date(1980, 0, 1)
