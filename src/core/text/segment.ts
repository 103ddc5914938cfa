/**
 * Text -> segments: turns, paragraphs, headings, head matter and stray marks, each a stretch of the text byte for byte.
 * Promised and tested: segments are in order and apart; what lies between two of them is layout (blank lines, signs
 * of emphasis and headings) or a label block such as `**Citation:**`; it never throws. Joins are proposed, never made.
 * Finding blocks is done in block.ts, labels and persons in speaker.ts, fields in head-matter.ts.
 */

import type { Segment } from '../transcript.ts'
import { type Block, blocksOf, frontMatterEnd, type Line, linesOf } from './block.ts'
import { headFields, headLength, isNobody, knownField } from './head-matter.ts'
import { joinScore, readsOn } from './join.ts'
import { isRecordTitle, reportersOf } from './reported.ts'
import { isLikelyOnce, type Label, labelAt, resolveSpeakers } from './speaker.ts'

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
/** Words after a label are speech if they end like a sentence; the value of a field seldom does. */
const SENTENCE_END = /[.!?…。！？][\])*_"”’」』)]*$|[\])）"”]$/u
const LONGEST_HEADING = 80
/** Lines among which head matter is looked for. */
const LONGEST_HEAD = 200
/** A text in which more of the blocks than this look like plain headings is a list or a poem, and has none. */
const MANY_HEADINGS = 0.3
/** Verse reads on by nature: above this part of all blocks, no join is proposed. */
const MANY_JOINS = 0.3
const WHOLLY_NUMBERED = /^(?:chapter|part|book|section|appendix|annex)\s+[\p{N}ivxlc]{1,8}\.$/iu
const NUMBERED_HEADING =
  /^(?:第[\p{N}一二三四五六七八九十百零〇]{1,8}[章节節部分篇卷]|(?:chapter|part|book|section|appendix|annex)\s+[\p{N}ivxlc]+\b)/iu

interface Reading {
  block: Block
  text: string
  label: Label | null
  bare: boolean
}

/**
 * Cuts `text` into segments. `language` is taken for the sake of the callers' symmetry; the rules go by the characters
 * themselves. For metadata, too, `label` is the length of a label printed in the segment (`Time: `).
 */
export function segmentText(text: string, _options?: { language?: string }): Segment[] {
  const all = linesOf(text)
  const body = frontMatterEnd(text, all)
  const front = all.filter(line => line.to <= body)
  const lines = all.filter(line => line.from >= body)
  const speakers = speakersOf(text, lines)
  const fields = fieldLines(text, lines, speakers)
  const startsTurn = (line: Line) => {
    const label = labelAt(text, line.from, line.to)
    if (fields.has(line)) return true
    if (label === null || speakers.has(label.name)) return label !== null
    return speakers.size > 0 && label.nameLike && isLikelyOnce(label.name) && !isNobody(label.name, true)
  }
  const readings = blocksOf(text, lines, startsTurn).map(block => readBlock(text, block))
  const turns = turnsOf(readings, speakers)
  const firstTurn = readings.findIndex(reading => turns.has(reading))
  const head = headLength(readings, firstTurn, front.length > 0)
  const segments = [...frontSegments(text, front), ...headSegments(readings.slice(0, head))]
  const from = segments.length
  addBody(text, readings.slice(head), turns, segments)
  proposeJoins(text, segments, from)
  if (turns.size === 0) addReporters(segments, from)
  return segments
}

/**
 * Lines of head matter such as `Place: Paris` with their value, which need no blank lines between them: two at the least,
 * and before anybody speaks.
 */
function fieldLines(
  text: string,
  lines: readonly Line[],
  speakers: ReadonlyMap<string, string>,
): ReadonlySet<Line> {
  const found = new Set<Line>()
  for (const line of lines.slice(0, LONGEST_HEAD)) {
    const label = labelAt(text, line.from, line.to)
    if (label === null || label.length >= line.to - line.from) continue
    if (speakers.has(label.name) && !isNobody(label.name, false)) break
    if (knownField(label.name) !== undefined) found.add(line)
  }
  return found.size > 1 ? found : new Set()
}

/** Printed label names that recur in the text, all spellings of one person counted together, with their speaker. */
function speakersOf(text: string, lines: readonly Line[]): Map<string, string> {
  const names: string[] = []
  for (const line of lines) {
    const label =
      labelAt(text, line.from, line.to) ?? labelAt(text, line.from + emphasisLength(text, line), line.to)
    if (label?.nameLike && !isNobody(label.name, true)) names.push(label.name)
  }
  const speakers = new Map<string, string>()
  for (const [name, { speaker, count }] of resolveSpeakers(names)) if (count > 1) speakers.set(name, speaker)
  return speakers
}

