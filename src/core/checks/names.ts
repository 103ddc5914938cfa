/**
 * A text -> the names in it with their places, and from these a register to propose: a preferred form for each person and
 * place, with the other forms met in the text or derived by rule (Wade-Giles from pinyin, the Korean styles from each other).
 * A proposal only: a person takes it over. What is inconsistent in the names is in name-checks.ts.
 */
import { sameNameRomanized } from '../classify/romanize.ts'
import type { NameRegister, RegisteredName } from '../review/policy.ts'
import { bracketsOf } from './brackets.ts'
import type { CheckedSegment, FindingPlace } from './finding.ts'
import {
  chineseStyle,
  koreanForms,
  koreanPlace,
  koreanStyle,
  looksPinyin,
  skeletonOf,
  wadeGilesOf,
} from './name-system.ts'
import { type Reading, read } from './reading.ts'

/** A run of capitalised words as printed, its titles held apart. */
export interface Mention extends FindingPlace {
  /** The words that are no titles: `Kim Il Sung`. Empty where only titles stand there. */
  name: string
  /** `Comrade Premier`. */
  titles: string
  /** True where the run opens a sentence, so that its capital says little. */
  opens: boolean
}

export const TITLE_WORDS =
  'Comrade|Premier|President|Chairman|Chairwoman|Secretary|General|Ambassador|Minister|Prime|Foreign|Deputy|Vice|Marshal|First|Party|Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Miss|Dr|Dr.|Sir|Lord|Lady|Senator|Governor|Colonel|Captain|Major|Admiral|Professor|Chancellor|Director|Counselor|Counsellor|Consul|Attaché|Commander|Chief|Head|Department|King|Queen|Emperor|Prince|Princess|Count|Countess|Tsar|Madam|Madame|Mme|Monsieur|Excellency|Acting|Assistant|Under|State'
const TITLES = new Set(TITLE_WORDS.split('|'))
const RUN =
  /\p{Lu}[\p{L}\p{M}'’‘ʼ]*(?:[-‐‑]\p{L}[\p{L}\p{M}'’‘ʼ]*)*\.?(?: \p{Lu}[\p{L}\p{M}'’‘ʼ]*(?:[-‐‑]\p{L}[\p{L}\p{M}'’‘ʼ]*)*){0,5}/gu
