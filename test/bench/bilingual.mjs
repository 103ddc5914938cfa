/**
 * Two languages -> how many links of the gold an alignment finds, beside the length-based search of Gale and Church (1993).
 * English and Chinese verses and talks lie beside the project; there is no French among them. Verses are merged, split
 * and dropped on either side by a seeded generator; where the texts are absent nothing is measured.
 */
import { readRecords, verseTranslations } from './corpora.mjs'
import { printTable } from './figures.mjs'
import { seeded } from './texts.mjs'

const SETS = [
  ['Mark and James, 2020s, simplified', () => verseTranslations('v3_today', 'zh_hans')],
  ['Mark and James, 1904, traditional', () => verseTranslations('v0_original', 'zh_hant')],
  [
    'James only, 2014',
    () => verseTranslations('v1_2014')?.filter(({ ref }) => /^JAS|^James|^59/.test(ref)) ?? null,
  ],
  ['Mark, 36 verses, 2014', () => verseTranslations('v1_2014')?.slice(120, 156) ?? null],
  ['TED talks', () => talks()],
]
const SEEDS = [11, 12, 13, 14, 15, 16]

function talks() {
  const segments = readRecords('mqm-ted-zh-en', 'segments.gold.jsonl')
  return segments?.map(({ source, translations }) => ({
    english: Object.values(translations)[0].target,
    chinese: source,
  }))
}

/** Prints the table. */
export async function bilingualTables(core) {
  const lines = []
  for (const [name, load] of SETS) {
    const pairs = load()
    if (!pairs?.length) continue
    const sums = { core: 0, peer: 0, ms: 0 }
    const least = { core: 1, behind: 0 }
    const doubted = { wrong: [0, 0], right: [0, 0] }
    for (const seed of SEEDS) {
      const set = generated(pairs, seed)
      const from = performance.now()
      const beads = core.align(set.a, set.b, { languages: ['en', 'zh'] })
      sums.ms += performance.now() - from
      const ours = linksF1(beads, set.links)
      const theirs = linksF1(galeChurch(set.a, set.b), set.links)
      sums.core += ours
      sums.peer += theirs
      least.core = Math.min(least.core, ours)
      if (ours < theirs) least.behind++
      for (const bead of beads) {
        if (bead.kind !== 'match') continue
        const tally = doubted[isRight(bead, set.links) ? 'right' : 'wrong']
        tally[0] += bead.score < 0.5 ? 1 : 0
        tally[1]++
      }
    }
    const mean = sum => (sum / SEEDS.length).toFixed(3)
    const share = ([part, whole]) => `${part} of ${whole}`
    lines.push([
      name,
      pairs.length,
      mean(sums.core),
      least.core.toFixed(3),
      mean(sums.peer),
      least.behind,
      share(doubted.wrong),
      share(doubted.right),
      Math.round(sums.ms / SEEDS.length),
    ])
  }
  if (lines.length === 0)
    console.log('\nTwo languages: the texts beside the project are absent, nothing is measured')
  else
    printTable(
      `Two languages, links F1 over ${SEEDS.length} seeds; doubt is a score below a half`,
      COLUMNS,
      lines,
    )
}

const COLUMNS = [
  'set',
  'verses',
  'core',
  'least',
  'Gale-Church',
  'seeds behind it',
  'wrong beads doubted',
  'right beads doubted',
  'core ms',
]

/** True if each segment of the bead has an answer in it. */
function isRight({ a, b }, links) {
  const linked = (i, j) => links.has(`${i}-${j}`)
  return a.every(i => b.some(j => linked(i, j))) && b.every(j => a.some(i => linked(i, j)))
}

