/**
 * `collate` on real rows. Against the corrected collation of the Frankenstein Variorum: a unit is a word of one witness with
 * the word of another that the gold says agrees with it (in one group of a place where witnesses differ, or in the
 * text between two such places). Together: both stand in one column; in one reading: and the column says they agree,
 * counted for units printed alike. The peers are jsdiff, every witness against the first, and CollateX where somebody has
 * it (collate-peer.mjs). Times are of whole rows.
 */
import * as peer from 'diff'
import { collatexPython, collatexRows, columnOf } from './collate-peer.mjs'
import { readRecords } from './corpora.mjs'
import { medianTime, printTable } from './figures.mjs'
import { rowTexts, sampleVersions, seeded } from './texts.mjs'
import { goldWords, variorum } from './variorum.mjs'

/** Pairs of words that the gold puts together: witness and offset of each, and if they are printed alike. */
export function goldUnits({ texts, places }) {
  const units = []
  const pairUp = (witnesses, stretches) => {
    for (const [k, x] of witnesses.entries()) {
      for (const y of witnesses.slice(k + 1)) {
        const [p, q] = [x, y].map(w => goldWords(texts[w], stretches[w].from, stretches[w].to))
        for (const [i, j] of equalPairs(p, q))
          units.push({ x, y, fromX: p[i].from, fromY: q[j].from, alike: p[i].text === q[j].text })
      }
    }
  }
  for (const [k, { groups, where }] of places.entries()) {
    for (const group of groups) {
      pairUp(
        group.filter(w => where[w]),
        where,
      )
    }
    const before = places[k - 1]?.where
    if (!before) continue
    const between = where.map((one, w) => one && before[w] && { from: before[w].to, to: one.from })
    const held = between.flatMap((one, w) => (one ? [w] : []))
    const faces = held.map(w =>
      goldWords(texts[w], between[w].from, between[w].to)
        .map(({ word }) => word)
        .join(' '),
    )
    if (faces.every(face => face === faces[0])) pairUp(held, between)
  }
  return units
}

function equalPairs(p, q) {
  const words = list => list.map(({ word }) => word)
  const pairs = []
  let [i, j] = [0, 0]
  for (const { added, removed, count } of peer.diffArrays(words(p), words(q))) {
    if (!added && !removed) for (let k = 0; k < count; k++) pairs.push([i + k, j + k])
    if (!added) i += count
    if (!removed) j += count
  }
  return pairs
}

/** Of each version, the column of the word that starts at an offset. */
function columnFinder(columns, versions) {
  const starts = Array.from({ length: versions }, (_, v) => {
    let at = 0
    return columns.map(({ cells }) => {
      at += cells[v].length
      return at - cells[v].length
    })
  })
  return (v, offset) => {
    let [low, high] = [0, columns.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[v][middle] <= offset) low = middle
      else high = middle - 1
    }
    // Empty cells start where the next one does: the word is in the last that starts there.
    return low
  }
}

export function together(columns, units, versions) {
  const find = columnFinder(columns, versions)
  let [same, read, alike] = [0, 0, 0]
  const apart = []
  for (const unit of units) {
    const [p, q] = [find(unit.x, unit.fromX), find(unit.y, unit.fromY)]
    if (p === q) same++
    else apart.push(unit)
    if (!unit.alike) continue
    alike++
    if (p === q && columns[p].readings.some(({ versions: of }) => of.includes(unit.x) && of.includes(unit.y)))
      read++
  }
  return { same: same / units.length, read: read / alike, apart }
}

const isMark = text => !/[\p{L}\p{N}]/u.test(text)

/** What the variants cost to read, as in the measures of the word diff: 1.25 a column and the words of each reading. */
export function costOf(columns) {
  let [cost, variants, islands] = [0, 0, 0]
  for (const [k, { kind, readings }] of columns.entries()) {
    const words = text => text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu) ?? []
    if (kind === 'agreed') {
      const [first, second] = words(readings[0].text)
      if (k > 0 && k < columns.length - 1 && !second && (isMark(first ?? '') || first.length < 4)) islands++
      continue
    }
    variants++
    cost += 1.25
    for (const { text } of readings)
      for (const word of words(text)) cost += isMark(word) ? 0.25 : word.length < 4 ? 0.5 : 1
  }
  return { cost, variants, islands }
}

