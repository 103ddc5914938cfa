/**
 * What stands before an archival text proper: labels -> fields (`Venue` and `地点` are `location`), dates, status lines,
 * and where this head matter ends. It also knows which labels are never a speaker's. Blocks and turns are given in.
 */
import type { Label } from './speaker.ts'

/** One block as the head matter is read: its inner text, its label if it has one, whether it is nothing but a label. */
export interface HeadBlock {
  text: string
  label: Label | null
  /** True if the block is a label alone, so that its value is what follows. */
  bare: boolean
}

const FIELDS: readonly (readonly [field: string, labels: string])[] = [
  ['title', 'title|题目|標題|标题|제목|название|заголовок|titel|titre'],
  ['date', 'date|dates|date & time|date and time|日期|날짜|дата'],
  ['citation', 'citation|cite as|引文'],
  ['summary', 'summary|abstract|synopsis|摘要|提要|概要|요약|резюме|краткое содержание'],
  ['credits', 'credits|credit|acknowledgements|acknowledgments|致谢'],
  ['language', 'original language|language|original languages|语言|原文语言'],
  ['contents', 'contents|content|目录'],
  ['status', 'status|状态'],
  ['time', 'time|hour|时间|時間|会见时间|谈话时间|시간|время|uhrzeit|heure'],
  ['location', 'location|place|venue|site|地点|地點|会见地点|谈话地点|장소|место|место встречи|ort|lieu'],
  [
    'participants',
    'participants|participant|present|also present|those present|attendees|attending|in attendance|attendance|accompanying|' +
      'accompanying personnel|accompanying persons|accompanied by|personnel|persons present|members present|chinese side|' +
      'korean side|u.s. side|soviet side|american side|参加人|参加者|参加人员|出席|出席者|出席人|在座|在座者|陪同|陪同人员|陪同者|陪见人|' +
      '参加|我方|对方|参会人员|参加会见人员|참석자|참가자|присутствовали|участники|teilnehmer|anwesend|présents',
  ],
  [
    'translator',
    'translator|translators|interpreter|interpreters|translated by|translation|翻译|翻譯|译员|口译|통역|번역|переводчик|перевод|перевел|перевёл|dolmetscher',
  ],
  [
    'documentation',
    'documentation|documented by|note-taker|note taker|notetaker|notes taken by|recorder|recorded by|record-keeper|' +
      'record keeper|transcriber|stenographer|minutes|minutes taken by|记录|記錄|记录人|记录者|整理|기록|기록자|записал|записала|протокол',
  ],
  ['subject', 'subject|subjects|topic|topics|re|主题|议题|事由|주제|тема|betreff|objet'],
  ['source', 'source|sources|archive|reference|ref|来源|出处|档案号|출처|источник|архив|quelle'],
  ['classification', 'classification|secrecy|密级'],
  ['from', 'from'],
  ['to', 'to'],
  ['copies', 'cc|copies|copy|copies to|distribution|抄送'],
  ['author', 'author|authors|drafted by|drafted|prepared by|written by|作者|起草'],
  [
    'note',
    'note|notes|editor’s note|editor’s notes|translator’s note|translator’s notes|nb|注|注释|备注|附注|说明|按语|비고|주|примечание|примечания|anmerkung',
  ],
]
const FIELD_OF = new Map(FIELDS.flatMap(([field, labels]) => labels.split('|').map(label => [label, field])))
/** Labels that recur in prose and belong to nobody. */
const NOBODY = new Set(
  (
    'example|examples|warning|tip|caution|important|figure|fig|table|chapter|section|part|article|step|p.s|ps|page|appendix|' +
    'annex|http|https|conclusion|result|results|question text|例|例如|例子|图|表|附件|附录'
  ).split('|'),
)
/** Fields whose persons may also speak: `Interpreter: He says that …`. */
const MAY_SPEAK = new Set(['translator', 'documentation'])
/** Fields whose value may run over several blocks. */
const LONG_FIELDS = new Set(['summary', 'participants', 'citation', 'credits', 'note', 'contents', 'subject'])
/** More unlabelled blocks than this before the first turn are text, not head matter. */
const LONGEST_UNLABELLED = 8
const LONGEST_TITLE = 150

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const DATE = new RegExp(
  `^(?:[\\p{Lu}][\\p{L}.]*(?: [\\p{L}.]+){0,2}, )?(?:\\p{L}+day,? )?(?:${DAY} (?:of )?${MONTH},? \\d{4}|${MONTH} (?:${DAY},? )?\\d{4}|` +
    '\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{4}\\s*年(?:\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?)?)' +
    '(?:,? \\d{1,4}.{0,20})?\\.?$',
  'iu',
)
const STATUS =
  /^[([（【]?\s*(?:(?:not yet |un|partly )?(?:proofread|proof-read|revised|corrected|edited)|(?:(?:first|second|third|final|rough|revised|working) )?draft(?: \d+)?|未校对|未经校对|未校|已校对|校对稿|草稿)\s*[)\]）】]?\.?$/iu

