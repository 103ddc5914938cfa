/**
 * What still stands between a version and its sign-off: segments that nobody proofread, open queries, changes without the
 * reason that the policy asks for. Nothing left: it may be signed. And the text that is signed, with the sentence that says so.
 */
import type { MarkKind } from '../transcript.ts'
import type { Emendation } from './emendation.ts'
import type { Policy } from './policy.ts'
import type { Query, SignedOff } from './review.ts'

export interface Obstacles {
  /** Segments that are neither proofread nor approved; removed ones need neither. */
  unproofread: string[]
  /** Open queries on the version, by id. */
  queries: string[]
  /** Segments whose change is of a class that the policy does not let pass silently, and has no reason. */
  unexplained: string[]
}

/** `segments` are those of the version as they stand; `queries` all of the transcript's. */
export function obstaclesTo(
  version: string,
  segments: readonly { id: string; text: string; mark: MarkKind }[],
  queries: readonly Query[],
  emendations: readonly Emendation[],
  policy: Policy,
): Obstacles {
  return {
    unproofread: segments
      .filter(({ text, mark }) => text !== '' && mark !== 'proofread' && mark !== 'approved')
      .map(({ id }) => id),
    queries: queries
      .filter(({ open, segment }) => open && segment.startsWith(`${version}.`))
      .map(({ id }) => id),
    unexplained: emendations
      .filter(one => !policy.silent.includes(one.class) && one.reasons.length === 0)
      .map(({ segment }) => segment),
  }
}

export function isReady({ unproofread, queries, unexplained }: Obstacles): boolean {
  return unproofread.length + queries.length + unexplained.length === 0
}

/** The text whose SHA-256 (over its UTF-8) a sign-off carries: the standing segments, joined by two line feeds. */
export function signedText(segments: readonly { text: string }[]): string {
  return segments
    .map(({ text }) => text)
    .filter(text => text !== '')
    .join('\n\n')
}

const DEED = { proofreading: 'Proofread', review: 'Reviewed', revision: 'Revised' } as const

/** The certificate in one sentence, as it is published. */
export function certificate(signOff: SignedOff): string {
  const { examination, by, at, against, seq, sha256 } = signOff
  const how = against ? `against the original (${against})` : 'in the translation alone, without the original'
  return `${DEED[examination]} by ${by} on ${at.slice(0, 10)}, ${how}; ledger entry ${seq}, SHA-256 ${sha256}.`
}

/** What is published in the place of “(Not yet proofread)”. */
export function publishedStatus(signOff: SignedOff): string {
  return `${DEED[signOff.examination]} by ${signOff.by}, ${signOff.at.slice(0, 10)}`
}
