/**
 * Text -> tokens: one object a word or mark, for those who want to look at them one by one; where the cuts fall is decided
 * in lex.ts. Lossless: joining `text + space` of all tokens gives the input, for any UTF-16 string. Total: it never throws.
 */
import { lex, NUMBER, WORD } from './lex.ts'

/** One word or mark; the white space after it is held apart, so that it never decides whether two words agree. */
export interface Token {
  text: string
  /** White space after the token. A text that opens with white space has a first token whose `text` is empty. */
  space: string
  /** The face that is compared. */
  norm: string
  kind: 'word' | 'number' | 'punctuation' | 'lead'
  /** Offset of `text` in the whole, UTF-16 units. */
  from: number
}

/**
 * Cuts `text` into tokens. `language` (BCP 47) is only a hint for the scripts without spaces between words; a tag that
 * is no language is ignored. An empty text has no tokens; one of white space only has a single `lead`.
 */
export function tokenize(text: string, options?: { language?: string }): Token[] {
  const { count, from, to, kind, faces } = lex(text, options)
  const tokens: Token[] = []
  if (from[0]! > 0) tokens.push({ text: '', space: text.slice(0, from[0]), norm: '', kind: 'lead', from: 0 })
  for (let k = 0; k < count; k++) {
    const piece = text.slice(from[k], to[k])
    tokens.push({
      text: piece,
      space: text.slice(to[k], from[k + 1]),
      norm: faces?.get(k) ?? piece,
      kind: kind[k] === WORD ? 'word' : kind[k] === NUMBER ? 'number' : 'punctuation',
      from: from[k]!,
    })
  }
  return tokens
}

/** The text that tokens were cut from. */
export function joinTokens(tokens: readonly Token[]): string {
  let text = ''
  for (const token of tokens) text += token.text + token.space
  return text
}