const SECRECY =
  /^(?:top secret|secret|confidential|restricted|classified|unclassified|绝密|机密|秘密)(?:[ ;,/]\p{L}+){0,4}\.?$/iu

function plain(name: string): string {
  // The commonest labels are one plain word; a text of labels alone asks for each of its lines.
  if (/^[A-Za-z]+$/.test(name)) return name.toLowerCase()
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/'/g, '’')
    .replace(/[[\]()]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim()
}

/** The field that a label names by its own words, or undefined where it is no word of head matter. */
export function knownField(name: string): string | undefined {
  return FIELD_OF.get(plain(name))
}

/** True for labels such as `Time` and `Note`, which are nobody's; `Translator` is one unless `inBody`. */
export function isNobody(name: string, inBody: boolean): boolean {
  const field = knownField(name)
  if (field !== undefined) return !(inBody && MAY_SPEAK.has(field))
  return NOBODY.has(plain(name))
}

/** The field of any label: a known one, else its own words as a slug. */
export function fieldOf(name: string): string {
  const slug = plain(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return knownField(name) ?? (slug || 'note')
}

/**
 * How many of `blocks` are head matter. `firstTurn` is the index of the first turn, or -1. With a turn, all before it
 * is, unless that is mostly prose; else all up to the last label block's value or the last known `Label: value`.
 * After a front matter (`fronted`) the dates and the like that the text itself begins with belong to it.
 */
export function headLength(blocks: readonly HeadBlock[], firstTurn: number, fronted: boolean): number {
  const before = firstTurn < 0 ? blocks : blocks.slice(0, firstTurn)
  const first = fronted || !isTitled(blocks) ? 0 : 1
  const facts = fronted || first > 0 ? blocks.findIndex((block, i) => i >= first && !isFact(block.text)) : 0
  let end = Math.max(0, facts)
  let labelled = 0
  let unlabelled = 0
  for (const [i, block] of before.entries()) {
    const known =
      block.label && (knownField(block.label.name) !== undefined || (block.bare && block.label.emphasised))
    if (known) {
      labelled++
      end = Math.min(before.length, block.bare ? i + 2 : i + 1)
      unlabelled = 0
    } else if (i >= end) {
      if (i === end && isFact(block.text)) end = i + 1
      else if (++unlabelled > LONGEST_UNLABELLED && firstTurn < 0) break
    }
  }
  if (firstTurn < 0)
    return labelled > 1 || before.some(b => b.bare && b.label?.emphasised) ? end : Math.max(0, facts)
  const prose = before.slice(end).filter(block => !block.label).length
  return prose > LONGEST_UNLABELLED ? (labelled > 0 ? end : 0) : before.length
}

/** A short first line with a date under it: a document's title, though no label says so. */
const isTitled = ([title, date]: readonly HeadBlock[]) =>
  title !== undefined &&
  date !== undefined &&
  title.label === null &&
  title.text.length <= LONGEST_TITLE &&
  !/[,;:]$/u.test(title.text) &&
  DATE.test(tidy(date.text))

const isFact = (text: string) => [DATE, STATUS, SECRECY].some(form => form.test(tidy(text)))
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * The field of each block of the head matter; null for a label block, whose words stand outside the segments, and
 * undefined nowhere: what nothing names is a `note`.
 */
export function headFields(head: readonly HeadBlock[]): (string | null)[] {
  let open: string | undefined
  let filled = false
  let titled = head.some(block => block.label && fieldOf(block.label.name) === 'title')
  let labels = 0
  return head.map(({ text, label, bare }) => {
    if (label && (bare || label.emphasised || isInline(label))) {
      labels++
      open = fieldOf(label.name)
      filled = !bare
      return bare ? null : open
    }
    const words = tidy(text)
    // `PARTICIPANTS` alone, without a colon.
    if (
      label === null &&
      words === words.toUpperCase() &&
      words.length <= 30 &&
      knownField(words) !== undefined
    ) {
      open = knownField(words)!
      filled = false
      labels++
      return open
    }
    if (STATUS.test(words)) return 'status'
    const date = DATE.test(words)
    if (open !== undefined && (!filled || (LONG_FIELDS.has(open) && !date))) {
      filled = true
      return open
    }
    if (date) return 'date'
    if (SECRECY.test(words)) return 'classification'
    if (!titled && labels === 0 && words.length <= 300) {
      titled = true
      return 'title'
    }
    return 'note'
  })
}

/** `Label: value` in running text of the head; a sentence with a colon is not one. */
const isInline = (label: Label) => knownField(label.name) !== undefined || label.name.split(/\s+/).length <= 4