/** Every version against the first by jsdiff, as columns of the same shape: what a tool for two versions can tell. */
export function starColumns(readings) {
  const cut = readings.map(
    text => text.match(/\s*(?:[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s])\s*/gu) ?? [],
  )
  const faces = cut.map(list => list.map(word => word.trim()))
  // Of each word of the first, what each other version has beside it, and before it.
  const slots = Array.from({ length: 2 * faces[0].length + 1 }, () => readings.map(() => []))
  for (const [v, list] of faces.entries()) {
    let [i, j] = [0, 0]
    for (const { added, removed, count } of peer.diffArrays(faces[0], list)) {
      for (let k = 0; k < count; k++) {
        if (!removed) slots[added ? 2 * i : 2 * i + 1][v].push(cut[v][j++])
        if (!added) i++
      }
    }
  }
  const columns = []
  for (const slot of slots) {
    const cells = slot.map(words => words.join(''))
    if (cells.every(cell => cell === '')) continue
    const agreed = cells.every(cell => cell.trim() === cells[0].trim())
    const last = columns.at(-1)
    if (last && (last.kind === 'agreed') === agreed) last.cells = last.cells.map((cell, v) => cell + cells[v])
    else columns.push({ kind: agreed ? 'agreed' : 'variant', cells })
  }
  return columns.map(({ kind, cells }) => ({ ...columnOf(cells), kind }))
}

/** Rows of many versions: words of the same text changed at random, some phrases displaced, and texts with nothing in common. */
export function longRow(versions, words, seed = 1818) {
  const random = seeded(seed)
  const one = () => `w${Math.floor(random() ** 2 * 4000).toString(36)}`
  const base = Array.from({ length: words }, one)
  const revise = () => {
    const revised = base.flatMap(word =>
      random() < 0.04 ? (random() < 0.5 ? [] : [word, one()]) : [random() < 0.06 ? one() : word],
    )
    for (let k = 0; k < 5; k++) {
      const from = Math.floor(random() * revised.length)
      revised.splice(Math.floor(random() * revised.length), 0, ...revised.splice(from, 12))
    }
    return revised
  }
  return {
    revised: Array.from({ length: versions }, () => revise().join(' ')),
    foreign: Array.from({ length: versions }, () =>
      Array.from({ length: words }, () => `${one()}${one()}`).join(' '),
    ),
  }
}

/**
 * A chapter of the Variorum in rows of about `words` words, cut where a place of the gold begins in all its witnesses; of each row
 * its texts and its units, with offsets in them.
 */
export function variorumRows(gold, words = 150) {
  const cuts = [gold.texts.map(() => 0)]
  for (const { where } of gold.places) {
    if (where.includes(null)) continue
    const last = cuts.at(-1)
    const cut = where.map(({ from }) => from)
    if (
      gold.texts[0].slice(last[0], cut[0]).split(/\s+/).length > words &&
      cut.every((at, w) => at > last[w])
    )
      cuts.push(cut)
  }
  const rows = cuts.map((cut, k) => ({
    texts: gold.texts.map((text, w) => text.slice(cut[w], cuts[k + 1]?.[w])),
    units: [],
  }))
  let lost = 0
  const rowOf = (w, offset) => cuts.findLastIndex(cut => cut[w] <= offset)
  for (const unit of goldUnits(gold)) {
    const row = rowOf(unit.x, unit.fromX)
    if (row !== rowOf(unit.y, unit.fromY)) lost++
    else {
      const [x, y] = [cuts[row][unit.x], cuts[row][unit.y]]
      rows[row].units.push({ ...unit, fromX: unit.fromX - x, fromY: unit.fromY - y })
    }
  }
  return { rows, lost }
}

/** Units of all rows that stand together, as `together` for one. */
function togetherInRows(rows, columnsOfRow) {
  const sums = { units: 0, same: 0, alike: 0, read: 0 }
  for (const [k, { texts, units }] of rows.entries()) {
    if (units.length === 0) continue
    const { same, read } = together(columnsOfRow[k], units, texts.length)
    const alike = units.filter(unit => unit.alike).length
    sums.units += units.length
    sums.same += same * units.length
    sums.alike += alike
    if (alike > 0) sums.read += read * alike
  }
  return { same: sums.same / sums.units, read: sums.read / sums.alike, units: sums.units }
}

