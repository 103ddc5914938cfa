/**
 * A place where edits of both sides meet -> what is agreed there and what is not. The same change made twice is one;
 * a change that no reader sees (other code points for the same letters, other line ends) yields to one that is seen;
 * where both begin or end alike, only the rest is disputed, and if only one side changed the rest, nothing is.
 */
import { norm } from '../text/norm.ts'
import type { Edit } from './edit.ts'

export type Piece =
  | { kind: 'agreed'; text: string }
  | { kind: 'conflict'; parent: string; ours: string; theirs: string }

/** One side's units at the place, and its edits there, counted from the place's first unit. */
export interface Stand {
  units: readonly string[]
  edits: readonly Edit[]
}

export function settle(parent: readonly string[], ours: Stand, theirs: Stand): Piece[] {
  const [p, o, t] = [parent.join(''), ours.units.join(''), theirs.units.join('')]
  const plain = settled(p, o, t)
  if (plain !== null) return [{ kind: 'agreed', text: plain }]
  const front = commonFront(parent, ours, theirs)
  const back = commonBack(parent, ours, theirs)
  for (const { units, rest } of [front, back]) {
    if (units === '') continue
    const [restP, restO, restT] = rest
    // Where nothing of the parent is left, one side only put more in at the same place: no agreement.
    if (restP.trim() === '') continue
    const text = settled(restP, restO, restT)
    const left: Piece[] =
      text === null
        ? [{ kind: 'conflict', parent: restP, ours: restO, theirs: restT }]
        : [{ kind: 'agreed', text }]
    const agreed: Piece = { kind: 'agreed', text: units }
    return rest === front.rest ? [agreed, ...left] : [...left, agreed]
  }
  return [{ kind: 'conflict', parent: p, ours: o, theirs: t }]
}

/** What stands where one side alone changed anything that counts; null where both did, and differently. */
function settled(parent: string, ours: string, theirs: string): string | null {
  if (ours === theirs || theirs === parent) return ours
  if (ours === parent) return theirs
  const [p, o, t] = [seen(parent), seen(ours), seen(theirs)]
  if (o === p && t !== p) return theirs
  if (t === p && o !== p) return ours
  if (`${parent}${ours}${theirs}`.trim() !== '') return null
  // White space alone: a paragraph or a line begun or ended outweighs a blank more or less.
  const [linesP, linesO, linesT] = [lines(p), lines(o), lines(t)]
  if (linesO === linesP && linesT !== linesP) return theirs
  if (linesT === linesP && linesO !== linesP) return ours
  return null
}

const seen = (text: string) => norm(text).replace(/\r\n?/g, '\n')
const lines = (blank: string) => Math.min(2, blank.split('\n').length - 1)

interface Common {
  units: string
  rest: [parent: string, ours: string, theirs: string]
}

/** What both begin with, up to where one side tells which of the parent's units it stands for. */
function commonFront(parent: readonly string[], ours: Stand, theirs: Stand): Common {
  let most = 0
  while (most < ours.units.length && most < theirs.units.length && ours.units[most] === theirs.units[most])
    most++
  for (let length = most; length > 0; length--) {
    const at = agreedBorder(ours, length, theirs, length)
    if (at >= 0) {
      const rest = [parent.slice(at), ours.units.slice(length), theirs.units.slice(length)]
      return { units: ours.units.slice(0, length).join(''), rest: join(rest) }
    }
  }
  return { units: '', rest: ['', '', ''] }
}

function commonBack(parent: readonly string[], ours: Stand, theirs: Stand): Common {
  const [o, t] = [ours.units, theirs.units]
  let most = 0
  while (most < o.length && most < t.length && o[o.length - 1 - most] === t[t.length - 1 - most]) most++
  for (let length = most; length > 0; length--) {
    const [fromO, fromT] = [o.length - length, t.length - length]
    const at = agreedBorder(ours, fromO, theirs, fromT)
    if (at >= 0) {
      const rest = [parent.slice(0, at), o.slice(0, fromO), t.slice(0, fromT)]
      return { units: o.slice(fromO).join(''), rest: join(rest) }
    }
  }
  return { units: '', rest: ['', '', ''] }
}

const join = (parts: readonly (readonly string[])[]) => parts.map(part => part.join('')) as Common['rest']

/**
 * The places of the parent to which a place of one side may answer: `sure` at the borders of its edits and between them,
 * else anywhere `within` the stretch that it replaced there.
 */
function bordersAt({ edits }: Stand, at: number): { sure: number[] } | { within: Edit } {
  let shift = 0
  const sure = new Set<number>()
  for (const edit of edits) {
    if (at < edit.fromSide) break
    if (at === edit.fromSide) sure.add(edit.from)
    if (at === edit.toSide) sure.add(edit.to)
    if (at < edit.toSide && sure.size === 0) return { within: edit }
    if (at <= edit.toSide) return { sure: [...sure] }
    shift = edit.to - edit.toSide
  }
  sure.add(at + shift)
  return { sure: [...sure] }
}

/** The one place that both sides' places can answer to, if at least one is sure of it; or -1. */
function agreedBorder(ours: Stand, fromO: number, theirs: Stand, fromT: number): number {
  const [o, t] = [bordersAt(ours, fromO), bordersAt(theirs, fromT)]
  if ('within' in o && 'within' in t) return -1
  const sure = 'sure' in o ? o.sure : 'sure' in t ? t.sure : []
  const other = 'sure' in o ? t : o
  const both = sure.filter(at =>
    'sure' in other ? other.sure.includes(at) : other.within.from <= at && at <= other.within.to,
  )
  return both.length === 1 ? both[0]! : -1
}
