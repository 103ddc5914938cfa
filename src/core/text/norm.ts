/**
 * Printed text -> the faces that are compared. `norm` is the strict one: two tokens agree only if a proofreader would
 * see no difference between them. `loosely` is the mild one, for likeness and for sorting changes into classes: case,
 * quotation marks, dashes and diacritics are folded. Neither touches white space between words. Both are total.
 */

const BEYOND_ASCII = /[\u0080-\uffff]/
const INVISIBLE = /\p{Cf}|\ufe0e|\ufe0f/gu
/** The combining marks of Latin, Greek and Cyrillic only: a Thai vowel or a Japanese voicing mark is no ornament. */
const DIACRITICS = /[\u0300-\u036f]/g
const SINGLE_QUOTES =
  /[\u2018-\u201b\u2032\u2035\u02b9\u02bb-\u02bf\u02c8\u055a\u05f3\u0060\u00b4\u2039\u203a\uff07]/g
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f\u05f4\uff02]/g
const DASHES = /[\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g
/** Letters whose stroke or ligature no decomposition takes off. */
const STROKED: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}
const STROKED_LETTERS = /[łøđðħıßæœ]/g

/** The compared face of a token: Unicode NFC and no more, so that whatever can be seen to differ does differ. */
export function norm(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFC') : text
}

/**
 * The mild face: lower case, plain quotes and hyphens, no diacritics, compatibility forms (`ﬁ`, full-width letters)
 * replaced, soft hyphens and other invisible marks dropped. What agrees loosely may still differ in meaning
 * (`Polish`/`polish`), so it serves to rank and to sort, never to hide.
 */
export function loosely(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'")
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(DIACRITICS, '')
    .replace(STROKED_LETTERS, letter => STROKED[letter]!)
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
}

/** Quotes, apostrophes and dashes in their plain typewriter forms, all else as printed: for telling `’` from `'` apart. */
export function plainMarks(text: string): string {
  return text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, '-')
}
