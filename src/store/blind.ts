/**
 * A version at a point -> two copies of it, version by version and entry by entry, and the act that says who reads which. A
 * copy's segments have the numbers of the version's own, so that what is read in one answers to the other without
 * any alignment. All of it or nothing; the same request again is answered as then.
 */
import type { Kysely } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import type { Blind } from '../core/review/act.ts'
import type { Segment } from '../core/transcript.ts'
import { insertActs, usedAct } from './acts.ts'
import { addVersion } from './imports.ts'
import { appendEntry, entriesOf, sha256, takeTurn } from './ledger.ts'
import { transact } from './revert.ts'
import type { Schema } from './schema.ts'
import type { BlindOutcome, BlindStart, EntryBody, NewVersion, SegmentAt } from './store.ts'
import { readSegments, readTranscripts } from './texts.ts'

/** See `Store.startBlind`. */
export async function startBlind(
  db: Kysely<Schema>,
  slug: string,
  start: BlindStart,
  at: string,
): Promise<BlindOutcome> {
  const { id, by, version, act: actId, proofreaders } = start
  const request = sha256(canonicalJson({ slug, by, version, act: actId, proofreaders: [...proofreaders] }))
  return transact<BlindOutcome>(db, async (tx, revert) => {
    const turn = await takeTurn(tx, slug)
    if (!turn) return revert({ kind: 'unknown-transcript' })
    const before = await entriesOf(tx, id)
    if (before.length > 0) {
      if (before.some(entry => entry.request !== request)) return revert({ kind: 'id-reused', id })
      return revert({ kind: 'replayed', sigla: before.map(({ part }) => part).filter(part => part !== '') })
    }
    const transcript = (await readTranscripts(tx, slug))[0]!
    const original = transcript.versions.find(({ siglum }) => siglum === version)
    if (!original) return revert({ kind: 'unknown-version', siglum: version })
    const point = turn.seq - 1
    const sigla = freeSigla(
      version,
      transcript.versions.map(({ siglum }) => siglum),
    )
    const act: Blind = {
      act: 'blind',
      id: actId,
      version,
      point,
      copies: proofreaders.map((proofreader, i) => ({ siglum: sigla[i]!, proofreader })),
    }
    if (await usedAct(tx, [act])) return revert({ kind: 'id-reused', id: actId })

    const segments = await readSegments(tx, slug, version, point)
    let head = { seq: point, hash: turn.hash }
    for (const { siglum, proofreader } of act.copies) {
      const copy: NewVersion = {
        siglum,
        label: `${original.label}, read by ${proofreader}`,
        language: original.language,
        status: original.status,
        provenance: `A copy of ${version} at entry ${point} of the ledger, for a blind reading`,
        role: 'copy',
        ...copied(segments),
      }
      head = await addVersion(
        tx,
        slug,
        { seq: head.seq + 1, hash: head.hash },
        { id, by, version: copy },
        at,
        request,
      )
    }
    const body: EntryBody = { type: 'changeset', id, kind: 'review', revisions: [], marks: [], acts: [act] }
    head = await appendEntry(
      tx,
      slug,
      { seq: head.seq + 1, hash: head.hash },
      { by, at, body, part: '', request },
    )
    await insertActs(tx, slug, head.seq, [act])
    return { kind: 'started', sigla }
  })
}

/** `A` -> `A1`, `A2`, or the next pair that is free. */
function freeSigla(version: string, taken: readonly string[]): string[] {
  const stem = version.slice(0, 5)
  const free: string[] = []
  for (let n = 1; free.length < 2; n++) if (!taken.includes(`${stem}${n}`)) free.push(`${stem}${n}`)
  return free
}

/** The standing text with a blank line between segments; a removed segment stays as an empty one, so that numbers agree. */
function copied(segments: readonly SegmentAt[]): { text: string; segments: Segment[] } {
  let text = ''
  const list = segments.map(({ kind, text: own, imported, speaker, field, label, joins }): Segment => {
    if (text !== '' && own !== '') text += '\n\n'
    const from = text.length
    text += own
    const isLabelled = label > 0 && own.startsWith(imported.slice(0, label))
    return {
      kind,
      text: own,
      from,
      to: text.length,
      ...(speaker === null ? {} : { speaker }),
      ...(field === null ? {} : { field }),
      ...(isLabelled ? { label } : {}),
      ...(joins ? { joins } : {}),
    }
  })
  return { text, segments: list }
}
