/**
 * Two words -> are they two spellings of one? Said only where it is known or as good as certain: British and American
 * forms by rule, doubled letters, `ie`/`ei`, one letter dropped inside a long word. There is no dictionary here, so a word
 * that merely looks alike (`form`/`from`, `complement`/`compliment`) is never called a spelling: hiding a changed meaning is
 * the worst mistake, calling a misspelling a change of words the mild one.
 */
import { editDistance } from '../diff/weigh.ts'

/** True if `a` and `b`, single words in lower case without diacritics, are spellings of one word. English only. */
export function sameWordSpelt(a: string, b: string): boolean {
  if (a === b) return true
  if (!/^[a-z']{1,64}$/.test(a) || !/^[a-z']{1,64}$/.test(b) || isKnownPair(a, b)) return false
  const [x, y] = [oneForm(a), oneForm(b)]
  return x === y || differsInDoubling(a, b) || differsInOrder(a, b) || dropsLetter(a, b)
}

/** Whole words and stems with a second spelling that no rule covers; the second is the form compared. */
const FORMS: [RegExp, string][] = [
  [/^gr[ae]y/, 'gray'],
  [/^round$/, 'around'],
  [/programme/, 'program'],
  [/plough/, 'plow'],
  [/^mould/, 'mold'],
  [/^smoulder/, 'smolder'],
  [/^enquir/, 'inquir'],
  [/^sceptic/, 'skeptic'],
  [/^moustache/, 'mustache'],
  [/^sulph/, 'sulf'],
  [/^artefact/, 'artifact'],
  [/^connexion/, 'connection'],
  [/^despatch/, 'dispatch'],
  [/^shew/, 'show'],
  [/^caldron/, 'cauldron'],
  [/^gaol/, 'jail'],
  [/^cosy/, 'cozy'],
  [/^jewellery/, 'jewelry'],
  [/^aluminium/, 'aluminum'],
  [/^manoeuvre?/, 'maneuver'],
  [/^haemorr/, 'hemorr'],
  [/^encyclopae/, 'encyclope'],
  [/^storeys?$/, 'storey'],
  [/^(whil|among|amid)st$/, '$1'],
  [/^while$/, 'whil'],
  [/^(to|after|back|down|up|in|out|on|home)wards$/, '$1ward'],
  [/^(learn|burn|spoil|dream|lean|leap)t$/, '$1ed'],
  [/^spelt$/, 'spelled'],
  [/^blest$/, 'blessed'],
  [/^judge?ment/, 'judgment'],
  [/^acknowledge?ment/, 'acknowledgment'],
  [/^ageing$/, 'aging'],
  [/^(def|off|pret|lic)ence/, '$1ense'],
  [/^practis/, 'practic'],
  [/^(skil|wil)lful/, '$1ful'],
  [/^(fulfi|enro|insta|enthra|disti)l(ment|s)?$/, '$1ll$2'],
  [/^(cata|dia|ana|mono|pro|epi)logue/, '$1log'],
]

/** The American form, by the rules that are safe on words of some length. */
function oneForm(word: string): string {
  for (const [pattern, form] of FORMS) {
    if (pattern.test(word)) return word.replace(pattern, form)
  }
  let formed = word
  // "poured" is no "pored", so two letters must stand before it.
  formed = formed.replace(
    /([a-z]{2,})our(?=(?:s|ed|ing|able|ably|er|ers|ite|ites|ful|less|hood|hoods|ly|ist|y|ies)?$)/,
    '$1or',
  )
  formed = formed.replace(/([a-z]{3,})is(?=(?:e|es|ed|ing|er|ers|able|ation|ations)$)/, '$1iz')
  formed = formed.replace(/(anal|paral|catal)ys(?=(?:e|es|ed|ing|er|ers)$)/, '$1yz')
  if (word.length > 4) formed = formed.replace(/([tb])re(?=s?$)/, '$1er')
  // "travelled", "traveled"; but "filled" is no "filed", nor "refilled" a "refiled": a vowel more, and no prefix.
  if (!/^(?:re|un|over|out|mis)/.test(formed)) {
    formed = formed.replace(
      /([aeiouy][^aeiouy]+[aeiouy])ll(?=(?:ed|ing|ings|er|ers|or|ors|ous|ously)$)/,
      '$1l',
    )
  }
  formed = formed.replace(/(lik|lov|mov|siz|sal|rat|us)eable$/, '$1able')
  if (word.length > 6)
    formed = formed.replace(/(?<=[a-z]{2})(?:ae|oe)(?=[a-z]{3})/, 'e').replace(/^(?:ae|oe)/, 'e')
  return formed
}

/** Real words that are one letter apart and as long as misspellings are. */
const PAIRS = new Set(
  (
    'dessert desert desserts deserts later latter cannon canon cannons canons bellow below bellows belows coral corral ' +
    'dinner diner dinners diners interment internment mediation meditation ordinance ordnance depletion deletion ' +
    'conservation conversation immoral immortal statue statute statues statutes marital martial casual causal ' +
    'casualty causality parties parities moral morale adverse averse contention convention contend content ' +
    'assistance assistants confidant confident principal principle stationary stationery complement compliment ' +
    'personal personnel prosecute persecute proceed precede emigration immigration installation instillation ' +
    'denunciation enunciation commission omission affective effective succession secession cession session ' +
    'competence competences importance important difference different independence independent insurance ' +
    'united untied unite untie signed singed trial trail nuclear unclear sacred scared diary dairy angel angle ' +
    'mediate meditate mediator meditator coalition collation deported departed resolution revolution access assess'
  ).split(' '),
)

const isKnownPair = (a: string, b: string) => PAIRS.has(a) && PAIRS.has(b)

const undoubled = (word: string) => word.replace(/([a-z])\1+/g, '$1')

/** `guerilla`, `guerrilla`; but `planed` is no `planned`: before an ending, one syllable is too little to tell by. */
function differsInDoubling(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < 8 || undoubled(a) !== undoubled(b)) return false
  if (editDistance(a, b) > 2) return false
  const stem = /^[^aeiouy]*[aeiouy]+[^aeiouy]+(?:ed|ing|er|ers|est|ly|y|ily|s)$/
  return !stem.test(a) && !stem.test(b)
}

/** `recieve`, `receive`. */
const differsInOrder = (a: string, b: string) =>
  a.length === b.length && a.length >= 6 && a.replace(/ei|ie/g, '*') === b.replace(/ei|ie/g, '*')

/** Shorter words are one letter away from too many others. */
const LONG = 10
/** Letters at either end that must agree: prefixes and inflections mean something. */
const HEAD = 3
const TAIL = 3

/** `negotations`, `negotiations`: one letter fewer in the middle of a long word, or `-ance` for `-ence` at the end of one. */
function dropsLetter(a: string, b: string): boolean {
  const ending = /(?:ance|ence|ant|ent|ances|ences|ants|ents|antly|ently|ancy|ency|able|ible|ably|ibly)$/
  const [stemA, stemB] = [a.replace(ending, ''), b.replace(ending, '')]
  if (stemA === stemB && stemA.length >= 6 && a.length === b.length && editDistance(a, b) === 1) return true
  if (Math.abs(a.length - b.length) !== 1 || Math.max(a.length, b.length) < LONG) return false
  return (
    a.slice(0, HEAD) === b.slice(0, HEAD) && a.slice(-TAIL) === b.slice(-TAIL) && editDistance(a, b) === 1
  )
}
