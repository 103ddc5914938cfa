/**
 * The findings, held against what a careful proofreader found in the sample (a table of numbered rows with lines and
 * quotations), on proofread texts that should have next to none, on other real records, and for their time. A finding points
 * at a row if one of its places overlaps the row's quotation on the row's lines, and the check is of a kind that can
 * speak of the row's class. Where the real texts are absent, only the time on the sample is measured.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { translations } from './built.mjs'
import { paragraphs, readCorpus, readRecords, verses } from './corpora.mjs'
import { medianTime, printTable } from './figures.mjs'

const sample = join(translations, '1962-04-30-deng-han', 'A.txt')

export const contextOf = language => ({
  language,
  names: [],
  glossary: [],
  policy: { silent: [], approval: 'anyone', romanization: {} },
})

/** Segments as the checks take them, and where each begins in the text. */
export function checkedSegments(core, text, siglum = 'A') {
  const segments = core.segmentText(text)
  const starts = new Map()
  const checked = segments.map(({ kind, speaker, field, joins, text, from }, i) => {
    const id = `${siglum}.${i + 1}`
    starts.set(id, from)
    return { id, kind, speaker: speaker ?? null, field: field ?? null, joins: joins ?? false, text }
  })
  return { checked, starts }
}

/** Which checks can speak of a row, by the letters of its class: structure, accidental, term, name, bracket, grammar, meaning, head. */
const SPEAKS = {
  S: 'page-break stray-mark line-break long-turn spacing pairs',
  A: 'spacing doubled-word dash quote-order sentence-end compound comma-splice clock-time spelling contraction date-style speaker opening-numeral repetition grammar',
  T: 'spelling wording term contraction speaker name repetition compound',
  R: 'name name-policy',
  E: 'bracket bracket-use name',
  G: 'grammar comma-splice repetition head sentence-end opening-numeral compound',
  M: 'role head event clock-time stray-mark comma-splice',
  D: 'head link status date-style role',
}
/** A place may be so much longer than the quotation that it overlaps and still point at it. */
const POINTED = 5

