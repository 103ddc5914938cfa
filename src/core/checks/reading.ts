/**
 * A segment as the checks read it: where its printed label ends, which words stand where, which sentence a place is in.
 * Words and sentences are cut when first asked for and kept on the reading, which lives for one call. No check is here.
 */
import { sentencesOf } from '../text/sentence.ts'
import { labelAt } from '../text/speaker.ts'
import type { CheckedSegment } from './finding.ts'

export interface Word {
  text: string
  lower: string
  from: number
  to: number
}

export interface Reading {
  segment: CheckedSegment
  text: string
  /** Where the words begin after a printed label. */
  body: number
  words(): readonly Word[]
  sentences(): readonly { from: number; to: number }[]
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’‐‑-]|(?<=\p{Nd})[.,:](?=\p{Nd}))[\p{L}\p{M}\p{N}]+)*/gu
/** The same without the property classes, which cost four times as much. */
const ASCII_WORD = /[A-Za-z0-9]+(?:(?:['’‐‑-]|(?<=[0-9])[.,:](?=[0-9]))[A-Za-z0-9]+)*/g
/** Letters and digits beyond ASCII are; the usual typographic marks are not. */
const BEYOND_ASCII = /[^\0-\x7f‐-—‘’“”…\u2060]/

/** Reads one segment. */
export function read(segment: CheckedSegment): Reading {
  const { text } = segment
  const labelled = segment.kind === 'turn' || segment.kind === 'metadata'
  const label = labelled ? labelAt(text, 0, text.length) : null
  let words: Word[] | null = null
  let sentences: { from: number; to: number }[] | null = null
  return {
    segment,
    text,
    body: label && label.length < text.length ? label.length : 0,
    words() {
      if (words) return words
      words = []
      for (const found of text.matchAll(BEYOND_ASCII.test(text) ? WORD : ASCII_WORD)) {
        const word = found[0]
        words.push({
          text: word,
          lower: word.toLowerCase(),
          from: found.index,
          to: found.index + word.length,
        })
      }
      return words
    },
    sentences() {
      sentences ??= sentencesOf(text)
      return sentences
    },
  }
}

/** The sentence of `reading` that holds the offset; the label is part of none. */
export function sentenceAt(reading: Reading, offset: number): { from: number; to: number } {
  const all = reading.sentences()
  let low = 0
  let high = all.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (all[middle]!.from <= offset) low = middle
    else high = middle - 1
  }
  const { from, to } = all[low] ?? { from: 0, to: reading.text.length }
  return { from: Math.max(from, Math.min(reading.body, to)), to }
}

/** True for the words of the text itself; head matter speaks about it. */
export const isBody = ({ kind }: CheckedSegment) => kind !== 'metadata'

/** A record of a conversation: somebody speaks by turns in it. */
export const isRecord = (readings: readonly Reading[]) =>
  readings.some(({ segment }) => segment.kind === 'turn')

export const isEnglishTag = (language: string) => /^en(?:$|[-_])/i.test(language)

/** A count with its noun: `1 place`, `3 places`. */
export const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
