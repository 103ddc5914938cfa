/**
 * The names of a text -> findings: forms against the register and the policy, Korean names in several styles, an alternative
 * in brackets for one and none for another, given names for some persons only, one person under several titles. Names
 * that may be one are in name-forms.ts, extraction in names.ts, the systems in name-system.ts.
 */
import { type CheckContext, type Finding, type FindingPlace, type Fix, keyOf } from './finding.ts'
import { halfTranslated, twoForms } from './name-forms.ts'
import { chineseStyle, KOREAN_STYLES, type KoreanStyle, koreanForms, koreanStyle } from './name-system.ts'
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
