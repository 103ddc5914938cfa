/** Why the store would not let an act or a mark stand -> the refusal, with a sentence that says what to do. */
import type { Context } from 'hono'
import type { ProblemCode } from '../api/problems.ts'
import type { Refusal } from '../store/store.ts'
import { refuse } from './refuse.ts'

/** What `refuseStanding` may answer with. */
export const STANDING_REFUSALS = [
  'unknown-segment',
  'unknown-version',
  'unknown',
  'overtaken',
  'exists',
  'not-ready',
  'not-allowed',
] as const satisfies readonly ProblemCode[]

export function refuseStanding(c: Context, refusal: Refusal): Response {
  switch (refusal.kind) {
    case 'unknown-segment':
      return refuse(c, 'unknown-segment', `This transcript has no segment ${refusal.segment} in that state.`)
    case 'unknown-version':
      return refuse(c, 'unknown-version', `This transcript has no version ${refusal.siglum}.`)
    case 'unknown':
      return refuse(c, 'unknown', `There is no such ${refusal.what} in this transcript. Load it again.`)
    case 'misquoted':
      return refuse(c, 'unknown', `These words do not stand there in ${refusal.segment}. Select them again.`)
    case 'overtaken':
      return refuse(
        c,
        'overtaken',
        refusal.what === 'text'
          ? 'The text changed after you looked at it. Look at it once more, then sign.'
          : refusal.what === 'sign-off'
            ? 'Somebody signed this version off or withdrew that in between. Look at theirs first.'
            : refusal.what === 'shelf'
              ? 'Somebody did that already. Load the list again.'
              : `Somebody changed the ${refusal.what} in between. Look at theirs, then save yours.`,
      )
    case 'taken':
      return refuse(c, 'exists', 'A snapshot has that name. Choose another.')
    case 'no-original':
      return refuse(
        c,
        'not-allowed',
        'Revision is against an original that is loaded. Read alone, a translation is reviewed or proofread.',
      )
    case 'not-alone':
      return refuse(c, 'not-allowed', 'Save what else is to be said first, look at it, then sign.')
    case 'not-ready':
      return refuse(c, 'not-ready', 'Settle what is listed, then sign.', { obstacles: refusal.obstacles })
    case 'own-approval':
      return refuse(
        c,
        'not-allowed',
        `${refusal.segment} is to be approved by another person than the one who revised it last.`,
      )
  }
}
