/**
 * Versions, joined along a guide tree -> rows: which segments of all of them stand together. Two groups of versions are
 * aligned as two texts: the version that is closest to the other group speaks, segment by segment, and for what it lacks
 * the next. So n versions take n - 1 alignments, and what two versions add to the rest meets whether or not the rest has
 * it (progressive alignment, Feng and Doolittle 1987; as in CollateX). Corrections are kept by joined-row.ts.
 */
import type { Guide } from '../order/guide.ts'
import { align } from './align.ts'
import type { Bead } from './bead.ts'
import { likenessOfWords } from './closeness.ts'
import { emptyRow, type JoinedRow, putTogether } from './joined-row.ts'
import { inOrder } from './row-order.ts'
import type { Atom, Atoms } from './table-pins.ts'

/** What joining needs to know of all versions. */
export interface Versions {
  texts: readonly (readonly string[])[]
  languages: readonly (string | undefined)[]
  closeness: readonly (readonly number[])[]
  atoms: Atoms
}

/** Versions that are joined. */
interface Group {
  versions: number[]
  rows: JoinedRow[]
}

/** A group as it is aligned: its rows, and the segments that speak for them in order. */
interface Speech {
  rows: JoinedRow[]
  /** `row` is an index into `rows`. */
  spoken: { row: number; version: number; segment: number }[]
  language: string | undefined
}

/** Of the words that could be shared: below it two segments stand in one place, but say nothing of the same. */
const LEAST_ALIKE = 0.15

export function joinAll(all: Versions, guide: Guide): JoinedRow[] {
  return joined(all, guide).rows.flatMap(row => settled(all, row))
}

/**
 * What stands in one place in two versions is taken for one another, however unlike. But of what as many versions lack as
 * have, the one may have been put in without the other: then it is taken apart again.
 */
function settled(all: Versions, row: JoinedRow): JoinedRow[] {
  if (!row.made || row.atoms.size > 0) return [row]
  const held = ({ cells }: JoinedRow) => cells.flatMap((cell, v) => (cell ? [v] : []))
  const versions = held(row)
  const parts = row.made.map(held)
  if (all.texts.length - versions.length < Math.max(...parts.map(part => part.length))) return [row]
  if (versions.some(v => all.closeness[v]![versions[0]!]! < 0)) return [row]
  const said = row.made.map((part, k) => {
    const v = parts[k]![0]!
    return part.cells[v]!.map(i => all.texts[v]![i]!).join(' ')
  })
  const isAlike = likenessOfWords(said[0]!, said.slice(1).join(' ')) >= LEAST_ALIKE
  return isAlike ? [row] : row.made.flatMap(part => settled(all, part))
}

function joined(all: Versions, guide: Guide): Group {
  if ('text' in guide) return { versions: [guide.text], rows: singleRows(all, guide.text) }
  return joinGroups(all, joined(all, guide.left), joined(all, guide.right))
}

/** One row a segment, but linked segments of one version share theirs. */
function singleRows({ texts, atoms }: Versions, v: number): JoinedRow[] {
  const rows: JoinedRow[] = []
  const known = new Map<Atom, JoinedRow>()
  for (const i of texts[v]!.keys()) {
    const atom = atoms[v]!.get(i)
    const shared = atom && known.get(atom)
    if (shared) {
      shared.cells[v]!.push(i)
      continue
    }
    const row = emptyRow(texts.length)
    row.cells[v] = [i]
    if (atom) {
      row.atoms.add(atom)
      known.set(atom, row)
    }
    rows.push(row)
  }
  return rows
}

function joinGroups(all: Versions, left: Group, right: Group): Group {
  const p = speechOf(all, left, right)
  const q = speechOf(all, right, left)
  const textsOf = ({ spoken }: Speech) => spoken.map(({ version, segment }) => all.texts[version]![segment]!)
  const pinned = pinsBetween(p, q, left.versions, right.versions)
  const beads = align(textsOf(p), textsOf(q), {
    ...(p.language !== undefined && q.language !== undefined ? { languages: [p.language, q.language] } : {}),
    ...(pinned.length > 0 ? { pinned } : {}),
  })
  // Several beads may name one row, through its segments: each place knows the rows that have come to stand there.
  const places = [...p.rows, ...q.rows].map((row, k) => ({ row, from: [k] }))
  const current = [...places]
  for (const { a, b, kind, score } of beads) {
    const named = [...a.map(i => p.spoken[i]!.row), ...b.map(j => p.rows.length + q.spoken[j]!.row)]
    const found = [...new Set(named.map(k => current[k]!))]
    if (kind === 'delete' || kind === 'insert') {
      for (const { row } of found) row.gapScore = Math.min(row.gapScore, score)
    } else if (found.length === 1) {
      found[0]!.row.score = Math.min(found[0]!.row.score, score)
    } else {
      const rows = found.map(({ row }) => row)
      const { joined: whole, rests } = putTogether(rows, score)
      const place = { row: whole, from: [] as number[] }
      for (const [k, old] of found.entries()) {
        const rest = rests[k]
        if (rest) old.row = rest
        else place.from.push(...old.from)
      }
      for (const k of place.from) current[k] = place
    }
  }
  return {
    versions: [...left.versions, ...right.versions],
    rows: [...new Set(current)].map(({ row }) => row),
  }
}

