/**
 * Two edits, one of each side -> do they meet, so that only a person can say what becomes of both? Edits of different
 * words do not, though they stand side by side; what is put in does, where the other side puts in, takes away or rewrites
 * at that very place. This is the one table of what is held to be safe for a proofreader; where it doubts, it says yes:
 * a wrong merge is worse than a question.
 */
import { isUnspaced } from '../diff/weigh.ts'
import type { Token } from '../text/token.ts'
import type { Edit, Side, Units } from './edit.ts'
import { isContent, tokenRange } from './edit.ts'

/** What an edit does, and to which tokens of the parent (as a range; empty for what is put in between two). */
export interface Deed {
  kind: 'blank' | 'insert' | 'delete' | 'replace'
  edit: Edit
  from: number
  to: number
  /** The tokens that it brings; `spaced`: words that run into each other where no blank parts them. */
  brought: readonly { norm: string; content: boolean; spaced: boolean }[]
  /** Of what is put in: it stands without a space at the word before, as a comma does, or at the word after. */
  leans: 'left' | 'right' | 'none'
  /** Of what is put in: it begins, or ends, with a word that no blank parts from what stands there. */
  runs: { left: boolean; right: boolean }
  /** It sets a blank where none was or takes the only one away: what stands there would become one word, or two. */
  parts: boolean
}

export function deedOf(parent: Units, side: Side, edit: Edit): Deed {
  const gone = tokenRange(edit.from, edit.to)
  const come = tokenRange(edit.fromSide, edit.toSide)
  // White space that opens a text is a token without letters: it is neither brought nor taken away.
  const isThere = (token: Token) => token.text !== ''
  const goes = parent.tokens.slice(gone.from, gone.to).some(isThere)
  const brought = side.tokens
    .slice(come.from, come.to)
    .filter(isThere)
    .map(token => ({
      norm: token.norm,
      content: isContent(token),
      spaced: token.kind !== 'punctuation' && !isUnspaced(token.text),
    }))
  const comes = brought.length > 0
  const kind = goes ? (comes ? 'replace' : 'delete') : comes ? 'insert' : 'blank'
  return {
    kind,
    edit,
    from: gone.from,
    to: gone.to,
    brought,
    leans: kind === 'insert' ? leaning(parent, side, edit) : 'none',
    runs: {
      left: blankAt(side, edit, 'before') === '' && brought[0]?.spaced === true,
      right: blankAt(side, edit, 'behind') === '' && brought.at(-1)?.spaced === true,
    },
    parts: kind !== 'insert' && parts(parent, side, edit),
  }
}

/** Does a blank come or go at either end, so that the words on its two sides become one, or one becomes two? */
function parts(parent: Units, side: Side, { from, to, fromSide, toSide }: Edit): boolean {
  if (from === to || fromSide === toSide) return false
  const differs = (unit: number, ofSide: number) =>
    unit % 2 === 1 && (parent.units[unit] === '') !== (side.units[ofSide] === '')
  return differs(from, fromSide) || differs(to - 1, toSide - 1)
}

/** The white space before or behind what is put in; undefined at the start of the text. */
function blankAt(
  side: Side,
  { from, fromSide, toSide }: Edit,
  where: 'before' | 'behind',
): string | undefined {
  const inside = from % 2 === 1
  if (where === 'before') return side.units[inside ? fromSide : fromSide - 1]
  return side.units[inside ? toSide : toSide - 1]
}

function leaning(parent: Units, side: Side, { from, to, fromSide, toSide }: Edit): Deed['leans'] {
  const open = parent.units[from % 2 ? from : from - 1]
  if (to > from || open === undefined || open === '' || from >= parent.units.length) return 'none'
  if (from % 2 === 1) return side.units[fromSide] === '' ? 'left' : 'none'
  return side.units[toSide - 1] === '' ? 'right' : 'none'
}

/** Must these two edits, of different sides, be settled together? The same whichever comes first. */
export function meet(a: Deed, b: Deed): boolean {
  if (overlap(a.edit, b.edit)) return true
  if ((a.parts && touch(a.edit, b.edit)) || (b.parts && touch(b.edit, a.edit))) return true
  if (a.kind === 'insert') return insertMeets(a, b)
  if (b.kind === 'insert') return insertMeets(b, a)
  if (a.kind === 'blank' || b.kind === 'blank') return false
  const adjacent = a.to === b.from || b.to === a.from
  if (!adjacent) return false
  // `big large dog`: each of two people takes away the other word, and none would be left.
  if (a.kind === 'delete' && b.kind === 'delete') return true
  return sharesContent(a, b)
}

function overlap(a: Edit, b: Edit): boolean {
  if (a.from === a.to && b.from === b.to) return a.from === b.from
  return a.from < b.to && b.from < a.to
}

const touch = (a: Edit, b: Edit) => b.from <= a.to && a.from <= b.to

function insertMeets(a: Deed, b: Deed): boolean {
  const slot = a.from
  if (b.kind === 'insert') {
    if (b.from !== slot) return false
    return !((a.leans === 'left' && b.leans === 'right') || (a.leans === 'right' && b.leans === 'left'))
  }
  if (b.kind === 'blank') return a.leans === 'none' && b.edit.from <= 2 * slot - 1 && 2 * slot - 1 < b.edit.to
  const before = a.leans !== 'right' && b.from < slot && slot <= b.to
  const behind = a.leans !== 'left' && b.from <= slot && slot < b.to
  if (!before && !behind) return false
  if (b.kind === 'delete') return true
  // A word put in without a blank would run into the word that the other side sets there.
  if (behind && a.runs.right && b.brought[0]?.spaced) return true
  if (before && a.runs.left && b.brought.at(-1)?.spaced) return true
  const likeForLike = b.to - b.from === b.brought.length
  const mark = a.leans !== 'none' && a.brought.every(token => !token.content)
  return !(likeForLike || mark) || sharesAny(a, b)
}

const sharesAny = (a: Deed, b: Deed) =>
  a.brought.some(({ norm }) => b.brought.some(other => other.norm === norm))
const sharesContent = (a: Deed, b: Deed) =>
  a.brought.some(({ norm, content }) => content && b.brought.some(other => other.norm === norm))
