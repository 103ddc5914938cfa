/**
 * The head matter of a record against its text -> findings: offices and names that the text never says, phrases said twice in
 * a summary. Dates, links and status are in dates.ts, the persons present in roles.ts; punctuation is looked at with all
 * other punctuation.
 */
import { dates, statuses, testLinks } from './dates.ts'
import { type Finding, type FindingPlace, keyOf } from './finding.ts'
import { isBody, type Reading } from './reading.ts'
import { roles } from './roles.ts'

const OFFICES =
  'Vice[- ](?:Chairman|President|Premier|Minister)|Deputy (?:Chairman|Premier|Minister)|Chairman|Chairwoman|President|Premier|Prime Minister|Foreign Minister|Minister|General Secretary|Secretary General|First Secretary|Marshal|Chancellor|King|Queen|Emperor|Ambassador|Governor|Mayor|Director'
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'

/** Of what the text says instead, so many places are shown. */
const MOST_SHOWN = 5

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
            ...others.slice(0, 1).flatMap(([, places]) => places.slice(0, MOST_SHOWN)),
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
