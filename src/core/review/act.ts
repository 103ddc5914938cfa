/**
 * What people say of a text without changing it: queries, dismissed findings, rounds, snapshots, the policy, reasons given
 * later, sign-offs. Each act is immutable and stands in the ledger; what they amount to together is told in `review.ts`.
 * Plain data; changing words is a revision, judging a segment is a mark, correcting an alignment is a pin.
 */
import type { ChangeClass } from '../classify/change-class.ts'
import type { Glossary, NameRegister, Policy } from './policy.ts'

/** Asks about a segment (`quote` empty) or about a stretch of its words. */
export interface Ask {
  act: 'ask'
  id: string
  segment: string
  /** The revision in whose text the stretch stands; null: the imported text. */
  on: string | null
  /** The stretch, half-open, in UTF-16 units of that text; both 0 where the query is about the segment as a whole. */
  from: number
  to: number
  /** The words of the stretch, as they stood. */
  quote: string
  text: string
}

/** Answers a query, closes it, or opens it again. */
export interface Answer {
  act: 'reply' | 'settle' | 'reopen'
  id: string
  query: string
  text: string
}

/** Says that a finding is none: at one place (`segment`), or wherever the check finds the same in the transcript (null). */
export interface Dismiss {
  act: 'dismiss'
  id: string
  /** What the findings are recognised by; see `checks/finding.ts`. */
  key: string
  check: string
  version: string
  segment: string | null
  quote: string
  reason: string
}

/** Takes a dismissal back. */
export interface Recall {
  act: 'recall'
  id: string
  dismissal: string
}

/** A whole list in the place of the one before; `parent` is the act that set that one, null: none did. */
export type Setting =
  | { act: 'policy'; id: string; parent: string | null; value: Policy }
  | { act: 'names'; id: string; parent: string | null; value: NameRegister }
  | { act: 'glossary'; id: string; parent: string | null; value: Glossary }

/** Begins a round of proofreading (`Second proof`): marks set before it count no more. */
export interface Round {
  act: 'round'
  id: string
  version: string
  name: string
}

/** Names a point of the ledger. */
export interface Snapshot {
  act: 'snapshot'
  id: string
  name: string
  note: string
  point: number
}

/** Gives a saved revision a reason, or a class in the place of the guess, after the fact. */
export interface Account {
  act: 'account'
  id: string
  revision: string
  class?: ChangeClass | undefined
  reason?: string | undefined
}

/**
 * What the signer did, in the words of ISO 17100: `revision` compares with the original, `review` and `proofreading` read the
 * translation alone.
 */
export type Examination = 'proofreading' | 'review' | 'revision'

/** Signs a version off as it stood after entry `point`. */
export interface SignOff {
  act: 'sign-off'
  id: string
  version: string
  point: number
  /** Of the text at that point; see `signedText`. */
  sha256: string
  examination: Examination
  /** The siglum of the original that it was held against; null: none, the translation was read alone. */
  against: string | null
  note: string
}

export interface Withdraw {
  act: 'withdraw'
  id: string
  signOff: string
  reason: string
}

/** Two proofreaders read copies of one version without seeing each other's. */
export interface Blind {
  act: 'blind'
  id: string
  version: string
  /** The copies, made at this point of the ledger, and who reads each. */
  point: number
  copies: { siglum: string; proofreader: string }[]
}

/** Ends the blindness of a reading: from now on both copies are anybody's to see. */
export interface Unblind {
  act: 'unblind'
  id: string
  blind: string
}

/**
 * Takes a version, or the whole transcript (`version` null), out of the lists, as when an import is undone; or sets it back.
 * Nothing is removed: its address still opens it.
 */
export interface Shelving {
  act: 'put-away' | 'bring-back'
  id: string
  version: string | null
}

export type Act =
  | Ask
  | Answer
  | Dismiss
  | Recall
  | Setting
  | Round
  | Snapshot
  | Account
  | SignOff
  | Withdraw
  | Blind
  | Unblind
  | Shelving

/** An act as it stands in the ledger. */
export interface SetAct<A extends Act = Act> {
  act: A
  /** The number of its entry; acts of one entry stand in its order. */
  seq: number
  by: string
  at: string
}
