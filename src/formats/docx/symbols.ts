/**
 * Characters of Word's fonts of symbols -> the characters that look like them. Those fonts put their signs in a private place of Unicode
 * (U+F0xx), where no other font has them; the commonest are told here, the others are shown as `□`.
 */

/** Adobe's Symbol encoding from `A` to `z`, as far as letters go. */
const GREEK_LARGE = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'
const GREEK_SMALL = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'

const SYMBOL: Readonly<Record<number, string>> = {
  34: '∀', 36: '∃', 39: '∋', 42: '∗', 45: '−', 64: '≅', 92: '∴', 94: '⊥', 162: '′', 163: '≤', 165: '∞', 171: '↔',
  172: '←', 173: '↑', 174: '→', 175: '↓', 176: '°', 177: '±', 178: '″', 179: '≥', 180: '×', 182: '∂', 183: '•', 184: '÷',
  185: '≠', 186: '≡', 187: '≈', 188: '…', 190: '—', 199: '∩', 200: '∪', 201: '⊃', 204: '⊂', 206: '∈', 207: '∉', 210: '®',
  211: '©', 212: '™', 213: '∏', 214: '√', 215: '⋅', 216: '¬', 217: '∧', 218: '∨', 219: '⇔', 220: '⇐', 222: '⇒', 229: '∑',
  242: '∫',
} // biome-ignore format: a table

const WINGDINGS: Readonly<Record<number, string>> = {
  74: '☺', 76: '☹', 108: '●', 110: '■', 111: '□', 118: '❖', 159: '•', 167: '▪', 168: '◻', 216: '➢', 223: '←', 224: '→',
  225: '↑', 226: '↓', 232: '➔', 251: '✗', 252: '✓', 253: '☒', 254: '☑',
} // biome-ignore format: a table

/** `code` is in hexadecimal, with or without the private place's `F0`. */
export function symbol(font: string, code: string): { text: string; isKnown: boolean } {
  const number = Number.parseInt(code, 16)
  if (!(number >= 0x20 && number <= 0xffff)) return { text: '', isKnown: false }
  const at = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number
  const known = /^symbol$/i.test(font) ? greek(at) : /^wingdings$/i.test(font) ? WINGDINGS[at] : undefined
  if (known !== undefined) return { text: known, isKnown: true }
  const isPrivate = number >= 0xe000 && number <= 0xf8ff
  const text = isPrivate || /^(?:symbol|wingdings|webdings)/i.test(font) ? '□' : String.fromCharCode(number)
  return text.isWellFormed() && text !== '□' ? { text, isKnown: true } : { text: '□', isKnown: false }
}

function greek(at: number): string | undefined {
  if (at >= 65 && at <= 90) return GREEK_LARGE[at - 65]
  if (at >= 97 && at <= 122) return GREEK_SMALL[at - 97]
  if (SYMBOL[at] !== undefined) return SYMBOL[at]
  return at >= 32 && at <= 63 ? String.fromCharCode(at) : undefined
}
