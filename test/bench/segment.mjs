/**
 * Sentences against `Intl.Segmenter` and a plain regular expression, on a list of hard ends written by hand; and segments of
 * real records: how many of all turns and reported paragraphs have the speaker that a reader gives them.
 */
import { readCorpus } from './corpora.mjs'
import { medianTime, printTable } from './figures.mjs'
import { ENGLISH, OTHERS } from './sentence-cases.mjs'

const intl = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Each cuts a text into pieces that together are the text. */
const rivals = core => ({
  'this core': text => core.sentencesOf(text).map(({ from, to }) => text.slice(from, to)),
  'Intl.Segmenter': text => Array.from(intl.segment(text), part => part.segment),
  'regular expression': text =>
    text.match(/[^.!?。！？]+(?:[.!?]+["”’)\]]*(?:\s+|$)|[。！？]+[”’」』]*|[.!?]+|$)/gu) ?? [text],
})

const right = (cut, cases) =>
  cases.filter(written => cut(written.replaceAll('|', '')).join('|') === written).length
const share = (n, all) => `${n}/${all.length}`

/** Each round has a text of its own: the engine remembers what a regular expression found in the last one. */
function timeOf(cut, prose) {
  let round = 0
  return medianTime(5, () => cut(prose.slice(round++)))
}

function sentenceLines(core, prose) {
  const even = ENGLISH.filter((_, i) => i % 2 === 0)
  const odd = ENGLISH.filter((_, i) => i % 2 === 1)
  const cuts = Object.values(rivals(core))
  return [
    ['English, the half the rules were written on', ...cuts.map(cut => share(right(cut, even), even))],
    ['English, the half held back', ...cuts.map(cut => share(right(cut, odd), odd))],
    [
      'Chinese, Japanese, Korean, Russian, German, French',
      ...cuts.map(cut => share(right(cut, OTHERS), OTHERS)),
    ],
    [`ms for ${Math.round(prose.length / 1000)},000 characters`, ...cuts.map(cut => timeOf(cut, prose))],
  ]
}

/** The text of a TEI document, a paragraph or list item a block, notes left out. */
const plainText = tei =>
  tei
    .replace(/<!--[\s\S]*?-->|<note[^>]*>[\s\S]*?<\/note>/g, '')
    .replace(/<\/(?:p|head|item|dateline|list)>/g, '\n\n')
    .replace(/<lb\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n[\n ]*\n/g, '\n\n')

const spelt = letters => names => [...letters].map(letter => names[letter])

/**
 * Who speaks in each record, turn by turn or paragraph by paragraph, as a person reads it. Counted are the paragraphs that
 * name whose words they report; who `he` and `I` are is asked of no program here.
 */
const RECORDS = [
  {
    path: ['deng-han', 'translation-not-yet-proofread.txt'],
    said: spelt('HD'.repeat(18))({ H: 'Han Ik-su', D: 'Deng Xiaoping' }),
  },
  {
    path: ['frus-1969-76ve13', 'd17-memorandum-of-conversation.excerpt.xml'],
    said: spelt('HKHKHTKTHKHKHWHKHKHKH')({
      H: 'Ambassador Huang', K: 'Dr. Kissinger', T: 'Mr. Tsao', W: 'General Walters',
    }), // biome-ignore format: one table
  },
  {
    path: ['dfat-china-records', '110-record-of-conversation-between-hasluck-and-cadieux.md'],
    said: spelt('MHSHCHSSHHCAAHBSSSHC')({
      M: 'Mr. Martin', H: 'Mr. Hasluck', S: 'Mr. Arnold Smith', C: 'Mr. Cadieux', A: 'Mr. Shaw', B: 'Sir Kenneth Bailey',
    }), // biome-ignore format: one table
  },
  {
    path: ['dfat-china-records', '319-record-of-conversation-between-mcmahon-green-and-holdridge.md'],
    said: ['Mr Green', 'Mr Green'],
  },
  {
    path: ['dfat-china-records', '68-record-of-conversation-at-anzus-council-meeting.md'],
    said: ['Robertson', 'Robertson', 'Mr Casey', 'Mr Casey'],
  },
]

/** The speakers found, in order: of turns, or where there are none of the paragraphs of reported speech. */
function speakersIn(core, text) {
  const segments = core.segmentText(text)
  const turns = segments.filter(({ kind }) => kind === 'turn')
  return (turns.length > 0 ? turns : segments.filter(({ speaker }) => speaker)).map(({ speaker }) => speaker)
}

function recordLines(core) {
  return RECORDS.flatMap(({ path, said }) => {
    const written = readCorpus(...path)
    if (written === null) return []
    const found = speakersIn(core, path[1].endsWith('.xml') ? plainText(written) : written)
    const agree = said.filter((name, i) => found[i] === name).length
    return [[path.join('/'), `${agree}/${said.length}`, Math.max(0, found.length - said.length)]]
  })
}

export async function segmentTables(core) {
  const novel = readCorpus('war-and-peace', 'v3_today.txt')
  const prose = (novel ?? ENGLISH.join(' ').replaceAll('|', '').repeat(20)).slice(0, 200_000)
  const head = ['cases right', ...Object.keys(rivals(core))]
  printTable('Sentences', head, sentenceLines(core, prose))
  const records = recordLines(core)
  if (records.length === 0) console.log('\nSegments: the real records are not beside the project; skipped')
  else printTable('Segments of real records', ['record', 'speakers right', 'too many'], records)
  const time = medianTime(3, () => core.segmentText(prose))
  printTable('Segments', ['', 'ms'], [[`a text of ${Math.round(prose.length / 1000)},000 characters`, time]])
}
