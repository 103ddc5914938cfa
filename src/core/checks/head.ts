/**
 * The head matter of a record against its text, and against itself -> findings: offices and names that the text never says,
 * dates in two styles or at odds, links to test hosts, a published status that is due, roles under the wrong word, phrases
 * said twice, events without their year. Punctuation of the head is looked at with all other punctuation.
 */
import { timeValue } from '../classify/date.ts'
import { at, type Finding, type FindingPlace, type Fix, keyOf } from './finding.ts'
import { isBody, type Reading } from './reading.ts'

const OFFICES =
  'Chairman|Chairwoman|President|Vice President|Premier|Vice Premier|Prime Minister|Foreign Minister|Minister|General Secretary|Secretary General|First Secretary|Marshal|Chancellor|King|Queen|Emperor|Ambassador|Governor|Mayor|Director'
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'

/** All checks of the head matter; none where a text has no head or nothing else. */
export function headChecks(readings: readonly Reading[]): Finding[] {
  const head = readings.filter(({ segment }) => !isBody(segment))
  const body = readings.filter(({ segment }) => isBody(segment))
  if (head.length === 0) return []
  const summary = head.filter(({ segment }) => segment.field === 'summary')
  const told = body.map(({ text }) => text).join('\n')
  return [
    ...(told.length > 400 ? [...wrongOffices(summary, body, told), ...unsaidNames(summary, told)] : []),
    ...repeatedPhrases(summary),
    ...dates(head),
    ...head.flatMap(testLinks),
    ...head.flatMap(statuses),
    ...roles(head, readings),
  ]
}

/** `Chairman of China X` where the text says only `Comrade General Secretary`. */
function wrongOffices(summary: readonly Reading[], body: readonly Reading[], told: string): Finding[] {
  const offices = new RegExp(`(?<!\\p{L})(?:${OFFICES})(?!\\p{L})`, 'gu')
  const heard = new Map<string, FindingPlace[]>()
  for (const { segment, text } of body) {
    for (const { 0: office, index } of text.matchAll(offices)) {
      heard.set(office, [
        ...(heard.get(office) ?? []),
        { segment: segment.id, from: index, to: index + office.length },
      ])
    }
  }
  if (heard.size === 0) return []
  return summary.flatMap(({ segment, text }) =>
    Array.from(text.matchAll(offices)).flatMap(({ 0: office, index }): Finding[] => {
      if (told.includes(office) || told.toLowerCase().includes(office.toLowerCase())) return []
      const rest =
        /^(?: of (?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3}| \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2})/u.exec(
          text.slice(index + office.length),
        )
      if (!rest) return []
      const to = index + office.length + rest[0].length
      const others = [...heard].sort((a, b) => b[1].length - a[1].length).slice(0, 3)
      return [
        {
          check: 'head',
          key: keyOf('head', text.slice(index, to), 'office'),
          places: [
            { segment: segment.id, from: index, to },
            ...others.slice(0, 1).flatMap(([, places]) => places),
          ],
          message: `“${text.slice(index, to)}”: nobody in the text is called ${office}.`,
          why: `The text itself says ${others.map(([name, places]) => `“${name}” (${places.length})`).join(', ')}. A summary is written later, and offices slip in it.`,
          fixes: [
            {
              label: 'Ask for the office',
              ask: `Which office did the person hold on that day? The summary says “${office}”, the text never does.`,
            },
          ],
        },
      ]
    }),
  )
}

const STATE_WORDS: Record<string, RegExp> = {
  DPRK: /Korea/, ROK: /Korea/, PRC: /China|Chinese/, USSR: /Soviet/, US: /America|United States/, 'U.S.': /America|United States/, UK: /Brit|England/, CCP: /Party/, WPK: /Party/,
  China: /Chin/, 'North Korea': /Korea/, 'South Korea': /Korea/, 'United States': /America|U\.S\./, 'Soviet Union': /Soviet Union|USSR/, Britain: /Brit|English/,
} // biome-ignore format: a table

