/**
 * Real texts for the benchmarks: translations and editions in several states, with the alignment that their own editors
 * made. They lie beside the project and are never copied into it; where they are absent, every loader gives null and the
 * caller measures on the sample, or says that it skips.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './built.mjs'

const folder = join(root, '..', 'shared', 'data')

/** A file of the texts as it stands, or null. */
export function readCorpus(...path) {
  const file = join(folder, ...path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** The objects of a file with one JSON object a line, or null. */
export function readRecords(...path) {
  const text = readCorpus(...path)
  return (
    text
      ?.split('\n')
      .filter(line => line.trim() !== '')
      .map(line => JSON.parse(line)) ?? null
  )
}

const BOOKS = { Mark: '41-Mark', James: '59-James', Ruth: '08-Ruth' }
const CHINESE = { Mark: 'MRK', James: 'JAS' }
/** States of the Open English Bible, oldest first. */
export const STATES = ['v0_original', 'v1_2014', 'v2_2020', 'v3_today']

/** The verses of Mark, James and Ruth: `ref`, and a text for each of `STATES` that has the verse. */
export function verses(books = Object.keys(BOOKS)) {
  const lists = books.map(book => readRecords('open-english-bible', `${BOOKS[book]}.versions.jsonl`))
  return lists.includes(null) ? null : lists.flat()
}

/** Verses of Mark and James in English (`state`) and Chinese, joined by chapter and verse: `{ ref, english, chinese }`. */
export function verseTranslations(state = 'v3_today', script = 'zh_hans') {
  const pairs = []
  for (const [book, code] of Object.entries(CHINESE)) {
    const english = verses([book])
    const chinese = readRecords('cuv-chinese-bible', `${code}.jsonl`)
    if (!english || !chinese) return null
    const numbered = new Map(chinese.map(verse => [verse.ref.split(' ')[1], verse[script]]))
    for (const verse of english) {
      const text = numbered.get(verse.ref.split(' ')[1])
      if (text && verse[state]) pairs.push({ ref: verse.ref, english: verse[state], chinese: text })
    }
  }
  return pairs
}

/** The lines (paragraphs and headings) of one state of `war-and-peace` or `tao-te-ching`, in order. */
export function paragraphs(work, state) {
  return (
    readCorpus(work, `${state}.txt`)
      ?.split('\n')
      .filter(line => line.trim() !== '') ?? null
  )
}
