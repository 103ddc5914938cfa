/**
 * Two written names -> are they one name in two romanizations? Chinese: Hanyu Pinyin against Wade-Giles, by rule from
 * syllable to syllable, and the old postal names. Korean: McCune-Reischauer, Revised Romanization and the plain North
 * Korean forms, by letters that stand for one sound. Said only where a sign of romanization is seen (a hyphen between
 * syllables, `eo`, `eu`, an apostrophe or breve), because `Bear` and `Pear` differ in Korean no more than `Pak` and `Bak`.
 */
import { loosely } from '../text/norm.ts'

/** True if two runs of capitalised words (`Mao Tse-tung`, `Mao Zedong`) are forms of one name, by the rules alone. */
export function sameNameRomanized(a: string, b: string): boolean {
  const [x, y] = [syllablesOf(a), syllablesOf(b)]
  if (!x || !y || a === b) return false
  const [joinedX, joinedY] = [x.join(''), y.join('')]
  // Beyond any name the readings of a run of letters would be too many to try.
  if (Math.max(joinedX.length, joinedY.length) > LONGEST_NAME) return false
  if (
    POSTAL.some(
      ([postal, pinyin]) =>
        (joinedX === postal && joinedY === pinyin) || (joinedX === pinyin && joinedY === postal),
    )
  )
    return true
  if (differsInMarksOnly(a, b, x, y)) return true
  const chinese = HAS_MARK.test(a + b) || Math.max(joinedX.length, joinedY.length) >= 7
  if ((chinese || isMarkedPinyin(y)) && isWadeGilesOf(joinedX, y)) return true
  if ((chinese || isMarkedPinyin(x)) && isWadeGilesOf(joinedY, x)) return true
  const marked = [a, b].some(isMarkedKorean)
  return marked && isKorean(joinedX) && isKorean(joinedY) && koreanSounds(joinedX) === koreanSounds(joinedY)
}

/** Letters of the longest name in full. */
const LONGEST_NAME = 24

const POSTAL: [string, string][] = [
  ['peking', 'beijing'], ['nanking', 'nanjing'], ['tientsin', 'tianjin'], ['chungking', 'chongqing'],
  ['canton', 'guangzhou'], ['tsingtao', 'qingdao'], ['sian', 'xian'], ['amoy', 'xiamen'], ['szechwan', 'sichuan'],
  ['fukien', 'fujian'], ['kwangtung', 'guangdong'], ['chekiang', 'zhejiang'], ['kiangsu', 'jiangsu'],
  ['pyeongyang', 'pyongyang'], ['chiangkaishek', 'jiangjieshi'], ['sunyatsen', 'sunzhongshan'],
] // biome-ignore format: pairs

