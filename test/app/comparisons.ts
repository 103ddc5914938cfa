/**
 * Comparisons from a few strings: for each version its cells from the first row to the last; ` | ` parts the segments of
 * a cell, an empty string is a gap, `∅` is a segment that was removed. Ids are given in order: `A.1`, `A.2`, …
 */
import type { RevisionInput } from '../../src/api/changesets.ts'
import {
  applyChangeset,
  BETWEEN_SEGMENTS,
  type Comparison,
  cellText,
  type SegmentState,
} from '../../src/app/comparison.ts'
import { entryOf, type Proposal } from '../../src/app/proposal.ts'
import { siglumOf } from '../../src/core/transcript.ts'

/** The base is the first version named. */
export function comparisonOf(versions: Record<string, readonly string[]>): Comparison {
  const parted = Object.entries(versions).map(
    ([ref, cells]) => [ref, cells.map(cell => (cell === '' ? [] : cell.split(' | ')))] as const,
  )
  return comparisonOfSegments(Object.fromEntries(parted))
}

/** The same from the segments themselves, where their texts may be anything; `∅` is a removed one. */
export function comparisonOfSegments(versions: Record<string, readonly (readonly string[])[]>): Comparison {
  const refs = Object.keys(versions)
  const count = Math.max(...refs.map(ref => versions[ref]!.length))
  const rows: Comparison['rows'] = Array.from({ length: count }, () => ({
    kind: 'match',
    score: 1,
    cells: {},
  }))
  const texts: Comparison['texts'] = {}
  for (const ref of refs) {
    const siglum = siglumOf(ref)
    const segments: SegmentState[] = []
    for (const [i, row] of rows.entries()) {
      row.cells[ref] = (versions[ref]![i] ?? []).map(text => {
        segments.push(segmentOf(`${siglum}.${segments.length + 1}`, text === '∅' ? '' : text))
        return segments.at(-1)!.id
      })
    }
    const info = { siglum, label: siglum, language: 'en', status: '', provenance: '', role: 'draft' as const }
    texts[ref] = { ...info, at: ref === siglum ? null : Number(ref.slice(siglum.length + 1)), segments }
  }
  return { slug: 'x', seq: 0, base: refs[0]!, versions: refs, rows, texts }
}

/** An unread segment as imported. */
export function segmentOf(id: string, text: string): SegmentState {
  return {
    id, kind: 'paragraph', speaker: null, field: null, joins: false, text, imported: text, head: null, mark: 'unread', markedBy: null,
  } // biome-ignore format: one record
}

/** The comparison with some things said otherwise of one segment. */
export function withSegment(comparison: Comparison, id: string, change: Partial<SegmentState>): Comparison {
  const ref = siglumOf(id.replace('.', '@'))
  const version = comparison.texts[ref]!
  const segments = version.segments.map(segment => (segment.id === id ? { ...segment, ...change } : segment))
  return { ...comparison, texts: { ...comparison.texts, [ref]: { ...version, segments } } }
}

/** A revision upon the imported text. */
export const revisionOf = (
  id: string,
  segment: string,
  text: string,
  parent: string | null = null,
): RevisionInput => ({
  id,
  segment,
  parent,
  text,
})

/** A maker of ids that a reader can tell apart: `r1`, `r2`, … */
export function counting(prefix = 'r'): () => string {
  let count = 0
  return () => `${prefix}${++count}`
}

const newId = counting()

/** The comparison as it is once a proposal is saved. */
export function asSaved(comparison: Comparison, proposal: Proposal): Comparison {
  const { changeset } = entryOf(comparison, proposal, { by: 'Ada', tab: 't', newId }).entry
  return applyChangeset(comparison, changeset)
}

/** The texts of a cell's segments as the notation writes them. */
export function cell(comparison: Comparison, row: number, ref: string): string {
  const ids = comparison.rows[row]!.cells[ref]!
  const { segments } = comparison.texts[ref]!
  return segments
    .filter(({ id }) => ids.includes(id))
    .map(({ text }) => (text === '' ? '∅' : text.replaceAll(BETWEEN_SEGMENTS, '¶')))
    .join(' | ')
}

export const reading = (comparison: Comparison, row: number, ref: string) =>
  cellText(comparison, comparison.rows[row]!, ref)
