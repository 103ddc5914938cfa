/**
 * The tables as Kysely sees them. Text and whole numbers only (no booleans, no dates, no JSON columns), so that SQLite and
 * PostgreSQL hold the same rows; JSON inside a text column is parsed by its name where it is read. PostgreSQL hands
 * 64-bit numbers over as strings, hence `Whole`: read them through `Number()`.
 */
import type { ColumnType } from 'kysely'

/** A whole number: given as a number, read as a number or as its digits. */
type Whole = ColumnType<number | string, number, number>

interface TranscriptsTable {
  slug: string
  title: string
  date: string
  /** JSON: name -> text. */
  metadata: string
  /** Number and hash of the last ledger entry. Raising `seq` takes the row's lock and so puts saves in order. */
  seq: Whole
  hash: string
}

interface VersionsTable {
  slug: string
  siglum: string
  label: string
  language: string
  status: string
  provenance: string
  role: string
  /** Of the whole text in UTF-8, as hex. */
  sha256: string
  /** What follows the last segment. */
  tail: string
  /** The siglum in a `transcript.json` whose file this text was; empty: it came otherwise. */
  origin: string
  /** The ledger entry of its import; versions stand in this order. */
  seq: Whole
}

interface SegmentsTable {
  slug: string
  id: string
  siglum: string
  number: Whole
  kind: string
  /** What stands between the segment before and this one. */
  layout: string
  text: string
  speaker: string | null
  field: string | null
  label: Whole
  joins: Whole
}

interface EntriesTable {
  slug: string
  seq: Whole
  /** Of the changeset or import; with `part` (the siglum of an import, else empty) it is single in the whole store. */
  id: string
  part: string
  /** SHA-256 of the request's canonical JSON: tells a repetition from another request under a used id. */
  request: string
  by: string
  at: string
  /** Canonical JSON, as hashed. */
  body: string
  prev: string
  hash: string
}

interface RevisionsTable {
  id: string
  slug: string
  seq: Whole
  siglum: string
  segment: string
  /** Empty: the imported text. Not null, so that a unique index can allow one child a parent. */
  parent: string
  text: string
  reason: string | null
  class: string | null
  adopted_from: string | null
}

interface MarksTable {
  slug: string
  seq: Whole
  siglum: string
  segment: string
  mark: string
  /** The revision that was judged; empty: the imported text. */
  judged: string
}

interface PinsTable {
  id: string
  slug: string
  seq: Whole
  /** Its place in its changeset, from 0. */
  number: Whole
  kind: string
  /** Canonical JSON: siglum -> segment ids. */
  cells: string
  /** That of its changeset. */
  reason: string | null
}

interface ActsTable {
  id: string
  slug: string
  seq: Whole
  /** Its place in its changeset, from 0. */
  number: Whole
  kind: string
  /** Canonical JSON. */
  body: string
}

interface MigrationsTable {
  number: Whole
  name: string
  at: string
}

export interface Schema {
  transcripts: TranscriptsTable
  versions: VersionsTable
  segments: SegmentsTable
  entries: EntriesTable
  revisions: RevisionsTable
  marks: MarksTable
  pins: PinsTable
  acts: ActsTable
  migrations: MigrationsTable
}
