/**
 * The phrases of a text held against each other -> findings: a title in two orders, a phrase whose words differ by an
 * ending, an article here and none there, an office with a country before it and after it, one state under two names, a
 * contraction among full forms. Phrases are looked up by the stems of their words; nothing is compared pair by pair.
 */
import { type Finding, type FindingPlace, keyOf } from './finding.ts'
import { counted, isBody, isRecord, type Reading, type Word } from './reading.ts'

type Place = FindingPlace

const OFFICE =
  'Ambassador|Minister|President|Premier|Chairman|Secretary|Government|Embassy|Delegation|Consul|Attaché|Foreign Minister|Prime Minister'
/** Words of an office that mean the same in either order, where no `of` stands between. */
const TITLE_PARTS = new Set(
  'secretary general minister prime foreign chairman vice deputy president director managing attorney governor inspector consul party first marshal field commander supreme chief staff'.split(
    ' ',
  ),
)

/** All checks of wording over the whole text. */
export function wordingVariants(readings: readonly Reading[]): Finding[] {
  return [
    ...reorderedTitles(readings),
    ...contractions(readings),
    ...(isRecord(readings) ? [...officeOrders(readings), ...derivedPhrases(readings)] : []),
    ...statesOfOffice(readings),
    ...missingArticles(readings),
    ...repeatedOpenings(readings),
  ]
}

function variant(
  check: 'wording' | 'contraction',
  forms: Map<string, Place[]>,
  what: string,
  told: { message: string; why: string },
  write: (from: string, to: string) => string | null,
): Finding {
  const sorted = [...forms].sort((a, b) => a[1].length - b[1].length)
  const best = sorted.at(-1)![0]
  const edits = sorted.slice(0, -1).flatMap(([form, places]) => {
    const text = write(form, best)
    return text === null ? [] : places.map(place => ({ ...place, text }))
  })
  return {
    check,
    key: keyOf(check, [...forms.keys()].sort().join(' / '), what),
    places: sorted.flatMap(([, places]) => places),
    ...told,
    fixes: edits.length > 0 ? [{ label: `Write “${best}” at ${counted(edits.length, 'place')}`, edits }] : [],
    forms: sorted.map(([form, places]) => ({ form, places })),
  }
}

const listed = (forms: Map<string, Place[]>) =>
  [...forms]
    .sort((a, b) => a[1].length - b[1].length)
    .map(([form, places]) => `“${form}” (${places.length})`)
    .join(', ')

function note(map: Map<string, Map<string, Place[]>>, key: string, form: string, place: Place): void {
  const forms = map.get(key) ?? new Map<string, Place[]>()
  const places = forms.get(form)
  if (places) places.push(place)
  else forms.set(form, [place])
  map.set(key, forms)
}

/** `General Secretary`, `Secretary General`. */
function reorderedTitles(readings: readonly Reading[]): Finding[] {
  const found = new Map<string, Map<string, Place[]>>()
  for (const { segment, text } of readings) {
    for (const match of text.matchAll(/(?<![\p{L}-])(\p{Lu}\p{Ll}+)[ -](?=(\p{Lu}\p{Ll}+)(?!\p{L}))/gu)) {
      const [a, b] = [match[1]!.toLowerCase(), match[2]!.toLowerCase()]
      if (a === b || !TITLE_PARTS.has(a) || !TITLE_PARTS.has(b)) continue
      const form = `${match[1]} ${match[2]}`
      note(found, [a, b].sort().join(' '), form, {
        segment: segment.id,
        from: match.index,
        to: match.index + form.length,
      })
    }
  }
  return [...found.values()]
    .filter(forms => forms.size > 1)
    .map(forms =>
      variant(
        'wording',
        forms,
        'order',
        {
          message: `${listed(forms)}: one office in two orders of words?`,
          why: 'The same title turned round may be read as another office. Where one person is meant, one order should hold.',
        },
        (_, to) => to,
      ),
    )
}

