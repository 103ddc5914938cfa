/**
 * `alignVersions` against what editors know: verses whose numbers are hidden (four states of the Open English Bible, with
 * a Chinese original too) and paragraphs of six editions of Darwin's *Origin*. A seeded generator cuts each version anew:
 * segments merged, split, left out, moved. Rows: the share of rows that are exactly right, F1. Links: pairs of segments
 * of two versions in one row, F1. The peer aligns every version with the first and joins what shares a segment of it.
 */
import { paragraphs, readRecords, STATES, verses, verseTranslations } from './corpora.mjs'
import { printTable, timed } from './figures.mjs'
import { longVersions, sampleVersions, seeded } from './texts.mjs'

/**
 * Versions whose segments know what they hold: `texts[v][i]` and `holds[v][i]`, the gold units in it as `[unit, from, to]`
 * with the stretch of the unit from 0 to 1. `units[k][v]` is what version `v` has of unit `k`; undefined is nothing.
 */
export function recut(units, { merge = 0, split = 0, drop = 0, move = 0, seed = 1 } = {}) {
  const versions = units[0].map((_, v) => {
    const random = seeded(seed * 1000 + v)
    let segments = units.flatMap((unit, k) => {
      const text = unit[v]
      if (text === undefined || random() < drop) return []
      const half = middleStop(text)
      if (random() >= split || half < 0) return [{ text, holds: [[k, 0, 1]] }]
      const share = half / text.length
      return [
        { text: text.slice(0, half).trim(), holds: [[k, 0, share]] },
        { text: text.slice(half).trim(), holds: [[k, share, 1]] },
      ]
    })
    segments = segments.reduce((list, segment) => {
      const last = list.at(-1)
      if (last && random() < merge)
        list[list.length - 1] = {
          text: `${last.text} ${segment.text}`,
          holds: [...last.holds, ...segment.holds],
        }
      else list.push(segment)
      return list
    }, [])
    for (let k = Math.round(move * segments.length); k > 0; k--) {
      const [taken] = segments.splice(Math.floor(random() * segments.length), 1)
      segments.splice(Math.floor(random() * (segments.length + 1)), 0, taken)
    }
    return segments
  })
  return {
    texts: versions.map(list => list.map(({ text }) => text)),
    holds: versions.map(list => list.map(({ holds }) => holds)),
  }
}

/** Where a sentence or clause ends in the middle third of a text, or -1. */
function middleStop(text) {
  const third = Math.floor(text.length / 3)
  const found = /[.;:?!。；？！，,]\s*/gu
  found.lastIndex = third
  const stop = found.exec(text)
  return stop && stop.index < 2 * third && text.length > 30 ? stop.index + stop[0].length : -1
}

/** The gold rows: segments that hold a part of the same unit, over all versions, and what hangs together so. */
export function goldRows({ holds }) {
  const rows = []
  const rowOf = holds.map(() => [])
  // Of each unit the stretches in the versions: two cut at one place (within a twentieth) do not touch.
  const byUnit = new Map()
  for (const [v, list] of holds.entries())
    for (const [i, parts] of list.entries())
      for (const [unit, from, to] of parts)
        byUnit.set(unit, [...(byUnit.get(unit) ?? []), { v, i, from, to }])
  const parent = new Map()
  const find = key => (parent.get(key) === key ? key : find(parent.get(key)))
  for (const [v, list] of holds.entries()) for (const i of list.keys()) parent.set(`${v} ${i}`, `${v} ${i}`)
  for (const parts of byUnit.values())
    for (const [k, p] of parts.entries())
      for (const q of parts.slice(k + 1))
        if (p.v !== q.v && Math.min(p.to, q.to) - Math.max(p.from, q.from) > 0.1)
          parent.set(find(`${p.v} ${p.i}`), find(`${q.v} ${q.i}`))
  const found = new Map()
  for (const key of parent.keys()) {
    const root = find(key)
    if (!found.has(root))
      found.set(
        root,
        holds.map(() => []),
      )
    const [v, i] = key.split(' ').map(Number)
    found.get(root)[v].push(i)
    rowOf[v][i] = root
  }
  for (const cells of found.values()) rows.push(cells.map(cell => cell.sort((p, q) => p - q)))
  return rows
}

const f1 = (right, told, gold) => (2 * right) / (told + gold)

function linksOf(rows) {
  const links = new Set()
  for (const cells of rows)
    for (const [v, cell] of cells.entries())
      for (let w = v + 1; w < cells.length; w++)
        for (const i of cell) for (const j of cells[w]) links.add(`${v} ${i} ${w} ${j}`)
  return links
}

