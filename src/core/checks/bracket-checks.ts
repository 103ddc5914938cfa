/**
 * The use of editorial brackets over a text -> findings: connectives that need none, a name or a whole clause supplied, a
 * sentence whose verb or noun rests on them, one addition made here and left out there, remarks in round ones. What a
 * bracket is for is told in brackets.ts; whether they pair in pairs.ts.
 */
import { type Bracket, bracketsOf } from './brackets.ts'
import { at, type CheckedSegment, type Finding, type FindingPlace, keyOf, replaceBy } from './finding.ts'
import { counted, isBody, type Reading, sentenceAt } from './reading.ts'

const CONNECTIVE =
  /^(?:and|but|or|so|because|since|as|if|that|then|while|when|though|although|yet|also|however)$/i
const PRONOUN = /^(?:I|we|you|he|she|it|they|We|You|He|She|It|They)$/
const FUNCTION_WORD =
  /^(?:a|an|the|of|to|in|on|at|by|for|from|with|and|but|or|so|because|that|this|these|those|it|he|she|we|they|you|i|him|her|them|us|me|my|your|his|its|our|their|is|are|am|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|must|not|as|if|then|there|here|one|ones|some|any|all|who|which|what|more|also|other|others|own|such|way|only)$/i

const placeOf = (segment: CheckedSegment, { from, to }: Bracket): FindingPlace => ({
  segment: segment.id,
  from,
  to,
})

/** A segment whose sense rests on what is supplied in it. */
export function brackets(reading: Reading): Finding[] {
  const { segment, text, body } = reading
  if (!isBody(segment) || !text.includes('[')) return []
  return restingOnBrackets(
    reading,
    bracketsOf(text).filter(({ from, kind }) => from >= body && kind === 'supplied'),
  )
}

/** Connectives, named subjects and whole phrases that are supplied: each kind is one question of policy. */
function suppliedKinds(all: readonly Placed[]): Finding[] {
  const supplied = all.filter(({ bracket }) => bracket.kind === 'supplied')
  const words = ({ bracket }: Placed) => bracket.words.trim()
  const connectives = supplied.filter(placed => CONNECTIVE.test(words(placed)))
  const subjects = supplied.filter(({ reading, bracket }) => isNamedSubject(reading.text, bracket))
  const phrases = supplied.filter(
    placed => / /.test(words(placed)) && !subjects.includes(placed) && !/^I am$/i.test(words(placed)),
  )
  const listed = (these: readonly Placed[]) => {
    const some = these.slice(0, 4).map(placed => `“${words(placed)}”`)
    return `${some.join(', ')}${these.length > some.length ? ` and ${these.length - some.length} more` : ''}`
  }
  const of = (these: readonly Placed[], key: string, told: Pick<Finding, 'message' | 'why' | 'fixes'>) =>
    these.length === 0
      ? []
      : [
          {
            check: 'bracket' as const,
            key: keyOf('bracket', key),
            places: these.map(({ place }) => place),
            ...told,
          },
        ]
  return [
    ...of(connectives, 'connectives', {
      message: `${listed(connectives)}: connectives in brackets.`,
      why: 'Words that only tie clauses together are part of translating; readers expect brackets where something is added.',
      fixes: [
        {
          label: 'Take their brackets off',
          edits: connectives.map(({ place, bracket }) => ({ ...place, text: bracket.words })),
        },
      ],
    }),
    ...subjects.flatMap(subject =>
      of([subject], `${words(subject)} subject`, {
        message: `The subject “${words(subject)}” is supplied.`,
        why: 'The original names nobody here. Who acts is then the translator’s reading, and the sentence a claim about them.',
        fixes: [
          {
            label: 'Ask who is meant',
            ask: `Does the original say that “${words(subject)}” did this, or is it inferred?`,
          },
        ],
      }),
    ),
    ...of(phrases, 'phrases', {
      message: `${listed(phrases)}: phrases of several words in brackets.`,
      why: 'Several words are supplied at once. Check at each place that the sentence says no more than the original does.',
      fixes: [
        { label: 'Ask what the original has', ask: `Are these implied by the original: ${listed(phrases)}?` },
      ],
    }),
  ]
}