/** A name in the summary that the text never says. */
function unsaidNames(summary: readonly Reading[], told: string): Finding[] {
  const clear = told.replace(/[[\]]/g, '')
  const seen = new Set<string>()
  return summary.flatMap(({ segment, text }) =>
    Array.from(
      text.matchAll(
        /(?<![\p{L}'’-])\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}-]+)+(?!\p{L})|(?<=\s)\p{Lu}\p{L}{3,}(?![\p{L}’'-]| \p{Lu})/gu,
      ),
    ).flatMap(({ 0: run, index }): Finding[] => {
      const name = run.replace(/['’]s$/u, '')
      if (
        seen.has(name) ||
        new RegExp(
          `^(?:${OFFICES}|They|The|This|These|Also|Both|When|After|Minister|Party|Marxism.*|${MONTHS})\\b`,
          'u',
        ).test(name)
      )
        return []
      seen.add(name)
      const known = STATE_WORDS[name]
      if (known ? known.test(clear) : clear.includes(name)) return []
      const words = name.split(/[\s-]/)
      // A person is named by surname alone, a country by its adjective.
      if (
        !known &&
        (clear.includes(words.at(-1)!) ||
          clear.includes(words[0]!) ||
          clear.includes(words.at(-1)!.slice(0, Math.max(4, words.at(-1)!.length - 2))))
      )
        return []
      return [
        {
          check: 'head',
          key: keyOf('head', name, 'never said'),
          places: [{ segment: segment.id, from: index, to: index + name.length }],
          message: `“${name}” stands in the summary and nowhere in the text.`,
          why: 'Either the summary reads more out of the text than it says, or the text names it otherwise.',
          fixes: [
            {
              label: 'Ask what it rests on',
              ask: `The summary speaks of “${name}”, the text never does. What does it rest on?`,
            },
          ],
        },
      ]
    }),
  )
}

const LONG_PHRASE = 5

/** Does the word at `from` go on with the sentence of the one before? */
const joins = (text: string, from: number) => /[\p{L}\p{N}][ ]$/u.test(text.slice(from - 2, from))

/** The same five words or more twice within one piece of summary. */
function repeatedPhrases(summary: readonly Reading[]): Finding[] {
  return summary.flatMap((reading): Finding[] => {
    const words = reading.words()
    const seen = new Map<string, number>()
    for (let i = 0; i + LONG_PHRASE <= words.length; i++) {
      const phrase = words
        .slice(i, i + LONG_PHRASE)
        .map(({ lower }) => lower)
        .join(' ')
      const first = seen.get(phrase)
      if (first === undefined) seen.set(phrase, i)
      else if (words.slice(i, i + LONG_PHRASE).filter(({ lower }) => lower.length > 3).length >= 3) {
        let length = LONG_PHRASE
        while (
          i + length < words.length &&
          words[first + length]!.lower === words[i + length]!.lower &&
          joins(reading.text, words[i + length]!.from)
        )
          length++
        const places = [first, i].map(n => ({
          segment: reading.segment.id,
          from: words[n]!.from,
          to: words[n + length - 1]!.to,
        }))
        return [
          {
            check: 'repetition',
            key: keyOf('repetition', phrase),
            places,
            message: `“${reading.text.slice(places[0]!.from, places[0]!.to)}” stands twice in the summary.`,
            why: 'In so short a text the same phrase again is mostly left over from writing it.',
            fixes: [],
          },
        ]
      }
    }
    return []
  })
}

const AMERICAN = new RegExp(`(?<!\\p{L})(?:${MONTHS}) \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`, 'gu')
const BRITISH = new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS}),? \\d{4}`, 'gu')
const FIGURES = /(?<![\d./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\d-])/gu

interface Dated extends FindingPlace {
  text: string
  style: 'month first' | 'day first' | 'figures'
}

/** Dates of the head: in two styles, or of two days. */
function dates(head: readonly Reading[]): Finding[] {
  const all = head.flatMap(({ segment, text }): Dated[] => {
    if (/^(?:source|note|credits)$/.test(segment.field ?? '')) return []
    return (
      [
        ['month first', AMERICAN],
        ['day first', BRITISH],
        ['figures', FIGURES],
      ] as const
    ).flatMap(([style, pattern]) =>
      Array.from(text.matchAll(pattern), match => ({
        segment: segment.id,
        from: match.index,
        to: match.index + match[0].length,
        text: match[0],
        style,
      })),
    )
  })
  // Year, month and day in figures are a machine's date line, not a style of the text.
  const found = all.filter(({ text }) => !/^\d{4}-/.test(text))
  const styles = new Set(found.map(({ style }) => style))
  const days = new Map(all.map(date => [timeValue(date.text) ?? date.text, date]))
  const main = head
    .filter(({ segment }) => /^(?:date|time|title|citation)$/.test(segment.field ?? ''))
    .map(({ segment }) => segment.id)
  const places = found.map(({ segment, from, to }) => ({ segment, from, to }))
  const findings: Finding[] = []
  if (styles.size > 1) {
    const one = found[0]!
    const other = found.find(({ style }) => style !== one.style)!
    findings.push({
      check: 'date-style',
      key: keyOf('date-style', [...styles].sort().join(' ')),
      places,
      message: `“${one.text}” and “${other.text}”: dates in two styles.`,
      why: 'One style is easier to search and to cite; figures alone can be misread across the Atlantic.',
      fixes: restyled(found, one.style, other.style),
    })
  }
  const mainDays = new Map(
    [...days].filter(([value, { segment }]) => value.startsWith('date') && main.includes(segment)),
  )
  if (mainDays.size > 1) {
    findings.push({
      check: 'head',
      key: keyOf('head', [...mainDays.keys()].sort().join(' '), 'days'),
      places: [...mainDays.values()].map(({ segment, from, to }) => ({ segment, from, to })),
      message: `${[...mainDays.values()].map(({ text }) => `“${text}”`).join(' and ')}: the head matter gives two days.`,
      why: 'Date line, title and citation should tell of one day; or one of them is the day of writing.',
      fixes: [{ label: 'Ask for the day', ask: 'On which of these days did it take place?' }],
    })
  }
  return findings
}

function restyled(found: readonly Dated[], one: Dated['style'], other: Dated['style']): Fix[] {
  return [one, other].flatMap((style): Fix[] => {
    if (style === 'figures' || found.some(date => date.style === 'figures')) return []
    const edits = found.flatMap(({ segment, from, to, text, style: own }) => {
      if (own === style) return []
      const [, first, second, year] = /^(\S+) (\S+?),? (\d{4})$/.exec(text) ?? []
      if (first === undefined) return []
      return [
        {
          segment,
          from,
          to,
          text:
            style === 'month first'
              ? `${second} ${first.replace(/\D+$/, '')}, ${year}`
              : `${second!.replace(/\D+$/, '')} ${first} ${year}`,
        },
      ]
    })
    return edits.length > 0
      ? [{ label: style === 'month first' ? 'Month first everywhere' : 'Day first everywhere', edits }]
      : []
  })
}

const TEST_HOST =
  /(?:^|[.-])(?:staging|stage|stg|test|testing|dev|devel|uat|qa|preview|sandbox|beta|demo|localhost|local)(?:$|[.\d-])|(?:test|staging|dev)(?:\.(?:com|org|net|edu|io|local))$|^(?:localhost|127\.|10\.|192\.168\.)|[a-z]+(?:test|staging)\.(?:com|org|net)$/i

/** A link that only the makers of the site can open. */
function testLinks({ segment, text }: Reading): Finding[] {
  return Array.from(text.matchAll(/https?:\/\/([^\s/<>()"']+)[^\s<>"]*/gu)).flatMap(
    ({ 0: url, 1: host, index }) =>
      TEST_HOST.test(host!.replace(/:\d+$/, ''))
        ? [
            at('link', segment, index, index + url.replace(/[.,;)]+$/, '').length, {
              message: `The link points to “${host}”, which looks like a test host.`,
              why: 'Links to a staging site end nowhere once it is closed, and readers cannot open them. The published address should stand here.',
            }),
          ]
        : [],
  )
}

/** `(Not yet proofread)` in the text itself. */
function statuses({ segment, text }: Reading): Finding[] {
  if (segment.field !== 'status' || !/not yet|un(?:proof|revis|correct|edit)|draft|未/iu.test(text)) return []
  return [
    at('status', segment, 0, text.length, {
      message: `The published status still says “${text.trim().replace(/^\(|\)$/g, '')}”.`,
      why: 'Signing the text off turns it into the statement of who proofread it and when. Until then it is right as it stands.',
    }),
  ]
}

const PERSON = /^(?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}?[\p{L}'’-]+(?: \[[^\]]+\])?(?:[,;]|$)/u
const HEAD_OF =
  /(?<!\p{L})(?:(?:Deputy |Vice |Acting )?(?:Department|Bureau|Section|Division|Office|Desk) (?:Head|Chief|Director)|(?:Director|Chief|Head) of (?:Department|Bureau|Section|Division))(?=,? \p{Lu}\p{L}+|\s*$)/gu

/** Roles of those present under words that mean another: whoever speaks for both sides in the room is an interpreter. */
function roles(head: readonly Reading[], readings: readonly Reading[]): Finding[] {
  if (!readings.some(({ segment }) => segment.kind === 'turn')) return []
  const findings: Finding[] = []
  for (const { segment, text, body } of head) {
    const value = text.slice(body)
    const label = text
      .slice(0, body)
      .replace(/[:：]\s*$/u, '')
      .trim()
    const isPerson = PERSON.test(value)
    if (isPerson && /^Translators?$/i.test(label)) {
      findings.push(
        role(
          segment,
          text,
          'Interpreter',
          label,
          'Who turns speech into another language is an interpreter; “translator” belongs to whoever translated the document.',
        ),
      )
    } else if (isPerson && /^(?:Documentation|Document|Documents|Records|Archives|Record)$/i.test(label)) {
      findings.push(
        role(
          segment,
          text,
          'Note-taker',
          label,
          'The person who kept the record in the room is a note-taker or recorder; the word here says what was made, not who made it.',
        ),
      )
    }
    for (const { 0: office, index } of text.matchAll(HEAD_OF)) {
      const after = text.slice(index + office.length)
      if (/^\s*(?:of|for)\b/.test(after)) continue
      findings.push({
        ...at('role', segment, 0, text.length, {
          message: `“${office}”: of which?`,
          why: 'The office stands without its institution, so that nobody can look the person up.',
          fixes: [
            {
              label: 'Ask which',
              ask: `“${text.slice(index)}”: of which institution? Needs the original, or a list of offices.`,
            },
          ],
        }),
        key: keyOf('role', text.slice(index)),
      })
    }
  }
  return findings
}

function role(
  segment: Reading['segment'],
  text: string,
  better: string,
  label: string,
  why: string,
): Finding {
  return {
    ...at('role', segment, 0, text.length, {
      message: `“${label}” in the room: probably ${better.toLowerCase()}.`,
      why,
      fixes: [
        {
          label: `Write “${better}”`,
          edits: [{ segment: segment.id, from: 0, to: label.length, text: better }],
        },
      ],
    }),
    key: keyOf('role', label, better),
  }
}

const EVENT =
  /(?<!\p{L})[Tt]he (\p{Lu}[\p{L}-]+ (?:Conference|Declaration|Agreement|Agreements|Accords?|Treaty|Communiqué|Statement|Protocol|Congress|Plenum|Summit|Talks|Resolution))(?!\p{L}| of \d| \(?\d{4})/gu

/** `the Moscow Conference`, in a text that never says which. */
export function datelessEvents(readings: readonly Reading[]): Finding[] {
  if (!readings.some(({ segment }) => segment.kind === 'turn')) return []
  const found = new Map<string, FindingPlace[]>()
  const dated = new Set<string>()
  for (const { segment, text } of readings) {
    if (!isBody(segment)) continue
    for (const match of text.matchAll(EVENT)) {
      const name = match[1]!
      const near = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40)
      if (/\b1[5-9]\d{2}\b|\b20\d{2}\b/.test(near)) dated.add(name)
      found.set(name, [
        ...(found.get(name) ?? []),
        { segment: segment.id, from: match.index, to: match.index + match[0].length },
      ])
    }
  }
  return [...found].flatMap(([name, places]): Finding[] =>
    dated.has(name)
      ? []
      : [
          {
            check: 'event',
            key: keyOf('event', name),
            places,
            message: `“${name}”: of which year?`,
            why: 'Places give their name to several conferences and documents; a note with the year tells the reader which.',
            fixes: [{ label: 'Ask which', ask: `Which ${name} is meant? A note should give the year.` }],
          },
        ],
  )
}
