/**
 * Change classes against what editors called their own changes, against the states of two proofread books, and against
 * lists made by hand; beside them a plain peer (equal once blanks, case, marks or hyphens are taken off) on the same
 * pairs. Prints tables; a confusion table has the editors' classes in lines and the answers in columns.
 */
import { HARMLESS, REVERSING } from './class-cases.mjs'
import { HOSTILE } from './class-hostile.mjs'
import { paragraphs, readRecords } from './corpora.mjs'
import { printTable } from './figures.mjs'

/**
 * The editors' folders and the classes that they correspond to. Left out: `01-archaisms/names` (other names out of the
 * Greek: `Zebediah`, `Zebedee`), which is neither a romanization of one written name nor surely another one.
 */
const FOLDERS = [
  [/^00-punctuation\/00 - hyphenation/, 'hyphenation'],
  [/^00-punctuation\/01 - capitalisation/, 'capitals'],
  [/^00-punctuation\/02 - spaces/, 'spacing'],
  [/^00-punctuation$/, 'punctuation'],
  [/^us-spelling/, 'spelling'],
  // Other words, whatever the reason: archaic pronouns, gender, money, plainer English, the Greek read anew.
  [
    /elizabethan|quotefixes|oldfashioned|immortal|improvements|accuracy|reduction|gehenna|gender|money/,
    'substantive',
  ],
]
const TOLD = ['punctuation', 'capitals', 'spacing', 'hyphenation', 'spelling', 'substantive']

const lettersOf = text =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The labelled edits whose folder corresponds to a class. In the folders of reworded verses stand the small ends of
 * larger edits (`parable!` for `parable?`, a full stop that became a semicolon): where no word differs, no edit of words
 * can be told, so those are left out there, but not of the `strict` figures. `half`: patches are dealt out in turn, so that one half can be held back.
 */
export function labelledEdits({ strict = false } = {}) {
  const records = readRecords('open-english-bible', 'patches.labelled.jsonl')
  if (!records) return null
  const patches = [...new Set(records.map(({ category, patch }) => `${category}/${patch}`))].sort()
  return records.flatMap(({ category, patch, before, after }) => {
    const expected = FOLDERS.find(([folder]) => folder.test(category))?.[1]
    if (!expected || (!strict && expected === 'substantive' && lettersOf(before) === lettersOf(after)))
      return []
    return [{ before, after, expected, half: patches.indexOf(`${category}/${patch}`) % 2 }]
  })
}

/** Precision, recall and F1 of each class, and the plain mean of the F1. */
export function scores(edits, call) {
  const table = new Map(TOLD.map(told => [told, new Map()]))
  for (const { before, after, expected } of edits) {
    const line = table.get(expected)
    const found = call(before, after)
    line.set(found, (line.get(found) ?? 0) + 1)
  }
  const sum = list => list.reduce((total, n) => total + n, 0)
  const lines = TOLD.filter(told => table.get(told).size > 0).map(told => {
    const right = table.get(told).get(told) ?? 0
    const wanted = sum([...table.get(told).values()])
    const given = sum([...table.values()].map(line => line.get(told) ?? 0))
    return { told, right, wanted, given, f1: (2 * right) / (wanted + given) }
  })
  return { table, lines, macro: sum(lines.map(line => line.f1)) / lines.length }
}

/** What a script of ten lines would do. */
export function plainPeer(before, after) {
  if (before === after) return 'none'
  const faces = [
    ['spacing', text => text.replace(/\s+/g, '')],
    ['capitals', text => text.toLowerCase()],
    ['punctuation', text => text.replace(/[^\p{L}\p{N}\s]/gu, '')],
    ['hyphenation', text => text.replace(/[-\s]/g, '')],
    ['punctuation', text => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')],
  ]
  return faces.find(([, face]) => face(before) === face(after))?.[0] ?? 'substantive'
}

function editorsTables(core) {
  const edits = labelledEdits()
  if (!edits) return console.log('\nEditors’ categories: skipped, ../shared/data is absent')
  const { table } = scores(edits, core.classify)
  const columns = [...TOLD, 'other']
  printTable(
    `Editors’ categories (lines) and classify (columns), ${edits.length} edits`,
    ['', ...columns],
    TOLD.map(told => {
      const line = table.get(told)
      const other = [...line].filter(([found]) => !TOLD.includes(found)).reduce((sum, [, n]) => sum + n, 0)
      return [told, ...TOLD.map(found => line.get(found) ?? 0), other]
    }),
  )
  const sets = [
    edits.filter(edit => edit.half === 0),
    edits.filter(edit => edit.half === 1),
    edits,
    labelledEdits({ strict: true }),
  ]
  printTable(
    'F1 against the editors: half looked at while the rules were made, half held back, all; all with the ends of larger edits (strict); the plain peer on all',
    ['', 'first half', 'held back', 'all', 'strict', 'plain peer'],
    ['macro', ...TOLD].map(told => {
      const answers = [...sets.map(set => scores(set, core.classify)), scores(edits, plainPeer)]
      return [
        told,
        ...answers.map(({ macro, lines }) =>
          (told === 'macro' ? macro : (lines.find(line => line.told === told)?.f1 ?? Number.NaN)).toFixed(3),
        ),
      ]
    }),
  )
}

/** Changed paragraphs: of every recorded commit, and between the states, where a paragraph stands alone between equal ones. */
export function changedParagraphs(work, states) {
  const records = readRecords(work, 'commits.jsonl')
  if (!records) return null
  const pairs = new Map()
  const add = (before, after, subject) => {
    if (before !== after) pairs.set(`${before}\0${after}`, { before, after, subject })
  }
  for (const { op, subject, before, after } of records) {
    if (op === 'change') add(before.join('\n'), after.join('\n'), subject)
  }
  for (let i = 1; i < states.length; i++) {
    const [a, b] = [paragraphs(work, states[i - 1]), paragraphs(work, states[i])]
    // The states of these slices differ in few lines: lines with the same neighbours are the same paragraph.
    const next = new Map(b.map((line, at) => [b[at - 1] ?? '', { line, after: b[at + 1] ?? '' }]))
    a.forEach((line, at) => {
      const found = next.get(a[at - 1] ?? '')
      if (found && (found.after === (a[at + 1] ?? '') || wordsShared(line, found.line) > 0.6))
        add(line, found.line, `${states[i - 1]} to ${states[i]}`)
    })
    if (a.length === b.length) {
      for (const [at, line] of a.entries()) add(line, b[at], `${states[i - 1]} to ${states[i]}`)
    }
  }
  return [...pairs.values()]
}

function wordsShared(a, b) {
  const words = new Set(lettersOf(a).split(' '))
  const others = lettersOf(b).split(' ')
  return others.filter(word => words.has(word)).length / Math.max(words.size, others.length)
}

/** The text without what nobody sees and with plain quotes: equal only if blanks, invisible marks and quotes are all that changed. */
const withoutDress = text =>
  text
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([^\p{L}\p{N}]) ?/gu, '$1')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″]|''/g, '"')

