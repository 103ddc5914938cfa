/**
 * Parent and one side -> the edits that make the side of the parent, in units: each token is two, its text (even index)
 * and the white space after it (odd), so that spaces are changed, kept and disputed like words. Scripts without spaces
 * are compared character by character, but an edit always covers whole words of the parent: two halves of one word
 * never merge. Which edits of two sides meet is decided in meet.ts.
 */
import { diffTokens } from '../diff/tokens.ts'
import { isFunctionWord, isUnspaced } from '../diff/weigh.ts'
import { type Token, tokenize } from '../text/token.ts'

/** A text as units, with the tokens that they come from; `words[i]` is the number of token i's word. */
export interface Units {
  units: readonly string[]
  tokens: readonly Token[]
  words: Int32Array
}

/** Units `from` to `to` of the parent became units `fromSide` to `toSide` of the side; either range may be empty. */
export interface Edit {
  from: number
  to: number
  fromSide: number
  toSide: number
}

/** One side of the merge: its units, and what it changed, in order and apart. */
export interface Side {
  units: readonly string[]
  tokens: readonly Token[]
  edits: readonly Edit[]
}

export function unitsOf(text: string): Units {
  const tokens: Token[] = []
  const words: number[] = []
  for (const token of tokenize(text)) {
    const word = (words.at(-1) ?? -1) + 1
    const letters = token.kind === 'word' && isUnspaced(token.text) ? lettersOf(token.text) : [token.text]
    if (letters.length === 1) {
      tokens.push(token)
      words.push(word)
      continue
    }
    let from = token.from
    for (const [i, letter] of letters.entries()) {
      const space = i === letters.length - 1 ? token.space : ''
      tokens.push({ text: letter, space, norm: letter.normalize('NFC'), kind: 'word', from })
      words.push(word)
      from += letter.length
    }
  }
  return { units: spread(tokens), tokens, words: Int32Array.from(words) }
}

/** A letter with the marks upon it. */
const lettersOf = (word: string) => word.match(/[\s\S][\p{M}\u200c\u200d]{0,99}/gu) ?? [word]

function spread(tokens: readonly Token[]): string[] {
  const units: string[] = []
  for (const { text, space } of tokens) units.push(text, space)
  return units
}

/** What `text` changed in the parent. */
export function sideOf(parent: Units, text: string): Side {
  const side = unitsOf(text)
  const mate = mates(parent, side)
  const edits: Edit[] = []
  const add = (edit: Edit) => {
    const narrowed = narrow(edit, parent.units, side.units)
    if (!isEdit(narrowed) || isSame(narrowed, parent.units, side.units)) return
    const last = edits.at(-1)
    const joins = last !== undefined && last.to === narrowed.from && last.toSide === narrowed.fromSide
    // The blank before a word that comes or goes is part of that; before a corrected word it is a matter of its own.
    if (joins && isBlankOnly(last) && !isReplacement(narrowed)) {
      edits.pop()
      const whole = { from: last.from, to: narrowed.to, fromSide: last.fromSide, toSide: narrowed.toSide }
      const both = narrow(whole, parent.units, side.units)
      if (isEdit(both)) edits.push(both)
    } else edits.push(narrowed)
  }
  let i = 0
  let j = 0
  const walkEqual = (to: number) => {
    for (; i < to; i++, j++) {
      add({ from: 2 * i, to: 2 * i + 1, fromSide: 2 * j, toSide: 2 * j + 1 })
      add({ from: 2 * i + 1, to: 2 * i + 2, fromSide: 2 * j + 1, toSide: 2 * j + 2 })
    }
  }
  for (let k = 0; k <= mate.length; k++) {
    const answer = k < mate.length ? mate[k]! : side.tokens.length
    if (answer < 0) continue
    if (k > i || answer > j) add({ from: 2 * i, to: 2 * k, fromSide: 2 * j, toSide: 2 * answer })
    i = k
    j = answer
    if (k < mate.length) walkEqual(k + 1)
  }
  return { units: side.units, tokens: side.tokens, edits }
}

/** For each token of the parent the one that stands for it: equal, or a corrected form of it; -1 for none. */
export function mates(parent: Units, side: Units): Int32Array {
  const mate = new Int32Array(parent.tokens.length).fill(-1)
  let i = 0
  let j = 0
  const pair = (to: number) => {
    while (i < to) mate[i++] = j++
  }
  for (const stretch of diffTokens(parent.tokens, side.tokens)) {
    pair(stretch.fromA)
    if (stretch.like) mate[stretch.fromA] = stretch.fromB
    i = stretch.toA
    j = stretch.toB
  }
  pair(parent.tokens.length)
  wholeWords(parent.words, mate)
  return mate
}

/** A word of which one character changed, or into which one was put, changed as a whole. */
function wholeWords(words: Int32Array, mate: Int32Array): void {
  for (let from = 0; from < words.length; ) {
    let to = from + 1
    let whole = mate[from]! >= 0
    while (to < words.length && words[to] === words[from]) {
      if (mate[to]! < 0 || mate[to] !== mate[to - 1]! + 1) whole = false
      to++
    }
    if (!whole) mate.fill(-1, from, to)
    from = to
  }
}

/**
 * Gives back white space at either end that did not change, such as the blank after a replaced word. Words stay: where one
 * is equal here, it is part of a longer one that is not.
 */
function narrow(edit: Edit, parent: readonly string[], side: readonly string[]): Edit {
  let { from, to, fromSide, toSide } = edit
  while (
    from < to &&
    fromSide < toSide &&
    to % 2 === 0 &&
    toSide % 2 === 0 &&
    parent[to - 1] === side[toSide - 1]
  ) {
    to--
    toSide--
  }
  while (
    from < to &&
    fromSide < toSide &&
    from % 2 === 1 &&
    fromSide % 2 === 1 &&
    parent[from] === side[fromSide]
  ) {
    from++
    fromSide++
  }
  return { from, to, fromSide, toSide }
}

/** One unit for an equal one: no edit. */
const isSame = ({ from, to, fromSide, toSide }: Edit, parent: readonly string[], side: readonly string[]) =>
  to === from + 1 && toSide === fromSide + 1 && parent[from] === side[fromSide]
const isEdit = (edit: Edit) => edit.to > edit.from || edit.toSide > edit.fromSide
const isBlankOnly = (edit: Edit) =>
  edit.from % 2 === 1 && edit.to === edit.from + 1 && edit.toSide === edit.fromSide + 1
const isReplacement = (edit: Edit) => firstText(edit.from) < edit.to && firstText(edit.fromSide) < edit.toSide

/** The index of the first text unit at or after `unit`. */
const firstText = (unit: number) => unit + (unit % 2)

/** The tokens, as a range of their numbers, of which the text lies among units `from` to `to`. */
export function tokenRange(from: number, to: number): { from: number; to: number } {
  return { from: (from + 1) >> 1, to: Math.max((from + 1) >> 1, (to + 1) >> 1) }
}

/** True of words that carry meaning: two such words being the same is seldom chance. */
export const isContent = (token: Token) =>
  (token.kind === 'word' || token.kind === 'number') && !isFunctionWord(token.norm)