const isNamedSubject = (text: string, { words, to }: Bracket) =>
  /^(?:The )?\p{Lu}\p{L}+s?(?: \p{Lu}\p{L}+)*$/u.test(words) &&
  !PRONOUN.test(words) &&
  words.length > 4 &&
  /^\s\p{Ll}+/u.test(text.slice(to, to + 12))

/** Two nouns or verbs supplied close together: without them nothing is said. */
function restingOnBrackets(reading: Reading, all: readonly Bracket[]): Finding[] {
  const { segment, text } = reading
  const full = all.filter(({ words }) => {
    const parts = words.trim().split(/\s+/u)
    return parts.length === 1 && !FUNCTION_WORD.test(parts[0]!) && /^\p{Ll}{3,}$/u.test(parts[0]!)
  })
  for (let i = 1; i < full.length; i++) {
    const first = sentenceAt(reading, full[i - 1]!.from)
    const second = sentenceAt(reading, full[i]!.from)
    if (second.from > first.to) continue
    const run = full.filter(({ from }) => from >= first.from && from < second.to)
    const words = run.map(({ words }) => words).join(' ')
    return [
      {
        check: 'bracket',
        key: keyOf('bracket', words, text.slice(first.from, first.from + 40)),
        places: run.map(bracket => placeOf(segment, bracket)),
        message: `The sense rests on ${counted(run.length, 'supplied word')}.`,
        why: 'Verbs and nouns that carry the sentence are in brackets. Readers will quote them as said; ask what the original has.',
        fixes: [{ label: 'Ask what the original has', ask: `What stands in the original for “${words}”?` }],
      },
    ]
  }
  return []
}

/** The brackets of the whole text held against each other. */
export function bracketUse(readings: readonly Reading[]): Finding[] {
  const bracketed = readings.filter(({ text }) => text.includes('['))
  const every = bracketed.flatMap(reading =>
    bracketsOf(reading.text).map(bracket => ({ reading, bracket, place: placeOf(reading.segment, bracket) })),
  )
  const all = every.filter(({ reading }) => isBody(reading.segment))
  return [
    ...suppliedPronouns(readings, all),
    ...suppliedKinds(all),
    ...sameAddition(readings, all),
    ...kindsOfUse(every),
    ...roundRemarks(readings, all),
  ]
}

interface Placed {
  reading: Reading
  bracket: Bracket
  place: FindingPlace
}

/** `[I] met` here and `I met` there: the same pronoun in and out of brackets in one person's words. */
function suppliedPronouns(readings: readonly Reading[], all: readonly Placed[]): Finding[] {
  const supplied = all.filter(
    ({ bracket }) => bracket.kind === 'supplied' && PRONOUN.test(bracket.words.trim()),
  )
  if (supplied.length < 2) return []
  const printed = new Set(supplied.map(({ bracket }) => bracket.words.trim()))
  const words = new Set([...printed].map(word => word.toLowerCase()))
  const bare = readings.flatMap(({ segment, text, body }) => {
    if (!isBody(segment)) return []
    const first = new RegExp(`(?<![\\p{L}\\[])(?:${[...words].join('|')})(?![\\p{L}\\]])`, 'iu').exec(
      text.slice(body),
    )
    return first
      ? [{ segment: segment.id, from: body + first.index, to: body + first.index + first[0].length }]
      : []
  })
  if (bare.length === 0) return []
  const places = supplied.map(({ place }) => place)
  const edits = supplied.map(({ place, bracket }) => ({ ...place, text: bracket.words }))
  return [
    {
      check: 'bracket-use',
      key: keyOf('bracket-use', [...words].sort().join(' '), 'pronouns'),
      places: [...places, ...bare.slice(0, 3)],
      message: `${[...printed].map(word => `“${word}”`).join(', ')}: supplied in brackets at ${counted(places.length, 'place')}, printed without elsewhere.`,
      why: 'A language that leaves the subject out does so everywhere. Either every supplied pronoun has its brackets or none has.',
      fixes: [{ label: 'Take the brackets off these pronouns', edits }],
    },
  ]
}

