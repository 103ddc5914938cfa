/** The lineage of a word -> the steps of its way in plain words, oldest first. Pure. */
import type { LineageSpan } from '../../api/lineage.ts'

export interface Step {
  /** What happened, as a sentence without its end. */
  told: string
  /** The words whose place it took; null: none, or it was imported. */
  replaced: string | null
  segment: string
  seq: number
  by: string
  at: string
  reason: string | null
}

type Hop = LineageSpan['path'][number]

/** By what words were carried from one segment to another in one save. */
const carriers: Partial<Record<Hop['changeset'], string>> = {
  join: 'by a join', split: 'by a split', undo: 'by an undo', restore: 'by a restoration', adopt: 'with an adopted reading',
} // biome-ignore format: a table

function toldHop({ kind, segment, from, changeset, away }: Hop): string {
  switch (kind) {
    case 'adopted':
      return `Adopted into ${segment} from ${from}`
    case 'copied':
      return `Copied into ${segment} with its version, from ${from}`
    case 'carried':
      return `Came into ${segment} from ${from} ${carriers[changeset] ?? 'in one save'}`
    case 'moved':
      return `Moved within ${segment}`
    case 'returned': {
      const gone = away ? ` after ${away.by} had taken it out in entry ${away.seq}` : ''
      const how =
        changeset === 'restore'
          ? 'Restored in'
          : changeset === 'undo'
            ? 'Put back by an undo in'
            : 'Put back into'
      return `${how} ${segment}${from !== segment ? `, from ${from},` : ''}${gone}`
    }
  }
}

/** What first brought the words, then what befell them. */
export function stepsOf({ origin, replaced, path }: LineageSpan): Step[] {
  const { kind, version, segment, seq, by, at, reason } = origin
  const told =
    kind === 'imported'
      ? `Stood in ${segment} when version ${version} was imported`
      : `First written in ${segment}`
  return [
    { told, replaced, segment, seq, by, at, reason },
    ...path.map(hop => ({
      told: toldHop(hop),
      replaced: hop.replaced,
      segment: hop.segment,
      seq: hop.seq,
      by: hop.by,
      at: hop.at,
      reason: hop.reason,
    })),
  ]
}

/** How the words came here, for the eye: as imported, written since, or brought from elsewhere. */
export function mannerOf({ origin, path }: LineageSpan): 'imported' | 'written' | 'brought' {
  const last = path.at(-1)
  if (last && last.kind !== 'copied') return 'brought'
  return origin.kind === 'imported' ? 'imported' : 'written'
}
