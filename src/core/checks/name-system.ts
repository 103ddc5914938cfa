/**
 * A name in Latin letters -> the system that it is romanized by, and its forms in the others. Chinese: Hanyu Pinyin and
 * Wade-Giles, syllable by syllable. Korean: Revised Romanization (2000), McCune-Reischauer (1939), and the plain style of
 * Pyongyang's own English texts. Said only where a sign tells; whether two forms are one name is asked of `classify/`.
 */
import { hasKoreanFamily } from '../classify/korean-name.ts'
import type { KoreanRomanization } from '../review/policy.ts'
import { loosely } from '../text/norm.ts'

/** What all romanizations of one name agree in: consonants, with those made one that systems write differently. */
export function skeletonOf(name: string): string {
  return loosely(name)
    .replace(/['\s-]/g, '')
    .replace(/ng/g, 'n')
    .replace(/zh|ch|j|q/g, 'c')
    .replace(/hs|x|sh|tz|ts|s|z/g, 's')
    .replace(/g/g, 'k')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/r/g, 'l')
    .replace(/[aeiouwyh]/g, '')
    .replace(/(.)\1+/g, '$1')
}

/** Places that records of the peninsula name, in Revised, McCune-Reischauer, and the usual plain form. */
const KOREAN_PLACES: readonly (readonly [revised: string, mccune: string, plain: string])[] = (
  'Pyeongyang P’yŏngyang Pyongyang|Hamheung Hamhŭng Hamhung|Panmunjeom P’anmunjŏm Panmunjom|Geumgangsan Kŭmgangsan Kumgangsan|' +
  'Gaeseong Kaesŏng Kaesong|Cheongjin Ch’ŏngjin Chongjin|Sinuiju Sinŭiju Sinuiju|Nampo Namp’o Nampo|Heungnam Hŭngnam Hungnam|' +
  'Wonsan Wŏnsan Wonsan|Hyesan Hyesan Hyesan|Baekdusan Paektusan Paektusan|Incheon Inch’ŏn Inchon|Busan Pusan Pusan|Daegu Taegu Taegu|' +
  'Daejeon Taejŏn Taejon|Gwangju Kwangju Kwangju|Jeju Cheju Cheju|Seoul Sŏul Seoul|Yeongbyeon Yŏngbyŏn Yongbyon|Ganggye Kanggye Kanggye|' +
  'Cheongcheongang Ch’ŏngch’ŏn’gang Chongchongang|Cheollima Ch’ŏllima Chollima|Amnokgang Amnokkang Amnokgang|Dumangang Tuman’gang Tumangang'
)
  .split('|')
  .map(row => row.split(' ') as [string, string, string])
const PLACE_FORMS = new Map(KOREAN_PLACES.flatMap(row => row.map(form => [form, row] as const)))

/** The three forms of a known Korean place, or null. */
export const koreanPlace = (name: string) => PLACE_FORMS.get(name.replace(/'/g, '’')) ?? null

const FAMILY =
  'Kim|Gim|Pak|Park|Bak|Choe|Choi|Ch’oe|Ri|Rhee|Yi|Lee|Han|Kang|Gang|Nam|Paek|Baek|Hong|Jong|Jeong|Chong|Chung|Kwon|Gwon|Yun|Yoon|Im|Lim|Rim|O|Oh|Jo|Cho|Chang|Jang|Hwang|So|Seo|Sin|Shin|An|Ahn|Song|Ryu|Yu|Ko|Go|Mun|Moon|Pang|Bang|Ho|Heo|Chu|Ju|Sim|No|Roh|U|Ha|Chon|Jeon|Min|Pyon|Hyon|Hyeon'
const HYPHENED = new RegExp(`^(?:${FAMILY}) \\p{Lu}\\p{L}+[-‐‑]\\p{Ll}+$`, 'u')
const PARTED = new RegExp(`^(?:${FAMILY}) \\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+$`, 'u')
/** Korean syllables in the given name: `Tse-tung` and `En-lai` are none. */
const GIVEN =
  /^(?:(?:kk|tt|pp|ss|jj|ch|sh|[bcdghjkmnprstw])?y?w?(?:ae|eo|eu|oe|ui|oo|ee|[aeiouŏŭ])(?:ng|[klmnptb])?[\s\-‐‑]?){1,3}$/iu

/** How a name that is surely Korean is written; `plain` is no system's alone. */
export type KoreanStyle = KoreanRomanization | 'hyphened' | 'plain'

/** The style of a Korean name; null where nothing tells that it is one. */
export function koreanStyle(name: string): KoreanStyle | null {
  const place = koreanPlace(name)
  if (place) {
    if (place[0] === place[2]) return 'plain'
    return name === place[0] ? 'revised' : name === place[2] ? 'plain' : 'mccune-reischauer'
  }
  const given = name.replace(/^\S+ /, '')
  const isHyphened = HYPHENED.test(name)
  if (!isHyphened && !PARTED.test(name)) return /[ŏŭ]/u.test(name) ? 'mccune-reischauer' : null
  if (!GIVEN.test(given)) return null
  if (/[ŏŭ]/u.test(name)) return 'mccune-reischauer'
  if (/eo|eu/.test(name)) return 'revised'
  if (isHyphened) return 'hyphened'
  return hasKoreanFamily(name) || /^(?:Ri|Pak|Choe|Paek|Jo|Jong|Jang|Hyon|Ryu|Rim) /.test(name)
    ? 'dprk'
    : null
}

export const KOREAN_STYLES: Record<KoreanStyle, string> = {
  revised: 'Revised Romanization (of 2000)',
  'mccune-reischauer': 'McCune-Reischauer',
  dprk: 'the style of the DPRK (Kim Il Sung)',
  hyphened: 'given name with a hyphen',
  plain: 'usual form without marks',
}

/** The other styles of a Korean name that follow from this one without guessing. */
export function koreanForms(name: string): string[] {
  const place = koreanPlace(name)
  if (place) return [...new Set(place)].filter(form => form !== name)
  const style = koreanStyle(name)
  if (style === null) return []
  const parts = name.split(/[\s\-‐‑]/u)
  const forms = new Set<string>()
  if (parts.length === 3) {
    const [family, first, second] = parts as [string, string, string]
    forms.add(`${family} ${first} ${capital(second)}`)
    forms.add(`${family} ${first}-${second.toLowerCase()}`)
    if (style === 'revised') {
      const [f, a, b] = parts.map(part => mccuneOf(part.toLowerCase())) as [string, string, string]
      forms.add(`${capital(f)} ${capital(a)}${b}`)
    }
  }
  forms.delete(name)
  return [...forms]
}

/** One syllable of the Revised Romanization in McCune-Reischauer, as at a word's beginning. */
function mccuneOf(syllable: string): string {
  return syllable
    .replace(/^(kk|tt|pp|jj)/, found => (found === 'jj' ? 'tch' : found))
    .replace(/^ch/, 'ch’')
    .replace(/^([ktp])(?!\1)/, '$1’')
    .replace(/^g/, 'k')
    .replace(/^d/, 't')
    .replace(/^b/, 'p')
    .replace(/^j(?!j)/, 'ch')
    .replace(/eo/g, 'ŏ')
    .replace(/eu/g, 'ŭ')
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

const PINYIN_SYLLABLE =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u))'
const PINYIN_NAME = new RegExp(`^${PINYIN_SYLLABLE}{1,3}$`, 'i')
/** Signs that no other language's names bear: initials and the pairs of letters after them. */
const SURELY_PINYIN = /^(?:x|q[iu]|zh|j[iu]|z[aeou]|c[aeou](?!n?$))|(?:xi|qi|zh|ji[ao]|iu|uo$|iang|iong)/i
const WADE_NAME = /^\p{Lu}[\p{L}'’‘ʻʼ]{0,6} \p{Lu}[\p{L}'’‘ʻʼü]{0,6}[-‐‑]\p{Ll}[\p{L}'’‘ʻʼü]{0,6}$/u
const WADE_SYLLABLE =
  /^(?:(?:ch|hs|sh|t[sz]|ss|[fhjklmnpstwy])['’‘ʻʼ]?)?(?:iang|iung|uang|ang|eng|ing|ung|ien|ieh|iao|uai|uan|uei|ueh|üan|ün|üeh|ai|an|ao|ei|en|erh|eh|ia|ie|ih|in|iu|ou|ua|ui|un|uo|a|e|i|o|u|ü)$/iu
/** One and two syllables that begin a Chinese name in full. */
const CHINESE_FAMILY =
  /^(?:Bai|Bao|Cai|Cao|Chai|Chen|Cheng|Chi|Cui|Dai|Deng|Ding|Dong|Du|Duan|Fan|Fang|Feng|Fu|Gao|Ge|Geng|Gong|Gu|Guan|Guo|Han|Hao|He|Hong|Hou|Hu|Hua|Huang|Ji|Jia|Jian|Jiang|Jin|Kang|Kong|Lai|Lei|Li|Liang|Liao|Lin|Ling|Liu|Long|Lu|Luo|Lü|Ma|Mao|Mei|Meng|Nie|Niu|Pan|Peng|Qi|Qian|Qiao|Qin|Qiu|Ren|Shao|Shen|Shi|Song|Su|Sun|Tan|Tang|Tao|Tian|Wan|Wang|Wei|Wen|Wu|Xi|Xia|Xiang|Xiao|Xie|Xiong|Xu|Xue|Yan|Yang|Yao|Ye|Yi|Yin|Yu|Yuan|Yue|Zeng|Zhai|Zhang|Zhao|Zheng|Zhong|Zhou|Zhu|Zhuang|Zou)$/

/** The system of a Chinese person's name in full; null where nothing tells. */
export function chineseStyle(name: string): 'pinyin' | 'wade-giles' | null {
  if (WADE_NAME.test(name)) {
    const syllables = name.split(/[\s\-‐‑]/u)
    if (koreanStyle(name) === null && syllables.every(syllable => WADE_SYLLABLE.test(syllable)))
      return 'wade-giles'
    return null
  }
  if (name === 'Hong Kong') return null
  const [family, given, ...rest] = name.split(' ')
  if (family === undefined || given === undefined || rest.length > 0) return null
  return CHINESE_FAMILY.test(family) && PINYIN_NAME.test(given) && given.length > 1 ? 'pinyin' : null
}

/** Has a word a sign of pinyin by itself, as a place's name may? */
export const looksPinyin = (word: string) =>
  word.length > 4 && PINYIN_NAME.test(word) && SURELY_PINYIN.test(word) && /^\p{Lu}\p{Ll}+$/u.test(word)

const INITIALS: Record<string, string> = {
  b: 'p', p: 'p’', d: 't', t: 't’', g: 'k', k: 'k’', j: 'ch', q: 'ch’', x: 'hs', zh: 'ch', ch: 'ch’', z: 'ts', c: 'ts’', r: 'j',
} // biome-ignore format: a table
const WHOLE: Record<string, string> = {
  zhi: 'chih', chi: 'ch’ih', shi: 'shih', ri: 'jih', zi: 'tzu', ci: 'tz’u', si: 'ssu', yi: 'i', you: 'yu', ye: 'yeh', yan: 'yen',
  yong: 'yung', de: 'te', er: 'erh', yue: 'yüeh', yuan: 'yüan', yun: 'yün', yu: 'yü', ju: 'chü', qu: 'ch’ü', xu: 'hsü', lü: 'lü',
} // biome-ignore format: a table
const FINALS: Record<string, string> = {
  ian: 'ien', ie: 'ieh', ue: 'üeh', ong: 'ung', iong: 'iung', uo: 'o', ui: 'ui',
} // biome-ignore format: a table

/** A pinyin name in Wade-Giles (`Deng Xiaoping` -> `Teng Hsiao-p’ing`); null where its syllables cannot be told apart. */
export function wadeGilesOf(name: string): string | null {
  if (chineseStyle(name) !== 'pinyin') return null
  const [family, given] = name.split(' ') as [string, string]
  const cut = syllables(given.toLowerCase())
  const first = syllables(family.toLowerCase())
  if (!cut || !first) return null
  return `${capital(first.map(wadeSyllable).join('-'))} ${capital(cut.map(wadeSyllable).join('-'))}`
}

/** By the longest syllable first, as pinyin is read where no apostrophe stands. */
function syllables(word: string): string[] | null {
  const found: string[] = []
  let rest = word
  const one = new RegExp(`^${PINYIN_SYLLABLE}(?=$|['’]|[bcdfghjklmnpqrstwxyz])`)
  while (rest !== '') {
    let piece = one.exec(rest)?.[0]
    if (piece === undefined) return null
    // `Xiaoping`: a closing `n` or `g` goes to the next syllable where a vowel follows.
    if (/^[aeiou]/.test(rest.slice(piece.length)) && /[ng]$/.test(piece)) piece = piece.slice(0, -1)
    found.push(piece)
    rest = rest.slice(piece.length).replace(/^['’]/, '')
  }
  return found.length > 0 && found.length < 4 ? found : null
}

function wadeSyllable(syllable: string): string {
  const whole = WHOLE[syllable]
  if (whole !== undefined) return whole
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/.exec(syllable)?.[0] ?? ''
  const final = syllable.slice(initial.length)
  const begin = INITIALS[initial] ?? initial
  if (final === 'e' && /^[gkh]$/.test(initial)) return `${begin}o`
  if (final === 'uo' && /^(?:g|k|h|sh)$/.test(initial)) return `${begin}uo`
  if (final === 'ui' && /^[gk]$/.test(initial)) return `${begin}uei`
  if (/^(?:u|un|uan)$/.test(final) && /^[jqx]$/.test(initial)) return `${begin}ü${final.slice(1)}`
  return begin + (FINALS[final] ?? final)
}
