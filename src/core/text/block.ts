/**
 * Text -> lines -> blocks: the stretches between blank lines, without the layout around them (indents, the Markdown
 * signs of a heading, emphasis round a whole block). Offsets only; no text is changed. Which of the blocks are turns,
 * headings or head matter is told in segment.ts.
 */

import { readsOn } from './join.ts'

/** A line that is not blank, without its indent and its end. */
export interface Line {
  from: number
  to: number
  indented: boolean
  /** True if a blank line, a form feed or the start of the text stands before it. */
  opens: boolean
  /** True if it ends with the two blanks or the backslash by which Markdown breaks a line inside a paragraph. */
  breaks: boolean
}

/** One block: `from`..`to` without what wraps it. */
export interface Block {
  from: number
  to: number
  /** `heading` by Markdown signs; `emphasis` where bold or italic signs wrap the whole block. */
  wrap: 'none' | 'heading' | 'emphasis'
}

const LINE_END = /\r\n|[\n\r\v\u0085\u2028]|[\f\u2029]/g
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
/** Lines of at least this part of the longest line's length may have been broken to fit the page. */
const FULL = 0.6
/** Above this part of lines that read on, a text without blank lines is taken for one broken to fit the page. */
const WRAPPED = 0.35
/** Nobody breaks lines at more than this: a block with a longer line holds a paragraph a line. */
const LONGEST_BROKEN_LINE = 200
/** Verse: lines not longer than this, most of which end with less than a full stop and begin with a capital. */
const LONGEST_VERSE = 70
const VERSE_LINES = 0.6
/** More lines than this without a blank line are no stanza. */
const LONGEST_POEM = 400

