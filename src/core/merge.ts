/**
 * Parent, ours and theirs -> one text, or the places that only a person can settle. Three-way merge over tokens (diff3;
 * Khanna, Kunal and Pierce, 2007): edits with at least one untouched token between them are taken from both sides,
 * the same edit made twice is taken once, everything else that meets is a conflict. No token of either side is lost.
 */
import { diffTokens } from './diff/pairing.ts'
import { commonBlankEnd } from './diff/readable.ts'
import { type Token, tokenize } from './text/token.ts'

/**
 * `agreed` is what nobody disputes: the parent's words where neither side touched them, and the edits of either side
 * that met no edit of the other. So joining `agreed` with `ours` of every conflict gives one whole text in which all
 * undisputed edits of both stand and ours wins the disputes; likewise with `theirs`, or with `parent`.
 */
export type MergePiece =
  | { kind: 'agreed'; text: string }
  | { kind: 'conflict'; parent: string; ours: string; theirs: string }

export type Merge = { kind: 'clean'; text: string } | { kind: 'conflict'; pieces: MergePiece[] }

/** Merges two texts that were both written upon `parent`. Pure, total; swapping the sides swaps nothing but the names. */
export function merge(parent: string, ours: string, theirs: string): Merge {
  // No short cuts for equal texts: that they merge cleanly follows from the walk, and the tests of it test the walk.
  const tokens = tokenize(parent)
  const pieces = mergeUnits(unitsOf(tokens), sideOf(tokens, ours), sideOf(tokens, theirs))
  if (pieces.some(piece => piece.kind === 'conflict')) return { kind: 'conflict', pieces }
  return { kind: 'clean', text: pieces.map(piece => (piece.kind === 'agreed' ? piece.text : '')).join('') }
}

/** Units `from` to `to` of the parent became units `fromSide` to `toSide` of one side. */
interface Edit {
  from: number
  to: number
  fromSide: number
  toSide: number
}

interface Side {
  units: string[]
  edits: Edit[]
}

/**
 * A token is two units, its text (even index) and the white space after it (odd), so that taking away the last word of
 * a sentence touches the blank before it and not the word before that.
 */
const unitsOf = (tokens: readonly Token[]) => tokens.flatMap(token => [token.text, token.space])

function sideOf(parent: readonly Token[], text: string): Side {
  const tokens = tokenize(text)
  const edits: Edit[] = []
  const add = (from: number, to: number, fromSide: number, toSide: number) => {
    const last = edits.at(-1)
    if (last && last.to === from && last.toSide === fromSide) {
      last.to = to
      last.toSide = toSide
    } else edits.push({ from, to, fromSide, toSide })
  }
  let i = 0
  let j = 0
  const walkEqual = (to: number) => {
    for (; i < to; i++, j++) {
      if (parent[i]!.text !== tokens[j]!.text) add(2 * i, 2 * i + 1, 2 * j, 2 * j + 1)
      if (parent[i]!.space !== tokens[j]!.space) add(2 * i + 1, 2 * i + 2, 2 * j + 1, 2 * j + 2)
    }
  }
  for (const { fromA, toA, fromB, toB } of diffTokens(parent, tokens)) {
    walkEqual(fromA)
    add(2 * fromA, 2 * toA, 2 * fromB, 2 * toB)
    i = toA
    j = toB
  }
  walkEqual(parent.length)
  const units = unitsOf(tokens)
  return { units, edits: edits.map(edit => narrow(edit, unitsOf(parent), units)).filter(isEdit) }
}

/** Gives back units at either end that did not change: most often the white space after a replaced word. */
function narrow(
  { from, to, fromSide, toSide }: Edit,
  parent: readonly string[],
  side: readonly string[],
): Edit {
  while (from < to && fromSide < toSide && parent[to - 1] === side[toSide - 1]) {
    to--
    toSide--
  }
  while (from < to && fromSide < toSide && parent[from] === side[fromSide]) {
    from++
    fromSide++
  }
  return { from, to, fromSide, toSide }
}

const isEdit = (edit: Edit) => edit.to > edit.from || edit.toSide > edit.fromSide

/** Where one side stands in the walk: its next edit, and how much longer it has become than the parent. */
interface Walk extends Side {
  next: number
  shift: number
}

function mergeUnits(parent: readonly string[], ours: Side, theirs: Side): MergePiece[] {
  const sides: [Walk, Walk] = [
    { ...ours, next: 0, shift: 0 },
    { ...theirs, next: 0, shift: 0 },
  ]
  const pieces: MergePiece[] = []
  let at = 0
  for (let from = firstEdit(sides); from < Number.POSITIVE_INFINITY; from = firstEdit(sides)) {
    agree(pieces, parent.slice(at, from).join(''))
    const starts = sides.map(side => from + side.shift)
    const before = sides.map(side => side.next)
    const to = takeGroup(sides, from)
    const [mine, yours] = sides.map((side, s) => side.units.slice(starts[s], to + side.shift).join(''))
    const touched = sides.map((side, s) => side.next > before[s]!)
    if (!touched[1] || mine === yours) agree(pieces, mine!)
    else if (!touched[0]) agree(pieces, yours!)
    else conflict(pieces, parent.slice(from, to).join(''), mine!, yours!)
    at = to
  }
  agree(pieces, parent.slice(at).join(''))
  return pieces
}

const firstEdit = (sides: readonly Walk[]) =>
  Math.min(...sides.map(side => side.edits[side.next]?.from ?? Number.POSITIVE_INFINITY))

/** Takes all edits that meet, from the one at `from` on; answers where the group ends in the parent. */
function takeGroup(sides: readonly Walk[], from: number): number {
  let to = from
  for (let found = true; found; ) {
    found = false
    for (const side of sides) {
      const edit = side.edits[side.next]
      // An odd `to` is a token's white space: it alone does not keep two edits apart.
      if (!edit || edit.from > to + (to % 2)) continue
      to = Math.max(to, edit.to)
      side.shift += edit.toSide - edit.fromSide - (edit.to - edit.from)
      side.next++
      found = true
    }
  }
  return to
}

function agree(pieces: MergePiece[], text: string): void {
  const last = pieces.at(-1)
  if (text === '') return
  if (last?.kind === 'agreed') last.text += text
  else pieces.push({ kind: 'agreed', text })
}

/** White space that all three end with is no matter of dispute. */
function conflict(pieces: MergePiece[], parent: string, ours: string, theirs: string): void {
  const blank = Math.min(
    commonBlankEnd(parent, ours),
    commonBlankEnd(parent, theirs),
    commonBlankEnd(ours, theirs),
  )
  const cut = (text: string) => text.slice(0, text.length - blank)
  pieces.push({ kind: 'conflict', parent: cut(parent), ours: cut(ours), theirs: cut(theirs) })
  agree(pieces, parent.slice(parent.length - blank))
}