/** F1 of exact rows and of pair links. */
export function tableScores(rows, gold) {
  const keys = new Set(gold.map(cells => JSON.stringify(cells)))
  const right = rows.filter(cells => keys.has(JSON.stringify(cells))).length
  const [told, truth] = [linksOf(rows), linksOf(gold)]
  let common = 0
  for (const link of told) if (truth.has(link)) common++
  return { rows: f1(right, rows.length, gold.length), links: f1(common, told.size, truth.size) }
}

/** Every version against the first, joined over the segments of the first. */
export function starRows(core, texts) {
  const rowOf = texts[0].map((_, i) => ({ cells: texts.map((_, v) => (v === 0 ? [i] : [])) }))
  const rows = new Set(rowOf)
  for (const [v, text] of texts.entries()) {
    if (v === 0) continue
    for (const { a, b } of core.align(texts[0], text)) {
      if (a.length === 0) for (const j of b) rows.add({ cells: texts.map((_, w) => (w === v ? [j] : [])) })
      const [first, ...others] = [...new Set(a.map(i => rowOf[i]))]
      if (!first) continue
      for (const other of others) {
        for (const [w, cell] of other.cells.entries()) first.cells[w].push(...cell)
        for (const i of other.cells[0]) rowOf[i] = first
        rows.delete(other)
      }
      first.cells[v].push(...b)
    }
  }
  return [...rows].map(({ cells }) => cells.map(cell => cell.toSorted((p, q) => p - q)))
}

const CUTS = {
  plain: {},
  revised: { merge: 0.03, split: 0.03, drop: 0.01, move: 0.02 },
  hard: { merge: 0.08, split: 0.08, drop: 0.04, move: 0.05 },
}

/** The sets: name -> gold units. Empty where the texts are absent. */
export function tableSets() {
  const sets = {}
  // Ruth is left out: its states number the verses of the third chapter otherwise.
  const bible = verses(['Mark', 'James'])
  if (bible)
    sets['Open English Bible, 4 states'] = bible.map(verse => STATES.map(state => verse[state] || undefined))
  const darwin = readRecords('darwin-origin-ch1', 'paragraphs.gold.jsonl')
  const years = ['1859', '1860', '1861', '1866', '1869', '1872']
  if (darwin)
    sets['Darwin, 6 editions'] = darwin.map(({ witnesses }) =>
      years.map(year => witnesses[year] || undefined),
    )
  const chinese = verseTranslations()
  if (chinese && bible) {
    const byRef = new Map(bible.map(verse => [verse.ref, verse]))
    sets['Chinese beside 4 English states'] = chinese.map(pair => [
      pair.chinese,
      ...STATES.map(state => byRef.get(pair.ref)?.[state] || undefined),
    ])
  }
  return sets
}

export async function tableTables(core) {
  for (const [name, units] of Object.entries(tableSets())) {
    const lines = []
    for (const [cut, options] of Object.entries(CUTS)) {
      for (const seed of cut === 'plain' ? [1] : [1, 2]) {
        const set = recut(units, { ...options, seed })
        const gold = goldRows(set)
        const own = await timed(() => core.alignVersions(set.texts).rows.map(row => row.cells))
        const star = await timed(() => starRows(core, set.texts))
        const [p, q] = [tableScores(own.answer, gold), tableScores(star.answer, gold)]
        lines.push([
          `${cut} ${seed}`,
          ...[p.rows, p.links, q.rows, q.links].map(x => x.toFixed(4)),
          own.ms,
          star.ms,
        ])
      }
    }
    printTable(
      `${name}: ${units.length} units`,
      ['', 'rows F1', 'links F1', 'star: rows', 'star: links', 'ms', 'star: ms'],
      lines,
    )
  }
  const long = longTable(core, 20, 2000)
  const { ms, answer } = await timed(() => core.alignVersions(long))
  const times = [['fresh', ms]]
  const edited = long.map((list, v) => (v === 3 ? list.with(1000, `${list[1000]} And one word more.`) : list))
  const again = await timed(() => core.alignVersions(edited, { previous: { versions: long, table: answer } }))
  times.push(['after one edit', again.ms])
  printTable('20 versions of 2,000 segments', ['', 'ms'], times)
}

/** Versions of a long text: paragraphs of a novel or the sample's sentences, each version revised from the first. */
export function longTable(core, versions, size, seed = 3) {
  const lines =
    paragraphs('war-and-peace', 'today')?.slice(0, size) ?? longVersions(sampleVersions(core), size)[0]
  const random = seeded(seed)
  const vocabulary = lines
    .slice(0, 200)
    .join(' ')
    .match(/\p{L}{3,}/gu)
  const vary = text =>
    text.replace(/\p{L}{3,}/gu, word =>
      random() < 0.05 ? vocabulary[Math.floor(random() * vocabulary.length)] : word,
    )
  const units = lines.map(text => Array.from({ length: versions }, () => vary(text)))
  return recut(units, { merge: 0.02, split: 0.02, drop: 0.01, move: 0.005, seed }).texts
}
