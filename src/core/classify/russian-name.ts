/**
 * A Russian name in Latin letters -> one face for the systems in use (BGN/PCGN, Library of Congress, the scholars'
 * háčeks, the older popular forms), so that `Khrushchev` and `Khrushchov`, `Tolstoy` and `Tolstoi`, `Iurii` and `Yuri` agree.
 * Each rule names the place in the word where the systems part: `Brian` and `Bryan`, `Reyes` and `Rees` stay two names.
 */
import { loosely } from '../text/norm.ts'

/** Shorter names are one letter away from too many others. */
const SHORTEST = 4

/** Forms of one name by the rules; false for equal words, which are nothing to tell. */
export function isRussianName(a: string, b: string): boolean {
  if (!mayBeOne(a[0]!.toLowerCase(), b[0]!.toLowerCase()) || Math.abs(a.length - b.length) > ADDED)
    return false
  const [x, y] = [loosely(a), loosely(b)]
  if (x === y || !LATIN.test(x) || !LATIN.test(y) || Math.min(x.length, y.length) < SHORTEST) return false
  return faceOf(a) === faceOf(b)
}

/** Letters that the longest other form adds. */
const ADDED = 3
/** First letters that one sound is written with. */
const mayBeOne = (x: string, y: string) =>
  x === y || ['yi', 'ye', 'tc'].some(set => set.includes(x) && set.includes(y))

const LATIN = /^[a-z']+$/

/** Given names that end in `-ий`: written `-i`, `-y`, `-iy`, `-ii`. */
const GIVEN =
  'iur|dmitr|valer|georg|vasil|anatol|vital|arkad|grigor|evgen|gennad|lavrent|apollinar|vikent|innokent|afanas|dement|terent|iul'

const RULES: [RegExp, string][] = [
  [/ë/g, 'e'],
  [/'/g, ''],
  [/^tch/, 'ch'],
  [/^(?:yu|iu)/, 'iu'],
  [/^(?:ya|ia)/, 'ia'],
  [/^ye/, 'e'],
  [/(?<=[aeiou])y?e(?=vs?k|vich|vna|v$|va$)/, 'e'],
  [/(?<=[^aeiouy])(?:ie|ye)(?=v)/, 'e'],
  [/yo(?=v|dor|tr$|sha|nka)|(?<=sem)yo(?=n)|(?<=art)yo(?=m)/g, 'e'],
  [/(?<=[csz]h)o(?=va?$)/, 'e'],
  [/(?<=[aeo])[yji](?=a)/, 'i'],
  [/(?:iya|ija|ya|ja)$/, 'ia'],
  [/(?<=...[aeo])[yj]$/, 'i'],
  [/sk(?:yi|iy|ii|ij|y|i)$/, 'ski'],
  [new RegExp(`^(${GIVEN})(?:iy|ii|ij|y|i)$`), '$1i'],
  [/ks/g, 'x'],
  [/(?<=[oe])ff$/, 'v'],
]

const HACEKS: Record<string, string> = { ž: 'zh', š: 'sh', č: 'ch' }

function faceOf(name: string): string {
  const latin = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[žšč]/g, letter => HACEKS[letter]!)
  // `ë` is told apart here, where `loosely` would drop its marks.
  let face = loosely(latin.replace(/ë/g, '\ue000')).replace(/\ue000/g, 'ë')
  for (const [rule, form] of RULES) face = face.replace(rule, form)
  return face
}
