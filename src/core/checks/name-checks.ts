/**
 * The names of a text -> findings: forms against the register and the policy, Korean names in several styles, an alternative
 * in brackets for one and none for another, given names for some persons only, one person under several titles, a name
 * in two romanizations, a place half translated. Extraction is in names.ts, the systems in name-system.ts.
 */
import { sameNameRomanized } from '../classify/romanize.ts'
import { type CheckContext, type Finding, type FindingPlace, type Fix, keyOf } from './finding.ts'
import {
  chineseStyle,
  KOREAN_STYLES,
  type KoreanStyle,
  koreanForms,
  koreanStyle,
  looksPinyin,
  skeletonOf,
} from './name-system.ts'
import { type Alternative, alternativesIn, expansionsIn, type Mention, mentionsIn } from './names.ts'
import { counted, isRecord, type Reading } from './reading.ts'

/** Surnames of statesmen that records of the last century name without more ado; a gazetteer, to tell persons from places. */
const STATESMEN = new Set(
  'Kennedy Khrushchev Stalin Lenin Castro Nixon Eisenhower Truman Johnson Dulles Kissinger Brezhnev Kosygin Mikoyan Molotov Gromyko Malenkov Tito Nehru Sukarno Nasser Nkrumah Roosevelt Churchill Attlee Eden Macmillan Wilson Adenauer Ulbricht Honecker Gomułka Gomulka Novotný Dubček Ceaușescu Ceausescu Zhivkov Kádár Hoxha Franco Pompidou Mitterrand Thatcher Reagan Carter Ford Gorbachev Sihanouk Diem Thieu Rusk McNamara Lodge Harriman Acheson Kozlov Suslov Andropov Allende Guevara Lumumba Nyerere Marcos Suharto Bhutto Rhee Goldwater Humphrey Haig Brzezinski Vance Rogers Mao Zhou Chou'.split(
    ' ',
  ),
)

const whole = ({ segment, from, to }: FindingPlace): FindingPlace => ({ segment, from, to })

/** All checks of names over the whole text. */
export function nameChecks(readings: readonly Reading[], context: CheckContext): Finding[] {
  const mentions = readings.flatMap(mentionsIn)
  const alternatives = readings.flatMap(alternativesIn)
  const inBrackets = (mention: Mention) =>
    alternatives.some(
      ({ segment, bracket }) =>
        segment === mention.segment && mention.from >= bracket.from && mention.to <= bracket.to,
    )
  const outside = alternatives.length === 0 ? mentions : mentions.filter(mention => !inBrackets(mention))
  return [
    ...registerBreaches(readings, outside, context),
    ...koreanStyles(outside, alternatives, context),
    ...chinesePolicy(outside, context),
    ...someAlternatives(outside, alternatives),
    ...(isRecord(readings) ? [...givenNames(readings, outside), ...titlesOfOne(outside)] : []),
    ...twoForms(outside, context),
    ...halfTranslated(readings),
  ]
}

/** Forms of the register that are not the preferred one. */
function registerBreaches(
  readings: readonly Reading[],
  outside: readonly Mention[],
  { names }: CheckContext,
): Finding[] {
  if (names.length === 0) return []
  const texts = new Map(readings.map(({ segment, text }) => [segment.id, text]))
  return names.flatMap(({ preferred, forms, note }): Finding[] => {
    const known = new Set(forms.filter(form => form !== preferred))
    const places = outside.flatMap((mention): (FindingPlace & { form: string })[] => {
      const text = texts.get(mention.segment)!
      return [...known].flatMap(form => {
        const at = ` ${mention.name} `.indexOf(` ${form} `)
        if (at < 0) return []
        const from = mention.to - mention.name.length + at
        return text.slice(from, from + form.length) === form
          ? [{ segment: mention.segment, from, to: from + form.length, form }]
          : []
      })
    })
    if (places.length === 0) return []
    const met = [...new Set(places.map(({ form }) => form))]
    return [
      {
        check: 'name-policy',
        key: keyOf('name-policy', `${preferred} ${met.join(' ')}`),
        places: places.map(whole),
        message: `${met.map(form => `“${form}”`).join(', ')}: the register prefers “${preferred}”.`,
        why: `The register of names of this transcript says so.${note === '' ? '' : ` Its note: ${note}`}`,
        fixes: [
          {
            label: `Write “${preferred}” at ${counted(places.length, 'place')}`,
            edits: places.map(place => ({ ...whole(place), text: preferred })),
          },
        ],
      },
    ]
  })
}

