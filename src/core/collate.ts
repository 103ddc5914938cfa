/**
 * The readings of one row -> columns: where all versions agree, and where they do not, who reads what. Tokens are
 * compared by their normal form; white space decides nothing. Promised and tested: joining `cells[v]` over the columns
 * gives `readings[v]`, byte for byte; no version is the base, and the order in which they are given changes nothing but
 * the order of the cells.
 *
 * The distinct texts (collate/texts.ts) are joined along a guide tree (order/guide.ts), profile
 * with profile (pair.ts, pair-stretch.ts, profile.ts); columns.ts makes phrases of the places, moved-readings.ts remarks what stands elsewhere.
 */
import { byText, type Span, spansOf } from './collate/columns.ts'
import type { Row } from './collate/face.ts'
import { findMoves } from './collate/moved-readings.ts'
import { nearForms } from './collate/near.ts'
import { pairPlaces } from './collate/pair.ts'
import { joinProfiles, type Profile, singleProfile } from './collate/profile.ts'
import { distinctTexts, likenessOfBags, type Texts } from './collate/texts.ts'
import { type Guide, guideTree } from './order/guide.ts'
import type { Token } from './text/token.ts'

/** Who agrees on a reading, and how the first of them prints it. An empty text is a gap. */
export interface Reading {
  versions: number[]
  text: string
  /** The columns in which other versions have these words, or a part that weighs: a transposition. Ascending. */
  moved?: number[]
}

export interface CollationColumn {
  /** Neighbours may both be variants, where other versions agree with each other; never both agreed. */
  kind: 'agreed' | 'variant'
  readings: Reading[]
  /** `cells[v]`: what version `v` prints in this column, with the white space after it; '' is a gap. */
  cells: string[]
  /** The columns of all its moved readings. */
  moved?: number[]
}

export interface Collation {
  columns: CollationColumn[]
}

/**
 * Collates the readings of one row, one a version; a version that lacks the row reads ''. `language` (BCP 47) helps to
 * find the words of scripts without spaces. Time grows with the length of the row; where a long stretch has nothing in
 * common, only the neighbourhood of its diagonal is searched.
 */
export function collate(readings: readonly string[], options: { language?: string } = {}): Collation {
  const texts = distinctTexts(readings, options)
  const leads = readings.map((reading, v) => reading.slice(0, texts.tokens[v]![0]?.from ?? reading.length))
  if (readings.length === 0) return { columns: [] }
  const head = new Int32Array(texts.words.length).fill(-1)
  const row: Row = { texts, near: nearForms(texts.words), head }
  const profile = profileOf(row, guideTree(likenessOfBags(texts.ids)))
  const rows = byText(profile)
  const columns = columnsOf(texts, rows, spansOf(texts, rows, profile.size))
  if (columns.length === 0 && leads.every(lead => lead === '')) return { columns: [] }
  return { columns: printedColumns(texts, columns, leads) }
}

function profileOf(row: Row, guide: Guide): Profile {
  if ('text' in guide) return singleProfile(guide.text, row.texts.ids[guide.text]!.length)
  const left = profileOf(row, guide.left)
  const right = profileOf(row, guide.right)
  return joinProfiles(left, right, pairPlaces(row, left, right))
}

/** Of each text the words of a column, as a range of indices, and which texts read the same. */
interface Ranges {
  from: number[]
  to: number[]
  parts: number[]
}

/** The words of each text in each column. Neighbours on which all agree are one. */
function columnsOf(texts: Texts, rows: readonly Int32Array[], spans: readonly Span[]): Ranges[] {
  const columns: Ranges[] = []
  const next = rows.map(() => 0)
  for (const span of spans) {
    const from = [...next]
    for (const [text, row] of rows.entries())
      for (let place = span.from; place < span.to; place++) if (row[place]! >= 0) next[text]!++
    const faces = from.map((start, text) => texts.ids[text]!.subarray(start, next[text]).join(' '))
    const parts = faces.map(face => faces.indexOf(face))
    const last = columns.at(-1)
    // The same words may have been found at different places: read as one column they agree after all.
    if (last?.parts.every(part => part === 0) && parts.every(part => part === 0)) last.to = [...next]
    else columns.push({ from, to: [...next], parts })
  }
  return columns
}

function printedColumns(
  texts: Texts,
  columns: readonly Ranges[],
  leads: readonly string[],
): CollationColumn[] {
  const none = texts.ids.map(() => 0)
  const ranges = columns.length > 0 ? columns : [{ from: none, to: none, parts: none }]
  const said = ranges.flatMap(({ from, to, parts }, column) =>
    [...new Set(parts)].map(part => ({
      column,
      part,
      texts: [...parts.keys()].filter(text => parts[text] === part),
      ids: [...texts.ids[part]!.subarray(from[part], to[part])],
    })),
  )
  const variants = said.filter(({ texts: agreeing }) => agreeing.length < texts.ids.length)
  const moves = new Map(findMoves(texts, variants).map((moved, k) => [variants[k]!, moved]))
  const movedOf = new Map(said.map(one => [`${one.column} ${one.part}`, moves.get(one) ?? []]))
  return ranges.map(({ from, to, parts }, column) => {
    const cells = leads.map((lead, v) => {
      const text = texts.textOf[v]!
      return (column === 0 ? lead : '') + printed(texts.tokens[v]!, from[text]!, to[text]!)
    })
    const readings: Reading[] = []
    const known = new Map<number, Reading>()
    for (const [v, text] of texts.textOf.entries()) {
      const reading = known.get(parts[text]!)
      if (reading) {
        reading.versions.push(v)
        continue
      }
      const moved = movedOf.get(`${column} ${parts[text]}`)!
      const first: Reading = {
        versions: [v],
        text: printed(texts.tokens[v]!, from[text]!, to[text]!).trimEnd(),
      }
      if (moved.length > 0) first.moved = moved
      known.set(parts[text]!, first)
      readings.push(first)
    }
    const kind = readings.length === 1 ? 'agreed' : 'variant'
    const moved = [...new Set(readings.flatMap(reading => reading.moved ?? []))].sort((p, q) => p - q)
    return { kind, readings, cells, ...(moved.length > 0 ? { moved } : {}) }
  })
}

function printed(tokens: readonly Token[], from: number, to: number): string {
  let text = ''
  for (let k = from; k < to; k++) text += tokens[k]!.text + tokens[k]!.space
  return text
}
