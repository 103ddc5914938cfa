/**
 * Triples for the merge with the text that a right merge gives: the changes between two real states of a text dealt out to
 * two proofreaders, random edits of different words, sentences moved, paragraphs parted; and triples that nobody can merge.
 */
import DiffMatchPatch from 'diff-match-patch'
import { paragraphs, verses, verseTranslations } from './corpora.mjs'
import { sampleVersions, seeded } from './texts.mjs'

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+|[.:,]\p{N}+)*|\s+|[\s\S]/gu
export const words = text => text.match(WORD) ?? []
const patcher = new DiffMatchPatch()

/** Passages of some verses each, in every state. */
function passages() {
  const list = verses()
  if (!list) return null
  const whole = []
  for (let i = 0; i + 2 < list.length; i += 2) {
    const part = list.slice(i, i + 1 + (i % 3))
    const joined = {}
    for (const state of ['v0_original', 'v1_2014', 'v2_2020', 'v3_today']) {
      if (part.every(verse => verse[state])) joined[state] = part.map(verse => verse[state]).join(' ')
    }
    whole.push(joined)
  }
  return whole
}

const splice = (p, b, list) => {
  const out = []
  let at = 0
  for (const hunk of list) {
    out.push(...p.slice(at, hunk.fromA), ...b.slice(hunk.fromB, hunk.toB))
    at = hunk.toA
  }
  out.push(...p.slice(at))
  return out.join('')
}

/**
 * The real changes from one state to another, dealt out to two people, one in ten to both. What is one change is told by
 * diff-match-patch (its tidied characters, widened to whole words), so that it favours neither of the word merges.
 */
function dealt(pairs, random) {
  return pairs.flatMap(([before, after]) => {
    const [p, b] = [words(before), words(after)]
    const list = tidied(p, b)
    if (list.length < 2) return []
    const hands = list.map(() => (random() < 0.1 ? 2 : random() < 0.5 ? 0 : 1))
    const hand = who =>
      splice(
        p,
        b,
        list.filter((_, i) => hands[i] === who || hands[i] === 2),
      )
    return [{ parent: before, ours: hand(0), theirs: hand(1), truth: after }]
  })
}

function tidied(p, b) {
  const diffs = patcher.diff_main(p.join(''), b.join(''))
  patcher.diff_cleanupSemantic(diffs)
  const starts = list => {
    const found = new Map([[0, 0]])
    let at = 0
    for (const [i, word] of list.entries()) {
      at += word.length
      found.set(at, i + 1)
    }
    return found
  }
  const [atP, atB] = [starts(p), starts(b)]
  // Places that are the border of words on both sides, inside equal characters: there changes may be cut.
  const borders = [[0, 0]]
  let [x, y] = [0, 0]
  for (const [op, { length }] of diffs) {
    if (op === 0)
      for (let k = 0; k <= length; k++)
        if (atP.has(x + k) && atB.has(y + k)) borders.push([atP.get(x + k), atB.get(y + k)])
    if (op <= 0) x += length
    if (op >= 0) y += length
  }
  borders.push([p.length, b.length])
  const list = []
  for (const [i, [toA, toB]] of borders.entries()) {
    const [fromA, fromB] = borders[i - 1] ?? [0, 0]
    if (p.slice(fromA, toA).join('') !== b.slice(fromB, toB).join('')) list.push({ fromA, toA, fromB, toB })
  }
  return list
}

/**
 * Each proofreader edits words of their own: replaces, takes away, puts in or respells them. `apart` words at the least lie
 * between two edits; with 1 they may stand side by side.
 */
function edited(texts, random, cut, apart) {
  const vocabulary = [...new Set(texts.slice(0, 200).flatMap(cut))].filter(word => /^\p{L}{2,}$/u.test(word))
  const one = list => list[Math.floor(random() * list.length)]
  return texts.flatMap(text => {
    const tokens = cut(text)
    const places = tokens.flatMap((token, i) => (/\p{L}/u.test(token) ? [i] : []))
    if (places.length < 6) return []
    const changes = new Map()
    for (let n = 0; n < 6; n++) {
      const k = Math.floor(random() * places.length)
      const near = [...changes.keys()].some(other => Math.abs(other - k) < apart)
      if (near) continue
      changes.set(k, { who: n % 2, how: random(), word: one(vocabulary) })
    }
    const write = who => {
      const out = [...tokens]
      const spaced = tokens.some(token => token === ' ')
      for (const [k, change] of changes) {
        if (who !== 2 && change.who !== who) continue
        const i = places[k]
        if (change.how < 0.5) out[i] = change.word
        else if (change.how < 0.65 && out[i].length > 3) out[i] = `${out[i].slice(0, -2)}${out[i].at(-1)}`
        else if (change.how < 0.8) out[i] = spaced ? `${out[i]} ${change.word}` : `${out[i]}${change.word}`
        else {
          out[i] = ''
          if (out[i + 1] === ' ') out[i + 1] = ''
        }
      }
      return out.join('')
    }
    return [{ parent: text, ours: write(0), theirs: write(1), truth: write(2) }]
  })
}

