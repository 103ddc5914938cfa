/**
 * The printed labels of a conversation -> findings: blanks before the colon, one speaker under several labels, a label that
 * is met once and resembles another, and one person speaking twice running where two otherwise alternate.
 */
import { isMisspelling } from '../classify/misspelling.ts'
import { labelAt } from '../text/speaker.ts'
import { at, type Finding, type FindingPlace, keyOf } from './finding.ts'
import { counted, type Reading } from './reading.ts'

interface Turn {
  reading: Reading
  speaker: string
  /** As printed, without colon. */
  name: string
  from: number
  to: number
}

export function speakerChecks(readings: readonly Reading[]): Finding[] {
  const turns = readings.flatMap((reading): Turn[] => {
    const { segment, text } = reading
    const label = segment.kind === 'turn' ? labelAt(text, 0, text.length) : null
    if (!label) return []
    const from = text.indexOf(label.name)
    return [
      {
        reading,
        speaker: segment.speaker ?? label.name,
        name: label.name,
        from,
        to: from + label.name.length,
      },
    ]
  })
  return [
    ...blanksBeforeColon(turns),
    ...labelForms(turns),
    ...strangers(turns),
    ...brokenAlternation(readings, turns),
  ]
}

function blanksBeforeColon(turns: readonly Turn[]): Finding[] {
  const blank = turns.filter(({ reading, to }) => /^\s+[:：]/u.test(reading.text.slice(to)))
  // In French every label has one.
  if (blank.length * 2 > turns.length) return []
  return blank.map(({ reading, name, to }) => {
    const gap = /^\s+/u.exec(reading.text.slice(to))![0].length
    return {
      ...at('speaker', reading.segment, 0, to + gap + 1, {
        message: `A blank before the colon of “${name}”.`,
        why: 'The other labels have none; programs that look for speakers may miss this one.',
        fixes: [
          {
            label: 'Take the blank out',
            edits: [{ segment: reading.segment.id, from: to, to: to + gap, text: '' }],
          },
        ],
      }),
      key: keyOf('speaker', name, 'blank'),
    }
  })
}

/** The first label may be long and the rest short; forms that differ otherwise are told. */
function labelForms(turns: readonly Turn[]): Finding[] {
  const speakers = new Map<string, Map<string, Turn[]>>()
  for (const turn of turns) {
    const forms = speakers.get(turn.speaker) ?? new Map<string, Turn[]>()
    forms.set(turn.name, [...(forms.get(turn.name) ?? []), turn])
    speakers.set(turn.speaker, forms)
  }
  const several = [...speakers.values()].filter(forms => forms.size > 1)
  if (several.length === 0) return []
  const bracketed = several.flatMap(forms => [...forms.keys()].filter(name => name.includes('[')))
  const findings: Finding[] = []
  const full = several.flatMap(forms => [...forms].filter(([name]) => name.includes(' ')))
  if (bracketed.length > 0 && full.some(([name]) => !name.includes('['))) {
    const places = several.flatMap(forms =>
      [...forms.values()].flatMap(turns =>
        turns
          .slice(0, 1)
          .map(({ reading, from, to }): FindingPlace => ({ segment: reading.segment.id, from, to })),
      ),
    )
    findings.push({
      check: 'speaker',
      key: keyOf(
        'speaker',
        full
          .map(([name]) => name)
          .sort()
          .join(' / '),
        'forms',
      ),
      places,
      message: `${full.map(([name]) => `“${name}”`).join(' and ')}: a full name in brackets for one speaker and without for another.`,
      why: 'The first label of each speaker should be made full in the same way; the short ones after it are usual.',
      fixes: [],
    })
  }
  for (const forms of several) {
    const sorted = [...forms].sort((a, b) => b[1].length - a[1].length)
    const usual = sorted[0]![0]
    for (const [name, odd] of sorted.slice(1)) {
      const isFirst =
        odd[0] === [...forms.values()].flat().sort((a, b) => turns.indexOf(a) - turns.indexOf(b))[0]
      // A fuller first label is usual; a second form in the middle is not.
      if (isFirst && odd.length === 1) continue
      if (odd.length > 2 || forms.get(usual)!.length < 3) continue
      findings.push({
        check: 'speaker',
        key: keyOf('speaker', `${name} / ${usual}`, 'odd'),
        places: odd.map(({ reading, from, to }) => ({ segment: reading.segment.id, from, to })),
        message: `“${name}” (${odd.length}) is “${usual}” elsewhere (${forms.get(usual)!.length}).`,
        why: 'One speaker under two labels looks like two; a search for the one misses the other.',
        fixes: [
          {
            label: `Write “${usual}”`,
            edits: odd.map(({ reading, from, to }) => ({
              segment: reading.segment.id,
              from,
              to,
              text: usual,
            })),
          },
        ],
      })
    }
  }
  return findings
}

