/**
 * Parallel units of real texts -> pairs of versions whose alignment is known: units are dropped, put in, moved, split
 * and merged by a seeded generator, and which unit each piece came from is remembered. Half of the texts are `held`: they
 * serve to report, never to tune. Where the real texts are absent the callers get null and skip.
 */
import { paragraphs, readCorpus, readRecords, verses } from './corpora.mjs'
import { seeded } from './texts.mjs'

/** How much is done to a set, as shares of its units: over both sides together. */
export const CLOSE = { merge: 0.03, split: 0.03, drop: 0.03, insert: 0.01, move: 0.02 }
export const HARD = { merge: 0.12, split: 0.12, drop: 0.08, insert: 0.02, move: 0.05 }

const versePairs = (books, from, to) =>
  verses(books)
    .filter(verse => verse[from] && verse[to])
    .map(verse => ({ a: verse[from], b: verse[to] }))

/** Two states of a work line by line, where their silver alignment is one to one. */
function linePairs(work, from, to, silver) {
  const [a, b] = [paragraphs(work, from), paragraphs(work, to)]
  const rows = readCorpus(work, silver)
    .trim()
    .split('\n')
    .slice(1)
    .map(row => row.split('\t'))
  return rows
    .filter(([p, q]) => p !== '' && q !== '')
    .map(([p, q]) => ({ a: a[+p], b: b[+q] }))
    .filter(({ a, b }) => a && b)
}

/** Two of the fifteen English versions of a talk; which two is told by `from`, `to`. */
function talkPairs(talk, from, to) {
  const records = readRecords('mqm-ted-zh-en', 'segments.gold.jsonl').filter(record => record.doc === talk)
  return records
    .sort((p, q) => p.seg - q.seg)
    .map(({ translations }) => ({ a: translations[from]?.target, b: translations[to]?.target }))
    .filter(({ a, b }) => a && b)
}

const posted = file => readRecords('mlqe-pe', `${file}.jsonl`).map(({ mt, pe }) => ({ a: mt, b: pe }))

