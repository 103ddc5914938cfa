/** Extracts made of plain texts, for the tests of writers: no store behind them. */
import { alignVersions } from '../../src/core/align/table.ts'
import type { Extract, ExtractSegment, ExtractVersion } from '../../src/core/extract.ts'
import { segmentText } from '../../src/core/text/segment.ts'

export interface MadeVersion {
  point: string
  text: string
  language?: string
  label?: string
  role?: ExtractVersion['role']
}

/** An extract of these texts, cut into segments and aligned as an import does it. */
export function madeExtract(made: readonly MadeVersion[], more: Partial<Extract> = {}): Extract {
  const versions = made.map(({ point, text, language = 'en', label = point, role = 'translation' }) => {
    let end = 0
    const siglum = point.split('@')[0]!
    const segments = segmentText(text, { language }).map((segment, i): ExtractSegment => {
      const layout = text.slice(end, segment.from)
      end = segment.to
      return {
        id: `${siglum}.${i + 1}`,
        kind: segment.kind,
        speaker: segment.speaker ?? null,
        field: segment.field ?? null,
        label: segment.label ?? 0,
        text: segment.text,
        imported: segment.text,
        head: null,
        mark: 'unread',
        markedBy: null,
        layout,
      }
    })
    return {
      point,
      siglum,
      label,
      language,
      status: 'Not yet proofread',
      published: 'Not yet proofread',
      provenance: '',
      role,
      at: 1,
      segments,
      tail: text.slice(end),
    } satisfies ExtractVersion
  })
  return {
    slug: 'talk',
    title: 'A talk',
    date: '1962-04-30',
    metadata: {},
    ledger: { seq: 1, hash: '0'.repeat(64) },
    versions,
    rows: rowsOf(versions),
    revisions: [],
    queries: [],
    names: [],
    ...more,
  }
}

function rowsOf(versions: readonly ExtractVersion[]): Extract['rows'] {
  if (versions.length === 1) return versions[0]!.segments.map((_, i) => ({ cells: [[i]], moved: [false] }))
  const { rows } = alignVersions(versions.map(({ segments }) => segments.map(({ text }) => text)))
  return rows.map(({ cells, moved }) => ({
    cells,
    moved: versions.map((_, i) => Boolean(moved?.includes(i))),
  }))
}
