/**
 * A text with its segments -> rows that never change, and one ledger entry a version. Promised and tested: an import is
 * known again by its id; the layout around the segments is kept, so the text comes back byte for byte. Finding the
 * segments is not done here but in the core.
 */
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import { NO_HASH } from '../core/chain.ts'
import type { Segment } from '../core/transcript.ts'
import { keptText } from './errors.ts'
import { appendEntry, entriesOf, type LedgerHead, sha256, takeTurn } from './ledger.ts'
import { transact } from './revert.ts'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import type { EntryBody, ImportOutcome, NewVersion, TranscriptImport, VersionImport } from './store.ts'

/** See `Store.importTranscript`. */
export function importTranscript(
  db: Kysely<Schema>,
  transcript: TranscriptImport,
  at: string,
): Promise<ImportOutcome> {
  const { id, by, slugs, title, date, metadata, versions } = transcript
  const request = sha256(
    canonicalJson({ by, slugs, title, date, metadata, versions: versions.map(withoutText) }),
  )
  return transact<ImportOutcome>(db, async (tx, revert) => {
    const known = await knownImport(tx, id, request)
    if (known) return revert(known)
    const slug = await firstFree(tx, slugs)
    if (slug === undefined) return revert({ kind: 'exists', what: 'slug', name: slugs[0] ?? '' })
    await tx
      .insertInto('transcripts')
      .values({
        slug,
        title: keptText(title),
        date: keptText(date),
        metadata: keptText(JSON.stringify(metadata)),
        seq: 0,
        hash: NO_HASH,
      })
      .execute()
    let head: LedgerHead = { seq: 0, hash: NO_HASH }
    for (const version of versions) {
      head = await addVersion(
        tx,
        slug,
        { seq: head.seq + 1, hash: head.hash },
        { id, by, version },
        at,
        request,
      )
    }
    return { kind: 'imported', slug, sigla: versions.map(({ siglum }) => siglum) }
  })
}

/** See `Store.importVersion`. */
export function importVersion(
  db: Kysely<Schema>,
  slug: string,
  added: VersionImport,
  at: string,
): Promise<ImportOutcome> {
  const { id, by, version } = added
  const request = sha256(canonicalJson({ slug, by, version: withoutText(version) }))
  return transact<ImportOutcome>(db, async (tx, revert) => {
    const turn = await takeTurn(tx, slug)
    if (!turn) return revert({ kind: 'unknown-transcript' })
    const known = await knownImport(tx, id, request)
    if (known) return revert(known)
    const taken = await tx
      .selectFrom('versions')
      .select('siglum')
      .where('slug', '=', slug)
      .where('siglum', '=', version.siglum)
      .executeTakeFirst()
    if (taken) return revert({ kind: 'exists', what: 'siglum', name: version.siglum })
    await addVersion(tx, slug, turn, added, at, request)
    return { kind: 'imported', slug, sigla: [version.siglum] }
  })
}

/** Writes one version and its entry, within a transaction that has its turn. */
export async function addVersion(
  tx: Transaction<Schema>,
  slug: string,
  turn: LedgerHead,
  { id, by, version }: VersionImport,
  at: string,
  request: string,
): Promise<LedgerHead> {
  const { siglum, label, language, status, provenance, role, segments } = version
  const text = keptText(version.text)
  const digest = sha256(text)
  const body = {
    type: 'import',
    id,
    siglum,
    label,
    language,
    sha256: digest,
    segments: segments.length,
  } satisfies EntryBody
  const head = await appendEntry(tx, slug, turn, { by, at, body, part: siglum, request })
  const { rows, tail } = segmentRows(slug, siglum, text, segments)
  await tx
    .insertInto('versions')
    .values({
      slug,
      siglum,
      label: keptText(label),
      language,
      status: keptText(status),
      provenance: keptText(provenance),
      role,
      sha256: digest,
      tail,
      origin: version.origin ?? '',
      seq: head.seq,
    })
    .execute()
  for (const run of inRuns(rows)) await tx.insertInto('segments').values(run).execute()
  return head
}

/** Rows whose `layout` + `text`, joined in order and closed by `tail`, are the text again. */
function segmentRows(slug: string, siglum: string, text: string, segments: readonly Segment[]) {
  let end = 0
  const rows = segments.map((segment, index) => {
    const { from, to } = segment
    if (from < end || to < from || text.slice(from, to) !== segment.text) {
      throw new RangeError(`segment ${index + 1} is not the stretch of the text that it says it is`)
    }
    const layout = text.slice(end, from)
    end = to
    return {
      slug,
      id: `${siglum}.${index + 1}`,
      siglum,
      number: index + 1,
      kind: segment.kind,
      layout,
      text: segment.text,
      speaker: segment.speaker ?? null,
      field: segment.field ?? null,
      label: segment.label ?? 0,
      joins: segment.joins ? 1 : 0,
    }
  })
  return { rows, tail: text.slice(end) }
}

async function knownImport(
  tx: Transaction<Schema>,
  id: string,
  request: string,
): Promise<ImportOutcome | undefined> {
  const before = await entriesOf(tx, id)
  const [first] = before
  if (!first) return undefined
  if (first.request !== request) return { kind: 'id-reused', id }
  return { kind: 'replayed', slug: first.slug, sigla: before.map(({ part }) => part) }
}

async function firstFree(tx: Transaction<Schema>, slugs: readonly string[]): Promise<string | undefined> {
  for (const slug of slugs) {
    const row = await tx.selectFrom('transcripts').select('slug').where('slug', '=', slug).executeTakeFirst()
    if (!row) return slug
  }
  return undefined
}

/** A version as said in a request, its text by hash: segments follow from the text and may be found better later. */
function withoutText({ text, segments: _, ...rest }: NewVersion) {
  return { ...rest, text: sha256(text) }
}
