/**
 * The words of a text held against each other, with no dictionary -> findings: one word in two spellings, with and without a
 * hyphen, or once with a slip where it is right elsewhere. Candidates share a key (the consonants, or the word less one
 * letter, the symmetric deletion of Garbe's SymSpell, 2012), and the rules of `classify/` judge them; linear in the words.
 */
import { isMisspelling } from '../classify/misspelling.ts'
import { sameWordSpelt } from '../classify/spelling.ts'
import { type Finding, type FindingPlace, keyOf } from './finding.ts'
import { counted, type Reading } from './reading.ts'

const SHORTEST = 5
const LONGEST = 24
/** A slip is told by a word that stands so often in the text beside the one that stands once. */
const OFTEN = 3
const SHORTEST_SLIP = 8
const MOST_FELLOWS = 40

interface Vocabulary {
  counts: Map<string, number>
  /** Words met with a small letter: the others may be names. */
  common: Set<string>
}

function vocabularyOf(readings: readonly Reading[]): Vocabulary {
  const counts = new Map<string, number>()
  const common = new Set<string>()
  for (const reading of readings) {
    for (const { text, lower } of reading.words()) {
      counts.set(lower, (counts.get(lower) ?? 0) + 1)
      if (text === lower) common.add(lower)
    }
  }
  return { counts, common }
}

/** Spellings that differ inside one text; `english`: the rules for English spelling are asked too. */
export function spellingVariants(readings: readonly Reading[], english: boolean): Finding[] {
  const { counts, common } = vocabularyOf(readings)
  const pairs = new Map<string, [string, string, string]>()
  const propose = (a: string, b: string, why: string) => {
    const [rare, often] = (counts.get(a) ?? 0) <= (counts.get(b) ?? 0) ? [a, b] : [b, a]
    const key = [a, b].sort().join(' ')
    if (!pairs.has(key)) pairs.set(key, [rare, often, why])
  }
  const words = [...common].filter(
    word => word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}[\p{L}'’-]*$/u.test(word),
  )
  for (const [a, b] of hyphenPairs(words, common))
    propose(a, b, 'With and without a hyphen: one of the two should hold.')
  if (english) {
    const every = [...counts.keys()].filter(word => word.length >= SHORTEST && word.length <= LONGEST)
    for (const [a, b] of sameConsonants(every)) {
      if (inflected(a, b)) continue
      if (sameWordSpelt(a, b))
        propose(a, b, 'Two systems of spelling, British and American or older and newer, in one text.')
      else if (common.has(a) && common.has(b) && isMisspelling(a, b))
        propose(a, b, 'The two differ as a word and its misspelling do.')
    }
    const names = [...counts.keys()].filter(
      word =>
        !common.has(word) &&
        word.length >= SHORTEST_SLIP - 1 &&
        word.length <= LONGEST &&
        /^\p{L}+$/u.test(word),
    )
    for (const [a, b] of slips(names, counts)) {
      // A letter left out, put in or out of order; another letter makes another name.
      if (a.length !== b.length || isTransposed(a, b)) {
        propose(a, b, `“${capital(b)}” stands often in the text and “${capital(a)}” once: a slip?`)
      }
    }
    for (const [a, b] of slips(words, counts)) {
      if (!inflected(a, b) && isMisspelling(a, b, counts)) {
        propose(a, b, `“${b}” stands often in the text and “${a}” once: a slip?`)
      }
    }
  }
  return findingsOf(readings, [...pairs.values()], common)
}

function hyphenPairs(words: readonly string[], common: ReadonlySet<string>): [string, string][] {
  return words.flatMap((word): [string, string][] => {
    if (!/^\p{Ll}{2,}-\p{Ll}{2,}$/u.test(word)) return []
    const closed = word.replace('-', '')
    return common.has(closed) ? [[word, closed]] : []
  })
}

function* sameConsonants(words: readonly string[]): Generator<[string, string]> {
  const buckets = new Map<string, string[]>()
  for (const word of words) {
    if (!/^[a-z]+$/.test(word)) continue
    const key = word
      .replace(/[sc]/g, 'z')
      .replace(/ph/g, 'f')
      .replace(/[aeiouy]+/g, '')
      .replace(/(.)\1+/g, '$1')
    const bucket = buckets.get(key)
    if (bucket) bucket.push(word)
    else buckets.set(key, [word])
  }
  for (const bucket of buckets.values()) {
    const few = bucket.slice(0, MOST_FELLOWS)
    for (const [i, a] of few.entries()) for (const b of few.slice(i + 1)) if (mayBeOne(a, b)) yield [a, b]
  }
}