/** Korean names in more than one style, or against the policy. */
function koreanStyles(
  outside: readonly Mention[],
  alternatives: readonly Alternative[],
  { policy }: CheckContext,
): Finding[] {
  const found = new Map<string, { style: KoreanStyle; places: FindingPlace[] }>()
  for (const mention of outside) {
    const style = koreanStyle(mention.name)
    if (style === null) continue
    const place = { segment: mention.segment, from: mention.to - mention.name.length, to: mention.to }
    found.set(mention.name, { style, places: [...(found.get(mention.name)?.places ?? []), place] })
  }
  const wanted = policy.romanization.ko
  if (wanted)
    return [...found].flatMap(([name, { style, places }]) =>
      policyBreach(name, style, wanted, places, alternatives),
    )
  const styles = new Map<KoreanStyle, string[]>()
  for (const [name, { style }] of found) styles.set(style, [...(styles.get(style) ?? []), name])
  // A plain form breaks nothing by itself: it is usual beside any system but the one of 2000.
  const distinct = [...styles.keys()].filter(style => style !== 'plain')
  if (distinct.length < 2 && !(styles.has('revised') && styles.has('plain'))) return []
  const told = [...styles].map(
    ([style, names]) => `${names.slice(0, 3).join(', ')} (${KOREAN_STYLES[style]})`,
  )
  return [
    {
      check: 'name',
      key: keyOf('name', [...found.keys()].sort().join(' '), 'korean styles'),
      places: [...found.values()].flatMap(({ places }) => places),
      message: `Korean names in ${styles.size} styles: ${told.join('; ')}.`,
      why: styles.has('revised')
        ? 'The Revised Romanization is South Korea’s, of the year 2000; records of the North and older ones use other forms. Choose one policy.'
        : 'Names of one language follow different rules here, so that one person may look like two. Choose one policy.',
      fixes: [],
    },
  ]
}

function policyBreach(
  name: string,
  style: KoreanStyle,
  wanted: 'revised' | 'mccune-reischauer' | 'dprk',
  places: readonly FindingPlace[],
  alternatives: readonly Alternative[],
): Finding[] {
  const fits =
    style === wanted ||
    (style === 'plain' && wanted !== 'revised') ||
    (style === 'hyphened' && wanted !== 'dprk')
  if (fits) return []
  const form = koreanForms(name).find(
    other => koreanStyle(other) === wanted || (wanted === 'dprk' && koreanStyle(other) === 'plain'),
  )
  const beside = alternatives.find(alternative => alternative.name === name)
  const write = form ?? beside?.other
  const fixes: Fix[] =
    write === undefined
      ? []
      : [{ label: `Write “${write}”`, edits: places.map(place => ({ ...whole(place), text: write })) }]
  return [
    {
      check: 'name-policy',
      key: keyOf('name-policy', name, wanted),
      places: places.map(whole),
      message: `“${name}” is in another style: ${KOREAN_STYLES[style]}.`,
      why: `The policy of this transcript is ${KOREAN_STYLES[wanted]}.`,
      fixes,
    },
  ]
}

function chinesePolicy(outside: readonly Mention[], { policy }: CheckContext): Finding[] {
  const wanted = policy.romanization.zh
  if (!wanted) return []
  const places = new Map<string, FindingPlace[]>()
  for (const { name, segment, to } of outside) {
    const style = chineseStyle(name)
    if (
      style === null ||
      style === wanted ||
      (style === 'pinyin' && name.split(' ').some(part => part.length < 2))
    )
      continue
    places.set(name, [...(places.get(name) ?? []), { segment, from: to - name.length, to }])
  }
  return [...places].map(
    ([name, at]): Finding => ({
      check: 'name-policy',
      key: keyOf('name-policy', name, wanted),
      places: at,
      message: `“${name}” is ${wanted === 'pinyin' ? 'Wade-Giles' : 'pinyin'}.`,
      why: `The policy of this transcript is ${wanted === 'pinyin' ? 'Hanyu Pinyin' : 'Wade-Giles'} for Chinese names.`,
      fixes: [],
    }),
  )
}