const BOOKS = {
  'war-and-peace': ['v0_import', 'v1_typogrified', 'v2_published', 'v3_today'],
  'tao-te-ching': ['v0_2014', 'v1_2020', 'v2_proofread2021', 'v3_today'],
}

function bookTable(core, listed) {
  const lines = []
  for (const [work, states] of Object.entries(BOOKS)) {
    const pairs = changedParagraphs(work, states)
    if (!pairs) {
      console.log(`\n${work}: skipped, ../shared/data is absent`)
      continue
    }
    const dress = pairs.filter(({ before, after }) => withoutDress(before) === withoutDress(after))
    const rest = pairs.filter(pair => !dress.includes(pair))
    const gentle = ({ before, after }) => core.classify(before, after) !== 'substantive'
    // Romanization is no accidental: it says that a name was written anew.
    const hiding = rest.filter(
      ({ before, after }) => gentle({ before, after }) && lettersOf(before) !== lettersOf(after),
    )
    if (listed) for (const { before, after } of hiding) listed(work, before, after)
    lines.push([work, pairs.length, dress.length, dress.filter(gentle).length, rest.length, hiding.length])
  }
  printTable(
    'Changed paragraphs of proofread books (gentle: any class but substantive)',
    [
      '',
      'pairs',
      'only blanks, unseen marks, quotes',
      'of them gentle',
      'others',
      'gentle though letters differ',
    ],
    lines,
  )
}

function handTable(core) {
  const rivals = [core.classify, plainPeer]
  const keptOf = cases =>
    rivals.map(call => cases.filter(({ before, after }) => call(before, after) === 'substantive').length)
  const gentle = ({ before, after, group }, call) => {
    const found = call(before, after)
    if (group === 'in other languages') return found !== 'substantive' && found !== 'none'
    return found === group.replace(/ s(?=t)/, '-s')
  }
  const named = rivals.map(call => HARMLESS.filter(each => gentle(each, call)).length)
  printTable(
    'Made by hand, not out of any text above',
    ['', 'classify', 'plain peer'],
    [
      [
        `of ${REVERSING.length} small changes that reverse the meaning, called substantive`,
        ...keptOf(REVERSING),
      ],
      [`of ${HOSTILE.length} more, written to be taken for accidents`, ...keptOf(HOSTILE)],
      [`of ${HARMLESS.length} harmless ones, named rightly`, ...named],
    ],
  )
  return {
    hidden: [...REVERSING, ...HOSTILE].filter(
      ({ before, after }) => core.classify(before, after) !== 'substantive',
    ),
    missed: HARMLESS.filter(each => !gentle(each, core.classify)),
  }
}

function timeTable(core) {
  const pairs = [...(labelledEdits() ?? []), ...(changedParagraphs('war-and-peace', []) ?? []), ...HARMLESS]
  const times = { diffWords: Number.POSITIVE_INFINITY, classify: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 7; round++) {
    for (const name of Object.keys(times)) {
      const from = performance.now()
      for (const { before, after } of pairs) core[name](before, after)
      times[name] = Math.min(times[name], performance.now() - from)
    }
  }
  printTable(
    `Time for ${pairs.length} pairs, the quickest of 7 rounds`,
    ['', 'ms', 'times diffWords'],
    Object.entries(times).map(([name, ms]) => [name, ms, (ms / times.diffWords).toFixed(2)]),
  )
}

/** Prints all tables; `listed` is told of each pair called gentle in which letters differ, for reading. */
export async function classTables(core, listed) {
  editorsTables(core)
  bookTable(core, listed)
  const told = handTable(core)
  timeTable(core)
  return told
}
