/**
 * A Korean name in Latin letters -> what each letter may stand for, so that McCune-Reischauer (`Kim Ilsŏng`), Revised
 * Romanization (`Gim Il-seong`), the plain North Korean forms (`Kim Il Sung`) and names as their bearers write them meet. A
 * letter that the systems use for two sounds stands for both; two names are one if they agree in a sound everywhere.
 */

/** Places whose names bear no sign of Korean. */
const PLACES = /^(?:[pb]usan|[td]aegu|kw?[ao]ngju|gwangju|[jc]h?eju|[kg]impo)$/

/** Could the two be one name? Letters only, in lower case, with breves; `marked`: a sign of Korean was seen in one of them. */
export function isKoreanName(a: readonly string[], b: readonly string[], marked: boolean): boolean {
  const [joinedA, joinedB] = [a.join(''), b.join('')]
  if (
    PLACES.test(joinedA) && PLACES.test(joinedB) ? false : !marked || !isKorean(joinedA) || !isKorean(joinedB)
  )
    return false
  const [x, y] = [soundsOf(a), soundsOf(b)]
  return x !== null && y !== null && x.length === y.length && x.every((sound, i) => agree(sound, y[i]!))
}

/** Is there a sign of Korean: a hyphen or apostrophe, a breve, pairs of letters that other names lack? */
export const isMarkedKorean = (name: string) => /[-‐‑'’ʼŏŭŎŬ]|eo|eu/u.test(name.normalize('NFC'))

/** Syllables as Korean builds them, in a word long enough to tell: `Leon` and `George` are no Korean names. */
const isKorean = (word: string) => word.length >= 5 && word.length <= 40 && KOREAN.test(word)
const KOREAN =
  /^(?:(?:tch|ch|kh|th|ph|kk|tt|pp|ss|jj|sh|[bcdghjklmnprst])?[yw]?(?:ae|ai|eo|eu|oe|oi|oo|ou|ee|ui|[aeiouŏŭ])(?:ng|[kntlmpbdg](?![aeiouwyŏŭ])|[nmlktp])?)+$/u

/** A cheap look: a sign of Korean, or the beginning of a place. */
export const mayBeKorean = (names: string) => isMarkedKorean(names) || /^[BCGJKPT][ahiouw]/.test(names)

/** A consonant, or the vowels that may be meant, one bit each. */
type Sound = string | number

const agree = (x: Sound, y: Sound) =>
  typeof x === 'number' && typeof y === 'number' ? (x & y) !== 0 : x === y

const [A, E, I, O, U, EO, EU, AE, OE, UI, UNG] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

/** `u` is `ŏ` in names like `Sung`, but only a letter that is surely `ŏ` may claim it: `Song` and `Sung` are two names. */
const VOWELS: Record<string, number> = {
  ae: AE, ai: AE, eo: EO! | UNG!, ŏ: EO! | UNG!, eu: EU, ŭ: EU, oe: OE, oi: OE, ui: UI, oo: U, ou: U! | EO!, ee: I,
  a: A, e: E, i: I, o: O! | EO!, u: U! | EU! | UNG!,
} as Record<string, number> // biome-ignore format: a table
const CONSONANTS: Record<string, string> = {
  ng: 'N', ch: 'j', sh: 's', kh: 'k', th: 't', ph: 'p', kk: 'k', tt: 't', pp: 'p', ss: 's', jj: 'j', tch: 'j', g: 'k',
  d: 't', b: 'p', r: 'l', ll: 'l', nn: 'n', mm: 'm', lr: 'l', rr: 'l',
} // biome-ignore format: a table
const PIECE =
  /tch|ng|ch|sh|kh|th|ph|kk|tt|pp|ss|jj|ll|lr|rr|nn|mm|ae|ai|eo|eu|oe|oi|ui|oo|ou|ee|[aeiouŏŭ]|[bcdghjklmnprstwy]/gu

/** Family names that are written by custom and not by rule. */
const FAMILIES: Record<string, string> = {
  park: 'pak', lee: 'i', rhee: 'i', yi: 'i', ri: 'i', roh: 'no', ro: 'no', ahn: 'an', lim: 'im', rim: 'im', yim: 'im',
  ryu: 'yu', yoo: 'yu', paik: 'paek', choi: 'choe',
} // biome-ignore format: a table

/** Family names that are Korean and not Chinese, among some words. */
export const hasKoreanFamily = (words: string) =>
  /\b(?:Kim|Pak|Park|Choe|Choi|Kwon|Paek|Ri|Rhee|Yun|Nam|Hwang|Im)\b/.test(words)

function soundsOf(parts: readonly string[]): Sound[] | null {
  const family = parts.length > 1 ? (FAMILIES[parts[0]!] ?? parts[0]!) : parts[0]!
  const word = [family, ...parts.slice(1)].join('')
  const pieces = word.match(PIECE) ?? []
  if (pieces.join('') !== word || !pieces.some(piece => piece in VOWELS)) return null
  const sounds: Sound[] = pieces.map(piece => VOWELS[piece] ?? CONSONANTS[piece] ?? piece)
  // `Tongguk`, `Donguk`: a doubled sound is one where syllables meet.
  return sounds.filter((sound, i) => typeof sound === 'number' || sound !== sounds[i - 1])
}