/** The other romanization stands beside one name and not beside its fellow. */
function someAlternatives(outside: readonly Mention[], alternatives: readonly Alternative[]): Finding[] {
  if (alternatives.length === 0) return []
  const korean = alternatives.filter(({ name, other }) => (koreanStyle(name) ?? koreanStyle(other)) !== null)
  const groups = [
    {
      with: korean.filter(({ name }) => name.includes(' ')),
      is: (name: string) => name.includes(' ') && koreanStyle(name) !== null,
      what: 'person',
    },
    {
      with: korean.filter(({ name }) => !name.includes(' ')),
      is: (name: string) => !name.includes(' ') && koreanStyle(name) !== null,
      what: 'place',
    },
  ]
  return groups.flatMap((group): Finding[] => {
    const told = new Set(group.with.map(({ name }) => name))
    if (told.size === 0) return []
    const without = new Map<string, FindingPlace>()
    for (const mention of outside) {
      if (group.is(mention.name) && !told.has(mention.name) && !without.has(mention.name)) {
        without.set(mention.name, {
          segment: mention.segment,
          from: mention.to - mention.name.length,
          to: mention.to,
        })
      }
    }
    if (without.size === 0) return []
    return [
      {
        check: 'name',
        key: keyOf('name', [...told, ...without.keys()].sort().join(' '), 'alternatives'),
        places: [...group.with.map(whole), ...without.values()],
        message: `Another romanization stands beside ${[...told].join(', ')} and not beside ${[...without.keys()].join(', ')}.`,
        why: `A reader who meets the one ${group.what} under two forms expects the same help for the others.`,
        fixes: [],
      },
    ]
  })
}

/** `[Fidel] Castro`, `[F.R.] Kozlov`, `Kennedy`: three ways to name a person. */
function givenNames(readings: readonly Reading[], outside: readonly Mention[]): Finding[] {
  const made = readings
    .filter(({ segment }) => segment.kind !== 'metadata')
    .flatMap(reading => {
      return expansionsIn(reading).filter(({ from }) => from >= reading.body)
    })
  if (made.length === 0) return []
  const known = new Set(made.map(({ surname }) => surname))
  const bare = new Map<string, FindingPlace>()
  for (const { name, titles, segment, from, to } of outside) {
    const isPerson = titles !== '' || STATESMEN.has(name)
    if (!isPerson || name === '' || /[ -]/.test(name) || known.has(name) || bare.has(name)) continue
    if (made.some(place => place.segment === segment && from < place.to && place.from < to)) continue
    bare.set(name, { segment, from, to })
  }
  const kinds = new Set(made.map(({ given }) => (/^(?:\p{Lu}\.)/u.test(given) ? 'initials' : 'given name')))
  if (bare.size === 0 && kinds.size < 2) return []
  const names = made.map(({ given, surname, full }) =>
    full.startsWith(given) ? `[${given}] ${surname}` : `${surname} [${given}]`,
  )
  return [
    {
      check: 'name',
      key: keyOf('name', [...names, ...bare.keys()].sort().join(' '), 'given names'),
      places: [...made.map(whole), ...bare.values()],
      message: `${[...new Set(names)].join(', ')}${bare.size > 0 ? `, but plain ${[...bare.keys()].join(', ')}` : ''}: names are made full for some persons.`,
      why: 'A given name for one, initials for another and nothing for a third look like chance. Make all full at first mention, or none.',
      fixes: [],
    },
  ]
}

/** `Comrade Premier Kim`, `Premier Kim`, `Comrade Kim Il Sung`. */
function titlesOfOne(outside: readonly Mention[]): Finding[] {
  const people = new Map<string, Map<string, FindingPlace[]>>()
  for (const { name, titles, segment, from, to } of outside) {
    if (titles === '' || name === '' || name.split(' ').length > 3) continue
    const surname = name.split(' ')[0]!
    const forms = people.get(surname) ?? new Map<string, FindingPlace[]>()
    const form = `${titles} ${name}`
    forms.set(form, [...(forms.get(form) ?? []), { segment, from, to }])
    people.set(surname, forms)
  }
  return [...people].flatMap(([surname, forms]): Finding[] => {
    if (forms.size < 2 || ![...forms.keys()].some(form => /^(?:Comrade|Mr|Dr)/.test(form))) return []
    const sorted = [...forms].sort((a, b) => a[1].length - b[1].length)
    return [
      {
        check: 'name',
        key: keyOf('name', [...forms.keys()].sort().join(' '), 'titles'),
        places: sorted.flatMap(([, places]) => places),
        message: `${sorted.map(([form, places]) => `“${form}” (${places.length})`).join(', ')}: one person, ${forms.size} ways?`,
        why: `Speakers choose titles with care, and translators may not. Ask whether the original varies for ${surname} too.`,
        fixes: [
          {
            label: 'Ask about the titles',
            ask: `Does the original say ${sorted.map(([form]) => `“${form}”`).join(', ')} with these differences?`,
          },
        ],
        forms: sorted.map(([form, places]) => ({ form, places })),
      },
    ]
  })
}