/** One moves a sentence, the other corrects words, in it or elsewhere. */
function moved(core, texts, random) {
  return texts.flatMap(text => {
    const spans = core.sentencesOf(text).map(({ from, to }) => text.slice(from, to).trim())
    if (spans.length < 3 || spans.some(span => words(span).length < 9)) return []
    const from = Math.floor(random() * spans.length)
    const to = (from + 1 + Math.floor(random() * (spans.length - 1))) % spans.length
    const move = list => {
      const rest = list.filter((_, i) => i !== from)
      return rest.toSpliced(to, 0, list[from])
    }
    const which = random() < 0.5 ? from : Math.floor(random() * spans.length)
    const corrected = spans.map((span, i) => {
      if (i !== which) return span
      const parts = words(span)
      const long = parts.flatMap((part, k) => (/^\p{L}{4,}$/u.test(part) ? [k] : []))
      if (long.length === 0) return span
      const k = long[Math.floor(random() * long.length)]
      parts[k] = /^\p{Lu}/u.test(parts[k]) && random() < 0.5 ? 'Corrected' : 'corrected'
      return parts.join('')
    })
    const join = list => list.join(' ')
    const mine = join(move(spans))
    const truth = join(move(corrected))
    return [{ parent: join(spans), ours: mine, theirs: join(corrected), truth }]
  })
}

/** One parts a paragraph, or closes a double blank; the other corrects a word. */
function parted(core, texts, random) {
  return texts.flatMap(text => {
    const spans = core.sentencesOf(text).map(({ from, to }) => text.slice(from, to).trim())
    if (spans.length < 2) return []
    const at = 1 + Math.floor(random() * (spans.length - 1))
    const correct = list =>
      list.map((span, i) => (i === at ? `Corrected${span.slice(span.search(/\s|$/))}` : span))
    const part = list => `${list.slice(0, at).join(' ')}\n\n${list.slice(at).join(' ')}`
    const right = correct(spans)
    return [{ parent: spans.join(' '), ours: part(spans), theirs: right.join(' '), truth: part(right) }]
  })
}

/** Both replace one word, each by another: nothing but a conflict is right. */
function disputed(texts, random) {
  return texts.flatMap(text => {
    const parts = words(text)
    const long = parts.flatMap((part, k) => (/^\p{L}{4,}$/u.test(part) ? [k] : []))
    if (long.length < 3) return []
    const k = long[Math.floor(random() * long.length)]
    return [
      {
        parent: text,
        ours: parts.with(k, 'ours').join(''),
        theirs: parts.with(k, 'theirs').join(''),
        truth: null,
      },
    ]
  })
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' })
const cutChinese = text => Array.from(chineseWords.segment(text), part => part.segment)

export function mergeSets(core, seed = 1962) {
  const random = seeded(seed)
  const whole = passages()
  const sample = sampleVersions(core)
  const english = whole
    ? whole.flatMap(states => states.v2_2020 ?? [])
    : sample[0].words.filter(text => text.length > 80)
  const pairs = (from, to) =>
    whole.flatMap(states => (states[from] && states[to] ? [[states[from], states[to]]] : []))
  const prose = paragraphs('war-and-peace', 'v2_published')?.slice(0, 1500) ?? english
  const chinese = verseTranslations()?.map(verse => verse.chinese) ?? []
  return [
    ['words apart', edited(english, random, words, 3)],
    ['words side by side', edited(english, random, words, 1)],
    ...(whole ? [['1904 to 2014, dealt out', dealt(pairs('v0_original', 'v1_2014'), random)]] : []),
    ...(whole ? [['2014 to today, dealt out', dealt(pairs('v1_2014', 'v3_today'), random)]] : []),
    ['a sentence moved', moved(core, prose, random)],
    ['a paragraph parted', parted(core, prose, random)],
    ...(chinese.length > 0 ? [['Chinese, words apart', edited(chinese, random, cutChinese, 3)]] : []),
    ...(chinese.length > 0 ? [['Chinese, side by side', edited(chinese, random, cutChinese, 1)]] : []),
    ['one word, disputed', disputed(english, random)],
  ]
}

/** Sentences of the sample with up to four random edits a side: words changed, removed, put in, doubled, blanks and lines. */
export function randomTriples(core, size, seed = 1962) {
  const random = seeded(seed)
  const pool = sampleVersions(core)[0].words.flatMap(text =>
    core.sentencesOf(text).map(({ from, to }) => text.slice(from, to)),
  )
  const vocabulary = pool.slice(0, 40).flatMap(words)
  const pick = list => list[Math.floor(random() * list.length)]
  const edit = text => {
    const parts = words(text)
    for (let n = Math.floor(random() * 5); n > 0; n--) {
      const i = Math.floor(random() * parts.length)
      const how = random()
      if (how < 0.3) parts[i] = pick(vocabulary)
      else if (how < 0.5) parts.splice(i, 1)
      else if (how < 0.7) parts.splice(i, 0, pick(vocabulary), ' ')
      else if (how < 0.8) parts.splice(i, 0, ...parts.slice(i, i + 3))
      else if (how < 0.9) parts[i] = pick(['\n\n', '  ', '\r\n', ', '])
      else parts.splice(pick([0, parts.length]), 0, ...parts.splice(i, 6))
    }
    return parts.join('')
  }
  return Array.from({ length: size }, () => {
    const from = Math.floor(random() * pool.length)
    const parent = pool.slice(from, from + 1 + Math.floor(random() * 3)).join('')
    return { parent, ours: edit(parent), theirs: edit(parent) }
  })
}