/** Cuts units into sentences where both sides have as many of them. */
const bySentence = units =>
  units.flatMap(unit => {
    const cut = text => text.match(/[^.!?]+[.!?]+["”’')\]]*\s*/g)?.map(part => part.trim()) ?? [text]
    const [p, q] = [cut(unit.a), cut(unit.b)]
    const whole = (parts, text) => parts.join('').replace(/\s/g, '') === text.replace(/\s/g, '')
    return p.length === q.length && whole(p, unit.a) && whole(q, unit.b)
      ? p.map((a, k) => ({ a, b: q[k] }))
      : [unit]
  })

const FUNCTION_WORDS = new Set(
  'the and for that with this but not you are was were his her him they them their from had have has will would who what when then there which she said its our your all one out into unto upon'.split(
    ' ',
  ),
)

/** One side with a share of its content words replaced by invented ones, each time anew or each word always alike. */
function veil(units, share, random, consistent) {
  const syllables = 'ba ke li mo nu sha tor vin dra pel gor esh ti ram quo zen'.split(' ')
  const invent = () =>
    Array.from(
      { length: 2 + Math.floor(random() * 2) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join('')
  const known = new Map()
  const hide = word => {
    const lower = word.toLowerCase()
    if (FUNCTION_WORDS.has(lower)) return word
    if (!consistent) return random() < share ? invent() : word
    if (!known.has(lower)) known.set(lower, random() < share ? invent() : word)
    return known.get(lower) === word ? word : known.get(lower)
  }
  return units.map(({ a, b }) => ({ a, b: b.replace(/\p{L}{3,}/gu, hide) }))
}

/** Turns of talk with many short lines that come again and again, and neighbours that differ in a word or a number. */
function dialogue(units, random) {
  const short = [
    'Good.',
    'Yes, I agree.',
    'That is right.',
    'Yes.',
    'Thank you.',
    'Is that so?',
    'Good, good.',
  ]
  const one = list => list[Math.floor(random() * list.length)]
  return units.flatMap(unit => {
    const chance = random()
    const turns = [unit]
    if (chance < 0.35) {
      const line = one(short)
      turns.push({ a: line, b: random() < 0.1 ? line.replace('.', '!') : line })
    } else if (chance < 0.45) {
      const [m, n] = [Math.floor(random() * 90) + 10, Math.floor(random() * 90) + 10]
      const said = k => ({
        a: `We sent ${k} tons of grain in that year.`,
        b: `We sent ${k} tonnes of grain that year.`,
      })
      turns.push(said(m), said(n), ...(random() < 0.4 ? [said(m + n)] : []))
    } else if (chance < 0.53) {
      const names = ['Kim', 'Choe', 'Pak', 'Zhou', 'Li']
      const said = name => ({
        a: `Comrade ${name} has told us about it.`,
        b: `Comrade ${name} told us of it.`,
      })
      turns.push(said(one(names)), said(one(names)))
    }
    return turns
  })
}

const WAR = ['war-and-peace', 'v0_import', 'v3_today', 'align_v0_import_v3_today.silver.tsv']
const TAO = ['tao-te-ching', 'v0_2014', 'v3_today', 'align_v0_2014_v3_today.silver.tsv']
const VERSIONS = ['ref', 'refB', 'Online-W', 'DIDI-NLP', 'metricsystem2', 'IIE-MT']

/** The parallel units of one kind of text: `kind` one of the keys below; `held` the half that is held back. */
export function unitsOf(kind, held, seed) {
  if (!verses(['Mark']) || !readCorpus(...WAR.slice(0, 1), `${WAR[1]}.txt`)) return null
  const random = seeded(seed * 7 + 1)
  const war = bySentence(linePairs(...WAR))
  const half = held ? war.slice(war.length / 2) : war.slice(0, war.length / 2)
  const [from, to] = [VERSIONS[seed % 6], VERSIONS[(seed + 1 + (seed % 5)) % 6]]
  const free = held
    ? [
        ...versePairs(['James', 'Ruth'], 'v0_original', 'v3_today'),
        ...talkPairs('talk.5', from, to),
        ...posted('ru-en'),
      ]
    : [...versePairs(['Mark'], 'v0_original', 'v3_today'), ...talkPairs('talk.2', from, to)]
  const near = held
    ? [...versePairs(['James', 'Ruth'], 'v1_2014', 'v3_today'), ...bySentence(linePairs(...TAO))]
    : versePairs(['Mark'], 'v1_2014', 'v2_2020')
  const kinds = {
    close: () => [...near.slice(0, 500), ...half.slice(0, 500)],
    paragraphs: () => linePairs(...WAR).slice(held ? 600 : 0, held ? 1150 : 600),
    free: () => free,
    veiled: () => veil(free, 0.25 + 0.15 * random(), random, seed % 2 === 0),
    repeated: () => dialogue([...near.slice(0, 350), ...half.slice(0, 350)], random),
    chinese: () => posted('en-zh').filter((_, k, { length }) => k >= length / 2 === held),
  }
  return kinds[kind]()
}

/**
 * Parallel units for a text of a whole book's length: all of both halves again and again, each time with the longer words
 * exchanged among each other in the same way on both sides, so that no round is about what another is about.
 */
export function manyUnits(count, seed) {
  const random = seeded(seed)
  const all = ['close', 'free'].flatMap(kind => [false, true].flatMap(held => unitsOf(kind, held, seed)))
  const more = bySentence(linePairs(...WAR))
  const round = [...all, ...more]
  const words = [
    ...new Set(round.flatMap(({ a, b }) => `${a} ${b}`.toLowerCase().match(/\p{L}{4,}/gu) ?? [])),
  ]
  const units = []
  for (let first = true; units.length < count; first = false) {
    const other = [...words]
    for (let k = other.length - 1; k > 0; k--) {
      const swap = Math.floor(random() * (k + 1))
      ;[other[k], other[swap]] = [other[swap], other[k]]
    }
    const names = new Map(words.map((word, k) => [word, other[k]]))
    const say = text =>
      first ? text : text.replace(/\p{L}{4,}/gu, word => names.get(word.toLowerCase()) ?? word)
    for (const { a, b } of round) units.push({ a: say(a), b: say(b) })
  }
  return units.slice(0, count)
}

/** Segments that belong to neither text, for what is put in. */
export function foreigners() {
  const text = ['C08.f1818.txt', 'C10.f1818.txt']
    .map(file => readCorpus('frankenstein-variorum', file))
    .join(' ')
  return text.match(/[^.!?]{20,300}[.!?]/g).map(sentence => sentence.replace(/\s+/g, ' ').trim())
}

/** Where a text may be cut: at a sentence's end, else at a clause, else (a page break) between two words. */
function cutText(text, random) {
  const unspaced = !/\S\s+\S/.test(text)
  const at = expression =>
    [...text.matchAll(expression)].map(m => m.index + m[0].length).filter(p => p > 3 && p < text.length - 3)
  const middle = random() < 0.2
  const places = [at(/[.!?]["”’')]*\s+|[。！？]/g), at(/[,;:]\s+|[，；：]/g), at(unspaced ? /./gu : /\s+/g)]
  const list = middle ? places[2] : places.find(found => found.length > 0)
  if (!list || list.length === 0) return null
  const p = list[Math.floor(random() * list.length)]
  return [text.slice(0, p).trim(), text.slice(p).trim()]
}

/**
 * Two versions and what is known of them: `a`, `b` texts, `links` as `i-j`, `beads` as `i,i-j` (both sides filled),
 * `aloneA` and `aloneB`, `moved` as `a0`, `b7`.
 */
export function makeSet(units, amounts, seed, foreign = foreigners()) {
  const random = seeded(seed)
  const strange = [...foreign]
  const both = units.map((unit, id) => ({ ...unit, id, moved: false }))
  const side = { a: [], b: [] }
  for (const unit of both) {
    const chance = random() / amounts.drop
    const kept = { a: chance >= 0.5, b: chance < 0.5 || chance >= 1 }
    for (const s of ['a', 'b']) {
      if (kept[s]) side[s].push({ text: unit[s], ids: [unit.id], unit })
      if (random() < amounts.insert / 2 && strange.length > 0)
        side[s].push({
          text: strange.splice(Math.floor(random() * strange.length), 1)[0],
          ids: [-1],
          unit: null,
        })
    }
  }
  move(side.b, new Set(side.a.flatMap(piece => piece.ids)), amounts.move * both.length, random)
  const cut = new Set()
  for (const s of ['a', 'b']) {
    side[s] = side[s].flatMap(piece => {
      if (random() >= amounts.split / 2 || cut.has(piece.ids[0])) return [piece]
      const parts = cutText(piece.text, random)
      if (!parts) return [piece]
      cut.add(piece.ids[0])
      return parts.map(text => ({ ...piece, text }))
    })
    const joined = []
    for (let k = 0; k < side[s].length; k++) {
      const piece = { ...side[s][k], ids: [...side[s][k].ids] }
      joined.push(piece)
      if (random() >= amounts.merge / 2 || piece.ids[0] < 0) continue
      for (let more = random() < 0.8 ? 1 : 2; more > 0; more--) {
        const next = side[s][k + 1]
        if (
          !next?.unit ||
          next.unit.moved !== piece.unit.moved ||
          (piece.unit.moved && next.ids[0] !== piece.ids.at(-1) + 1)
        )
          break
        const gap = /\p{sc=Han}/u.test(piece.text) && !/ /.test(piece.text) ? '' : ' '
        piece.text = `${piece.text}${gap}${next.text}`
        piece.ids.push(...next.ids.filter(id => !piece.ids.includes(id)))
        k++
      }
    }
    side[s] = joined
  }
  return { a: side.a.map(piece => piece.text), b: side.b.map(piece => piece.text), ...goldOf(side.a, side.b) }
}

/** Moves blocks of one to three units by 5 to 300 places. */
function move(list, known, count, random) {
  for (let moved = 0, tries = 0; moved < count && tries < 9999; tries++) {
    const size = 1 + Math.floor(random() * 3)
    const from = Math.floor(random() * (list.length - size))
    const far = 5 + Math.floor(random() * Math.min(295, list.length / 4))
    const to = random() < 0.5 ? from - far : from + far
    const block = list.slice(from, from + size)
    if (to < 0 || to > list.length - size) continue
    if (block.some(piece => !piece.unit || piece.unit.moved || !known.has(piece.ids[0]))) continue
    for (const piece of block) piece.unit.moved = true
    list.splice(from, size)
    list.splice(to, 0, ...block)
    moved += size
  }
}

function goldOf(a, b) {
  const placesA = new Map()
  a.forEach((piece, i) => {
    for (const id of piece.ids) placesA.set(id, [...(placesA.get(id) ?? []), i])
  })
  const links = new Set()
  const parent = [...a, ...b].map((_, node) => node)
  const find = node => {
    let root = node
    while (parent[root] !== root) root = parent[root]
    parent[node] = root
    return root
  }
  b.forEach((piece, j) => {
    for (const id of piece.ids)
      if (id >= 0) for (const i of placesA.get(id) ?? []) parent[find(i)] = find(a.length + j)
  })
  const groups = new Map()
  for (let node = 0; node < parent.length; node++) {
    const group = groups.get(find(node)) ?? groups.set(find(node), { a: [], b: [] }).get(find(node))
    if (node < a.length) group.a.push(node)
    else group.b.push(node - a.length)
  }
  const beads = new Set()
  const alone = new Set()
  const moved = new Set()
  for (const group of groups.values()) {
    if (group.a.length > 0 && group.b.length > 0) {
      beads.add(`${group.a}-${group.b}`)
      for (const i of group.a) for (const j of group.b) links.add(`${i}-${j}`)
    } else {
      for (const i of group.a) alone.add(`a${i}`)
      for (const j of group.b) alone.add(`b${j}`)
    }
  }
  const list = [...a.map((piece, i) => [piece, `a${i}`]), ...b.map((piece, j) => [piece, `b${j}`])]
  for (const [piece, name] of list) if (piece.unit?.moved && !alone.has(name)) moved.add(name)
  return { links, beads, alone, moved }
}
