/** The door for text: what is not well-formed Unicode, or holds U+0000, is refused, so that every store keeps it byte for byte. */
import * as z from 'zod'

/** Longest text of one segment or one field, in UTF-16 units. */
const LONGEST_SEGMENT = 200_000
/** Longest text of one version, in UTF-16 units. */
const LONGEST_VERSION = 20_000_000
const LONGEST_LINE = 2_000

const isKept = (text: string) => text.isWellFormed() && !text.includes('\0')
/** The rule’s message, by which the server knows to answer `not-well-formed`. */
export const UNKEPT = 'not well-formed Unicode, or holds U+0000'

export const SegmentText = z.string().max(LONGEST_SEGMENT).refine(isKept, UNKEPT)
export const VersionText = z.string().max(LONGEST_VERSION).refine(isKept, UNKEPT)
/** A name, label or reason: one line without control characters. */
export const Line = z
  .string()
  .max(LONGEST_LINE)
  .refine(isKept, UNKEPT)
  .refine(text => !/\p{Cc}/u.test(text), 'holds a control character')
/** As `Line`, and not blank. */
export const Name = Line.refine(text => text.trim() !== '', 'is empty')
export const Id = z.uuid()
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, 'lower-case letters, digits and hyphens')
export const Siglum = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,7}$/, 'a letter, then up to seven letters or digits')
export const SegmentId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,7}\.[1-9]\d{0,8}$/, 'a siglum, a dot and a number, such as A.17')