/**
 * What a group says to another: each row through the segments of the version that is closest to the other, and in the
 * order of that version; rows that it lacks through the next, after what comes before them there.
 */
function speechOf({ languages, closeness }: Versions, group: Group, other: Group): Speech {
  const toOther = (v: number) => other.versions.reduce((sum, w) => sum + closeness[v]![w]!, 0)
  const toOwn = (v: number) => group.versions.reduce((sum, w) => sum + closeness[v]![w]!, 0)
  // Between languages nothing is close, and the version speaks for the others that is closest to them.
  const near = group.versions.map(v => ({ v, far: Math.round(1000 * toOther(v)), own: toOwn(v) }))
  near.sort((x, y) => y.far - x.far || y.own - x.own || x.v - y.v)
  const order = near.map(({ v }) => v)
  const rows = inOrder(group.rows, order)
  const spoken = rows.flatMap(({ cells }, row) => {
    const version = order.find(v => cells[v])!
    return cells[version]!.map(segment => ({ row, version, segment }))
  })
  // A row may hold segments that do not stand together: the first speaker still says all of its own in order.
  const [first] = order as [number, ...number[]]
  const own = spoken.filter(({ version }) => version === first).sort((x, y) => x.segment - y.segment)
  let next = 0
  const inTurn = spoken.map(one => (one.version === first ? own[next++]! : one))
  return { rows, spoken: inTurn, language: languages[first] }
}

/** What corrections say of two groups: what is linked, and what has nothing to seek in the other group. */
function pinsBetween(
  p: Speech,
  q: Speech,
  versionsP: readonly number[],
  versionsQ: readonly number[],
): Bead[] {
  const named = (speech: Speech) => {
    const places = new Map<Atom, number[]>()
    for (const atom of new Set(speech.rows.flatMap(({ atoms }) => [...atoms]))) {
      const inRow = [...speech.spoken.keys()].filter(k => speech.rows[speech.spoken[k]!.row]!.atoms.has(atom))
      const own = inRow.filter(k => {
        const { version, segment } = speech.spoken[k]!
        return atom.cells[version]?.includes(segment)
      })
      places.set(atom, own.length > 0 ? own : inRow)
    }
    return places
  }
  const [inP, inQ] = [named(p), named(q)]
  const links: Bead[] = []
  for (const [atom, a] of inP) {
    const b = inQ.get(atom)
    if (!b) continue
    const met = links.filter(link => link.a.some(k => a.includes(k)) || link.b.some(k => b.includes(k)))
    const sorted = (lists: readonly number[][]) => [...new Set(lists.flat())].sort((x, y) => x - y)
    const link: Bead = {
      a: sorted([a, ...met.map(one => one.a)]),
      b: sorted([b, ...met.map(one => one.b)]),
      kind: 'match',
      score: Math.min(atom.score, ...met.map(one => one.score)),
    }
    links.splice(0, links.length, ...links.filter(one => !met.includes(one)), link)
  }
  const usedP = new Set(links.flatMap(link => link.a))
  const usedQ = new Set(links.flatMap(link => link.b))
  const gaps: Bead[] = []
  const isClosed = (atom: Atom, others: readonly number[]) =>
    others.every(w => atom.closed.has(w) && !atom.cells[w])
  for (const [atom, a] of inP) {
    if (!isClosed(atom, versionsQ)) continue
    for (const k of a)
      if (!usedP.has(k) && usedP.add(k)) gaps.push({ a: [k], b: [], kind: 'delete', score: 1 })
  }
  for (const [atom, b] of inQ) {
    if (!isClosed(atom, versionsP)) continue
    for (const k of b)
      if (!usedQ.has(k) && usedQ.add(k)) gaps.push({ a: [], b: [k], kind: 'insert', score: 1 })
  }
  return [...links, ...gaps]
}
