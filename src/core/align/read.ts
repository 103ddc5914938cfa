/**
 * Versions -> what an alignment reads of them, once, for as many alignments as are wanted: `align` reads its two sides
 * and forgets them, an alignment table reads each version once and aligns many pairs of them. Plain data; nothing is kept
 * between calls.
 */

/** One version, read. Only alignments look inside; versions read by one call can be aligned with each other. */
export interface ReadText {
  readonly texts: readonly string[]
  /** BCP 47, if it was told. */
  readonly language: string | undefined
}

/** Reads versions so that any two of them can be aligned; `languages` are BCP 47 tags in the same order. */
export function readTexts(
  versions: readonly (readonly string[])[],
  options: { languages?: readonly (string | undefined)[] } = {},
): ReadText[] {
  return versions.map((texts, v) => ({ texts, language: options.languages?.[v] }))
}
