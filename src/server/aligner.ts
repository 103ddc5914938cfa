/**
 * Texts and pinned beads -> the rows of their alignment table. The work is the core's; what is chosen here is where it is
 * done: in this thread, or (`aligner-thread.ts`) beside it, where it holds nobody else up.
 */
import { type AlignmentRow, alignVersions } from '../core/align/table.ts'
import type { PinnedBead } from '../core/pin.ts'

/** What is to be aligned; the first version is the base. */
export interface AlignTask {
  versions: string[][]
  languages: string[]
  pinned: PinnedBead[]
}

export type Aligner = (task: AlignTask) => Promise<readonly AlignedRow[]>

export type AlignedRow = AlignmentRow & { pinned?: boolean }

/** Aligns in this thread. */
export function alignHere({ versions, languages, pinned }: AlignTask): readonly AlignedRow[] {
  const options = { base: 0, languages, pinned }
  return alignVersions(versions, options).rows
}
