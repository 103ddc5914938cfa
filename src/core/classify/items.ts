/**
 * A stretch -> its items: words, figures and the signs that say something, each with what stands before it. All else in the
 * stretch is marks and blanks, whose change says nothing.
 */
import { type Token, tokenize } from '../text/token.ts'

/** A word, figure or speaking sign, with the marks and blanks before it, cut off from the item before. */
export interface Item {
  text: string
  /** All between the item before and this one. */
  before: string
  from: number
}

/** The items of one side. */
export interface Items {
  whole: string
  items: Item[]
  /** What follows the last item. */
  rest: string
}

const HAN = /^\p{sc=Han}{2,}$/u

/** Chinese words are taken apart into characters: what is one word here need not be one in the other text. */
export function itemsOf(whole: string, language: string | undefined): Items {
  const tokens = tokenize(whole, language === undefined ? {} : { language })
  const items: Item[] = []
  let end = 0
  const add = (text: string, from: number) => {
    items.push({ text, before: whole.slice(end, from), from })
    end = from + text.length
  }
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'lead' || (token.kind === 'punctuation' && !saysSomething(tokens, i))) continue
    const next = tokens[i + 1]
    const initial = /^\p{Lu}$|\.\p{L}$/u.test(token.text) && token.space === '' && next?.text === '.'
    if (!HAN.test(token.text)) add(initial ? `${token.text}.` : token.text, token.from)
    else for (const found of token.text.matchAll(/./gu)) add(found[0], token.from + found.index)
  }
  return { whole, items, rest: whole.slice(end) }
}

/** Marks that say something: currency, per cent, a fraction's or range's mark, a minus, a point or `about` before a figure. */
function saysSomething(tokens: readonly Token[], at: number): boolean {
  const { text, space } = tokens[at]!
  if (/^[%‰&@#％＆＠＃]$|^(?![`´^~|])\p{S}/u.test(text)) return !LIST_BULLET.test(text)
  const [left, right] = [tokens[at - 1], tokens[at + 1]]
  if (/^[-–—−]$/u.test(text) && space === '' && right?.text === '.') return saysSomething(tokens, at + 1)
  if (right?.kind !== 'number') return false
  if (/^[-–—−/:]$/u.test(text) && left?.kind === 'number') return true
  if (/^[~∼§]$/u.test(text)) return true
  // Any dash may have been set for the minus.
  const opens = left === undefined || left.space !== '' || left.text === '' || OPENING.test(left.text)
  return /^[-–—−.]$/u.test(text) && space === '' && opens
}

const OPENING = /^[([{"'“‘„«「『（–—−-]$/u
const LIST_BULLET = /^[•·▪●○]$/

/** Some items in a row: their text as it stands, and their words. */
export function phraseOf(
  { whole, items }: Items,
  from: number,
  count: number,
): { text: string; words: string[] } {
  const last = items[from + count - 1]!
  const words = items.slice(from, from + count).map(item => item.text)
  return { text: whole.slice(items[from]!.from, last.from + last.text.length), words }
}