/** The same rows, paragraphs of a hundred words and more, by the core and by CollateX. */
function collatexTables(core) {
  if (!collatexPython) {
    console.log('\nCollateX is not there: COLLATEX_PYTHON names no Python command that can import it.')
    return
  }
  const chapters = ['C08', 'C10'].flatMap(chapter => variorum(chapter) ?? [])
  const sets = [
    ...chapters.map(gold => [`Frankenstein ${gold.chapter} in rows`, variorumRows(gold).rows]),
    ['Darwin, paragraphs in six editions', darwinRows()?.map(texts => ({ texts, units: [] }))],
  ]
  for (const [name, rows] of sets) {
    if (!rows) continue
    const texts = rows.map(row => row.texts)
    const answer = collatexRows(texts)
    const ours = texts.map(row => core.collate(row).columns)
    const ms = medianTime(5, () => texts.map(row => core.collate(row)))
    const length = row => row.map(text => text.split(/\s+/).length)
    const sizes = texts.flatMap(row => length(row.filter(text => text.trim() !== '')))
    const witnesses = texts.map(row => row.filter(text => text.trim() !== '').length)
    const marks = [ours, answer.rows].map(columns => ({
      ...togetherInRows(rows, columns),
      ...costOf(columns.flat()),
    }))
    const told = marks[0].units > 0
    printTable(
      `${name}: ${rows.length} rows of ${Math.min(...witnesses)} to ${Math.max(...witnesses)} texts, ` +
        `${Math.round(sizes.reduce((sum, one) => sum + one, 0) / sizes.length)} words each (longest ${Math.max(...sizes)})`,
      ['', 'collate', 'CollateX', 'ratio'],
      [
        ['ms', ms, answer.ms, answer.ms / ms],
        ...(told
          ? [
              [`units in one column, of ${marks[0].units}`, ...marks.map(({ same }) => same.toFixed(4)), ''],
              ['units in one reading', ...marks.map(({ read }) => read.toFixed(4)), ''],
            ]
          : []),
        ['columns of variants', ...marks.map(({ variants }) => variants), ''],
        ['reading cost', ...marks.map(({ cost }) => cost), ''],
      ],
    )
  }
}

/** Darwin's paragraphs in six editions, as rows; null where the texts are absent. */
export const darwinRows = () =>
  readRecords('darwin-origin-ch1', 'paragraphs.gold.jsonl')?.map(({ witnesses }) =>
    Object.values(witnesses),
  ) ?? null

export async function collateTables(core) {
  const head = ['', 'collate', 'jsdiff against the first']
  for (const chapter of ['C08', 'C10']) {
    const gold = variorum(chapter)
    if (!gold) {
      console.log('\nThe Frankenstein Variorum is not there: no gold for collate.')
      break
    }
    const units = goldUnits(gold)
    const rivals = [core.collate(gold.texts).columns, starColumns(gold.texts)]
    const marks = rivals.map(columns => ({
      ...together(columns, units, gold.texts.length),
      ...costOf(columns),
    }))
    const ms = [core.collate, starColumns].map(call => medianTime(3, () => call(gold.texts)))
    printTable(
      `Frankenstein ${chapter}: ${gold.places.length} of ${gold.told} places found, ${units.length} units`,
      head,
      [
        ['units in one column', ...marks.map(({ same }) => same.toFixed(4))],
        ['units in one reading', ...marks.map(({ read }) => read.toFixed(4))],
        ['columns of variants', ...marks.map(({ variants }) => variants)],
        ['reading cost', ...marks.map(({ cost }) => cost)],
        ['lone short words between two variants', ...marks.map(({ islands }) => islands)],
        ['ms', ...ms],
      ],
    )
  }
  const versions = sampleVersions(core)
  const sets = [
    ['Darwin, paragraphs in six editions', darwinRows()],
    ['the sample’s rows', rowTexts(core, versions)],
  ]
  for (const [name, rows] of sets) {
    if (!rows) continue
    const rivals = [row => core.collate(row), row => ({ columns: starColumns(row) })]
    const sums = rivals.map(call =>
      rows
        .map(row => costOf(call(row).columns))
        .reduce((sum, one) => ({
          cost: sum.cost + one.cost,
          variants: sum.variants + one.variants,
          islands: sum.islands + one.islands,
        })),
    )
    const times = rivals.map(call => medianTime(3, () => rows.map(call)))
    printTable(`${name}: ${rows.length} rows`, head, [
      ['columns of variants', ...sums.map(({ variants }) => variants)],
      ['reading cost', ...sums.map(({ cost }) => cost)],
      ['lone short words between two variants', ...sums.map(({ islands }) => islands)],
      ['ms', ...times],
    ])
  }
  collatexTables(core)
  const long = longRow(20, 5000)
  printTable(
    '20 versions of 5,000 words',
    ['', 'ms', 'columns'],
    [
      ...Object.entries(long).map(([name, row]) => [
        name,
        medianTime(1, () => core.collate(row)),
        core.collate(row).columns.length,
      ]),
    ],
  )
}
