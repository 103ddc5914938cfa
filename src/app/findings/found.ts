/**
 * What the workbench needs to know of findings to mark them in the text, the strip and the filter: types, and which rows
 * have any. All that finds, walks and mends is loaded when it is needed.
 */
import type { Finding, Fix } from '../../core/checks/finding.ts'
import type { Glossary, NameRegister, Policy } from '../../core/review/policy.ts'
import type { Comparison } from '../comparison.ts'
import type { RevisionAlarm } from './looking.ts'

/** A stretch of a segment that a finding points at. `from` = `to`: a spot between two words. */
export interface Found {
  segment: string
  from: number
  to: number
  message: string
}

/** What the checks point at in one version, as it reads just now. */
export interface FindingsView {
  ref: string
  /** What nobody dismissed, in the order of the text. */
  standing: readonly Finding[]
  alarms: readonly RevisionAlarm[]
  /** By segment. */
  marks: ReadonlyMap<string, readonly Found[]>
  /** The texts in which the places stand, of each segment that has one. */
  texts: ReadonlyMap<string, string>
  /** False: only each segment by itself was looked at. */
  whole: boolean
}

/** The finding that is walked to. */
export interface Pointed {
  key: string
  segment: string
  from: number
  /** Why it is let stand, as far as it was typed. */
  reason: string
}

/** A fix that changes several places, while they are looked at. */
export interface Mending {
  ref: string
  message: string
  fix: Extract<Fix, { edits: unknown }>
  /** The texts that its places stand in. */
  texts: ReadonlyMap<string, string>
  /** The places that are to stay, by their number. */
  spared: readonly number[]
  reason: string
}

/** A list that is being written, upon the act that set the one in force (null: nobody did). */
export interface Drafted<T> {
  parent: string | null
  value: T
}

export interface Drafts {
  names?: Drafted<NameRegister>
  glossary?: Drafted<Glossary>
  policy?: Drafted<Policy>
}

/** The rows in which something is found, in order. */
export function rowsFound({ ref, marks }: FindingsView, { rows }: Comparison): number[] {
  return rows.flatMap(({ cells }, index) => (cells[ref]?.some(id => marks.has(id)) ? [index] : []))
}

const none: readonly never[] = []

/** What is marked in a cell: the same list for the same cell, as long as it holds one segment. */
export function foundIn(marks: FindingsView['marks'], ids: readonly string[] = none): readonly Found[] {
  const lists = ids.flatMap(id => {
    const list = marks.get(id)
    return list ? [list] : []
  })
  return lists.length > 1 ? lists.flat() : (lists[0] ?? none)
}
