/**
 * Restoring: what taking one changeset back, or returning to a past point, would make of each segment as it stands now.
 * Where a segment was saved since, only what the changeset did is taken back, by the core's merge; where both touched the
 * same words a person decides, and nothing is guessed. Pure.
 */
import type { LedgerEntry } from '../../api/ledger.ts'
import { type MergePiece, merge } from '../../core/merge.ts'
import { type Comparison, findSegment } from '../comparison.ts'
import type { Proposal } from '../proposal.ts'

/** What is to be restored. */
export type RestoreAsked =
  /** What one changeset did is taken back. */
  | { kind: 'changeset'; seq: number; title: string; revisions: { segment: string; text: string }[] }
  /** All segments of a version stand again as after entry `point`. */
  | { kind: 'point'; version: string; point: number; name: string }

/** What would become of one segment. */
export type RestorePlace =
  | { kind: 'clean'; segment: string; now: string; restored: string; merged: boolean }
  | { kind: 'conflict'; segment: string; now: string; pieces: MergePiece[] }

/** A restoration, while it is looked at. */
export interface Restoring {
  asked: RestoreAsked
  /** Segments that are to stay as they are. */
  spared: readonly string[]
  reason: string
}

/** The versions that must be shown for it: each at the past point, and as it stands. */
export function versionsFor(asked: RestoreAsked): string[] {
  if (asked.kind === 'point') return [`${asked.version}@${asked.point}`, asked.version]
  const sigla = new Set(asked.revisions.map(({ segment }) => segment.slice(0, segment.indexOf('.'))))
  return [...sigla].flatMap(siglum => [`${siglum}@${asked.seq - 1}`, siglum])
}

/** What would become of each segment; those that would not change are left out. */
export function placesFor(asked: RestoreAsked, comparison: Comparison): RestorePlace[] {
  const past = (segment: string, at: number) =>
    comparison.texts[`${segment.slice(0, segment.indexOf('.'))}@${at}`]?.segments.find(
      ({ id }) => id === segment,
    )
  if (asked.kind === 'point') {
    const then = comparison.texts[`${asked.version}@${asked.point}`]?.segments ?? []
    return then.flatMap(({ id, text }): RestorePlace[] => {
      const now = findSegment(comparison, id)
      return now && now.text !== text
        ? [{ kind: 'clean', segment: id, now: now.text, restored: text, merged: false }]
        : []
    })
  }
  return asked.revisions.flatMap(({ segment, text: after }): RestorePlace[] => {
    const now = findSegment(comparison, segment)
    const before = past(segment, asked.seq - 1)
    if (!now || !before) return []
    const taken = merge(after, before.text, now.text)
    if (taken.kind === 'conflict') return [{ kind: 'conflict', segment, now: now.text, pieces: taken.pieces }]
    if (taken.text === now.text) return []
    return [{ kind: 'clean', segment, now: now.text, restored: taken.text, merged: now.text !== after }]
  })
}

/** The new changeset: all that is ticked, with the reason; null where nothing is. */
export function proposeRestoring(
  places: readonly RestorePlace[],
  { spared, reason }: Pick<Restoring, 'spared' | 'reason'>,
): Proposal | null {
  const said = reason.trim() ? { reason: reason.trim() } : {}
  const edits = places.flatMap(place =>
    place.kind === 'clean' && !spared.includes(place.segment)
      ? [{ segment: place.segment, text: place.restored, ...said }]
      : [],
  )
  return edits.length ? { kind: 'restore', edits, marks: [] } : null
}

/** A restoration as it begins: everything ticked, with a reason that says what it is. */
export function beginRestoring(asked: RestoreAsked): Restoring {
  const reason =
    asked.kind === 'changeset'
      ? `Takes back entry ${asked.seq}`
      : `Restored as after entry ${asked.point}${asked.name ? `, “${asked.name}”` : ''}`
  return { asked, spared: [], reason }
}

/** Taking a changeset back; null where the entry changed no words. */
export function takingBack({ seq, body }: LedgerEntry, title: string): RestoreAsked | null {
  if (body.type !== 'changeset' || body.revisions.length === 0) return null
  return {
    kind: 'changeset',
    seq,
    title,
    revisions: body.revisions.map(({ segment, text }) => ({ segment, text })),
  }
}
