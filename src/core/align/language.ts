/**
 * Two texts, and their tags if they have any -> are these two languages? Tags decide where there are some; without them
 * only a clear case counts, told by the scripts. Pure, and the same whichever side is named first.
 */

/** True if `a` and `b` are in two languages. `languages` are BCP 47 tags, of which the first part counts. */
export function isBilingual(
  a: readonly string[],
  b: readonly string[],
  languages?: readonly [string, string],
): boolean {
  if (languages) {
    const [p, q] = languages.map(tag => tag.toLowerCase().split('-')[0]!)
    if (p !== q) return true
  }
  // Only a clear case counts without tags: Latin letters on one side, Chinese or Japanese on the other.
  const unspaced = (texts: readonly string[]) => {
    const sample = texts.slice(0, 50).join(' ').slice(0, 5000)
    const letters = sample.match(/\p{L}/gu)?.length ?? 0
    return letters === 0 ? 0.5 : (sample.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu)?.length ?? 0) / letters
  }
  const p = unspaced(a)
  const q = unspaced(b)
  return Math.abs(p - q) > 0.6
}
