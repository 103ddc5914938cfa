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
  const p = countScripts(x)
  const q = countScripts(y)
  const m = p.reduce((sum, count) => sum + count, 0)
  const n = q.reduce((sum, count) => sum + count, 0)
  if (m === 0 || n === 0) return false
  return SCRIPTS.reduce((sum, _, k) => sum + Math.min(p[k]! / m, q[k]! / n), 0) < LEAST_SCRIPT
}

/** By script, its letters. Most texts are mostly in ASCII, where only the first of the scripts has any. */
function countScripts(text: string): number[] {
  let latin = 0
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k) | 0x20
    if (code >= 0x61 && code <= 0x7a) latin++
  }
  const rest = text.replace(/[\0-\x7f]+/g, '')
  return SCRIPTS.map((script, k) => (k === 0 ? latin : 0) + (rest.match(script)?.length ?? 0))
}

/** True if both are texts and share less than `LEAST_SHARED` of their words. */
function haveOtherWords(x: string, y: string): boolean {
  const p = readWords(x)
  const q = readWords(y)
  let common = 0
  // Both at once: what is common only grows, and of one language there is soon enough of it, whatever comes after.
  for (let more = true; more; ) {
    more = false
    for (const [here, there] of [[p, q] as const, [q, p] as const]) {
      const word = here.next()
      if (word === undefined) continue
      more = true
      const count = here.counts.get(word)!
      const other = (there.counts.get(word) ?? 0) / there.most
      common += Math.min(count / here.most, other) - Math.min((count - 1) / here.most, other)
    }
    if (common >= LEAST_SHARED) return false
  }
  if (!isText(p.counts) || !isText(q.counts)) return false
  const [m, n] = [sumOf(p.counts), sumOf(q.counts)]
  let shared = 0
  for (const [word, count] of p.counts) shared += Math.min(count / m, (q.counts.get(word) ?? 0) / n)
  return shared < LEAST_SHARED
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0)

/** The words of a text one after the other, those so far, and more than it can have. */
function readWords(text: string) {
  const lower = text.toLowerCase()
  const words = /[\p{L}\p{N}]+/gu
  const counts = new Map<string, number>()
  let most = 1
  let isInside = false
  for (let k = 0; k < lower.length; k++) {
    const code = lower.charCodeAt(k)
    const isPlain = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
    // Beyond ASCII each might be a word or part two.
    if (code > 0x7f) most += 2
    else if (isPlain && !isInside) most++
    isInside = isPlain
  }
  let isOver = false
  const next = () => {
    // At the end of the text the expression would begin anew.
    const word = isOver ? undefined : words.exec(lower)?.[0]
    if (word === undefined) isOver = true
    else counts.set(word, (counts.get(word) ?? 0) + 1)
    return word
  }
  return { next, counts, most }
}

/** True if some short words come again and again, as in every text: told by how often each of its words comes. */
function isText(counts: ReadonlyMap<string, number>): boolean {
  const all = sumOf(counts)
  if (all < FEWEST_WORDS) return false
  const common = [...counts].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1)).slice(0, 10)
  const meanLength = (list: readonly string[]) =>
    list.reduce((sum, word) => sum + word.length, 0) / list.length
  if (common.reduce((sum, [, count]) => sum + count, 0) < LEAST_COMMON * all) return false
  return meanLength(common.map(([word]) => word)) <= SHORTER * meanLength([...counts.keys()])
}