/** The rows of the proofreader's table: `{ row, letters, quotation, ranges }`, ranges in the text that was proofread. */
export function goldRows(gold, text) {
  const lines = text.split('\n')
  const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0))
  return gold.split('\n').flatMap(line => {
    const cells = /^\| (\d+) \| ([^|]*) \| (.*) \| ([^|]*) \|$/.exec(line)
    if (!cells) return []
    const [, row, where, quotation, point] = cells
    const letters = /^([STAREGMD](?:\/[STAREGMD])*)\b/.exec(point)?.[1].replaceAll('/', '') ?? 'M'
    const numbers = [...where.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to]) =>
      Array.from({ length: (to ?? from) - from + 1 }, (_, i) => Number(from) + i),
    )
    const on = numbers.length > 0 ? numbers : lines.map((_, i) => i + 1)
    const quoted = [
      ...`${quotation} ${where.includes('passim') ? point : ''}`.matchAll(/`([^`]+)`/g),
    ].flatMap(([, words]) => words.split(/\s*(?:…|\.\.\.)\s*/))
    const pieces = quoted.map(words => words.replaceAll('**', '').trim()).filter(words => words !== '')
    const ranges = on.flatMap(n => {
      const found = pieces.flatMap(piece => {
        const hits = []
        for (let at = lines[n - 1]?.indexOf(piece) ?? -1; at >= 0; at = lines[n - 1].indexOf(piece, at + 1)) {
          hits.push({ from: starts[n - 1] + at, to: starts[n - 1] + at + piece.length })
        }
        return hits
      })
      return found
    })
    // A row without a quotation speaks of its lines as wholes.
    const whole =
      pieces.length > 0 && ranges.length > 0
        ? ranges
        : on.map(n => ({ from: starts[n - 1], to: starts[n - 1] + lines[n - 1].length }))
    return [{ row: Number(row), letters, quotation, point, ranges: whole, whole: whole !== ranges }]
  })
}

/** Which rows each finding points at. */
export function rowsOf(finding, rows, starts) {
  return rows.filter(({ letters, ranges, point, whole }) => {
    const speaks = [...letters].some(letter => SPEAKS[letter].split(' ').includes(finding.check))
    // Rows of another class that say themselves which sign they are about.
    const named = { 'stray-mark': 'stray', wording: 'article' }[finding.check]
    if (!speaks && !(named && point.includes(named))) return false
    return finding.places.some(place => {
      const from = starts.get(place.segment) + place.from
      const to = starts.get(place.segment) + place.to
      return ranges.some(
        range =>
          from < range.to &&
          range.from < to &&
          (whole || to - from <= Math.max(60, POINTED * (range.to - range.from))),
      )
    })
  })
}

/** Findings of the sample with their rows: `{ findings, found, missed, alarms }`. */
export function measureSample(core, text, gold) {
  const { checked, starts } = checkedSegments(core, text)
  const rows = goldRows(gold, text)
  const findings = core
    .checkText(checked, contextOf('en'))
    .map(finding => ({ finding, rows: rowsOf(finding, rows, starts) }))
  const found = new Set(findings.flatMap(({ rows }) => rows.map(({ row }) => row)))
  return {
    findings,
    rows,
    found,
    missed: rows.filter(({ row }) => !found.has(row)),
    alarms: findings.filter(({ rows }) => rows.length === 0).map(({ finding }) => finding),
  }
}

const wordsIn = text => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

function textLine(core, name, segments, language) {
  const findings = core.checkText(segments, contextOf(language))
  const words = segments.reduce((sum, { text }) => sum + wordsIn(text), 0)
  return [name, words, findings.length, findings.length === 0 ? '-' : Math.round(words / findings.length)]
}

/** Lines of a text as its segments: headings where `#` stands. */
export const linesAsSegments = lines =>
  lines.map((line, i) => ({
    id: `A.${i + 1}`,
    kind: line.startsWith('#') ? 'heading' : 'paragraph',
    speaker: null,
    field: null,
    joins: false,
    text: line.replace(/^#+ /, ''),
  }))

export function otherTexts(core) {
  const list = []
  for (const [work, state] of [
    ['war-and-peace', 'v3_today'],
    ['tao-te-ching', 'v3_today'],
    ['war-and-peace', 'v0_import'],
  ]) {
    const lines = paragraphs(work, state)
    if (lines) list.push([`${work} ${state}`, linesAsSegments(lines), 'en'])
  }
  for (const file of [
    '110-record-of-conversation-between-hasluck-and-cadieux.md',
    '319-record-of-conversation-between-mcmahon-green-and-holdridge.md',
    '68-record-of-conversation-at-anzus-council-meeting.md',
  ]) {
    const text = readCorpus('dfat-china-records', file)
    if (text) list.push([file.slice(0, 30), checkedSegments(core, text).checked, 'en'])
  }
  for (const file of ['d17-memorandum-of-conversation.excerpt.xml', 'd14-memorandum-for-the-record.xml']) {
    const tei = readCorpus('frus-1969-76ve13', file)
    if (tei) list.push([file.slice(0, 30), checkedSegments(core, plainText(tei)).checked, 'en'])
  }
  const bible = verses()
  if (bible)
    list.push([
      'open-english-bible today',
      linesAsSegments(bible.map(verse => verse.v3_today).filter(Boolean)),
      'en',
    ])
  const chinese = readRecords('progit2-zh', 'zh_revisions.jsonl')
  if (chinese)
    list.push([
      'progit2-zh after',
      linesAsSegments(chinese.map(({ after }) => after).filter(Boolean)),
      'zh-Hans',
    ])
  return list
}

const plainText = tei =>
  tei
    .replace(/<!--[\s\S]*?-->|<note[^>]*>[\s\S]*?<\/note>|<teiHeader>[\s\S]*?<\/teiHeader>/g, '')
    .replace(/<\/(?:p|head|item|dateline|list)>/g, '\n\n')
    .replace(/<lb\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n\n+/g, '\n\n')

export async function checksTables(core) {
  const text = readFileSync(sample, 'utf8')
  const gold = readCorpus('deng-han', 'defects.md')
  if (gold) {
    const { findings, found, missed, alarms, rows } = measureSample(core, text, gold)
    printTable(
      'Findings on the sample against a proofreader’s list',
      ['', ''],
      [
        ['rows pointed at', `${found.size}/${rows.length}`],
        ['findings', findings.length],
        ['findings that point at no row', alarms.length],
        ['rows missed', missed.map(({ row }) => row).join(' ')],
        ['false alarms', alarms.map(({ message }) => message).join(' | ') || 'none'],
      ],
    )
  } else console.log('\nFindings: the proofreader’s list is not beside the project; skipped')
  const texts = otherTexts(core)
  if (texts.length > 0) {
    printTable(
      'Findings on other texts',
      ['text', 'words', 'findings', 'words a finding'],
      texts.map(([name, segments, language]) => textLine(core, name, segments, language)),
    )
  }
  const lines = paragraphs('war-and-peace', 'v3_today')
  const { checked } = checkedSegments(core, text)
  const novel = lines
    ? linesAsSegments(Array.from({ length: 12 }, () => lines).flat()).slice(0, 13_500)
    : checked
  const longest = novel.reduce((a, b) => (a.text.length >= b.text.length ? a : b))
  const words = novel.reduce((sum, { text }) => sum + wordsIn(text), 0)
  printTable(
    'Time of findings',
    ['', 'ms'],
    [
      [
        `a text of ${Math.round(words / 1000)},000 words`,
        medianTime(3, () => core.checkText(novel, contextOf('en'))),
      ],
      [
        `its longest segment (${longest.text.length} characters)`,
        medianTime(20, () => core.checkSegment(longest, contextOf('en'))),
      ],
      ['the sample', medianTime(20, () => core.checkText(checked, contextOf('en')))],
    ],
  )
}
