/**
 * The phrases of a text held against each other -> findings: a phrase whose words differ by an ending, an article
 * here and none there, two sentences that begin alike. Phrases are looked up by the stems of their words; nothing is
 * compared pair by pair. Offices are in offices.ts, contractions in contraction.ts.
 */

import { contractions } from './contraction.ts'
import { type Finding, type FindingPlace, keyOf } from './finding.ts'
import { officeVariants } from './offices.ts'
import { isRecord, type Reading, type Word } from './reading.ts'
import { listed, note, variant } from './variant.ts'

type Place = FindingPlace

/** All checks of wording over the whole text. */
export function wordingVariants(readings: readonly Reading[]): Finding[] {
  return [
    ...contractions(readings),
    ...(isRecord(readings) ? [...derivedPhrases(readings)] : []),
    ...officeVariants(readings),
    ...missingArticles(readings),
    ...repeatedOpenings(readings),
  ]
}

const ENDINGS = /(?:ists?|ism|ships?|ations?|ness|ities|ity|ally|ly|al|ic|ous|s)$/
const MINOR = new Set(
  'between among with without against toward towards about after before under over since during upon into onto the a an of to in on at by for from with and or but as that this these those our their his her its your my is are was were be been it we you they he she i not no so if then also very all one any some more most other others such who which what there here'.split(
    ' ',
  ),
)

function stemOf(word: string): string {
  if (word.length < 6 || !/^[a-z]+$/.test(word)) return word
  let stem = singular(word)
  for (let i = 0; i < 3; i++) {
    const shorter = stem.replace(ENDINGS, '')
    if (shorter.length < 5 || shorter === stem) break
    stem = shorter
  }
  return stem
}

/** Two content words side by side, or with `between our two` and the like after them. */
function derivedPhrases(readings: readonly Reading[]): Finding[] {
  const found = new Map<string, Map<string, Place[]>>()
  for (const reading of readings) {
    const words = reading.words()
    for (let i = 0; i + 1 < words.length; i++) {
      const [a, b] = [words[i]!, words[i + 1]!]
      if (!joined(reading, a, b)) continue
      if (
        /^\p{Ll}/u.test(a.text) &&
        /^\p{Ll}{5,}$/u.test(b.text) &&
        !MINOR.has(a.lower) &&
        !MINOR.has(b.lower)
      ) {
        note(found, `${stemOf(a.lower)} ${stemOf(b.lower)}`, `${a.text} ${b.text}`, {
          segment: reading.segment.id,
          from: a.from,
          to: b.to,
        })
      }
      // A noun with what follows it, three words long: `relations between our two`.
      const tail = words.slice(i + 1, i + 4)
      if (
        /^\p{Ll}{7,}$/u.test(a.text) &&
        tail.length === 3 &&
        /^(?:between|among|with|toward|towards|against)$/.test(b.lower)
      ) {
        const last = tail.at(-1)!
        if (!/[.;:!?]/u.test(reading.text.slice(a.from, last.to))) {
          note(
            found,
            `${stemOf(a.lower)} ${tail.map(word => word.lower).join(' ')}`,
            `${a.text} ${tail.map(word => word.text).join(' ')}`,
            { segment: reading.segment.id, from: a.from, to: last.to },
          )
        }
      }
    }
  }
  return [...found.values()]
    .filter(forms => isDerivation([...forms.keys()]))
    .map(forms =>
      variant(
        'wording',
        forms,
        'ending',
        {
          message: `${listed(forms)}: one phrase with two endings?`,
          why: 'Both may stand for one term of the original. If they do, readers should meet one; if not, they may take them for one.',
        },
        () => null,
      ),
    )
}

/** Words of two kinds (`communism`, `communists`; `relations`, `relationship`), not a noun and its plural. */
function isDerivation(forms: readonly string[]): boolean {
  if (forms.length < 2) return false
  const kinds = new Set(forms.map(form => form.split(' ').map(singular).join(' ')))
  return (
    kinds.size > 1 && [...kinds].every(kind => !/(?:ly|ally)(?: |$)/.test(kind)) && changesNoun([...kinds])
  )
}

const singular = (word: string) =>
  word.length > 4 ? word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '') : word
/** `-ism`, `-ist`, `-ship`, `-ation`: what changes a thing into its doctrine, its followers or a state. */
const DERIVED = /(?:ism|ist|ship|ness|ity)$/
const changesNoun = (kinds: readonly string[]) => {
  const [first = [], ...rest] = kinds.map(kind => kind.split(' '))
  return first.some((word, i) =>
    rest.some(other => other[i] !== word && (DERIVED.test(word) || DERIVED.test(other[i]!))),
  )
}