/** A label met once that is a slip of another's. */
function strangers(turns: readonly Turn[]): Finding[] {
  const counts = new Map<string, number>()
  for (const { speaker } of turns) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const known = [...counts].filter(([, n]) => n > 2).map(([speaker]) => speaker)
  return turns.flatMap((turn): Finding[] => {
    if (counts.get(turn.speaker) !== 1) return []
    const fellow = known.find(speaker => isNear(turn.name, speaker))
    if (fellow === undefined) return []
    const printed = turns.find(({ speaker }) => speaker === fellow)!.name
    const short = turns.filter(({ speaker }) => speaker === fellow).map(({ name }) => name)
    const usual =
      short.sort((a, b) => short.filter(n => n === b).length - short.filter(n => n === a).length)[0] ??
      printed
    return [
      {
        ...at('speaker', turn.reading.segment, turn.from, turn.to, {
          message: `“${turn.name}” speaks only here; is it “${usual}”?`,
          why: 'The label is nearly that of another speaker, and nobody of this name says anything else.',
          fixes: [
            {
              label: `Write “${usual}”`,
              edits: [{ segment: turn.reading.segment.id, from: turn.from, to: turn.to, text: usual }],
            },
          ],
        }),
        key: keyOf('speaker', turn.name, 'stranger'),
      },
    ]
  })
}

/** One letter changed, left out, put in or out of order, in one word of the label. */
function isNear(name: string, speaker: string): boolean {
  const words = speaker.toLowerCase().split(' ')
  return name
    .toLowerCase()
    .split(' ')
    .some(word =>
      words.some(other => {
        if (word === other || word.length < 4) return false
        return isMisspelling(word, other) || oneApart(word, other)
      }),
    )
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const rest = Math.max(a.length, b.length) - head - tail
  return rest <= 1 || (rest === 2 && a[head] === b[head + 1] && a[head + 1] === b[head])
}

/** Two speak by turns all through, and somewhere one speaks twice. */
function brokenAlternation(readings: readonly Reading[], turns: readonly Turn[]): Finding[] {
  const speakers = new Set(turns.map(({ speaker }) => speaker))
  if (speakers.size !== 2 || turns.length < 8) return []
  const broken = turns.filter((turn, i) => i > 0 && turns[i - 1]!.speaker === turn.speaker)
  if (broken.length === 0 || broken.length > Math.max(1, turns.length / 12)) return []
  return broken.map(turn => {
    const i = readings.indexOf(turn.reading)
    const isAfterMark = readings[i - 1]?.segment.kind === 'mark'
    return {
      ...at('speaker', turn.reading.segment, turn.from, turn.to, {
        message: `${turn.name} speaks twice running; ${counted(turns.length, 'turn')} otherwise alternate.`,
        why: `Either the label is wrong, or a turn between the two is lost${isAfterMark ? ', where a mark stands before it' : ''}, or one turn was cut in two.`,
        fixes: [
          {
            label: 'Ask whether a turn is missing',
            ask: `${turn.name} speaks twice running here. Is a turn missing, or the label wrong?`,
          },
        ],
      }),
      key: keyOf('speaker', `${turn.name} ${turn.reading.text.slice(turn.to, turn.to + 30)}`, 'twice'),
    }
  })
}
