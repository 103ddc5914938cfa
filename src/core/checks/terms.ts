/**
 * The glossary against a text -> findings: terms to avoid, terms to keep that stand in another form; and without a glossary,
 * well-known rival terms used side by side, and pairs of opposites that recur so that they should be kept.
 */

import type { Glossary } from '../review/policy.ts'
import { type Finding, type FindingPlace, keyOf } from './finding.ts'
import { counted, isBody, isRecord, type Reading } from './reading.ts'

const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')

/** Unspaced scripts have no word boundaries. */
const bounded = (pattern: string, words: string) =>
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(words)
    ? pattern
    : `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`

/** Breaches of the glossary. */
export function glossaryChecks(readings: readonly Reading[], glossary: Glossary): Finding[] {
  return glossary.flatMap(({ term, use, instead, note }): Finding[] => {
    const words = term.trim()
    if (words === '') return []
    const told = note === '' ? '' : ` The glossary notes: ${note}`
    if (use === 'avoid') {
      const places = placesOf(readings, new RegExp(bounded(escaped(words), words), 'giu'))
      if (places.length === 0) return []
      return [
        {
          check: 'term',
          key: keyOf('term', words, 'avoid'),
          places: places.map(plain),
          message: `“${words}” (${counted(places.length, 'place')}) is a term to avoid${instead === '' ? '' : `; write “${instead}”`}.`,
          why: `The glossary of this transcript says so.${told}`,
          fixes:
            instead === ''
              ? []
              : [
                  {
                    label: `Write “${instead}” at ${counted(places.length, 'place')}`,
                    edits: places.map(place => ({
                      ...plain(place),
                      text: cased(instead, place.text, words),
                    })),
                  },
                ],
        },
      ]
    }
    const parts = words.split(/\s+/)
    if (parts.length < 2 || !parts.every(part => /^\p{L}{4,}$/u.test(part))) return []
    const loose = parts.map(part => `${escaped(stemOf(part))}\\p{Ll}{0,6}`).join('\\s+')
    const places = placesOf(readings, new RegExp(bounded(loose, words), 'giu')).filter(
      ({ text }) => text.toLowerCase().replace(/\s+/g, ' ') !== words.toLowerCase(),
    )
    if (places.length === 0) return []
    const forms = [...new Set(places.map(({ text }) => text))]
    return [
      {
        check: 'term',
        key: keyOf('term', `${words} ${forms.sort().join(' ')}`, 'keep'),
        places: places.map(plain),
        message: `${forms.map(form => `“${form}”`).join(', ')}: the glossary keeps “${words}”.`,
        why: `A term of the glossary should stand in its one form.${told}`,
        fixes: [
          {
            label: `Write “${words}” at ${counted(places.length, 'place')}`,
            edits: places.map(place => ({ ...plain(place), text: cased(words, place.text, words) })),
          },
        ],
      },
    ]
  })
}

const stemOf = (word: string) =>
  word.length > 6 ? word.replace(/(?:ships?|s)$/, '') : word.replace(/s$/, '')
const plain = ({ segment, from, to }: FindingPlace): FindingPlace => ({ segment, from, to })

function placesOf(readings: readonly Reading[], pattern: RegExp): (FindingPlace & { text: string })[] {
  return readings.flatMap(({ segment, text }) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
      segment: segment.id,
      from: index,
      to: index + found.length,
      text: found,
    })),
  )
}

/** The new words with the capital of the old, where the term itself has none. */
const cased = (instead: string, found: string, term: string) =>
  /^\p{Lu}/u.test(found) && !/^\p{Lu}/u.test(term)
    ? instead.slice(0, 1).toUpperCase() + instead.slice(1)
    : instead

/** Words that translators of one record take turns with, for one term of the original; the noun must be the same. */
const RIVALS: readonly (readonly [words: readonly string[], nouns: string])[] = [
  [['nuclear', 'atomic'], 'weapons?|bombs?|war|energy|power|tests?|testing|blackmail|arms|monopoly'],
  [['revisionist', 'revisionistic'], '\\p{Ll}+'],
  [['imperialist', 'imperialistic'], '\\p{Ll}+'],
  [['socialist', 'socialistic'], '\\p{Ll}+'],
  [['underdeveloped', 'developing', 'backward'], 'countries|nations|states'],
  [['fraternal', 'brotherly'], 'countries|parties|party|relations|friendship|aid|peoples?'],
  [['liberated', 'freed'], 'areas?|zones?|territor(?:y|ies)'],
  [['anti-Japanese', 'Japanese-resistance'], 'war|struggle'],
  [['military', 'army'], 'command|commission|delegation'],
  [['national', "people's"], 'assembly|congress'],
  [['party', 'Party'], 'committee|congress'],
]

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['external', 'internal'], ['foreign', 'domestic'], ['political', 'military'], ['direct', 'indirect'], ['formal', 'informal'],
  ['official', 'unofficial'], ['legal', 'illegal'], ['public', 'secret'], ['conventional', 'nuclear'], ['offensive', 'defensive'],
] // biome-ignore format: a table
const RECURS = 4