/** Cheap: spellings of one word keep its first letter and nearly its length. */
const mayBeOne = (a: string, b: string) =>
  Math.abs(a.length - b.length) <= 2 &&
  (a[0] === b[0] || /^[ei]/.test(a)) &&
  Math.max(a.length, b.length) >= SHORTEST

/** A word that stands once and one that stands often, one letter apart. */
function* slips(words: readonly string[], counts: ReadonlyMap<string, number>): Generator<[string, string]> {
  const often = words.filter(word => word.length >= SHORTEST_SLIP - 1 && (counts.get(word) ?? 0) >= OFTEN)
  const less = new Map<string, string[]>()
  for (const word of often) {
    for (let i = 1; i < word.length - 1; i++) {
      const key = word.slice(0, i) + word.slice(i + 1)
      const known = less.get(key)
      if (known) known.push(word)
      else less.set(key, [word])
    }
  }
  const frequent = new Set(often)
  for (const rare of words) {
    if (rare.length < SHORTEST_SLIP - 1 || counts.get(rare) !== 1) continue
    for (const fellow of less.get(rare) ?? []) yield [rare, fellow]
    for (let i = 1; i < rare.length - 1; i++) {
      const key = rare.slice(0, i) + rare.slice(i + 1)
      if (frequent.has(key)) yield [rare, key]
      for (const fellow of less.get(key) ?? [])
        if (fellow !== rare && fellow.length === rare.length) yield [rare, fellow]
    }
  }
}

const isTransposed = (a: string, b: string) => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

/** A plural, a tense, a derived word: two forms that both mean something. */
function inflected(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const ending = /^(?:s|es|d|ed|r|er|ers|n|en|y|ly|ing|st|est|th|e|al|ist|ism)$/
  if (long.startsWith(short) && ending.test(long.slice(short.length))) return true
  // `discreet`/`discrete`, `principal`/`principle` and their like are two words.
  return TWO_WORDS.has([short, long].sort().join(' ')) || TWO_WORDS.has([a, b].sort().join(' '))
}

const TWO_WORDS = new Set(
  (
    'discreet discrete|principal principle|complement compliment|council counsel|stationary stationery|personal personnel|affect effect|' +
    'loose lose|desert dessert|moral morale|corps corpse|human humane|urban urbane|local locale|later latter|diner dinner|' +
    'practise practice|licence license|prophecy prophesy|device devise|advice advise|metre meter|storey story|coarse course|' +
    'canon cannon|assent ascent|ensure insure|enquiry inquiry|breath breathe|cloth clothe|lath lathe|wreath wreathe|bath bathe|' +
    'planed planned|hoping hopping|caned canned|tired tried|quiet quite|angel angle|trial trail|casual causal|martial marital|' +
    'united untied|sacred scared|bared barred|stared starred|griped gripped|taped tapped|scrapped scraped|striped stripped'
  )
    .split('|')
    .map(pair => pair.split(' ').sort().join(' ')),
)

function findingsOf(
  readings: readonly Reading[],
  pairs: readonly [string, string, string][],
  common: ReadonlySet<string>,
): Finding[] {
  const shown = (word: string) => (common.has(word) ? word : capital(word))
  if (pairs.length === 0) return []
  const wanted = new Map<string, (FindingPlace & { text: string })[]>()
  for (const [a, b] of pairs) {
    wanted.set(a, [])
    wanted.set(b, [])
  }
  for (const reading of readings) {
    for (const { lower, text, from, to } of reading.words()) {
      wanted.get(lower)?.push({ segment: reading.segment.id, from, to, text })
    }
  }
  return pairs.map(([rare, often, why]): Finding => {
    const [few, many] = [wanted.get(rare)!, wanted.get(often)!]
    const plain = (places: typeof few) => places.map(({ segment, from, to }) => ({ segment, from, to }))
    return {
      check: 'spelling',
      key: keyOf('spelling', [rare, often].sort().join(' ')),
      places: [...plain(few), ...plain(many)],
      message: `“${shown(rare)}” (${few.length}) and “${shown(often)}” (${many.length}): one word in two spellings.`,
      why,
      fixes: [towards(few, shown(often)), towards(many, shown(rare))],
      forms: [
        { form: shown(rare), places: plain(few) },
        { form: shown(often), places: plain(many) },
      ],
    }
  })
}

function towards(places: readonly (FindingPlace & { text: string })[], form: string) {
  return {
    label: `Write “${form}” at ${counted(places.length, 'place')}`,
    edits: places.map(({ segment, from, to, text }) => ({
      segment,
      from,
      to,
      text: /^\p{Lu}/u.test(text) ? capital(form) : form,
    })),
  }
}