const emphasisLength = (text: string, line: Line) =>
  /^(?:\*{1,3}|_{1,3})?/.exec(text.slice(line.from, line.to))![0].length

function readBlock(text: string, block: Block): Reading {
  const inner = text.slice(block.from, block.to)
  const label = block.wrap === 'heading' ? null : labelAt(text, block.from, block.to)
  const read = label && block.wrap === 'emphasis' ? { ...label, emphasised: true } : label
  return { block, text: inner, label: read, bare: label !== null && label.length >= inner.length }
}

/** The blocks that open a turn, with who speaks. */
function turnsOf(readings: readonly Reading[], recurring: ReadonlyMap<string, string>): Map<Reading, string> {
  const turns = new Map<Reading, string>()
  const spoken = (reading: Reading) => SENTENCE_END.test(reading.text.trimEnd())
  const candidates = readings.filter(({ label }) => label?.nameLike)
  const firstCertain = readings.findIndex(
    ({ label }) => label && recurring.has(label.name) && !isNobody(label.name, false),
  )
  let opened = false
  for (const [i, reading] of readings.entries()) {
    const name = reading.label?.nameLike ? reading.label.name : undefined
    if (name === undefined) continue
    const person = recurring.get(name)
    const inBody = firstCertain >= 0 && i >= firstCertain
    if (isNobody(name, inBody)) continue
    // A person named like an office of the head matter speaks only in whole sentences.
    if (isNobody(name, false) && !spoken(reading)) continue
    const once =
      !reading.bare &&
      isLikelyOnce(name) &&
      spoken(reading) &&
      (inBody || isNextTo(readings, i, firstCertain))
    if (person !== undefined || once) turns.set(reading, person ?? name)
    opened ||= turns.has(reading)
  }
  if (!opened) {
    // Nobody speaks twice: still a conversation if half of the blocks are somebody's sentences.
    const speech = candidates.filter(({ label, bare }) => !bare && isLikelyOnce(label!.name)).filter(spoken)
    const certain = new Set(speech.filter(({ label }) => !isNobody(label!.name, false)))
    const first = speech.findIndex(reading => certain.has(reading))
    if (certain.size > 0 && certain.size * 2 >= readings.length)
      for (const [i, reading] of speech.entries()) {
        const { name } = reading.label!
        if (i >= first && !isNobody(name, true)) turns.set(reading, name)
      }
  }
  const people = resolveSpeakers([...turns.values()])
  for (const [reading, name] of turns) turns.set(reading, people.get(name)?.speaker ?? name)
  return turns
}

/** True if only labelled blocks stand between block `i` and the first certain turn: somebody who speaks first, once. */
function isNextTo(readings: readonly Reading[], i: number, first: number): boolean {
  return first > i && first - i <= 3 && readings.slice(i, first).every(reading => reading.label !== null)
}

/** Each key of a `---` front matter with its value is one piece of metadata. */
function frontSegments(text: string, lines: readonly Line[]): Segment[] {
  const segments: Segment[] = []
  for (const line of lines.slice(1, -1)) {
    const printed = text.slice(line.from, line.to)
    const key = /^([\w-]+):\s*/.exec(printed)
    const last = segments.at(-1)
    if (key && !line.indented) {
      const field = key[1]!.toLowerCase()
      const known = knownField(field.replace(/^doc[_-]/, '')) ?? field.replaceAll('_', '-')
      segments.push({
        kind: 'metadata',
        text: '',
        from: line.from,
        to: line.to,
        field: known,
        label: key[0].length,
      })
    } else if (last) last.to = line.to
  }
  return segments.map(segment => {
    const printed = text.slice(segment.from, segment.to)
    return { ...segment, text: printed, label: /^[\w-]+:\s*/.exec(printed)![0].length }
  })
}

function headSegments(head: readonly Reading[]): Segment[] {
  const fields = headFields(head)
  return head.flatMap(({ block: { from, to }, text, label }, i): Segment[] => {
    const field = fields[i]!
    if (field === null) return []
    if (!LETTER_OR_DIGIT.test(text)) return [{ kind: 'mark', text, from, to }]
    const labelled = label && !text.startsWith('(') && field !== 'note' && field !== 'title'
    return [{ kind: 'metadata', text, from, to, field, ...(labelled ? { label: label.length } : {}) }]
  })
}

