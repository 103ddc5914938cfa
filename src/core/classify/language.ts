/**
 * Two texts -> may their words be compared at all? Across two languages a change of words has no class. Told by language
 * tags where they are given, else by the scripts that the letters are in, and for Latin letters by the commonest function
 * words, which stand in any sentence. In doubt the texts are taken to be in one language.
 */

/** Language tags (BCP 47): one for both texts, or one each. */
export interface Languages {
  language?: string | undefined
  languages?: readonly [string, string] | undefined
}

/** False where the two texts are in two languages, as far as tags, scripts or function words tell. */
export function inOneLanguage(a: string, b: string, { languages }: Languages): boolean {
  if (languages && primary(languages[0]) !== primary(languages[1])) return false
  const [scriptA, scriptB] = [scriptOf(a), scriptOf(b)]
  if (scriptA !== null && scriptB !== null && scriptA !== scriptB) return false
  if (languages) return true
  const [tongueA, tongueB] = [tongueOf(a), tongueOf(b)]
  return tongueA === null || tongueB === null || tongueA === tongueB
}

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0]!

/** The language both are in, where that is said. */
export function languageOf({ language, languages }: Languages): string | undefined {
  return language ?? languages?.[0]
}

const SCRIPTS: [name: string, letters: RegExp][] = [
  ['Latn', /\p{sc=Latin}/gu],
  ['Cyrl', /\p{sc=Cyrillic}/gu],
  ['Hang', /\p{sc=Hangul}/gu],
  ['Kana', /[\p{sc=Hira}\p{sc=Kana}]/gu],
  ['Hani', /\p{sc=Han}/gu],
  ['Grek', /\p{sc=Greek}/gu],
  ['Arab', /\p{sc=Arabic}/gu],
  ['Hebr', /\p{sc=Hebrew}/gu],
  ['Thai', /\p{sc=Thai}/gu],
  ['Deva', /\p{sc=Devanagari}/gu],
]

/** Letters that are looked at: a text's beginning is in the text's script. */
const LOOKED_AT = 2000
/** Of the letters, so many must be in one script: names and quotations may be in another. */
const MOSTLY = 0.75
/** Fewer letters tell no language: a single word may be a name in another script. A Chinese character is a word. */
const FEWEST = 4

/** The script that nearly all letters are in; null where there are few, or several scripts. */
function scriptOf(text: string): string | null {
  const piece = text.slice(0, LOOKED_AT)
  if (!/[^\0-\u024f]/.test(piece)) return (piece.match(/\p{L}/gu)?.length ?? 0) >= FEWEST ? 'Latn' : null
  const counts = SCRIPTS.map(([, letters]) => piece.match(letters)?.length ?? 0)
  // A Japanese text is known by its kana, however many Chinese characters stand beside them.
  const [kana, han] = [3, 4]
  if (counts[kana]! > 0 && counts[kana]! * 10 > counts[han]!) {
    counts[kana] = counts[kana]! + counts[han]!
    counts[han] = 0
  }
  const all = counts.reduce((sum, n) => sum + n, 0)
  const most = Math.max(...counts)
  const words = counts[kana] === most || counts[han] === most ? most * 2 : most
  return words >= FEWEST && most >= MOSTLY * all ? SCRIPTS[counts.indexOf(most)]![0] : null
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
