/**
 * Two blind readings of one version -> segment by segment, where they agree and where not, and how often: the number of
 * segments that both changed alike among those that either changed. A disagreement carries what a merge of the two would
 * read, where they changed different words. What will stand is a person's to say; promised and tested: what somebody
 * wrote in the version meanwhile is never overwritten without being asked about.
 */
import { merge } from '../merge.ts'

/** The texts of one segment: as both found it, in each reading, and as it stands now. */
export interface ReadTwice {
  segment: string
  before: string
  one: string
  other: string
  now: string
  /** It was decided in a reconciliation that was saved, and neither reading was changed since. */
  settled?: boolean
}

export interface Comparison extends ReadTwice {
  /**
   * `untouched`: nobody changed it; `agreed`: both alike; `one-sided`: one changed it and the other let it stand; `apart`: both
   * changed it, each otherwise.
   */
  kind: 'untouched' | 'agreed' | 'one-sided' | 'apart'
  /** Both readings in one text, where they touched different words; null where they did not, or only one did. */
  both: string | null
  /**
   * What will stand without anybody being asked: what both read alike, or what stands now where neither reading asks for
   * anything else. null: a person decides, also where both agree but the version was changed meanwhile.
   */
  result: string | null
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

/**
 * What a chosen reading comes to upon the version as it stands, with the words that were changed there meanwhile; null where
 * both touch the same words, so that one would take the other out.
 */
export function uponNow({ before, now }: Pick<ReadTwice, 'before' | 'now'>, chosen: string): string | null {
  if (now === before || chosen === now) return chosen
  const merged = merge(before, chosen, now)
  return merged.kind === 'clean' ? merged.text : null
}

function compared(read: ReadTwice): Comparison {
  const { before, one, other, now, settled } = read
  const told = { ...read, both: null, result: settled ? now : null }
  if (one === other) {
    if (one === before) return { ...told, kind: 'untouched', result: now }
    const isSafe = now === before || now === one
    return { ...told, kind: 'agreed', result: settled ? now : isSafe ? one : null }
  }
  if (one === before || other === before) return { ...told, kind: 'one-sided' }
  const merged = merge(before, one, other)
  return { ...told, kind: 'apart', both: merged.kind === 'clean' ? merged.text : null }
}
