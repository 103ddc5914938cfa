/**
 * A diff's answer -> how well a person reads it. The measures know nothing of how a rival cuts words: an answer is read as
 * kept, deleted and inserted characters, and a token is kept only where it is kept whole and stands as one on both sides.
 */
import { tokensOf } from './diff-sets.mjs'

const FUNCTION_WORDS = new Set(
  (
    'the a an and or but nor so yet of to in on at by for from with as into onto upon than that this these those it its ' +
    'he him his she her they them their we us our you your i me my who whom whose which what there here is are was ' +
    'were be been being am do does did has have had will would shall should can could may might must not no if then ' +
    'when while where up out about over'
  ).split(' '),
)
/** One more changed place costs the reader as much as one content word and a comma. */
export const PLACE = 1.25

export function weightOf(token) {
  if (!/[\p{L}\p{N}]/u.test(token)) return 0.25
  return FUNCTION_WORDS.has(token.toLowerCase()) ? 0.5 : 1
}

/** Ids for tokens: equal texts, equal ids. */
function numbered(...lists) {
  const ids = new Map()
  return lists.map(list =>
    Int32Array.from(list, token => {
      if (!ids.has(token.text)) ids.set(token.text, ids.size)
      return ids.get(token.text)
    }),
  )
}

/** The least cost of making `b` of `a`: `weights` of what is changed, and `place` for each changed stretch (Gotoh 1982). */
function leastCost(a, b, weights, place) {
  const [idsA, idsB] = numbered(a, b)
  const [wa, wb] = [a, b].map(list => Float64Array.from(list, token => weights(token.text)))
  let paired = new Float64Array(b.length + 1).fill(Number.POSITIVE_INFINITY)
  let apart = new Float64Array(b.length + 1)
  paired[0] = 0
  apart[0] = place
  for (let j = 1; j <= b.length; j++) apart[j] = apart[j - 1] + wb[j - 1]
  for (let i = 1; i <= a.length; i++) {
    const nextPaired = new Float64Array(b.length + 1).fill(Number.POSITIVE_INFINITY)
    const nextApart = new Float64Array(b.length + 1)
    nextApart[0] = apart[0] + wa[i - 1]
    for (let j = 1; j <= b.length; j++) {
      if (idsA[i - 1] === idsB[j - 1]) nextPaired[j] = Math.min(paired[j - 1], apart[j - 1])
      nextApart[j] = Math.min(
        Math.min(apart[j], paired[j] + place) + wa[i - 1],
        Math.min(nextApart[j - 1], nextPaired[j - 1] + place) + wb[j - 1],
      )
    }
    paired = nextPaired
    apart = nextApart
  }
  return Math.min(paired[b.length], apart[b.length])
}

/** What a pair's best answers cost: `tokens` counts changed tokens, `reading` weighs them with their places. */
export function optimum({ a, b }) {
  const [tokensA, tokensB] = [tokensOf(a), tokensOf(b)]
  return {
    tokens: leastCost(tokensA, tokensB, () => 1, 0),
    reading: leastCost(tokensA, tokensB, weightOf, PLACE),
  }
}

/**
 * For each token of `a` the token of `b` that it is kept as, or -1. `changes` are `{ op, text }`. White space is not
 * counted, so that a rival that loses some is measured for its words like all others.
 */
function keptTokens(tokensA, tokensB, changes) {
  const [placesA, placesB] = [placesOf(tokensA), placesOf(tokensB)]
  const startsB = new Map(placesB.map(([from], j) => [from, j]))
  const kept = new Int32Array(tokensA.length).fill(-1)
  let [atA, atB, i] = [0, 0, 0]
  for (const { op, text } of changes) {
    const length = text.replace(BLANKS, '').length
    const end = atA + length
    if (op === 'equal') {
      while (i < placesA.length && placesA[i][0] < atA) i++
      for (; i < placesA.length && placesA[i][1] <= end; i++) {
        const [from, to] = placesA[i]
        const j = startsB.get(from - atA + atB)
        if (j !== undefined && placesB[j][1] - placesB[j][0] === to - from) kept[i] = j
      }
    }
    if (op !== 'insert') atA += length
    if (op !== 'delete') atB += length
  }
  return kept
}

/** White space, as the tokens leave it out. */
const BLANKS = /\s+/g

/** Where tokens stand when white space is not counted. */
function placesOf(tokens) {
  let at = 0
  return tokens.map(({ from, to }) => {
    at += to - from
    return [at - to + from, at]
  })
}

/** All measures of one answer, as counts that can be added up over a set. */
export function measure(pair, changes) {
  const [tokensA, tokensB] = [tokensOf(pair.a), tokensOf(pair.b)]
  const kept = keptTokens(tokensA, tokensB, changes)
  const changedB = new Array(tokensB.length).fill(true)
  for (const j of kept) if (j >= 0) changedB[j] = false
  const joined = without => changes.map(c => (c.op === without ? '' : c.text)).join('')
  const counts = {
    lossless: joined('insert') === pair.a && joined('delete') === pair.b ? 1 : 0,
    tokens: 0,
    reading: 0,
    places: 0,
    islands: 0,
    hits: 0,
    found: 0,
    gold: 0,
  }
  let [lastI, lastJ] = [-1, -1]
  let run = []
  for (let i = 0; i <= tokensA.length; i++) {
    const j = i < tokensA.length ? kept[i] : tokensB.length
    if (j < 0) continue
    if (i > lastI + 1 || j > lastJ + 1) {
      if (counts.places > 0 && run.length === 1 && weightOf(run[0]) === 0.5) counts.islands++
      counts.places++
      run = []
    }
    if (i < tokensA.length) run.push(tokensA[i].text)
    lastI = i
    lastJ = j
  }
  const side = (tokens, isChanged, gold) => {
    for (let k = 0; k < tokens.length; k++) {
      const changed = isChanged(k)
      if (changed) {
        counts.tokens++
        counts.reading += weightOf(tokens[k].text)
      }
      if (!gold) continue
      if (changed) counts.found++
      if (gold[k]) counts.gold++
      if (changed && gold[k]) counts.hits++
    }
  }
  side(tokensA, i => kept[i] < 0, pair.goldA)
  side(tokensB, j => changedB[j], pair.goldB)
  counts.reading += PLACE * counts.places
  return counts
}
