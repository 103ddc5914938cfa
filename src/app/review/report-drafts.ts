/**
 * What is typed on a report and not said yet: reasons, classes, the name of a round, why a sign-off is withdrawn, the note
 * that goes with one. It is cleared by what was saved of it, and by nothing else. Pure; keeping it is `reporting.ts`'s.
 */
import type { ChangeClass } from '../../core/classify/change-class.ts'
import type { Examination } from '../../core/review/act.ts'
import type { NewAct } from './reviewing.ts'

export interface ReportDrafts {
  /** Whose they are: the transcript and the version, as the device keeps them. */
  of: string
  /** By segment. */
  reasons: Record<string, string>
  classes: Record<string, ChangeClass>
  round: string
  withdrawal: string
  note: string
  examination: Examination
  /** The siglum of the original that was chosen; empty: the first. */
  against: string
}

export const noDrafts: ReportDrafts = {
  of: '',
  reasons: {},
  classes: {},
  round: '',
  withdrawal: '',
  note: '',
  examination: 'proofreading',
  against: '',
}

/** The key under which the device keeps them. */
export const draftsKey = (slug: string, version: string) => `report/${slug}/${version}`

/** What is left after `act` was saved; what was typed on since stays. `segment` is that of an account's revision. */
export function afterSaying(drafts: ReportDrafts, act: NewAct, segment: string | undefined): ReportDrafts {
  const rest = (typed: string, said: string | undefined) => (typed.trim() === said ? '' : typed)
  switch (act.act) {
    case 'account': {
      if (segment === undefined) return drafts
      const reasons = { ...drafts.reasons, [segment]: rest(drafts.reasons[segment] ?? '', act.reason) }
      const classes = { ...drafts.classes }
      if (classes[segment] === act.class) delete classes[segment]
      return { ...drafts, reasons, classes }
    }
    case 'round':
      return { ...drafts, round: rest(drafts.round, act.name) }
    case 'withdraw':
      return { ...drafts, withdrawal: rest(drafts.withdrawal, act.reason) }
    case 'sign-off':
      return { ...drafts, note: rest(drafts.note, act.note) }
    default:
      return drafts
  }
}
