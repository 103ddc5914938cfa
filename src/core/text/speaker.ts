/**
 * The start of a line -> the label printed there (`Deng [Xiaoping]: `), and all labels of a text -> who speaks: one
 * name for every spelling. A label names a speaker because it recurs; that `Translator: Kang` in the head of a text
 * is no turn is known from head-matter.ts. Nothing here knows of blocks.
 */

/** A label as printed: `name` without emphasis, colon and outer space; `length` up to the words after it. */
export interface Label {
  name: string
  length: number
  /** True where it has the shape of a person's name or office: capitals, or letters without case. */
  nameLike: boolean
  /** True where it is set in bold or italics. */
  emphasised: boolean
}

const LONGEST_LABEL = 80
const PARTICLES = new Set(
  'the of for and de da di du del der den van von zu la le el al bin ibn to'.split(' '),
)
const NAME_WORD = /^[([（［]?(?:\p{Lu}[\p{L}\p{M}\p{N}'’_.\-‐‑]*|[\p{Lo}\p{Nl}〇·・]+|[#\p{N}]+)[,)\]）］]*$/u
const CJK_LIMIT = 12
/** Chinese and Japanese phrases that end before a colon like a label and are none. */
const CJK_PHRASE = /(?:说|說|道|是|如下|认为|認為|指出|表示|例如|即|于|於|的|了)$/u
const CJK_UNLIKELY_ONCE = /[第一二三四五六七八九十如下是在有不我们們这這那此其]/u
const HAS_CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u

/** The label that `text` prints between `from` and `to`, or null. It must stand at `from`. */
export function labelAt(text: string, from: number, to: number): Label | null {
  const head = text.slice(from, Math.min(to, from + LONGEST_LABEL + 8))
  const open = /^(?:\*{1,3}|_{1,3})/.exec(head)?.[0] ?? ''
  const colon = head.search(/[:：]/)
  if (colon < 1 || colon > LONGEST_LABEL) return null
  let name = head.slice(open.length, colon)
  let end = colon + 1
  if (open) {
    if (name.trimEnd().endsWith(open)) name = name.trimEnd().slice(0, -open.length)
    else if (head.startsWith(open, end)) end += open.length
    else return null
  }
  name = name.trim()
  if (!isLabelLike(name)) return null
  if (head[colon] === ':' && /^[\p{N}/\\:]/u.test(head.slice(end))) return null
  const space = /^\s*/.exec(text.slice(from + end, to))![0].length
  return { name, length: end + space, nameLike: isNameLike(name), emphasised: open !== '' }
}

/** Loose: what may label a piece of head matter, such as `Accompanying personnel`. */
function isLabelLike(name: string): boolean {
  if (!/^[([（［]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(name) || !/\p{L}/u.test(name)) return false
  if (/[\n\r\v\f\u0085\u2028\u2029!?;"“”。！？；、，*<>|=]/u.test(name) || /\p{Ll}{3}\.\s/u.test(name))
    return false
  if (name.split(/\s+/).length > 7) return false
  return !HAS_CJK.test(name) || name.length <= 2 * CJK_LIMIT
}

/** Nouns in small letters that name somebody: `Unidentified speaker`, `Second voice`. */
const SOMEBODY = new Set(
  'speaker speakers voice voices interpreter translator reporter participant member'.split(' '),
)

function isNameLike(printed: string): boolean {
  // A remark on how it is said is no part of the name: `Mao (through the interpreter)`.
  const name =
    printed.replace(/\s*(?:\([^()]{1,40}\)|（[^（）]{1,20}）|\[\p{Ll}[^[\]]{0,40}\])\s*$/u, '') || printed
  if (HAS_CJK.test(name))
    return name.replace(/[[\]()（）［］\s]/gu, '').length <= CJK_LIMIT && !CJK_PHRASE.test(name)
  const words = name.split(/\s+/)
  if (words.length > 6) return false
  const capital = words.every(
    (word, i) =>
      NAME_WORD.test(word) || (i > 0 && (PARTICLES.has(word) || SOMEBODY.has(word) || word === '&')),
  )
  return capital && words.some(word => /^[([]?[\p{Lu}\p{Lo}]/u.test(word))
}

/** True where a name-like label that comes only once is still likely to be a speaker's. */
export function isLikelyOnce(name: string): boolean {
  if (HAS_CJK.test(name)) return name.length <= 4 && !CJK_UNLIKELY_ONCE.test(name)
  return name.split(/\s+/).length <= 5
}

const TITLES = new Set(
  (
    'mr mrs ms miss mme madam madame dr prof professor sir lord lady comrade tov premier president chairman chairwoman ' +
    'chair ambassador general gen marshal minister secretary vice deputy foreign prime first senator governor colonel col ' +
    'major maj captain admiral director head the his her excellency he of and king queen prince ' +
    'тов товарищ г-н господин посол министр председатель премьер секретарь генерал маршал президент 동지 대사 주석 총리 수상'
  ).split(' '),
)
const FEMALE = new Set(['mrs', 'ms', 'miss', 'mme', 'madam', 'madame', 'lady', 'queen', 'chairwoman'])
const MALE = new Set(['mr', 'sir', 'lord', 'king', 'prince'])
const CJK_TITLE =
  /(?:副)?(?:总理|總理|主席|总书记|總書記|书记|書記|大使|同志|先生|女士|夫人|部长|部長|外长|外長|委员长|委員長|首相|元帅|元帥|将军|將軍|总统|總統)$/u

interface Name {
  /** What is printed for people: brackets opened, remarks in round brackets left out. */
  shown: string
  words: string[]
  /** The words that are no titles; all of them where nothing else is left. */
  core: string[]
  letters: string
  count: number
  first: number
}

/**
 * Who speaks, for every label name of a text: `Han`, `Han Ik-su` -> `Han Ik-su`; `Deng`, `Deng [Xiaoping]` ->
 * `Deng Xiaoping`. A short form is given to a longer one only if it fits a single person; `names` is in order of
 * printing and repeats names as the text does. The answer also tells how often each person's labels come.
 */
export function resolveSpeakers(names: readonly string[]): Map<string, { speaker: string; count: number }> {
  const found = new Map<string, Name>()
  names.forEach((name, i) => {
    const known = found.get(name)
    if (known) known.count++
    else found.set(name, readName(name, i))
  })
  const all = [...found.values()]
  // Longest first: a short form is held against the people that the long ones have made.
  const order = [...all].sort(
    (p, q) => q.core.length - p.core.length || q.letters.length - p.letters.length || p.first - q.first,
  )
  const people: Name[][] = []
  for (const name of order.slice(0, 500)) {
    const same = people.filter(person => person.some(other => isSamePerson(name, other)))
    const exact = same.find(person => person.some(other => other.letters === name.letters))
    if (exact) exact.push(name)
    else if (same.length === 1) same[0]!.push(name)
    else people.push([name])
  }
  for (const name of order.slice(500)) people.push([name])
  const answer = new Map<Name, { speaker: string; count: number }>()
  for (const person of people) {
    const best = person.reduce((p, q) => (isFuller(q, p) ? q : p))
    const count = person.reduce((sum, name) => sum + name.count, 0)
    for (const name of person) answer.set(name, { speaker: best.shown, count })
  }
  return new Map([...found].map(([printed, name]) => [printed, answer.get(name)!]))
}

function readName(printed: string, first: number): Name {
  const bare = printed.replace(/[(（][^)）]*[)）]/gu, ' ')
  const outside = lettersOf(bare.replace(/[[［][^\]］]*[\]］]/gu, ' '))
  // A bracket that spells the same name again is dropped, any other is part of the name.
  const opened = bare.replace(/[[［]([^\]］]*)[\]］]/gu, (_, inner: string) =>
    outside !== '' && lettersOf(inner) === outside ? ' ' : inner,
  )
  const shown = tidy(opened) || tidy(printed.replace(/[[\]()（）［］]/gu, ' ')) || printed
  if (HAS_CJK.test(shown)) {
    const letters = lettersOf(shown)
    const core = letters.replace(CJK_TITLE, '') || letters
    return { shown, words: [letters], core: [core], letters, count: 1, first }
  }
  const words = shown
    .split(/\s+/)
    .map(lettersOf)
    .filter(word => word !== '' && word !== 'the')
  const core = words.filter(word => !TITLES.has(word))
  return { shown, words, core: core.length > 0 ? core : words, letters: words.join(''), count: 1, first }
}

const tidy = (name: string) => name.replace(/\s+/gu, ' ').replace(/^[\s.,]+|[\s,]+$/gu, '')

const lettersOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** True if the shorter name `short` can be a form of the longer one. */
function isSamePerson(short: Name, long: Name): boolean {
  if (short.letters === long.letters) return true
  if (short.letters === '') return false
  if (HAS_CJK.test(short.shown) !== HAS_CJK.test(long.shown)) return false
  if (HAS_CJK.test(short.shown)) return long.core[0]!.startsWith(short.core[0]!) && !isQuestionOrAnswer(short)
  const titled = (set: Set<string>, name: Name) => name.words.some(word => set.has(word))
  if (titled(FEMALE, short) && titled(MALE, long)) return false
  if (titled(MALE, short) && titled(FEMALE, long)) return false
  // Numbers tell `Voice 1` from `Voice 2`, and `Voice` from both.
  if (/\p{N}/u.test(long.letters)) return false
  return short.core.every(word => long.words.includes(word))
}

/** 问 and 答 are whole labels; any other single character may be a surname that stands for the name. */
const isQuestionOrAnswer = (name: Name) => /^(?:问|答|問)$/u.test(name.core[0]!)

function isFuller(name: Name, than: Name): boolean {
  const cores = (n: Name) =>
    n.words.length > n.core.length || n.words.some(word => !TITLES.has(word)) ? n.core.length : 0
  const shouts = (n: Name) => /\p{Lu}/u.test(n.shown) && n.shown === n.shown.toUpperCase()
  if (cores(name) !== cores(than)) return cores(name) > cores(than)
  if (shouts(name) !== shouts(than)) return !shouts(name)
  return (
    name.shown.length > than.shown.length ||
    (name.shown.length === than.shown.length && name.first < than.first)
  )
}
