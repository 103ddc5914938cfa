/**
 * Who took part and what was spoken of -> findings: roles under a word that means another, offices without their
 * institution, conferences and documents without their year. Asked of records of conversations only.
 */
import { at, type Finding, type FindingPlace, keyOf } from './finding.ts'
import { isBody, type Reading } from './reading.ts'

const PERSON = /^(?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}?[\p{L}'’-]+(?: \[[^\]]+\])?(?:[,;]|$)/u
const HEAD_OF =
  /(?<!\p{L})(?:(?:Deputy |Vice |Acting )?(?:Department|Bureau|Section|Division|Office|Desk) (?:Head|Chief|Director)|(?:Director|Chief|Head) of (?:Department|Bureau|Section|Division))(?=,? \p{Lu}\p{L}+|\s*$)/gu

/** Roles of those present under words that mean another: whoever speaks for both sides in the room is an interpreter. */
export function roles(head: readonly Reading[], readings: readonly Reading[]): Finding[] {
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