const POSSESSIVE = /['’]s?$/u
const NO_NAME =
  /^(?:The|A|An|I|We|You|He|She|It|They|This|That|These|Those|There|Here|In|On|At|To|For|From|By|With|Of|And|But|Or|So|If|When|While|As|Since|Because|Although|Though|After|Before|Yes|No|Not|Our|Your|My|His|Her|Its|Their|What|Who|Why|Where|How|Which|Is|Are|Was|Were|Do|Does|Did|Have|Has|Had|Can|Could|Will|Would|Shall|Should|May|Must|Let|Then|Now|Today|However|Even|Also|All|Some|Many|Most|Last|Only|Perhaps|Well|O|Oh|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/

/** By its system, a Chinese or Korean person's name in full. */
const isPersonName = (name: string) => koreanStyle(name) !== null || chineseStyle(name) !== null

/** Every run of capitalised words in a reading. */
export function mentionsIn({ segment, text, body }: Reading): Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(RUN)) {
    if (match.index < body && body < text.length && segment.kind === 'turn') continue
    let words = match[0].split(' ')
    let from = match.index
    const opens =
      from === body ||
      /[.!?:]["”’)\]]*\s+["“‘([]*$/u.test(text.slice(Math.max(0, from - 6), from)) ||
      from === 0
    while (words.length > 0 && NO_NAME.test(words[0]!.replace(POSSESSIVE, ''))) {
      from += words[0]!.length + 1
      words = words.slice(1)
    }
    if (words.length === 0) continue
    let titled = 0
    while (titled < words.length && TITLES.has(words[titled]!)) titled++
    const bare = words
      .join(' ')
      .replace(POSSESSIVE, '')
      .replace(/(?<=\p{Ll}{2})\.$/u, '')
    const named = bare.split(' ').slice(titled)
    const titles = words.slice(0, titled).join(' ')
    const isOpening = opens && from === match.index
    // `to China Han Ik-su`: the name at the end of a run is a person's by itself.
    const cut =
      named.length > 2
        ? [3, 2].find(n => n < named.length && isPersonName(named.slice(-n).join(' ')))
        : undefined
    const last = cut === undefined ? named : named.slice(-cut)
    const to = from + bare.length
    if (cut !== undefined) {
      const end = to - last.join(' ').length - 1
      const name = named.slice(0, -cut).join(' ')
      found.push({ segment: segment.id, from, to: end, titles, name, opens: isOpening })
      from = end + 1
    }
    found.push({
      segment: segment.id,
      from,
      to,
      titles: cut === undefined ? titles : '',
      name: last.join(' '),
      opens: cut === undefined && isOpening,
    })
  }
  return found
}

/** A name with `[…]` beside it, made whole: `Zhou [Enlai]` is `Zhou Enlai`. */
export interface Expansion extends FindingPlace {
  /** The word that stands outside the brackets. */
  surname: string
  given: string
  full: string
}

export function expansionsIn({ segment, text }: Reading): Expansion[] {
  return bracketsOf(text).flatMap((bracket): Expansion[] => {
    if (bracket.kind !== 'name') return []
    const before = /(\p{Lu}[\p{L}'’-]+)\s$/u.exec(text.slice(0, bracket.from).slice(-40))?.[1]
    const after = /^\s?(\p{Lu}[\p{L}'’-]+)/u.exec(text.slice(bracket.to, bracket.to + 40))
    const place = { segment: segment.id, from: bracket.from, to: bracket.to }
    if (before !== undefined && !POSSESSIVE.test(before) && !TITLES.has(before) && !NO_NAME.test(before)) {
      const from = bracket.from - before.length - 1
      return [{ ...place, from, surname: before, given: bracket.words, full: `${before} ${bracket.words}` }]
    }
    if (!after) return []
    const to = bracket.to + after[0].length
    return [{ ...place, to, surname: after[1]!, given: bracket.words, full: `${bracket.words} ${after[1]}` }]
  })
}

export interface Alternative extends FindingPlace {
  name: string
  other: string
  /** Where the brackets stand. */
  bracket: { from: number; to: number }
}

/** Names that have another romanization in brackets after them. */
export function alternativesIn({ segment, text }: Reading): Alternative[] {
  return bracketsOf(text).flatMap(({ kind, from, to, words }): Alternative[] => {
    if (kind !== 'alternative') return []
    const other = words.trim()
    const before = text
      .slice(Math.max(0, from - 50), from)
      .trimEnd()
      .split(/\s+/u)
    const name = [1, 2, 3, 4]
      .map(n => before.slice(-n).join(' '))
      .filter(form => /^\p{Lu}/u.test(form))
      .find(form => sameNameRomanized(form, other) || skeletonOf(form) === skeletonOf(other))
    if (name === undefined) return []
    return [
      { segment: segment.id, from: text.lastIndexOf(name, from), to, name, other, bracket: { from, to } },
    ]
  })
}

/** Letters of the longest name that is proposed. */
const LONGEST_NAME = 80
/** Made of two syllables like a name in full, and none. */
const NO_PERSON = /^(?:Hong Kong|Viet Nam|Da Nang|Shan Xi|Tai Wan)$/
const PLACE_BEFORE = /\b(?:in|at|to|from|near|around|via|of) $/

/** The names of a text, as a register that somebody may take over: those that a rule knows, or brackets explain. */
export function proposeNames(segments: readonly CheckedSegment[]): NameRegister {
  const readings = segments.map(read)
  const register = new Map<string, RegisteredName>()
  const add = (preferred: string, forms: readonly string[], kind: RegisteredName['kind'], note: string) => {
    const own = [...register.values()].find(
      name => name.preferred === preferred || name.forms.includes(preferred),
    )
    const entry = own ?? { preferred, forms: [], kind, note }
    for (const form of forms) {
      if (form !== entry.preferred && !entry.forms.includes(form)) entry.forms.push(form)
    }
    if (!own) register.set(preferred, entry)
  }
  for (const reading of readings) {
    for (const { name, other } of alternativesIn(reading)) {
      const kind = name.includes(' ') ? 'person' : 'place'
      add(name, [other, ...koreanForms(name)], kind, 'Another form stands in brackets in the text.')
    }
    for (const { full } of expansionsIn(reading)) {
      const wade = wadeGilesOf(full)
      add(full, wade === null ? koreanForms(full) : [wade], 'person', 'Made full in brackets in the text.')
    }
  }
  for (const reading of readings) {
    for (const { name, from, titles } of mentionsIn(reading)) {
      const before = reading.text.slice(Math.max(0, from - 8), from)
      if (NO_PERSON.test(name) || name.length > LONGEST_NAME) continue
      const wade = wadeGilesOf(name)
      if (wade !== null) add(name, [wade], 'person', 'Pinyin; Wade-Giles by rule.')
      else if (chineseStyle(name) === 'wade-giles') add(name, [], 'person', 'Wade-Giles.')
      else if (koreanPlace(name)) add(name, koreanForms(name), 'place', 'Korean place.')
      else if (koreanStyle(name) !== null)
        add(name, koreanForms(name), 'person', 'Korean; other styles by rule.')
      else if (!name.includes(' ') && looksPinyin(name) && PLACE_BEFORE.test(before)) {
        add(name, [], 'place', 'Pinyin.')
      } else if (
        titles !== '' &&
        /^\p{Lu}[\p{L}.]+ \p{Lu}\p{L}+$/u.test(name) &&
        !TITLES.has(name.split(' ')[0]!)
      ) {
        add(name, [], 'person', `After a title (${titles}).`)
      }
    }
  }
  // Two entries that the rules call one name are one entry, the one met first preferred.
  const merged: RegisteredName[] = []
  for (const entry of register.values()) {
    const same = merged.find(
      other =>
        other.kind === entry.kind &&
        skeletonOf(other.preferred) === skeletonOf(entry.preferred) &&
        sameNameRomanized(other.preferred, entry.preferred),
    )
    if (!same) merged.push(entry)
    else {
      for (const form of [entry.preferred, ...entry.forms]) {
        if (form !== same.preferred && !same.forms.includes(form)) same.forms.push(form)
      }
    }
  }
  return merged
}