/** The lines of `text` that hold something. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let opens = true
  const add = (start: number, end: number) => {
    const raw = text.slice(start, end)
    const kept = raw.trim()
    if (kept === '') {
      opens = true
      return
    }
    const from = start + raw.length - raw.trimStart().length
    const lead = raw.slice(0, from - start).replace('\ufeff', '')
    const to = from + kept.length
    const breaks = / {2}$/.test(raw) || kept.endsWith('\\')
    lines.push({ from, to, indented: lead.length > 1 || /[\t\u3000]/.test(lead), opens, breaks })
    opens = false
  }
  let start = 0
  for (const { 0: sign, index } of text.matchAll(LINE_END)) {
    add(start, index)
    if (sign === '\f' || sign === '\u2029') opens = true
    start = index + sign.length
  }
  add(start, text.length)
  return lines
}

/** The offset at which the text proper begins: past a `---` front matter, else 0. */
export function frontMatterEnd(text: string, lines: readonly Line[]): number {
  if (lines.length < 3 || text.slice(lines[0]!.from, lines[0]!.to) !== '---') return 0
  const end = lines.findIndex((line, i) => i > 0 && text.slice(line.from, line.to) === '---')
  if (end < 2 || end > 200) return 0
  const keyed = lines
    .slice(1, end)
    .every(line => /^(?:[\w-]+:|[-\s#}\]]|\w)/.test(text.slice(line.from, line.to)))
  return keyed && /^[\w-]+:/.test(text.slice(lines[1]!.from, lines[1]!.to)) ? lines[end]!.to : 0
}

/**
 * Groups lines into blocks. Blank lines part blocks; so does a line for which `startsTurn` holds. A text of more than
 * three lines without any blank line has a block a line, unless its lines were evidently broken to fit the page.
 */
export function blocksOf(text: string, lines: readonly Line[], startsTurn: (line: Line) => boolean): Block[] {
  const unparted = lines.length > 3 && !lines.some((line, i) => i > 0 && line.opens)
  const fits = unparted && !isBrokenToFit(text, lines) && !isVerse(text, lines)
  const longest = lines.reduce((most, line) => Math.max(most, line.to - line.from), 0)
  const groups: Line[][] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const ended =
      before && unparted && before.to - before.from < longest * FULL && !readsOn(text, before, line)
    const starts = line.opens || fits || startsTurn(line) || (unparted && (line.indented || ended))
    if (starts || !before) groups.push([line])
    else groups.at(-1)!.push(line)
  })
  return groups
    .flatMap(group => (isParagraphALine(text, group) ? group.map(line => [line]) : [group]))
    .map(group => unwrap(text, group))
}

function isBrokenToFit(text: string, lines: readonly Line[]): boolean {
  const lengths = lines.map(line => line.to - line.from)
  const longest = Math.max(0, ...lengths.slice(0, 10_000))
  if (longest > LONGEST_BROKEN_LINE) return false
  const on = lines.filter(
    (line, i) => i > 0 && lengths[i - 1]! >= longest * FULL && readsOn(text, lines[i - 1]!, line),
  )
  return on.length > lines.length * WRAPPED
}

/** Lines of verse without blank lines are one stanza; a list, whose lines end with nothing at all, is not verse. */
function isVerse(text: string, lines: readonly Line[]): boolean {
  if (lines.length > LONGEST_POEM) return false
  let open = 0
  let pauses = 0
  for (const { from, to } of lines) {
    if (to - from > LONGEST_VERSE) return false
    const end = text.slice(Math.max(from, to - 4), to)
    if (/[,;:，；、—–-]["”’)\]]?$/u.test(end)) pauses++
    if (!/[.!?…。！？]["”’)\]]?$/u.test(end) && /^["“‘(]?\p{Lu}|^\p{Lo}/u.test(text.slice(from, from + 2)))
      open++
  }
  return lines.length > 3 && open >= lines.length * VERSE_LINES && pauses >= lines.length / 3
}

function isParagraphALine(text: string, group: readonly Line[]): boolean {
  if (group.length < 2 || group.some(line => line.breaks)) return false
  if (!group.some(line => line.to - line.from > LONGEST_BROKEN_LINE)) return false
  return !group.some((line, i) => i > 0 && readsOn(text, group[i - 1]!, line))
}

/** Takes off what wraps the whole block: the signs of a Markdown heading, bold or italic signs. */
function unwrap(text: string, group: readonly Line[]): Block {
  const from = group[0]!.from
  let to = group.at(-1)!.to
  const atx = /^#{1,6}[ \t\u3000]+(?=\S)/.exec(text.slice(from, group[0]!.to))
  if (atx && group.length === 1) {
    const closing = /[ \t]{1,9}#{1,9}$/.exec(text.slice(Math.max(from + atx[0].length, to - 20), to))
    return emphasis(text, {
      from: from + atx[0].length,
      to: to - (closing?.[0].length ?? 0),
      wrap: 'heading',
    })
  }
  const last = group.at(-1)!
  if (
    group.length === 2 &&
    /^(?:={3,}|-{3,})$/.test(text.slice(last.from, last.to)) &&
    LETTER_OR_DIGIT.test(text.slice(from, group[0]!.to))
  ) {
    to = group[0]!.to
    return emphasis(text, { from, to, wrap: 'heading' })
  }
  return emphasis(text, { from, to, wrap: 'none' })
}

function emphasis(text: string, block: Block): Block {
  const open = /^(?:\*{1,3}|_{1,3})(?=\S)/.exec(text.slice(block.from, block.from + 4))?.[0]
  if (!open || block.to - block.from <= 2 * open.length) return block
  const inner = text.slice(block.from + open.length, block.to - open.length)
  const wraps = text.slice(block.to - open.length, block.to) === open && !inner.includes(open[0]!)
  if (!wraps || inner !== inner.trim() || !LETTER_OR_DIGIT.test(inner)) return block
  return {
    from: block.from + open.length,
    to: block.to - open.length,
    wrap: block.wrap === 'heading' ? 'heading' : 'emphasis',
  }
}
