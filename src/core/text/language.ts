/**
 * Two texts, and their tags if they have any -> are they in one language? Tags decide where they differ; else only a clear case
 * counts: the texts are in different scripts, or the words that every text of a language is full of are others. In doubt they
 * are in one. The one answer for alignment and for classes of change; pure, and the same whichever text is named first.
 */

/** Language tags (BCP 47): one for both texts, or one each. */
export interface Languages {
  language?: string | undefined
  languages?: readonly [string, string] | undefined
}

/** So much of each text is looked at. */
export const MOST_LETTERS = 20_000

/** False where the two texts are in two languages, as far as tags, scripts or common words tell. */
export function inOneLanguage(a: string, b: string, { languages }: Languages): boolean {
  if (languages && primary(languages[0]) !== primary(languages[1])) return false
  const [x, y] = [a.slice(0, MOST_LETTERS), b.slice(0, MOST_LETTERS)]
  if (haveOtherScripts(x, y)) return false
  // A tag that both sides have is believed as far as this goes: a text may be full of names.
  if (languages) return true
  const [wordsX, wordsY] = [wordsOf(x), wordsOf(y)]
  if (Math.min(wordsX.length, wordsY.length) >= FEWEST_WORDS) {
    // The function words at the beginning of a long text may be those of a quotation: all its words tell more.
    if (shareEnough(wordsX, wordsY)) return true
    const [p, q] = [sharesOf(wordsX), sharesOf(wordsY)]
    return p === null || q === null || inCommon(p, q) >= LEAST_SHARED
  }
  const [tongueX, tongueY] = [tongueOf(x), tongueOf(y)]
  return tongueX === null || tongueY === null || tongueX === tongueY
}

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0]!

/** The language both are in, where that is said. */
export function languageOf({ language, languages }: Languages): string | undefined {
  return language ?? languages?.[0]
}

const SCRIPTS = [
  /\p{sc=Hira}|\p{sc=Kana}/gu,
  /\p{sc=Han}/gu,
  /\p{sc=Latin}/gu,
  /\p{sc=Cyrillic}/gu,
  /\p{sc=Hangul}/gu,
  /\p{sc=Greek}/gu,
  /\p{sc=Arabic}/gu,
  /\p{sc=Hebrew}/gu,
  /\p{sc=Devanagari}/gu,
  /\p{sc=Thai}/gu,
]
const [KANA, HAN, LATIN] = [0, 1, 2]
const BEYOND_LATIN = /[^\0-\u024f]/
/** Fewer letters tell no language: a single word may be a name in another script. A Chinese character is a word. */
const FEWEST = 4
/** Less of its letters than this in scripts that both sides use, and they are two languages. */
const LEAST_SCRIPT = 0.4

function haveOtherScripts(x: string, y: string): boolean {
  if (!BEYOND_LATIN.test(x) && !BEYOND_LATIN.test(y)) return false
  const [p, q] = [lettersOf(x), lettersOf(y)]
  const [m, n] = [sum(p), sum(q)]
  if (m + p[KANA]! + p[HAN]! < FEWEST || n + q[KANA]! + q[HAN]! < FEWEST) return false
  return SCRIPTS.reduce((same, _, k) => same + Math.min(p[k]! / m, q[k]! / n), 0) < LEAST_SCRIPT
}

/** Letters of each script. A Japanese text is known by its kana, however many Chinese characters stand beside them. */
function lettersOf(text: string): number[] {
  // In ASCII only Latin has letters, and mostly that is all there is.
  const beyond = text.replace(/[\0-\x7f]+/g, '')
  const counts = SCRIPTS.map(letters => beyond.match(letters)?.length ?? 0)
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k) | 0x20
    if (code >= 0x61 && code <= 0x7a) counts[LATIN]!++
  }
  const [kana, han] = [counts[KANA]!, counts[HAN]!]
  if (kana * 10 > han) [counts[KANA], counts[HAN]] = [kana + han, 0]
  return counts
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** With fewer words nothing is told by how often each comes. */
const FEWEST_WORDS = 100
/**
 * In a text of any language its ten commonest words make up more than this, and they are short beside the others; in lists
 * of names or of made-up words they are not.
 */
