/** Text -> tokens. Signature fixed; body to come. */
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
export function tokenize(_text: string, _options?: { language?: string }): Token[] {
  throw new Error('not yet written')
}