/** Old and new names of places, which no rule of sounds joins. */
const TWO_NAMES =
  'Peking Beijing|Canton Guangzhou|Formosa Taiwan|Burma Myanmar|Siam Thailand|Persia Iran|Ceylon Sri-Lanka|Kampuchea Cambodia|Mukden Shenyang|Tientsin Tianjin|Nanking Nanjing|Saigon Ho-Chi-Minh-City|Bombay Mumbai|Leningrad Saint-Petersburg|Yenan Yan’an|Chungking Chongqing|Amoy Xiamen|Port-Arthur Lüshun|Kuomintang Guomindang|KMT GMD'
    .split('|')
    .map(pair => pair.split(' ').map(name => name.replaceAll('-', ' ')) as [string, string])
/** A name in two forms has few fellows in sound; more are namesakes, and cost time. */
const MOST_FELLOWS = 24

/** One name in two romanizations, or a place under its old and its new name. */
function twoForms(outside: readonly Mention[], { names }: CheckContext): Finding[] {
  const places = new Map<string, FindingPlace[]>()
  for (const { name, segment, to, opens } of outside) {
    if (name.length < 4 || (opens && !name.includes(' ') && !/[-’']/.test(name))) continue
    const at = { segment, from: to - name.length, to }
    const known = places.get(name)
    if (known) known.push(at)
    else places.set(name, [at])
  }
  const registered = new Set(names.flatMap(({ preferred, forms }) => [preferred, ...forms]))
  const buckets = new Map<string, string[]>()
  for (const name of places.keys()) {
    const key = skeletonOf(name)
    if (key.length < 2) continue
    const bucket = buckets.get(key)
    if (bucket) bucket.push(name)
    else buckets.set(key, [name])
  }
  const pairs: [string, string][] = TWO_NAMES.filter(([a, b]) => places.has(a) && places.has(b))
  for (const bucket of buckets.values()) {
    const few = bucket.slice(0, MOST_FELLOWS)
    for (const [i, a] of few.entries()) {
      for (const b of few.slice(i + 1)) {
        if (sameNameRomanized(a, b) && !(registered.has(a) && registered.has(b))) pairs.push([a, b])
      }
    }
  }
  return pairs.map(([a, b]): Finding => {
    const [rare, often] = places.get(a)!.length <= places.get(b)!.length ? [a, b] : [b, a]
    const [few, many] = [places.get(rare)!, places.get(often)!]
    return {
      check: 'name',
      key: keyOf('name', [a, b].sort().join(' '), 'two forms'),
      places: [...few, ...many],
      message: `“${rare}” (${few.length}) and “${often}” (${many.length}) may be one name.`,
      why: 'By the rules of romanization, or by history, both can stand for the same person or place.',
      fixes: [
        {
          label: `Write “${often}” at ${counted(few.length, 'place')}`,
          edits: few.map(place => ({ ...place, text: often })),
        },
      ],
      forms: [
        { form: rare, places: few },
        { form: often, places: many },
      ],
    }
  })
}

const GENERIC =
  'Hall|Palace|House|Hotel|Building|Street|Road|Avenue|Square|Gate|Garden|Gardens|Park|Temple|Villa|Guesthouse|Room|Lake|River|Mountain|Bridge|Airport|Station'

/** `Zhongnanhai, Juren Hall`: one part of a place translated, the other not. */
function halfTranslated(readings: readonly Reading[]): Finding[] {
  return readings.flatMap(({ segment, text, body }): Finding[] => {
    if (segment.field !== 'location') return []
    const value = text.slice(body)
    const parts = value.split(/,\s*/u)
    const half = parts.find(
      part =>
        new RegExp(`^\\p{Lu}\\p{Ll}+ (?:${GENERIC})$`, 'u').test(part) &&
        looksLikeSyllables(part.split(' ')[0]!),
    )
    const wholly = parts.find(part => /^\p{Lu}\p{Ll}+$/u.test(part) && looksPinyin(part))
    if (half === undefined || wholly === undefined) return []
    return [
      {
        check: 'name',
        key: keyOf('name', value, 'half translated'),
        places: [{ segment: segment.id, from: body, to: text.length }],
        message: `“${half}” is half translated, “${wholly}” not at all.`,
        why: 'A place’s name is romanized, or translated, or one with the other in brackets; here it is one way for the one and another for the other.',
        fixes: [
          {
            label: 'Ask for the policy',
            ask: `Should “${half}” and “${wholly}” both be romanized, or translated?`,
          },
        ],
      },
    ]
  })
}

const looksLikeSyllables = (word: string) =>
  skeletonOf(word).length <= 4 && !/(?:[bcdfghjklmpqrstvwxz]{3}|[bcdfhjklmpqrstvwxyz]$)/i.test(word)
