/**
 * Two or more texts -> a comparison made on this device and kept nowhere: the same core that the server calls, without
 * the server. It is shown like any other, and nothing in it can be changed.
 */
import type { Comparison, SegmentState, VersionState } from '../api/transcripts.ts'
import { alignVersions } from '../core/align/table.ts'
import { segmentText } from '../core/text/segment.ts'
import { guessLanguage, siglumFor } from './given.ts'
import type { GivenText } from './state.ts'

/** The base is the first text. */
export function compareTexts(texts: readonly GivenText[]): Comparison {
  // Points are past states, so `A@0` says what is true: this text is as it was given, and cannot be written in.
  const refs = texts.map((_, index) => `${siglumFor(index)}@0`)
  const found = texts.map(({ name, text }) => {
    const language = guessLanguage(text)
    return { name, language, segments: segmentText(text, { language }) }
  })
  const versions = found.map(({ name, language, segments }, index): VersionState => {
    const siglum = siglumFor(index)
    const states = segments.map(
      (segment, number): SegmentState => ({
        id: `${siglum}.${number + 1}`,
        kind: segment.kind,
        speaker: segment.speaker ?? null,
        field: segment.field ?? null,
        joins: segment.joins ?? false,
        ...(segment.joinScore !== undefined && { joinScore: segment.joinScore }),
        text: segment.text,
        imported: segment.text,
        head: null,
        mark: 'unread',
        markedBy: null,
      }),
    )
    const info = { siglum, label: name, language, status: '', provenance: 'Not kept', role: 'draft' as const }
    return { ...info, at: 0, segments: states }
  })
  // As on the server, what is aligned is what was said, without the printed label of who said it.
  const spoken = found.map(({ segments }) => segments.map(({ text, label }) => text.slice(label ?? 0)))
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
