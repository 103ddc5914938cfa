/**
 * Two English words -> is one a slip of the pen for the other? There is no dictionary here, so only slips that make no
 * word: letters doubled or not, `ie` for `ei`, a few stems that are often missed; and, where the words of the whole text are
 * known, one letter slipped in a word that the text has nowhere else. Two real words are two words however alike.
 */

/** How often the whole text, all its versions together, uses each word (lower case, no diacritics). */
export type Vocabulary = Pick<ReadonlyMap<string, number>, 'get'>

/** True if one of the two, lower case, without diacritics, no names, is surely a misspelling of the other. */
export function isMisspelling(a: string, b: string, vocabulary?: Vocabulary): boolean {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false
  if (!WORD.test(a) || !WORD.test(b) || areTwoWords(a, b)) return false
  // Words that both stand elsewhere are both words.
  if (vocabulary && occursElsewhere(a, vocabulary) && occursElsewhere(b, vocabulary)) return false
  if (corrected(a) === corrected(b)) return true
  if (differsInDoubling(a, b) || differsInOrder(a, b) || differsInEnding(a, b) || dropsLetter(a, b))
    return true
  return vocabulary !== undefined && isSlipInText(a, b, vocabulary)
}

const WORD = /^[a-z]{3,40}$/

/**
 * Pairs of real words that the rules here would take for one, as stems, so that their inflections are meant too. Found by
 * running the rules over some 70,000 words; a pair that is missing would hide a change of words.
 */
const TWO_WORDS: [string, string][] = (
  'addition addiction, alteration alternation, alteration altercation, assist assistant, averse adverse, barely barley, ' +
  'begin being, border boarder, cannon canon, canvas canvass, casual causal, casualt causalit, coalition collation, ' +
  'compet complet, compiled complied, complaint compliant, confidant confident, contact contract, continent contingent, ' +
  'coral corral, corespond correspond, corporal corporeal, council counsel, deceased decreased, defect deflect, ' +
  'denunciat enunciat, dependant dependent, depletion deletion, depreciat deprecat, desert dessert, discreet discrete, ' +
  'discus discuss, form from, immoral immortal, impassable impassible, imperious impervious, imprud impud, ' +
  'indicat indict, infect inflect, insulat insult, interment internment, interstate intestate, later latter, ' +
  'lightening lightning, marital martial, mediat meditat, minute minuet, moral morale, nuclear unclear, ' +
  'ordinance ordnance, overshoot overshot, perfect prefect, perform preform, personal personnel, pervious previous, ' +
  'predicable predictable, predicat predict, presentiment presentment, princess princes, public pubic, quiet quite, ' +
  'reaction redaction, remainder reminder, retain retrain, sacred scared, sign sing, silver sliver, soldier solider, ' +
  'statu statut, success succes, through thorough, trail trial, treaties treatises, undersigned undesigned, ' +
  'uninformed uniformed, unit unti'
)
  .split(', ')
  .map(pair => pair.split(' ') as [string, string])

/** Is one word a listed stem and the other its like, with the same ending? */
function areTwoWords(a: string, b: string): boolean {
  return TWO_WORDS.some(([x, y]) => follows(a, x, b, y) || follows(a, y, b, x))
}

const follows = (a: string, x: string, b: string, y: string) =>
  a.startsWith(x) && b.startsWith(y) && a.slice(x.length) === b.slice(y.length)

/** Stems that are often missed, and what they should be. */
const MISSED: [RegExp, string][] = [
  [/^(dis)?goverm/, '$1governm'],
  [/^enviroment/, 'environment'],
  [/^seper/, 'separ'],
  [/^definat/, 'definit'],
  [/^untill$/, 'until'],
  [/^ecstac/, 'ecstas'],
  [/^priviledg/, 'privileg'],
  [/^parli(?:a|e)?ment/, 'parliament'],
  [/^miniture/, 'miniature'],
  [/^libary/, 'library'],
  [/^febuary/, 'february'],
  [/^supris/, 'surpris'],
  [/^knowleg/, 'knowledg'],
  [/^strenght/, 'strength'],
  [/^lenght/, 'length'],
  [/^thier$/, 'their'],
  [/^teh$/, 'the'],
  [/^wich$/, 'which'],
  [/^truely$/, 'truly'],
  [/^arguement/, 'argument'],
  [/^rythm/, 'rhythm'],
  [/^supercede/, 'supersede'],
  [/^concensus/, 'consensus'],
  [/^propoganda/, 'propaganda'],
  [/^recom?mm?end/, 'recommend'],
  [/^negociat/, 'negotiat'],
  [/^buisness/, 'business'],
  [/^agress/, 'aggress'],
  [/^adress/, 'address'],
  [/^aquir/, 'acquir'],
  [/^atempt/, 'attempt'],
  [/^beleiv/, 'believ'],
  [/^belive/, 'believe'],
  [/^persue/, 'pursue'],
  [/^similiar/, 'similar'],
  [/^wierd/, 'weird'],
  [/^medecin/, 'medicin'],
  [/^catagor/, 'categor'],
  [/^concious/, 'conscious'],
  [/^(pre|inter|re)ceed/, '$1ced'],
  [/^(suc|ex|pro)ced(?=ed|ing|s$)/, '$1ceed'],
  [/^fourty$/, 'forty'],
  [/^ninty$/, 'ninety'],
  [/^nineth$/, 'ninth'],
  [/(?<=.{4})fuly$/, 'fully'],
]

