/**
 * Two blind readings of one version -> segment by segment, where they agree and where not, and how often: the number of
 * segments that both changed alike among those that either changed. A disagreement carries what a merge of the two would
 * read, where they changed different words. What will stand is a person's to say.
 */
import { merge } from '../merge.ts'

/** The texts of one segment: as both found it, in each reading, and as it stands now. */
export interface ReadTwice {
  segment: string
  before: string
  one: string
  other: string
  now: string
}

export interface Comparison extends ReadTwice {
  /**
   * `untouched`: nobody changed it; `agreed`: both alike; `one-sided`: one changed it and the other let it stand; `apart`: both
   * changed it, each otherwise.
   */
  kind: 'untouched' | 'agreed' | 'one-sided' | 'apart'
  /** Both readings in one text, where they touched different words; null where they did not, or only one did. */
  both: string | null
}

export interface Reconciliation {
  segments: Comparison[]
  /** Segments that both changed alike, of those that either changed. */
  agreed: number
  changed: number
}

/** Sets two readings against each other; see the head of this file. */
export function reconcile(texts: readonly ReadTwice[]): Reconciliation {
  const segments = texts.map(compared)
  const count = (...kinds: Comparison['kind'][]) => segments.filter(({ kind }) => kinds.includes(kind)).length
  return { segments, agreed: count('agreed'), changed: count('agreed', 'one-sided', 'apart') }
}

function compared(read: ReadTwice): Comparison {
  const { before, one, other } = read
  if (one === other) return { ...read, kind: one === before ? 'untouched' : 'agreed', both: null }
  if (one === before || other === before) return { ...read, kind: 'one-sided', both: null }
  const merged = merge(before, one, other)
  return { ...read, kind: 'apart', both: merged.kind === 'clean' ? merged.text : null }
}