/** Lower-case letters of each part of a name; null if any part is no name-like word. */
function syllablesOf(name: string): string[] | null {
  const words = name.trim().split(/\s+/u)
  if (words.length > 4 || !words.every(word => /^\p{Lu}[\p{L}\p{M}'’‘ʼʻ‐‑-]*$/u.test(word))) return null
  const parts = words.flatMap(word => word.split(/[-‐‑]/u)).map(part => loosely(part).replace(/'/g, ''))
  return parts.every(part => /^[a-z]+$/.test(part)) ? parts : null
}

/** `Han Ik-su`, `Han Ik Su`, `Han Iksu`; `Bolkonski`, `Bolkónski`: the same letters. */
function differsInMarksOnly(a: string, b: string, x: readonly string[], y: readonly string[]): boolean {
  if (x.join('') !== y.join('')) return false
  const letters = (text: string) => text.replace(/['’‘ʼʻ‐‑\s-]/gu, '').toLowerCase()
  if (letters(a) !== letters(b)) return true
  // A hyphen or blank is the romanizer's only between single syllables: `Marxism-Leninism` has none.
  return (HAS_MARK.test(a + b) || x.length > 2 || y.length > 2) && longer(x, y).every(isSyllable)
}

const HAS_MARK = /[-‐‑'’‘ʼʻ]/u
const longer = (x: readonly string[], y: readonly string[]) => (x.length >= y.length ? x : y)
const isSyllable = (part: string) =>
  /^(?:ch|hs|[hjkmnpr]y|[kpt]h|ph|pp|sh|s[sz]|t[hstz]|zh|jj|kk|[b-df-hj-np-tw-z])?[aeiouwy]{1,3}(?:ng|[bdgklmnprt]|r?h)?$/.test(
    part,
  )

/** `zh`, `x` and `q` are pinyin's own; without them a short name may be any other name (`Tan`, `Dan`). */
const isMarkedPinyin = (parts: readonly string[]) => parts.some(part => /^(?:zh|x|q)/.test(part))

/** Is `other`, taken as pinyin and rewritten syllable by syllable, the letters of `wade`? */
function isWadeGilesOf(wade: string, other: readonly string[]): boolean {
  let forms = ['']
  for (const part of other) {
    const readings = pinyinReadings(part)
    forms = forms
      .flatMap(form => readings.map(reading => form + reading))
      .filter(form => wade.startsWith(form))
      .slice(0, 50)
  }
  return wade.length >= 3 && other.join('') !== wade && forms.includes(wade)
}

const FINALS =
  'iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u'
const SYLLABLE = new RegExp(`^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(${FINALS})`)

/** Every way to read `word` as pinyin syllables, each in Wade-Giles without its marks. */
function pinyinReadings(word: string): string[] {
  if (word === '') return ['']
  const found: string[] = []
  for (let length = 1; length <= Math.min(6, word.length); length++) {
    const match = SYLLABLE.exec(word.slice(0, length))
    if (match?.[0].length !== length) continue
    for (const rest of pinyinReadings(word.slice(length))) {
      for (const wade of wadeGiles(match[1] ?? '', match[2]!)) found.push(wade + rest)
    }
  }
  return found.slice(0, 50)
}

const INITIALS: Record<string, string> = {
  b: 'p', d: 't', g: 'k', j: 'ch', q: 'ch', x: 'hs', zh: 'ch', r: 'j', z: 'ts', c: 'ts',
} // biome-ignore format: a table

/** One pinyin syllable in Wade-Giles, without apostrophes, umlauts and tone marks. */
function wadeGiles(initial: string, final: string): string[] {
  const syllable = initial + final
  if (/^(?:zhi|chi)$/.test(syllable)) return ['chih']
  if (syllable === 'shi') return ['shih']
  if (syllable === 'ri') return ['jih']
  if (syllable === 'zi' || syllable === 'ci') return ['tzu']
  if (syllable === 'si') return ['ssu', 'szu']
  if (syllable === 'yi') return ['i', 'yi']
  if (syllable === 'you') return ['yu']
  if (syllable === 'ye') return ['yeh']
  if (syllable === 'yan') return ['yen']
  if (syllable === 'yong') return ['yung']
  const begin = INITIALS[initial] ?? initial
  let end = final
  if (end === 'ian') end = 'ien'
  else if (end === 'ie') end = 'ieh'
  else if (end === 'ue') end = 'ueh'
  else if (end === 'er') end = 'erh'
  else if (end === 'ong') end = 'ung'
  else if (end === 'iong') end = 'iung'
  else if (end === 'uo' && !/^(?:g|k|h|sh)$/.test(initial)) end = 'o'
  else if (end === 'ui' && /^[gk]$/.test(initial)) end = 'uei'
  else if (end === 'e' && /^[gkh]$/.test(initial)) return [`${begin}o`, `${begin}e`]
  return [begin + end]
}

const isMarkedKorean = (name: string) => /[-‐‑'’ʼŏŭŎŬ]|eo|eu|yeo|jj|kk|tt|pp/u.test(name)

const KOREAN =
  /^(?:(?:ch|kh|th|ph|kk|tt|pp|ss|jj|sh|[bcdghjklmnprst])?(?:y|w)?(?:ae|eo|eu|oe|ui|[aeiou])(?:ng|[kntlmpbdg](?![aeiouwy])|[nmlktp])?)+$/
const isKorean = (word: string) => KOREAN.test(word)

/** The sounds that all three systems agree on: voicing, aspiration and the breve are theirs to write or leave. */
function koreanSounds(word: string): string {
  return word
    .replace(/ng/g, 'N')
    .replace(/eo/g, 'o')
    .replace(/eu/g, 'u')
    .replace(/sh/g, 's')
    .replace(/ch/g, 'j')
    .replace(/([kgtdpb])h/g, '$1')
    .replace(/g/g, 'k')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/r/g, 'l')
    .replace(/(.)\1+/g, '$1')
}
