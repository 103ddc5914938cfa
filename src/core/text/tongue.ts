/**
 * A text -> the language that it is most likely in, as a BCP 47 tag: by its script, and among languages of one script by the
 * words that every text of them is full of. `und` where nothing tells. A guess that a person may correct; what decides
 * whether two texts are in one language is in language.ts.
 */

const SAMPLE = 20_000
const LEAST_WORDS = 0.06

/** Short words that hardly another of these languages has, or has as often. */
const WORDS: Record<string, string> = {
  en: 'the and of to in that is was for it with as be this have from they not are which you we his by',
  fr: 'le la les des et est que dans pour qui une du au pas sur nous vous ce par avec il sont plus',
  de: 'der die das und ist nicht den von zu mit sich des auf für ein eine dem es wir auch als wie',
  es: 'el los las que en y del por con una para se su es lo como más pero este la no al',
  it: 'il di che e la per un non una sono con del della le da si gli dei nel alla più',
  pt: 'o os que e do da em um uma não para com por se mais as dos ao na como foi',
  nl: 'de het een en van is dat niet te zijn op voor met die aan er om als bij maar',
  pl: 'nie się na że jest do w z i to co jak po tak za od dla przez był są',
  cs: 'se na že je to v a s z do jako pro by jsem ale po tak jsou byl není',
  vi: 'của và là không được các một có cho với người trong những này đã khi về để',
}
const CYRILLIC: Record<string, string> = {
  ru: 'и в не на что с по как это его но она они был же от мы бы ещё уже',
  uk: 'і в не на що з як це його але та й для від є був вони ми він',
  bg: 'и на да се от за в не е са че по с като ще това но той',
}
const SETS = new Map<string, Map<string, Set<string>>>([
  ['latin', setsOf(WORDS)],
  ['cyrillic', setsOf(CYRILLIC)],
])
/** Characters that only one of the two ways of writing Chinese has. */
const TRADITIONAL = /[們國說這個來時對為會學東車見長門問題關開應該經濟黨請與]/gu
const SIMPLIFIED = /[们国说这个来时对为会学东车见长门问题关开应该经济党请与]/gu

function setsOf(lists: Record<string, string>): Map<string, Set<string>> {
  return new Map(Object.entries(lists).map(([tag, list]) => [tag, new Set(list.split(' '))]))
}

/** The likeliest language of the text, such as `en`, `zh-Hans`, `ru`; `und`: nobody can tell. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (letters === 0) return 'und'
  const share = (pattern: RegExp) => count(pattern) / letters
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.1) return 'ja'
  if (share(/\p{Script=Hangul}/gu) > 0.3) return 'ko'
  if (share(/\p{Script=Han}/gu) > 0.3) return chineseOf(count)
  if (share(/\p{Script=Cyrillic}/gu) > 0.3) return likeliest(sample, 'cyrillic') ?? 'ru'
  if (share(/\p{Script=Arabic}/gu) > 0.3) return share(/[پچژگ]/gu) > 0.01 ? 'fa' : 'ar'
  if (share(/\p{Script=Hebrew}/gu) > 0.3) return 'he'
  if (share(/\p{Script=Greek}/gu) > 0.3) return 'el'
  if (share(/\p{Script=Thai}/gu) > 0.3) return 'th'
  if (share(/\p{Script=Latin}/gu) > 0.5) return likeliest(sample, 'latin') ?? 'und'
  return 'und'
}

function chineseOf(count: (pattern: RegExp) => number): string {
  const [traditional, simplified] = [count(TRADITIONAL), count(SIMPLIFIED)]
  if (traditional === simplified) return 'zh'
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
}

function likeliest(sample: string, script: string): string | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  let best: { tag: string; share: number } | null = null
  for (const [tag, list] of SETS.get(script)!) {
    const share = words.filter(word => list.has(word)).length / words.length
    if (share > (best?.share ?? 0)) best = { tag, share }
  }
  return best && best.share >= LEAST_WORDS ? best.tag : null
}
