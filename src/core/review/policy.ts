/**
 * What a transcript's editors agreed on: which changes need no reason, who may approve, how names are spelt, which terms
 * are kept. Plain data, each list replaced as a whole; breaches of it are found by `checks/`, readiness by `readiness.ts`.
 */
import type { ChangeClass } from '../classify/change-class.ts'

export interface Policy {
  /** Changes of these classes need no reason before the text is signed off. */
  silent: ChangeClass[]
  /** `another`: a segment may not be approved by whoever revised it last. */
  approval: 'anyone' | 'another'
  /** The systems that names are to follow, by the language that they come from. */
  romanization: { zh?: ChineseRomanization | undefined; ko?: KoreanRomanization | undefined }
}

export type ChineseRomanization = 'pinyin' | 'wade-giles'
export type KoreanRomanization = 'revised' | 'mccune-reischauer' | 'dprk'

/** One name with the forms in which it may be met. */
export interface RegisteredName {
  preferred: string
  /** The other known forms; a change between any two forms is one of romanization. */
  forms: string[]
  kind: 'person' | 'place' | 'other'
  note: string
}
export type NameRegister = RegisteredName[]

/** A term to keep as it is, or one to avoid. */
export interface Term {
  term: string
  use: 'keep' | 'avoid'
  /** What to write in its place, of a term to avoid; may be empty. */
  instead: string
  note: string
}
export type Glossary = Term[]

/** Holds where nobody set another: accidentals may be changed silently, as in a documentary edition. */
export const defaultPolicy: Policy = {
  silent: ['layout', 'spacing', 'punctuation', 'capitals', 'spelling', 'hyphenation', 'number-style'],
  approval: 'anyone',
  romanization: {},
}
