/**
 * Offices as a text names them -> findings: a title in two orders of words, an office with its country before it and after
 * it, one state under two names.
 */
import type { Finding, FindingPlace } from './finding.ts'
import { isBody, isRecord, type Reading } from './reading.ts'
import { listed, note, variant } from './variant.ts'

type Place = FindingPlace

const OFFICE =
  'Ambassador|Minister|President|Premier|Chairman|Secretary|Government|Embassy|Delegation|Consul|Attaché|Foreign Minister|Prime Minister'
/** Words of an office that mean the same in either order, where no `of` stands between. */
const TITLE_PARTS =
  'Secretary|General|Minister|Prime|Foreign|Chairman|Premier|Vice|Deputy|President|Director|Managing|Attorney|Governor|Inspector|Consul|Party|First|Marshal|Field|Commander|Supreme|Chief|Staff'
const TWO_PARTS = new RegExp(`\\b(${TITLE_PARTS})[ -](?=(${TITLE_PARTS})\\b)`, 'g')

/** All checks of offices over the whole text. */
export function officeVariants(readings: readonly Reading[]): Finding[] {
  return [
    ...reorderedTitles(readings),
    ...(isRecord(readings) ? officeOrders(readings) : []),
    ...statesOfOffice(readings),
    ...(isRecord(readings) ? bodiesInTwoCases(readings) : []),
    ...stopsOfAbbreviations(readings),
  ]
}

/** `General Secretary`, `Secretary General`. */
function reorderedTitles(readings: readonly Reading[]): Finding[] {
  const found = new Map<string, Map<string, Place[]>>()
  for (const { segment, text } of readings) {
    for (const match of text.matchAll(TWO_PARTS)) {
      const [a, b] = [match[1]!.toLowerCase(), match[2]!.toLowerCase()]
      if (a === b) continue
      const form = text.slice(match.index, match.index + match[0].length + match[2]!.length)
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
          message: `${listed(forms)}: one office written in two ways?`,
          why: 'The same title turned round may be read as another office. Where one person is meant, one order should hold.',
        },
        (_, to) => to,
      ),
    )
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
      note(found, `${stateOf.get(match[1]!)} ${match[2]}`, `${match[1]!.replaceAll('.', '')} ${match[2]}`, {
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

const BODIES =
  /(?<!\p{L})(?:[Cc]entral [Cc]ommittee|[Ff]oreign [Mm]inistry|[Pp]olitical [Bb]ureau|[Pp]olitburo|[Ss]tanding [Cc]ommittee|[Ss]upreme [Ss]oviet|[Cc]ouncil of [Mm]inisters|[Ss]ecurity [Cc]ouncil|[Gg]eneral [Aa]ssembly|[Nn]ational [Aa]ssembly|[Cc]ommunist [Pp]arty|[Ww]orkers['’] [Pp]arty|[Ss]tate [Cc]ouncil|[Ff]oreign [Mm]inister|[Pp]rime [Mm]inister)(?!\p{L})/gu

/** `Central Committee`, `central committee`. */
function bodiesInTwoCases(readings: readonly Reading[]): Finding[] {
  const found = new Map<string, Map<string, Place[]>>()
  for (const { segment, text } of readings) {
    if (!isBody(segment)) continue
    for (const { 0: form, index } of text.matchAll(BODIES)) {
      // What opens a sentence has its capital from there.
      if (/^\p{Lu}\P{Lu}*$/u.test(form) && form.includes(' ')) continue
      note(found, form.toLowerCase(), form, { segment: segment.id, from: index, to: index + form.length })
    }
  }
  return [...found.values()]
    .filter(forms => forms.size > 1)
    .map(forms =>
      variant(
        'wording',
        forms,
        'capitals',
        {
          message: `${listed(forms)}: with capitals and without.`,
          why: 'A body that is named with capitals in one place is the same body in another, or the reader takes it for two.',
        },
        (_, to) => to,
      ),
    )
}

/** `U.S.`, `US`. */
function stopsOfAbbreviations(readings: readonly Reading[]): Finding[] {
  const found = new Map<string, Map<string, Place[]>>()
  for (const { segment, text } of readings) {
    if (!isBody(segment)) continue
    if (!/[A-Z]\.[A-Z]\./.test(text)) continue
    for (const { 0: form, index } of text.matchAll(/(?<![\p{L}.])(?:\p{Lu}\.){2,5}(?![\p{L}])/gu)) {
      note(found, form.replaceAll('.', ''), form, {
        segment: segment.id,
        from: index,
        to: index + form.length,
      })
    }
  }
  // Initials of a person are no abbreviation that also goes without stops; one that does is met both ways.
  const stopped = [...found].filter(([, forms]) => forms.size > 0).map(([letters]) => letters)
  if (stopped.length === 0) return []
  const bare = new RegExp(`(?<![\\p{L}.&-])(?:${stopped.join('|')})(?![\\p{L}.&-])`, 'gu')
  for (const { segment, text } of readings) {
    if (!isBody(segment) || /^[\P{Ll}]+$/u.test(text)) continue
    for (const { 0: form, index } of text.matchAll(bare)) {
      note(found, form, form, { segment: segment.id, from: index, to: index + form.length })
    }
  }
  return [...found.values()]
    .filter(forms => forms.size > 1)
    .map(forms =>
      variant(
        'spelling',
        forms,
        'stops',
        {
          message: `${listed(forms)}: with stops and without.`,
          why: 'One abbreviation in two forms: a search for the one misses the other.',
        },
        (from, to) => (from.endsWith('.') ? null : to),
      ),
    )
}