/** `[North] Korea` in the body, and `North Korea` or `Korea` outside brackets. */
function sameAddition(readings: readonly Reading[], all: readonly Placed[]): Finding[] {
  const groups = new Map<string, Placed[]>()
  for (const placed of all) {
    const { bracket, reading } = placed
    if (bracket.kind !== 'clarification') continue
    const next = /^\s(\p{Lu}\p{L}+)/u.exec(reading.text.slice(bracket.to, bracket.to + 30))?.[1]
    if (next === undefined) continue
    const key = bracket.words.trim()
    groups.set(key, [...(groups.get(key) ?? []), placed])
  }
  return [...groups].flatMap(([word, placed]): Finding[] => {
    const nouns = placed.map(
      ({ reading, bracket }) =>
        /^\s(\p{Lu}\p{L}+)/u.exec(reading.text.slice(bracket.to, bracket.to + 30))![1]!,
    )
    const bare = placesOf(
      readings,
      [...new Set(nouns)].map(noun => `${word} ${noun}`),
    )
    if (placed.length + bare.length < 2) return []
    const edits = placed.map(({ place, bracket }) => ({ ...place, text: bracket.words }))
    return [
      {
        check: 'bracket-use',
        key: keyOf('bracket-use', `${word} ${[...new Set(nouns)].sort().join(' ')}`, 'addition'),
        places: [...placed.map(({ place, bracket }) => ({ ...place, to: bracket.to })), ...bare],
        message: `“[${word}] ${nouns[0]}”: in brackets at ${counted(placed.length, 'place')}${bare.length > 0 ? `, without at ${bare.length}` : ''}. Is the bracket needed?`,
        why: 'If the original’s own word already means this, the addition is translation and needs no bracket; if not, it needs one everywhere.',
        fixes: [{ label: 'Take the brackets off', edits }],
      },
    ]
  })
}

function placesOf(readings: readonly Reading[], phrases: readonly string[]): FindingPlace[] {
  return readings.flatMap(({ segment, text }) =>
    phrases.flatMap(phrase => {
      const from = text.indexOf(phrase)
      return from < 0 ? [] : [{ segment: segment.id, from, to: from + phrase.length }]
    }),
  )
}

/** Brackets and uses from which on a reader needs to be told. */
const MANY_BRACKETS = 12
const MANY_USES = 3

/** One sign for several things, often: a policy, or a note to the reader, is due. */
function kindsOfUse(all: readonly Placed[]): Finding[] {
  const uses = new Map<string, number>()
  for (const { bracket } of all) uses.set(bracket.kind, (uses.get(bracket.kind) ?? 0) + 1)
  uses.delete('remark')
  if (all.length < MANY_BRACKETS || uses.size < MANY_USES) return []
  const told = [...uses].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${USES[kind]} ${n}`)
  return [
    {
      check: 'bracket-use',
      key: keyOf('bracket-use', [...uses.keys()].sort().join(' '), 'uses'),
      places: all.map(({ place }) => place),
      message: `${all.length} brackets with ${uses.size} meanings: ${told.join(', ')}.`,
      why: 'A reader cannot see which brackets hold the speaker’s implied words and which the editor’s help. A note, or one use a sign, would tell.',
      fixes: [],
    },
  ]
}

const USES: Record<string, string> = {
  supplied: 'words supplied',
  name: 'names made full',
  alternative: 'other romanizations',
  clarification: 'clarifications',
}

/** `(Laughter)` in round ones, where the editor's brackets are square. */
function roundRemarks(readings: readonly Reading[], all: readonly Placed[]): Finding[] {
  if (all.length < 3) return []
  return readings.flatMap(({ segment, text, body }): Finding[] => {
    const words = text.slice(body).trim()
    if (!isBody(segment) || !/^\(\p{Lu}[\p{L} ,]{2,40}\.?\)$/u.test(words)) return []
    const from = text.indexOf('(', body)
    const to = text.lastIndexOf(')') + 1
    return [
      at('bracket-use', segment, from, to, {
        message: `“${words}” stands in round brackets; editorial brackets here are square.`,
        why: 'Round ones may be the original’s own; square ones are the editor’s. A reader should know who says it.',
        fixes: [
          replaceBy(
            'Set square brackets',
            segment.id,
            from,
            to,
            `[${text.slice(from + 1, to - 1).toLowerCase()}]`,
          ),
          {
            label: 'Ask whether the original has it',
            ask: `Does the original note “${words.slice(1, -1)}”?`,
          },
        ],
      }),
    ]
  })
}