/** Sides with merges (12 in 100), splits (3) and drops (6), each side by itself; a link joins what shares a verse. */
export function generated(pairs, seed) {
  const random = seeded(seed)
  const side = (key, glue, cut) => {
    const kept = pairs
      .map((pair, verse) => ({ text: pair[key], verses: [verse] }))
      .filter(() => random() >= 0.06)
    const segments = []
    for (let i = 0; i < kept.length; i++) {
      const chance = random()
      const count = chance < 0.12 ? (random() < 0.2 ? 3 : 2) : 1
      const joined = kept.slice(i, i + count)
      const at = chance > 0.12 && chance < 0.15 ? halfway(joined[0].text, cut) : 0
      if (at > 0) {
        const { text, verses } = joined[0]
        segments.push({ text: text.slice(0, at).trim(), verses }, { text: text.slice(at).trim(), verses })
      } else {
        segments.push({
          text: joined.map(({ text }) => text).join(glue),
          verses: joined.flatMap(one => one.verses),
        })
        i += joined.length - 1
      }
    }
    return segments
  }
  const a = side('english', ' ', /[.,;:?!]["”’]?\s/g)
  const b = side('chinese', '', /[。，；：？！、]/g)
  const places = new Map()
  for (const [j, { verses }] of b.entries())
    for (const verse of verses) places.set(verse, [...(places.get(verse) ?? []), j])
  const links = new Set()
  for (const [i, { verses }] of a.entries())
    for (const verse of verses) for (const j of places.get(verse) ?? []) links.add(`${i}-${j}`)
  return { a: a.map(({ text }) => text), b: b.map(({ text }) => text), links }
}

function halfway(text, cut) {
  const ends = [...text.matchAll(cut)].map(found => found.index + found[0].length)
  const inside = ends.filter(end => end > 8 && end < text.length - 4)
  return inside.sort((p, q) => Math.abs(p - text.length / 2) - Math.abs(q - text.length / 2))[0] ?? 0
}

export function linksF1(beads, gold) {
  const found = new Set(beads.flatMap(({ a, b }) => a.flatMap(i => b.map(j => `${i}-${j}`))))
  const right = [...found].filter(link => gold.has(link)).length
  return (2 * right) / Math.max(1, found.size + gold.size)
}

const PRIOR = { '1-1': 0.89, '1-0': 0.005, '0-1': 0.005, '1-2': 0.0445, '2-1': 0.0445, '2-2': 0.011 }
const VARIANCE = 6.8
/** The published program bounds the cost of a distance at this. */
const FARTHEST = 25

/** The search as published, with the ratio of the two texts. */
export function galeChurch(a, b) {
  // Bytes, as in the published program: letters would make Chinese three times too short for its variance.
  const length = text => Buffer.byteLength(text)
  const [x, y] = [a.map(length), b.map(length)]
  const total = list => list.reduce((sum, one) => sum + one, 0)
  const ratio = total(y) / total(x)
  const shapes = Object.entries(PRIOR).map(([shape, share]) => [
    ...shape.split('-').map(Number),
    -Math.log(share),
  ])
  const cost = Array.from({ length: x.length + 1 }, () => new Float64Array(y.length + 1).fill(Infinity))
  const way = Array.from({ length: x.length + 1 }, () => new Uint8Array(y.length + 1))
  cost[0][0] = 0
  for (let i = 0; i <= x.length; i++) {
    for (let j = 0; j <= y.length; j++) {
      for (const [k, [na, nb, prior]] of shapes.entries()) {
        if (i < na || j < nb) continue
        const [p, q] = [total(x.slice(i - na, i)), total(y.slice(j - nb, j))]
        const mean = (p + q / ratio) / 2
        const z = mean === 0 ? 0 : Math.abs(q - p * ratio) / Math.sqrt(VARIANCE * mean)
        const all = cost[i - na][j - nb] + prior + Math.min(FARTHEST, -Math.log(2 * tail(z)))
        if (all < cost[i][j]) {
          cost[i][j] = all
          way[i][j] = k
        }
      }
    }
  }
  const beads = []
  for (let i = x.length, j = y.length; i > 0 || j > 0; ) {
    const [na, nb] = shapes[way[i][j]]
    i -= na
    j -= nb
    beads.push({
      a: Array.from({ length: na }, (_, k) => i + k),
      b: Array.from({ length: nb }, (_, k) => j + k),
    })
  }
  return beads
}

/** The upper tail of the normal distribution, by Abramowitz and Stegun 26.2.17. */
function tail(z) {
  const t = 1 / (1 + 0.2316419 * z)
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 0.3989422804014327 * Math.exp((-z * z) / 2) * sum
}
