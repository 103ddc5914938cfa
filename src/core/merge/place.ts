/**
 * The edits of both sides -> places, in order and apart, that can be settled one by one: an edit that meets none of the
 * other side's is a place of its own, edits that meet share one. Here, too, edits are moved out of each other's way where
 * it makes no difference to the text, and a rewritten phrase is held together against a change in its middle.
 */
import { type Edit, isContent, type Side, type Units } from './edit.ts'
import { type Deed, deedOf, meet } from './meet.ts'

/** Units `from` to `to` of the parent, with the edits of each side there. */
export interface Place {
  from: number
  to: number
  ours: Edit[]
  theirs: Edit[]
  /** True where nothing may be settled without a person, whatever the edits say. */
  forced: boolean
}

/** Tokens that may stand between two edits of one side that are one rewriting. */
const BRIDGE = 2
/** An edit that takes away and brings so many tokens together is a rewriting, not a correction. */
const REWRITING = 4

/** @param forced stretches of the parent, in units, in which all edits are one question */
export function placesOf(
  parent: Units,
  sides: readonly [Side, Side],
  forced: readonly { from: number; to: number }[],
): Place[] {
  const [ours, theirs] = giveWay(parent, sides)
  const deeds = [
    ...bridge(parent, sides[0], ours, theirs).map(edit => ({
      mine: true,
      deed: deedOf(parent, sides[0], edit),
    })),
    ...bridge(parent, sides[1], theirs, ours).map(edit => ({
      mine: false,
      deed: deedOf(parent, sides[1], edit),
    })),
  ].sort((a, b) => inOrder(a.deed.edit, b.deed.edit))
  const places: (Place & { deeds: { mine: boolean; deed: Deed }[] })[] = []
  for (const one of deeds) {
    const { edit } = one.deed
    let first = places.length
    for (let i = places.length - 1; i >= 0 && places[i]!.to + 3 >= edit.from; i--) {
      const place = places[i]!
      const inside = edit.from < place.to
      if (inside || place.deeds.some(other => other.mine !== one.mine && meet(other.deed, one.deed)))
        first = i
    }
    const region = forced.find(({ from, to }) =>
      edit.from === edit.to ? from <= edit.from && edit.from <= to : edit.from < to && from < edit.to,
    )
    if (region) first = Math.min(first, firstTouching(places, region))
    const joined = places.splice(first)
    places.push({
      from: Math.min(edit.from, ...joined.map(place => place.from)),
      to: Math.max(edit.to, ...joined.map(place => place.to)),
      ours: [],
      theirs: [],
      deeds: [...joined.flatMap(place => place.deeds), one],
      forced: region !== undefined || joined.some(place => place.forced),
    })
  }
  return places.map(({ from, to, deeds, forced }) => {
    const of = (mine: boolean) =>
      deeds
        .filter(one => one.mine === mine)
        .map(one => one.deed.edit)
        .sort(inOrder)
    return { from, to, ours: of(true), theirs: of(false), forced }
  })
}

/** What is put in comes before what is done to the words behind it. */
const inOrder = (a: Edit, b: Edit) => a.from - b.from || a.to - b.to

function firstTouching(places: readonly Place[], region: { from: number; to: number }): number {
  const at = places.findIndex(place => place.forced && place.to >= region.from)
  return at < 0 ? places.length : at
}

/**
 * One blank belongs as well to the word before as to the word behind. So where an edit takes away a word with the blank
 * that the other side's edit needs, it takes the equal blank on its word's other side instead.
 */
function giveWay(parent: Units, [ours, theirs]: readonly [Side, Side]): [Edit[], Edit[]] {
  const lists: [Edit[], Edit[]] = [[...ours.edits], [...theirs.edits]]
  for (const [mine, yours] of [
    [0, 1],
    [1, 0],
  ] as const) {
    let k = 0
    for (const [i, edit] of lists[mine].entries()) {
      if (edit.toSide > edit.fromSide) continue
      while (k < lists[yours].length && lists[yours][k]!.to < edit.from) k++
      const near = lists[yours].slice(k, k + 6)
      const before = lists[mine][i - 1]
      const blank = edit.to - 1
      const needed = near.some(other => other.from === blank && other.to > other.from)
      const free =
        edit.from > 0 &&
        parent.units[edit.from - 1] === parent.units[blank] &&
        !(before && before.to >= edit.from - 1 && before.to > 0 && before.to !== edit.from - 1) &&
        (before?.to ?? 0) < edit.from &&
        !near.some(other => other.from <= edit.from - 1 && edit.from - 1 < other.to)
      if (blank % 2 === 1 && needed && free)
        lists[mine][i] = {
          from: edit.from - 1,
          to: blank,
          fromSide: edit.fromSide - 1,
          toSide: edit.toSide - 1,
        }
    }
  }
  return lists
}

/** Joins two edits of a side, at least one a rewriting, over the few small words between them that the other side changed. */
function bridge(parent: Units, side: Side, edits: readonly Edit[], others: readonly Edit[]): Edit[] {
  const joined: Edit[] = []
  let k = 0
  for (const edit of edits) {
    const last = joined.at(-1)
    if (last) {
      while (k < others.length && others[k]!.to < last.to) k++
      const between = parent.tokens.slice((last.to + 1) >> 1, edit.from >> 1)
      const small = between.length > 0 && between.length <= BRIDGE && !between.some(isContent)
      const other = others.slice(k, k + 6).some(({ from, to }) => from < edit.from && last.to < to)
      if (small && other && (isRewriting(parent, side, last) || isRewriting(parent, side, edit))) {
        joined[joined.length - 1] = { ...last, to: edit.to, toSide: edit.toSide }
        continue
      }
    }
    joined.push(edit)
  }
  return joined
}

function isRewriting(parent: Units, side: Side, edit: Edit): boolean {
  const { kind, from, to, brought } = deedOf(parent, side, edit)
  return kind === 'replace' && to - from + brought.length >= REWRITING
}
