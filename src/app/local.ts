/**
 * Two or more texts -> a comparison made on this device and kept nowhere: the same core that the server calls, without
 * the server. It is shown like any other, and nothing in it can be changed.
 */
import type { Comparison, SegmentState, VersionState } from '../api/transcripts.ts'
import { segmentText } from '../core/segment.ts'
import { alignVersions } from '../core/table.ts'
import { guessLanguage, siglumFor } from './given.ts'
import type { GivenText } from './state.ts'

/** The base is the first text. */
export function compareTexts(texts: readonly GivenText[]): Comparison {
  // Points are past states, so `A@0` says what is true: this text is as it was given, and cannot be written in.
  const refs = texts.map((_, index) => `${siglumFor(index)}@0`)
  const versions = texts.map(({ name, text }, index): VersionState => {
    const language = guessLanguage(text)
    const segments = segmentText(text, { language }).map(
      (segment, number): SegmentState => ({
        id: `${siglumFor(index)}.${number + 1}`,
        kind: segment.kind,
        speaker: segment.speaker ?? null,
        field: segment.field ?? null,
        joins: segment.joins ?? false,
        text: segment.text,
        imported: segment.text,
        head: null,
        mark: 'unread',
        markedBy: null,
      }),
    )
    const info = {
      siglum: siglumFor(index),
      label: name,
      language,
      status: '',
      provenance: 'Not kept',
      role: 'draft' as const,
    }
    return { ...info, at: 0, segments }
  })
  const spoken = versions.map(version => version.segments.map(({ text }) => text))
  const languages = versions.map(version => version.language)
  const rows = alignVersions(spoken, { languages }).rows.map(row => ({
    kind: row.kind,
    score: row.score,
    cells: Object.fromEntries(
      row.cells.map((cell, index) => [
        refs[index]!,
        cell.map(number => versions[index]!.segments[number]!.id),
      ]),
    ),
  }))
  const byRef = Object.fromEntries(refs.map((ref, index) => [ref, versions[index]!]))
  return { slug: '', seq: 0, base: refs[0]!, versions: refs, rows, texts: byRef }
}
