/**
 * Names that may be one -> findings: two romanizations of a name in one text, the old and the new name of a place, a place
 * half translated. Candidates share their consonants; the rules of `classify/` judge them.
 */
import { sameNameRomanized } from '../classify/romanize.ts'
import { type CheckContext, type Finding, type FindingPlace, keyOf } from './finding.ts'
import { looksPinyin, skeletonOf } from './name-system.ts'
import type { Mention } from './names.ts'
import { counted, type Reading } from './reading.ts'

/** Old and new names of places, which no rule of sounds joins. */
const TWO_NAMES =
  'Peking Beijing|Rumania Romania|Roumania Romania|Rumanian Romanian|Roumanian Romanian|Corea Korea|Canton Guangzhou|Formosa Taiwan|Burma Myanmar|Siam Thailand|Persia Iran|Ceylon Sri-Lanka|Kampuchea Cambodia|Mukden Shenyang|Tientsin Tianjin|Nanking Nanjing|Saigon Ho-Chi-Minh-City|Bombay Mumbai|Leningrad Saint-Petersburg|Yenan Yan’an|Chungking Chongqing|Amoy Xiamen|Port-Arthur Lüshun|Kuomintang Guomindang|KMT GMD'
    .split('|')
    .map(pair => pair.split(' ').map(name => name.replaceAll('-', ' ')) as [string, string])
/** A name in two forms has few fellows in sound; more are namesakes, and cost time. */
const MOST_FELLOWS = 24

/** One name in two romanizations, or a place under its old and its new name. */
export function twoForms(outside: readonly Mention[], { names }: CheckContext): Finding[] {
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
export function halfTranslated(readings: readonly Reading[]): Finding[] {
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