const joined = ({ text }: Reading, a: Word, b: Word) => text.slice(a.to, b.from) === ' '

/** `unity of socialist camp` beside `unity of the socialist camp`. */
function missingArticles(readings: readonly Reading[]): Finding[] {
  const withArticle = new Map<string, Place[]>()
  const bare = new Map<string, Place[]>()
  for (const reading of readings) {
    const words = reading.words()
    for (let i = 1; i + 2 < words.length; i++) {
      const of = words[i]!
      if (of.lower !== 'of') continue
      const isThe = words[i + 1]!.lower === 'the'
      const [a, b] = [words[i + (isThe ? 2 : 1)], words[i + (isThe ? 3 : 2)]]
      if (
        !a ||
        !b ||
        MINOR.has(a.lower) ||
        MINOR.has(b.lower) ||
        !/^\p{Ll}{4,}$/u.test(a.text) ||
        !/^\p{Ll}{4,}$/u.test(b.text)
      )
        continue
      // A plural needs none, nor does a thing that is not counted.
      if (
        /(?:s|ion|ness|ity|ism|ing|ance|ence|ment)$/.test(b.lower) ||
        /(?:ly|ing)$/.test(a.lower) ||
        !joined(reading, a, b)
      )
        continue
      const key = `${words[i - 1]!.lower} of ${a.lower} ${b.lower}`
      const map = isThe ? withArticle : bare
      const place = { segment: reading.segment.id, from: words[i - 1]!.from, to: b.to }
      map.set(key, [...(map.get(key) ?? []), place])
    }
  }
  return [...bare].flatMap(([phrase, places]): Finding[] => {
    const others = withArticle.get(phrase)
    if (!others || others.length < places.length) return []
    const [head, rest] = phrase.split(' of ') as [string, string]
    return [
      {
        check: 'wording',
        key: keyOf('wording', phrase, 'article'),
        places,
        message: `“${phrase}” has no article; elsewhere “${head} of the ${rest}”.`,
        why: 'The same phrase has “the” in another place, and a singular that can be counted needs it.',
        fixes: [
          {
            label: 'Write “the”',
            edits: places.map(({ segment, to }) => ({
              segment,
              from: to - rest.length,
              to: to - rest.length,
              text: 'the ',
            })),
          },
        ],
      },
    ]
  })
}

const NEAR = 3

/** Two sentences near each other that begin alike and say the same word: `Our relations are … of comrades`, `… comradely`. */
function repeatedOpenings(readings: readonly Reading[]): Finding[] {
  return readings.flatMap((reading): Finding[] => {
    if (reading.segment.kind !== 'turn') return []
    const openings = reading.sentences().map(({ from, to }) => {
      const words = reading.words().filter(word => word.from >= Math.max(from, reading.body) && word.to <= to)
      return {
        from: words[0]?.from ?? from,
        to: words.at(-1)?.to ?? to,
        words: words.map(({ lower }) => lower),
      }
    })
    for (const [i, first] of openings.entries()) {
      for (const second of openings.slice(i + 1, i + 1 + NEAR)) {
        if (
          first.words.length < 5 ||
          first.words.slice(0, 3).join(' ') !== second.words.slice(0, 3).join(' ')
        )
          continue
        if (!/^(?:is|are|was|were|has|have|will|must|should)$/.test(first.words[2]!)) continue
        const stem = (word: string) => word.slice(0, 6)
        const stems = new Set(
          first.words
            .slice(3)
            .filter(word => word.length >= 6 && !MINOR.has(word))
            .map(stem),
        )
        const same = second.words.slice(3).find(word => word.length >= 6 && stems.has(stem(word)))
        if (same === undefined) continue
        const segment = reading.segment.id
        return [
          {
            check: 'repetition',
            key: keyOf('repetition', [...first.words.slice(0, 3), same].join(' ')),
            places: [first, second].map(({ from, to }) => ({ segment, from, to })),
            message: `“${first.words.slice(0, 3).join(' ')} …” is said twice, with the same word in it.`,
            why: 'The speaker may have said it twice; or one sentence was translated in two ways and both were kept.',
            fixes: [
              {
                label: 'Ask whether both stand there',
                ask: 'Does the original say this twice, or are these two translations of one sentence?',
              },
            ],
          },
        ]
      }
    }
    return []
  })
}
