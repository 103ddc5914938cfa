/**
 * Two texts, and their tags if they have any -> are these two languages? Tags decide where they differ; else only a clear
 * case counts: the sides are in different scripts, or the small words that every text of a language is full of are
 * others. Pure, and the same whichever side is named first.
 */

/** So much of each text is looked at. */
const MOST_SEGMENTS = 300
const MOST_LETTERS = 20_000
/** With fewer words nothing is told by them. */
const FEWEST_WORDS = 100
/**
 * In a text of any language its ten commonest words make up more than this, and they are short beside the others; in lists
 * of names or of made-up words they are not.
 */
const LEAST_COMMON = 0.12
const SHORTER = 0.7
/** Less of its letters than this in scripts that both sides use, and they are two languages. */
const LEAST_SCRIPT = 0.4
/** Two texts of one language share more than this of their words, counted as they come: mostly over 0.3; of two, under 0.08. */
const LEAST_SHARED = 0.12

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
  const x = sample(a)
  const y = sample(b)
  if (haveOtherScripts(x, y)) return true
  // A tag that both sides have is believed as far as this goes: a text may be full of names.
  return !languages && haveOtherWords(x, y)
}

const sample = (texts: readonly string[]) => texts.slice(0, MOST_SEGMENTS).join(' ').slice(0, MOST_LETTERS)

/** Chinese and Japanese count as one: a Japanese text may be nearly all in Chinese characters. */
const SCRIPTS = [
  /\p{sc=Latn}/gu,
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu,
  /\p{sc=Cyrl}/gu,
  /\p{sc=Hang}/gu,
  /\p{sc=Arab}/gu,
  /\p{sc=Grek}/gu,
  /\p{sc=Hebr}/gu,
  /\p{sc=Deva}/gu,
  /\p{sc=Thai}/gu,
]

/** True if less than `LEAST_SCRIPT` of the letters are of scripts that the other side uses as much. */
function haveOtherScripts(x: string, y: string): boolean {
  const [p, q] = [x, y].map(text => SCRIPTS.map(script => text.match(script)?.length ?? 0))
  const [m, n] = [p!, q!].map(counts => counts.reduce((sum, count) => sum + count, 0))
  if (m === 0 || n === 0) return false
  return SCRIPTS.reduce((sum, _, k) => sum + Math.min(p![k]! / m!, q![k]! / n!), 0) < LEAST_SCRIPT
}

function haveOtherWords(x: string, y: string): boolean {
  const p = shares(x)
  const q = shares(y)
  if (!p || !q) return false
  let common = 0
  for (const [word, share] of p) common += Math.min(share, q.get(word) ?? 0)
  return common < LEAST_SHARED
}

/** The part of a text that each of its words makes up, or null if it is too short or no text. */
function shares(text: string): Map<string, number> | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < FEWEST_WORDS) return null
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = [...counts].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1)).slice(0, 10)
  const meanLength = (list: readonly string[]) =>
    list.reduce((sum, word) => sum + word.length, 0) / list.length
  if (common.reduce((sum, [, n]) => sum + n, 0) < LEAST_COMMON * words.length) return null
  if (meanLength(common.map(([word]) => word)) > SHORTER * meanLength([...counts.keys()])) return null
  return new Map([...counts].map(([word, count]) => [word, count / words.length]))
}