function addBody(
  text: string,
  body: readonly Reading[],
  turns: ReadonlyMap<Reading, string>,
  into: Segment[],
): void {
  const plain = new Set(body.filter((reading, i) => !turns.has(reading) && isPlainHeading(text, body, i)))
  const headings = plain.size <= body.length * MANY_HEADINGS ? plain : new Set<Reading>()
  const lastTurn = body.findLastIndex(reading => turns.has(reading))
  let speaker: string | undefined
  for (const [i, reading] of body.entries()) {
    const { block, label } = reading
    const segment = { text: reading.text, from: block.from, to: block.to }
    const turn = turns.get(reading)
    if (turn !== undefined) {
      speaker = turn
      into.push({ kind: 'turn', ...segment, speaker, label: label!.length })
    } else if (!LETTER_OR_DIGIT.test(reading.text)) into.push({ kind: 'mark', ...segment })
    else if (block.wrap === 'heading' || isEmphasisedHeading(reading) || headings.has(reading)) {
      speaker = undefined
      into.push({ kind: 'heading', ...segment })
    } else if (
      lastTurn >= 0 &&
      i > lastTurn &&
      label &&
      !reading.bare &&
      knownField(label.name) !== undefined
    ) {
      into.push({ kind: 'metadata', ...segment, field: knownField(label.name)!, label: label.length })
    } else into.push({ kind: 'paragraph', ...segment, ...(speaker === undefined ? {} : { speaker }) })
  }
}

function isEmphasisedHeading({ block, text }: Reading): boolean {
  return (
    block.wrap === 'emphasis' &&
    text.length <= LONGEST_HEADING &&
    /^[\p{L}\p{N}]/u.test(text) &&
    (!/[.!?。！？…]$/u.test(text) || /\b(?:\p{Lu}\.){2,5}$/u.test(text))
  )
}

/** A short line alone, in capitals or numbered as a chapter, with a longer block after it. */
function isPlainHeading(text: string, body: readonly Reading[], i: number): boolean {
  const { text: words, block, label } = body[i]!
  const next = body[i + 1]
  if (!next || words.length > LONGEST_HEADING || /[\n\r\v\u0085\u2028]/.test(words) || label) return false
  if (WHOLLY_NUMBERED.test(words)) return true
  if (!/^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(words) || /[.!?,;:…。！？，；：、"”’)\]]$/u.test(words))
    return false
  if (i > 0 && readsOn(text, body[i - 1]!.block, block)) return false
  if (NUMBERED_HEADING.test(words)) return true
  if (next.text.length <= words.length || readsOn(text, block, next.block)) return false
  if (/\p{Lu}{3}/u.test(words) && words === words.toUpperCase()) return true
  const parts = words.split(/\s+/)
  const capitals = parts.filter(part => /^[\p{Lu}\p{N}]/u.test(part)).length
  return (
    parts.length <= 8 &&
    parts.length > 1 &&
    capitals >= parts.length / 2 &&
    next.text.length > 3 * words.length
  )
}

function proposeJoins(text: string, segments: Segment[], from: number): void {
  const joined: { segment: Segment; score: number }[] = []
  for (let i = from + 1; i < segments.length; i++) {
    const [before, segment] = [segments[i - 1]!, segments[i]!]
    if (segment.kind !== 'paragraph' || (before.kind !== 'turn' && before.kind !== 'paragraph')) continue
    const score = joinScore(text, before, segment)
    if (score >= 0.5) joined.push({ segment, score })
  }
  if (joined.length > 3 && joined.length > (segments.length - from) * MANY_JOINS) return
  for (const { segment, score } of joined) {
    segment.joins = true
    segment.joinScore = Math.round(score * 100) / 100
  }
}

/** In a record in reported speech, a paragraph is the words of the person whom it says it reports. */
function addReporters(segments: readonly Segment[], from: number): void {
  const paragraphs = segments.slice(from).filter(segment => segment.kind === 'paragraph')
  const head = segments
    .slice(0, from + 2)
    .filter(({ kind, field }) => kind !== 'metadata' || field === 'title')
  const reporters = reportersOf(
    paragraphs.map(segment => segment.text),
    head.some(segment => isRecordTitle(segment.text)),
  )
  for (const [i, reporter] of reporters.entries()) if (reporter !== null) paragraphs[i]!.speaker = reporter
}
