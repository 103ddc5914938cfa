/**
 * Real texts -> the pairs that word diffs are measured on: drafts of the same verse or paragraph as their editors left
 * them, and texts edited here by a seeded generator that remembers what it did (the gold). What the diffs make of them is
 * measured in diff.mjs. Where the real texts are absent, the sample's sentences are edited instead.
 */
import { paragraphs, readRecords, STATES, verses, verseTranslations } from './corpora.mjs'
import { sampleVersions, seeded } from './texts.mjs'

/** @typedef {{ a: string, b: string, goldA?: boolean[], goldB?: boolean[] }} Pair; gold: a flag for each token */

/** A token of the measure, not of any rival: a Chinese character, a word, or one mark. */
const TOKEN = /\p{sc=Han}|[\p{L}\p{M}\p{N}]+(?:[’'.,:\u2010-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** Tokens with their offsets. */
export function tokensOf(text) {
  return Array.from(text.matchAll(TOKEN), match => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** Pairs of two states of the same verses, those that differ. */
function drafts(list, from, to) {
  return list
    .filter(verse => verse[from] && verse[to] && verse[from] !== verse[to])
    .map(verse => ({ a: verse[from], b: verse[to] }))
}

/**
 * `text` with a proofreader's edits at about `rate` of its tokens: words replaced, put in, taken out, phrases rewritten,
 * marks put in or taken out, capitals changed. `words` are what is put in.
 */
export function edit(text, rate, words, random) {
  const parts = tokensOf(text)
  const spaced = parts.map((part, i) => ({
    text: part.text,
    space: text.slice(part.to, parts[i + 1]?.from ?? text.length),
  }))
  const one = () => words[Math.floor(random() * words.length)]
  const out = []
  const goldA = []
  const put = (text, space, isNew) => out.push({ text, space, isNew })
  for (let i = 0; i < spaced.length; i++) {
    const { text: word, space } = spaced[i]
    const isWord = /[\p{L}\p{N}]/u.test(word)
    if (random() >= rate) {
      goldA.push(false)
      put(word, space, false)
      continue
    }
    const how = random()
    if (!isWord || how < 0.1) {
      // A mark is taken out or exchanged; after a word a comma is put in.
      if (isWord) {
        goldA.push(false)
        put(word, '', false)
        put(/\p{sc=Han}/u.test(word) ? '，' : ',', space, true)
      } else {
        goldA.push(true)
        if (random() < 0.5) put(word === ';' ? ':' : ';', space, true)
        else if (out.length > 0) out.at(-1).space += space
      }
    } else if (how < 0.5) {
      goldA.push(true)
      put(one(), space, true)
    } else if (how < 0.65) {
      goldA.push(false)
      put(word, space || (/\p{sc=Han}/u.test(word) ? '' : ' '), false)
      put(one(), space, true)
    } else if (how < 0.8) {
      goldA.push(true)
      if (out.length > 0 && space === '') out.at(-1).space = ''
    } else if (how < 0.9) {
      const length = Math.min(2 + Math.floor(random() * 3), spaced.length - i)
      for (let k = 0; k < length; k++) goldA.push(true)
      const last = spaced[i + length - 1].space
      const glue = /\p{sc=Han}/u.test(word) ? '' : ' '
      const added = 1 + Math.floor(random() * 4)
      for (let k = 0; k < added; k++) put(one(), k === added - 1 ? last : glue, true)
      i += length - 1
    } else {
      const turned = word === word.toLowerCase() ? word[0].toUpperCase() + word.slice(1) : word.toLowerCase()
      goldA.push(turned !== word)
      put(turned, space, turned !== word)
    }
  }
  const b = out.map(part => part.text + part.space).join('')
  const flags = new Map()
  let at = 0
  for (const part of out) {
    flags.set(at, part.isNew)
    at += part.text.length + part.space.length
  }
  const tokensB = tokensOf(b)
  // Where two tokens ran together (a word after a mark that was taken out), the gold is of no use.
  if (tokensB.length !== out.length || tokensB.some(token => !flags.has(token.from))) return null
  return { a: text, b, goldA, goldB: tokensB.map(token => flags.get(token.from)) }
}

function editAll(texts, rate, seed) {
  const random = seeded(seed)
  const words = texts.flatMap(text => tokensOf(text).map(token => token.text)).filter(w => /\p{L}/u.test(w))
  return texts.map(text => edit(text, rate, words, random)).filter(pair => pair !== null && pair.a !== pair.b)
}

/**
 * The sets by name. `held` takes texts and seeds on which nothing was tuned.
 * @returns {Record<string, Pair[]>}
 */
export function diffSets(core, { held = false } = {}) {
  const list = verses(held ? ['James', 'Ruth'] : ['Mark'])
  if (list === null) {
    const texts = sampleVersions(core)[0].words
    return { 'light edits': editAll(texts, 0.04, 7), 'heavy edits': editAll(texts, 0.2, 8) }
  }
  const [v0, v1, v2, v3] = STATES
  const prose = paragraphs('war-and-peace', 'v3_today').filter(text => text.length > 120 && text.length < 900)
  const slice = held ? prose.slice(600, 900) : prose.slice(0, 400)
  const history = ['war-and-peace', 'tao-te-ching']
    .flatMap(work => readRecords(work, 'commits.jsonl'))
    .filter((record, i) => record.op === 'change' && record.words_changed > 0 && (i % 2 === 1) === held)
    .map(record => ({ a: record.before.join('\n'), b: record.after.join('\n') }))
  const chinese = verseTranslations().map(pair => pair.chinese)
  const joined = text => text.replace(/(?<=\P{ASCII})\s+|\s+(?=\P{ASCII})/gu, '')
  const half = records => records.filter((_, i) => (i % 2 === 1) === held)
  return {
    'close revision (v1~v3)': drafts(list, v1, v3),
    'free revision (v0~v3)': drafts(list, v0, v3),
    'close revision (v1~v2)': drafts(list, v1, v2),
    'proofreading (history)': history,
    'light edits': editAll(slice, 0.04, held ? 71 : 7),
    'heavy edits': editAll(slice, 0.2, held ? 81 : 8),
    'Chinese, light edits': editAll(half(chinese), 0.05, held ? 91 : 9),
    'Chinese, heavy edits': editAll(half(chinese), 0.2, held ? 92 : 10),
    'Chinese post-edits': half(readRecords('mlqe-pe', 'en-zh.jsonl'))
      .map(record => ({ a: joined(record.mt), b: joined(record.pe) }))
      .filter(pair => pair.a !== pair.b),
    'Chinese revisions': half(readRecords('progit2-zh', 'zh_revisions.jsonl')).map(record => ({
      a: record.before,
      b: record.after,
    })),
  }
}

/** Pairs that bring naive diffs to their knees, and long real texts as one string. */
export function worstPairs() {
  const run = (word, length) => Array.from({ length }, (_, i) => word + i).join(' ')
  const pairs = {
    '10,000 words, nothing in common': [run('a', 10_000), run('b', 10_000)],
    '10,000 words, reversed': [run('a', 10_000), run('a', 10_000).split(' ').reverse().join(' ')],
    'one word repeated 10,000 times': ['word '.repeat(10_000), 'word and '.repeat(8000)],
  }
  const [first, last] = ['v0_import', 'v3_today'].map(state => paragraphs('war-and-peace', state))
  if (first) {
    const words = first.join(' ').split(' ').slice(0, 10_000)
    pairs['10,000 words of prose, reversed'] = [words.join(' '), [...words].reverse().join(' ')]
    pairs['10,000 words of two books'] = [
      words.join(' '),
      paragraphs('tao-te-ching', 'v0_2014').join(' ').split(' ').slice(0, 10_000).join(' '),
    ]
    pairs['a novel (48,000 words), two states'] = [first.join('\n'), last.join('\n')]
    const varied = (times, rate) => {
      const random = seeded(1869)
      const vocabulary = last.join(' ').split(' ')
      const texts = [[], []]
      for (let n = 0; n < times; n++) {
        // Each repetition has its names and some of its words changed on both sides, so that no line stands twice.
        const veil = new Map()
        const veiled = word => {
          if (!veil.has(word)) veil.set(word, random() < 0.35 ? word + String.fromCharCode(97 + n) : word)
          return veil.get(word)
        }
        for (const paragraph of last) {
          const words = paragraph.split(' ').map(veiled)
          texts[0].push(words.join(' '))
          const revised = words.flatMap(word => {
            const chance = random()
            if (chance >= rate) return [word]
            const other = vocabulary[Math.floor(random() * vocabulary.length)]
            return chance < rate * 0.6 ? [other] : chance < rate * 0.8 ? [] : [word, other]
          })
          texts[1].push(revised.join(' '))
        }
      }
      return texts.map(text => text.join('\n'))
    }
    pairs['a novel (144,000 words), 1 word in 8 edited'] = varied(3, 0.12)
    const list = verses()
    const bible = state => {
      const lines = []
      for (let n = 0; n < 36; n++)
        for (const verse of list)
          lines.push(
            (verse[state] ?? '').replace(/[A-Za-z]{7,}/g, word => word + String.fromCharCode(65 + n)),
          )
      return lines.join('\n')
    }
    pairs['a Bible (820,000 words), two states'] = [bible('v0_original'), bible('v3_today')]
  }
  return pairs
}