const CONTRACTED =
  /(?<![\p{L}'’])(?:(?:\p{L}+n['’]t)|(?:I['’](?:m|ll|ve|d)|(?:we|you|they)['’](?:re|ll|ve|d)|(?:he|she|it|that|there|what|who|here)['’](?:s|ll)(?! \p{Ll}+['’]?s\b)|let['’]s))(?!\p{L})/giu
const IN_FULL =
  /(?<![\p{L}'’])(?:(?:do|does|did|have|has|had|is|are|was|were|would|could|should|must|will) not|cannot|I am|I will|I have|(?:we|you|they) (?:are|will|have)|(?:he|she|it|that|there) (?:is|will))(?!\p{L})/giu
const FEW = 2
const TIMES = 8

/** `haven't` where everybody else says `do not`. */
function contractions(readings: readonly Reading[]): Finding[] {
  const places: (Place & { text: string })[] = []
  let full = 0
  for (const { segment, text } of readings) {
    if (!isBody(segment)) continue
    if (/['’]/.test(text)) {
      for (const { 0: words, index } of text.matchAll(CONTRACTED)) {
        places.push({ segment: segment.id, from: index, to: index + words.length, text: words })
      }
      if (places.length > FEW) return []
    }
    full += text.match(IN_FULL)?.length ?? 0
  }
  if (places.length === 0 || full < TIMES * places.length) return []
  return places.map(({ segment, from, to, text }): Finding => {
    const inFull = fullForm(text)
    return {
      check: 'contraction',
      key: keyOf('contraction', text),
      places: [{ segment, from, to }],
      message: `“${text}” is ${places.length === 1 ? 'the only contraction' : 'one of two contractions'}; ${full} full forms stand beside it.`,
      why: 'One contraction in a text that has none sounds like another voice, or another translator.',
      fixes:
        inFull === null ? [] : [{ label: `Write “${inFull}”`, edits: [{ segment, from, to, text: inFull }] }],
    }
  })
}

function fullForm(text: string): string | null {
  const plain = text.replace('’', "'")
  if (/^can't$/i.test(plain)) return plain.replace(/n't$/, 'not')
  if (/^(?:won|shan|ain)'t$/i.test(plain)) return null
  if (/n't$/.test(plain)) return plain.replace(/n't$/, ' not')
  return plain
    .replace(/'m$/, ' am')
    .replace(/'ll$/, ' will')
    .replace(/'ve$/, ' have')
    .replace(/'re$/, ' are')
    .replace(/^(let)'s$/i, '$1 us')
    .replace(/'s$/, ' is')
    .replace(/'d$/, ' had')
}

const DEMONYM = '\\p{Lu}\\p{Ll}+(?:ese|ish|[aei]an|sh|ch|i|n)'

/** `the Burmese Ambassador`, `the Ambassador of Pakistan`. */
function officeOrders(readings: readonly Reading[]): Finding[] {
  const before = new RegExp(
    `(?<![\\p{L}])(?:(?:North|South|East|West) )?(${DEMONYM}) (${OFFICE})(?!\\p{L})`,
    'gu',
  )
  const after = new RegExp(`(?<![\\p{L}])(${OFFICE}) of (?:the )?(\\p{Lu}\\p{L}+)`, 'gu')
  const found = new Map<string, Map<string, Place[]>>()
  for (const { segment, text } of readings) {
    if (!isBody(segment)) continue
    for (const match of text.matchAll(before)) {
      if (/^(?:Then|When|Even|An|Both|With|Which|Such|Much|Each|Given|Seven|Eleven)$/.test(match[1]!))
        continue
      note(found, match[2]!, 'before', {
        segment: segment.id,
        from: match.index,
        to: match.index + match[0].length,
      })
    }
    for (const match of text.matchAll(after)) {
      if (
        /^(?:Foreign|State|Defen[cs]e|Defence|War|Justice|Finance|Agriculture|Health|Education|Interior|Labou?r|Commerce|Trade|Culture|Information|Peace|National|Public|Industry|Affairs)/.test(
          match[2]!,
        )
      )
        continue
      note(found, match[1]!, 'after', {
        segment: segment.id,
        from: match.index,
        to: match.index + match[0].length,
      })
    }
  }
  return [...found].flatMap(([office, forms]) => {
    if (forms.size < 2) return []
    const [adjective, genitive] = [forms.get('before')!, forms.get('after')!]
    return [
      variant(
        'wording',
        new Map([
          [`… ${office}`, adjective],
          [`${office} of …`, genitive],
        ]),
        'country',
        {
          message: `${office}: the country stands before it (${adjective.length}) and after it (${genitive.length}).`,
          why: 'Fellows in one office read best in one form; two forms look as if the offices differed.',
        },
        () => null,
      ),
    ]
  })
}

const STATES: readonly (readonly string[])[] = [
  ['North Korean', 'DPRK'], ['South Korean', 'ROK'], ['Chinese', 'PRC'], ['Soviet', 'USSR'], ['East German', 'GDR'], ['West German', 'FRG'],
  ['North Vietnamese', 'DRV'], ['American', 'US', 'U.S.'], ['British', 'UK', 'U.K.'],
] // biome-ignore format: a table

/** `North Korean Ambassador`, `DPRK Ambassador`: one office under two names of the state. */
function statesOfOffice(readings: readonly Reading[]): Finding[] {
  const found = new Map<string, Map<string, Place[]>>()
  const stateOf = new Map(STATES.flatMap((names, i) => names.map(name => [name, i] as const)))
  const pattern = new RegExp(
    `(?<![\\p{L}])(${STATES.flat()
      .map(name => name.replace(/\./g, '\\.'))
      .join(
        '|',
      )}) (Ambassador|Embassy|Government|Foreign Minister|Premier|President|Delegation|delegation|government|embassy|ambassador)(?!\\p{L})`,
    'gu',
  )
  for (const { segment, text } of readings) {
    for (const match of text.matchAll(pattern)) {
      note(found, `${stateOf.get(match[1]!)} ${match[2]}`, `${match[1]} ${match[2]}`, {
        segment: segment.id,
        from: match.index,
        to: match.index + match[0].length,
      })
    }
  }
  return [...found.values()]
    .filter(forms => forms.size > 1)
    .map(forms =>
      variant(
        'wording',
        forms,
        'state',
        {
          message: `${listed(forms)}: one state under two names.`,
          why: 'The same office is named after the state in two ways; a search for one misses the other.',
        },
        (_, to) => to,
      ),
    )
}

const ENDINGS = /(?:ists?|ism|ships?|ations?|ness|ities|ity|ally|ly|al|ic|ous|s)$/
const MINOR = new Set(
  'the a an of to in on at by for from with and or but as that this these those our their his her its your my is are was were be been it we you they he she i not no so if then also very all one any some more most other others such who which what there here'.split(
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
        note(found, `${stemOf(a.lower)} ${stemOf(b.lower)}`, `${a.lower} ${b.lower}`, {
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
            `${a.lower} ${tail.map(word => word.lower).join(' ')}`,
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