const LEAST_COMMON = 0.12
const SHORTER = 0.7
/** Two texts of one language share more than this of their words, counted as they come: mostly over 0.3; of two, under 0.08. */
const LEAST_SHARED = 0.12

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The part of a text that each of its words makes up, or null if it is no text. */
function sharesOf(words: readonly string[]): Map<string, number> | null {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = [...counts].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1)).slice(0, 10)
  const meanLength = (list: readonly string[]) => sum(list.map(word => word.length)) / list.length
  if (sum(common.map(([, n]) => n)) < LEAST_COMMON * words.length) return null
  if (meanLength(common.map(([word]) => word)) > SHORTER * meanLength([...counts.keys()])) return null
  return new Map([...counts].map(([word, count]) => [word, count / words.length]))
}

/** True once the words so far make up `LEAST_SHARED` of both texts: what is in common only grows, and mostly soon. */
function shareEnough(x: readonly string[], y: readonly string[]): boolean {
  const inX = new Map<string, number>()
  const inY = new Map<string, number>()
  let common = 0
  for (let k = 0; k < Math.max(x.length, y.length) && common < LEAST_SHARED; k++)
    for (const [words, here, there, others] of [[x, inX, inY, y] as const, [y, inY, inX, x] as const]) {
      const word = words[k]
      if (word === undefined) continue
      const before = here.get(word) ?? 0
      const other = (there.get(word) ?? 0) / others.length
      here.set(word, before + 1)
      common += Math.min((before + 1) / words.length, other) - Math.min(before / words.length, other)
    }
  return common >= LEAST_SHARED
}

function inCommon(p: ReadonlyMap<string, number>, q: ReadonlyMap<string, number>): number {
  let common = 0
  for (const [word, share] of p) common += Math.min(share, q.get(word) ?? 0)
  return common
}

/** Words that nearly every sentence of a language has one of, and that are not such words in another language here. */
const FUNCTION_WORDS: Record<string, string> = {
  en: 'the and of to with that this was were is are have has had not we you they he his our it be would which a in on at for by as or i',
  fr: 'le la les des du et est une dans nous vous ils il pour qui pas avec cette sont ne au aux ce',
  de: 'der das und ist nicht ein eine wir sie mit für von den dem zu auf sich auch wird haben',
  es: 'el los las una que por para del está nosotros se su muy pero como con',
  it: 'gli della che per con sono non noi è nel alla questo anche',
} // biome-ignore format: one list a line
const TONGUES = new Map(
  Object.entries(FUNCTION_WORDS).flatMap(([tongue, words]) =>
    words.split(' ').map((word): [string, string] => [word, tongue]),
  ),
)
/** So many function words more than any other language's: a title or a name quoted in a sentence has fewer. */
const CLEARLY = 3
const SHORTEST_SENTENCE = 20
/** Letters that hold function words enough. */
const SENTENCES = 500

function functionWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text
    .slice(0, SENTENCES)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    const tongue = TONGUES.get(word)
    if (tongue !== undefined) counts.set(tongue, (counts.get(tongue) ?? 0) + 1)
  }
  return counts
}

/** The language whose function words stand out; null where none do. */
function tongueOf(text: string): string | null {
  if (text.length < SHORTEST_SENTENCE) return null
  const [first, second] = [...functionWords(text)].sort((x, y) => y[1] - x[1])
  return first && first[1] >= CLEARLY && first[1] > 2 * (second?.[1] ?? 0) ? first[0] : null
}

/**
 * Are words to be judged by the rules for English? So they are where the tag says it; without a tag wherever the text does
 * not look like another language, since its function words are not English ones.
 */
export function isEnglish(text: string, tags: Languages): boolean {
  const tag = languageOf(tags)
  if (tag !== undefined) return primary(tag) === 'en'
  const counts = functionWords(text)
  const english = counts.get('en') ?? 0
  return [...counts.values()].every(count => count <= english)
}