function corrected(word: string): string {
  for (const [slip, meant] of MISSED) if (slip.test(word)) return word.replace(slip, meant)
  return word
}

/** Consonants only: `refuges` and `refugees` are two words. */
const undoubled = (word: string) => word.replace(/([bcdfghj-np-tvwxz])\1+/g, '$1')

/** `guerilla`, `guerrilla`; but `planed` is no `planned`: before an ending, one syllable is too little to tell by. */
function differsInDoubling(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < 8 || undoubled(a) !== undoubled(b)) return false
  if (a.endsWith('ss') !== b.endsWith('ss')) return false
  const stem = /^[^aeiouy]*[aeiouy]+[^aeiouy]+(?:ed|ing|er|ers|est|ly|y|ily|s)$/
  return !stem.test(a) && !stem.test(b) && !/(?:^|[^aeiou])[aeiou]ss?(?:es|ed|ing)$/.test(a)
}

/** `recieve`, `receive`. */
const differsInOrder = (a: string, b: string) =>
  a.length === b.length && a.length >= 6 && a.replace(/ei|ie/g, '*') === b.replace(/ei|ie/g, '*')

/** `resistence`, `compatable`: the vowel of an ending that is not heard. */
function differsInEnding(a: string, b: string): boolean {
  const ending = /(?:ance|ence|ant|ent|ances|ences|ants|ents|antly|ently|ancy|ency|able|ible|ably|ibly)$/
  const stem = a.replace(ending, '')
  return (
    a.length === b.length &&
    stem.length >= 5 &&
    stem === b.replace(ending, '') &&
    sameButVowel(a, b, stem.length)
  )
}

const sameButVowel = (a: string, b: string, at: number) => a.slice(at + 1) === b.slice(at + 1)

/** Shorter words are one letter away from too many others. */
const LONG = 10
/** Letters at either end that must agree: prefixes and inflections mean something. */
const HEAD = 3
const TAIL = 3

/** `negotations`, `negotiations`: one letter fewer in the middle of a long word. */
function dropsLetter(a: string, b: string): boolean {
  return Math.max(a.length, b.length) >= LONG && sharesEnds(a, b, HEAD, TAIL) && isOneLetterMore(a, b)
}

const sharesEnds = (a: string, b: string, head: number, tail: number) =>
  a.slice(0, head) === b.slice(0, head) && a.slice(-tail) === b.slice(-tail)

/** The place that is judged is one occurrence; more say that the word is used elsewhere. */
const occursElsewhere = (word: string, vocabulary: Vocabulary) => (vocabulary.get(word) ?? 0) > 1

/** Letters of the shortest word for a swap and for a letter more, and how often the other must stand in the text. */
const SHORTEST_SWAP = 6
const SHORTEST_SLIP = 8
const OFTEN = 3

/**
 * One letter left out, put in, or changed places with the next, in a word that the text has only here, where it uses the
 * other often. The slips are those of Damerau 1964 without the replaced letter, which makes words too easily.
 */
function isSlipInText(a: string, b: string, vocabulary: Vocabulary): boolean {
  if (Math.max(vocabulary.get(a) ?? 0, vocabulary.get(b) ?? 0) < OFTEN || !sharesEnds(a, b, 2, 2))
    return false
  const shorter = Math.min(a.length, b.length)
  return (
    (shorter >= SHORTEST_SWAP && isTransposed(a, b)) || (shorter >= SHORTEST_SLIP && isOneLetterMore(a, b))
  )
}

/** Does one word become the other when a single letter of it is left out? */
function isOneLetterMore(a: string, b: string): boolean {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a]
  if (longer.length !== shorter.length + 1) return false
  let at = 0
  while (at < shorter.length && longer[at] === shorter[at]) at++
  return longer.slice(at + 1) === shorter.slice(at)
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
