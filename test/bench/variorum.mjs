/**
 * Corrected collations of real texts, as gold for `collate`: the Frankenstein Variorum (five witnesses of two chapters).
 * Its editors say of each place where witnesses differ who agrees with whom; the places are found again in the running
 * texts here, so that a collation of the whole chapters can be held against them. Null where the texts are absent.
 */
import { readCorpus, readRecords } from './corpora.mjs'

const WITNESSES = ['f1818', 'f1823', 'fThomas', 'f1831', 'fMS']
/** Characters by which the way to the next place may differ between witnesses, and a share of it. */
const LOOSE = 4
const LOOSE_SHARE = 0.04
const FARTHEST = 3000

/**
 * A chapter: the witnesses' texts, and the places in order: `groups` (lists of witness numbers that agree) and of each
 * witness the characters `from`/`to` of its reading in its text.
 */
export function variorum(chapter) {
  const records = readRecords('frankenstein-variorum', `${chapter}.gold-apps.jsonl`)
  if (!records) return null
  const texts = WITNESSES.map(name => readCorpus('frankenstein-variorum', `${chapter}.${name}.txt`))
  const bare = texts.map(withoutSpace)
  const at = WITNESSES.map(() => 0)
  // How far a witness may be from where it is thought to be, after a reading that was not found in it.
  const drift = WITNESSES.map(() => 0)
  const places = []
  for (const { groups, readings } of records) {
    const words = WITNESSES.map(name => (readings[name] ?? '').replace(/\s/g, ''))
    const found = locate(bare, words, at, drift)
    if (!found) continue
    for (const [w, start] of found.starts.entries()) {
      at[w] = start + words[w].length
      if (words[w] !== '') drift[w] = found.sure[w] >= 0 ? 0 : drift[w] + 30 + Math.ceil(words[w].length / 4)
    }
    const where = found.sure.map((from, w) =>
      from < 0 || words[w] === ''
        ? null
        : { from: bare[w].at[from], to: bare[w].at[from + words[w].length - 1] + 1 },
    )
    places.push({ groups: groups.map(({ wit }) => wit.map(name => WITNESSES.indexOf(name))), where })
  }
  return { chapter, texts, places, told: records.length }
}

function withoutSpace(text) {
  const at = []
  let letters = ''
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i])) continue
    at.push(i)
    letters += text[i]
  }
  return { letters, at }
}

/**
 * Where each witness has its reading: the first place to which most have the same way to go. `sure` is -1 where a witness
 * prints it otherwise than the gold has it; `starts` then goes on by the gold's length.
 */
function locate(bare, words, at, drift) {
  const filled = words.filter(word => word !== '').length
  let best = null
  for (const [lead, word] of words.entries()) {
    if (word === '' || drift[lead] > 0 || (best && best.count === filled)) continue
    let from = bare[lead].letters.indexOf(word, at[lead])
    for (let tries = 0; from >= 0 && from - at[lead] < FARTHEST && tries < 60; tries++) {
      const gap = from - at[lead]
      const sure = words.map((one, w) =>
        one === '' ? -1 : nearest(bare[w].letters, one, at[w], gap, one.length > 5 ? drift[w] : 0),
      )
      const count = sure.filter(k => k >= 0).length
      if (!best || count > best.count || (count === best.count && gap < best.gap)) {
        const starts = sure.map((k, w) => (k >= 0 ? k : Math.min(at[w] + gap, bare[w].letters.length)))
        best = { count, gap, sure, starts }
      }
      if (count === filled) break
      from = bare[lead].letters.indexOf(word, from + 1)
    }
  }
  return best && 2 * best.count > filled ? best : null
}

function nearest(letters, word, at, gap, drift) {
  const slack = Math.ceil(LOOSE + LOOSE_SHARE * gap) + drift
  for (let off = 0; off <= slack; off++) {
    if (letters.startsWith(word, at + gap + off)) return at + gap + off
    if (gap >= off && letters.startsWith(word, at + gap - off)) return at + gap - off
  }
  return -1
}

/** The words of one stretch of text as the gold's editors compared them, each with its characters. */
export function goldWords(text, from, to) {
  const words = []
  const pattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|&/gu
  pattern.lastIndex = from
  for (let found = pattern.exec(text); found && found.index < to; found = pattern.exec(text))
    words.push({ word: found[0] === '&' ? 'and' : found[0].toLowerCase(), from: found.index, text: found[0] })
  return words
}