/** Rival terms, and pairs worth keeping that no glossary keeps yet. */
export function termPairs(readings: readonly Reading[], glossary: Glossary): Finding[] {
  if (!isRecord(readings)) return []
  const body = readings.filter(({ segment }) => isBody(segment))
  const kept = new Set(glossary.map(({ term }) => term.toLowerCase()))
  const findings: Finding[] = []
  for (const [words, nouns] of RIVALS) {
    const found = new Map<string, Map<string, FindingPlace[]>>()
    const pattern = new RegExp(`(?<![\\p{L}-])(${words.map(escaped).join('|')}) (${nouns})(?![\\p{L}])`, 'gu')
    for (const { segment, text } of body) {
      for (const match of text.matchAll(pattern)) {
        const noun = match[2]!.replace(/s$/, '')
        const forms = found.get(noun) ?? new Map<string, FindingPlace[]>()
        const place = { segment: segment.id, from: match.index, to: match.index + match[0].length }
        forms.set(match[1]!, [...(forms.get(match[1]!) ?? []), place])
        found.set(noun, forms)
      }
    }
    for (const [noun, forms] of found) {
      if (forms.size < 2) continue
      const sorted = [...forms].sort((a, b) => a[1].length - b[1].length)
      const [often] = sorted.at(-1)!
      const few = sorted.slice(0, -1)
      findings.push({
        check: 'term',
        key: keyOf('term', `${[...forms.keys()].sort().join(' ')} ${noun}`, 'rivals'),
        places: sorted.flatMap(([, places]) => places),
        message: `${sorted.map(([word, places]) => `“${word}” (${places.length})`).join(', ')} before “${noun}”: one term or two?`,
        why: 'Both translate one word of many languages. If the original has one word, readers should meet one.',
        fixes: [
          {
            label: `Write “${often}” everywhere`,
            edits: few.flatMap(([word, places]) =>
              places.map(({ segment, from }) => ({ segment, from, to: from + word.length, text: often })),
            ),
          },
        ],
        forms: sorted.map(([word, places]) => ({ form: `${word} ${noun}`, places })),
      })
    }
  }
  return [...findings, ...keyPairs(body, kept)]
}

function keyPairs(body: readonly Reading[], kept: ReadonlySet<string>): Finding[] {
  return OPPOSITES.flatMap(([one, other]): Finding[] => {
    const pattern = new RegExp(`(?<![\\p{L}-])(${one}|${other}) (\\p{Ll}{4,})`, 'gu')
    const found = new Map<string, Map<string, FindingPlace[]>>()
    for (const { segment, text } of body) {
      for (const match of text.matchAll(pattern)) {
        const forms = found.get(match[2]!) ?? new Map<string, FindingPlace[]>()
        const place = { segment: segment.id, from: match.index, to: match.index + match[0].length }
        forms.set(match[1]!, [...(forms.get(match[1]!) ?? []), place])
        found.set(match[2]!, forms)
      }
    }
    return [...found].flatMap(([noun, forms]): Finding[] => {
      if (forms.size < 2 || [...forms.values()].some(places => places.length < RECURS)) return []
      const terms = [...forms.keys()].map(word => `${word} ${noun}`)
      if (terms.every(term => kept.has(term))) return []
      return [
        {
          check: 'term',
          key: keyOf('term', terms.sort().join(' / '), 'pair'),
          places: [...forms.values()].flat(),
          message: `${[...forms].map(([word, places]) => `“${word} ${noun}” (${places.length})`).join(' and ')}: a pair that the talk turns on.`,
          why: 'Keep both in the glossary, with a note on what they stand for, so that no later hand varies one of them.',
          fixes: [
            {
              label: 'Ask what the pair means',
              ask: `What do ${terms.map(term => `“${term}”`).join(' and ')} stand for in the original?`,
            },
          ],
        },
      ]
    })
  })
}
