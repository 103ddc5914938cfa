/**
 * Two English words -> are they two spellings of one, by the systems of British and American, older and newer spelling?
 * By rule where a rule is safe, by a short list where there is none. Slips of the pen are in `misspelling.ts`. A word that
 * merely looks alike (`timbre`/`timber`, `complement`/`compliment`) is never called a spelling: hiding a changed meaning is
 * the worst mistake, calling a spelling a change of words the mild one.
 */

/** True if `a` and `b`, single words in lower case without diacritics, are the same word in two systems of spelling. */
export function sameWordSpelt(a: string, b: string): boolean {
  if (a === b) return true
  if (!WORD.test(a) || !WORD.test(b) || (KEPT_APART.test(a) && KEPT_APART.test(b))) return false
  return mayBeOne(a, b) && oneForm(a) === oneForm(b)
}

/** First letters of words that begin in two ways: `enquire`, `phantasy`, `gaol`, `oestrogen`. */
const BEGINNINGS = new Set('ei ie pf fp gj jg ae ea oe eo tc ct ra ar'.split(' '))
/** Letters that the longest second spelling adds. */
const ADDED = 3

/** A cheap look that spares most pairs of words the rules: enough letters at both ends agree, or the words are short. */
function mayBeOne(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (Math.abs(a.length - b.length) > ADDED || !(a[0] === b[0] || BEGINNINGS.has(a[0]! + b[0]!))) return false
  let same = 0
  while (same < shorter && a[same] === b[same]) same++
  for (let end = 1; end <= shorter - same && a.at(-end) === b.at(-end); end++) same++
  return same * 2 + 2 >= shorter
}

const WORD = /^[a-z']{1,64}$/
/** Two words, though a rule makes one of them. */
const KEPT_APART = /^(?:prise[ds]?|prize[ds]?|rapt|rapped)$/

/** Beginnings of words and whole words (`$`) with a second spelling that no rule covers; the second is the one compared. */
const FORMS: [RegExp, string][] = [
  [/^gr[ae]y/, 'gray'],
  [/^round$/, 'around'],
  [/programme/, 'program'],
  [/plough/, 'plow'],
  [/^mould/, 'mold'],
  [/^smoulder/, 'smolder'],
  [/^en(quir|clos|dors|trust|snar)/, 'in$1'],
  [/^sceptic/, 'skeptic'],
  [/^moustache/, 'mustache'],
  [/^sul(?:ph|f)/, 'sulf'],
  [/^artefact/, 'artifact'],
  [/^(conn|refl|infl|defl|genufl)exion/, '$1ection'],
  [/^despatch/, 'dispatch'],
  [/^shew/, 'show'],
  [/^caldron/, 'cauldron'],
  [/^gaol/, 'jail'],
  [/^cosy/, 'cozy'],
  [/^jewellery/, 'jewelry'],
  [/^aluminium/, 'aluminum'],
  [/^aeroplane/, 'airplane'],
  [/^manoeuvr(?:e(?=d|s|r|$))?/, 'maneuver'],
  [/^haemorr/, 'hemorr'],
  [/^encyclopae/, 'encyclope'],
  [/^(whil|among|amid)st$/, '$1'],
  [/^while$/, 'whil'],
  [/^(to|after|back|down|up|in|out|on|home|for|sky|east|west|north|south|sea|land|heaven)wards$/, '$1ward'],
  [/^(learn|burn|spoil|dream|lean|leap)t$/, '$1ed'],
  [/^(spel|smel)t$/, '$1led'],
  [/^(bles|cur|dres)t$/, '$1sed'],
  [/^spilt$/, 'spilled'],
  [/^knelt$/, 'kneeled'],
  [/^wooll(?=en|y)/, 'wool'],
  [/^moult/, 'molt'],
  [/^axe$/, 'ax'],
  [/^(?:ped[dl]ler|pedlar)/, 'peddler'],
  [/^hindoo/, 'hindu'],
  [/^trowser/, 'trouser'],
  [/^controul/, 'control'],
  [/^antient/, 'ancient'],
  [/^compleat/, 'complete'],
  [/^segar/, 'cigar'],
  [/^gulph/, 'gulf'],
  [/^develope$/, 'develop'],
  [/^imb(?=ed|itter|od)/, 'emb'],
  [/^intrench/, 'entrench'],
  [/^verandah/, 'veranda'],
  [/^cocoanut/, 'coconut'],
  [/^(judg|acknowledg|abridg)e?ment/, '$1ment'],
  [/^ageing$/, 'aging'],
  [/^(def|off|pret|lic)ence/, '$1ense'],
  [/^practis/, 'practic'],
  [/^(skil|wil)lful/, '$1ful'],
  [/^(fulfi|enro|insta|enthra|disti)l(ment|ments|s)?$/, '$1ll$2'],
  [/^(ful|dul|skil)l?ness/, '$1lness'],
  [/^(cata|dia|ana|mono|pro|epi)logue/, '$1log'],
  [/^waggon/, 'wagon'],
  [/^cheque/, 'check'],
  [/^stedfast/, 'steadfast'],
  [/^chus(?=e|ing)/, 'choos'],
  [/^surpriz/, 'surpris'],
  [/^g[iy]ps(?=y|ies)/, 'gyps'],
  [/^p[iy]gm/, 'pygm'],
  [/^hiccough/, 'hiccup'],
  [/^dumfound/, 'dumbfound'],
  [/^(quart|quint|sext|octe?t)ette/, '$1et'],
  [/^burthen/, 'burden'],
  [/^phantas/, 'fantas'],
  [/^woful/, 'woeful'],
  [/^ga[iy]et/, 'gaiet'],
  [/^(dr|sl|sh)[iy]ly$/, '$1ily'],
  [/^tsar/, 'czar'],
  [/^mo[sz]lem/, 'muslim'],
  [/^vend[eo]r/, 'vendor'],
  [/^visit[eo]r/, 'visitor'],
  [/^pajama/, 'pyjama'],
  [/^yoghurt/, 'yogurt'],
  [/^whisk(?:e?y|ies|eys)$/, 'whisky'],
  [/^specialit/, 'specialt'],
]

/** Stems that are written `-re` and `-er`; others (`hatred`, `entre`) are not. */
const RE =
  /^((?:epi)?cent|(?:amphi)?theat|(?:kilo|centi|milli|deci)?met|lit|spect|scept|nit|goit|reconnoit|saltpet|accout|sab|fib|calib|somb|sepulch|meag|och)re(?=s?$|d$)/

/** Stems that are written `-our` and `-or`; others (`pour`, `tour`, `contour`) are not. */
const OUR =
  /^((?:dis|un|mis|be|re|en)?(?:arb|ard|arm|behavi|cand|clam|clang|col|demean|misdemean|en?am|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig|govern|terr|err|auth|emper|inferi|superi|horr|mirr|warri))our/

/** The American form, by rules that are safe on words of some length. */
function oneForm(word: string): string {
  for (const [pattern, form] of FORMS) {
    if (pattern.test(word)) return word.replace(pattern, form)
  }
  let formed = word.replace(OUR, '$1or')
  formed = formed.replace(/([a-z]{3,})is(?=(?:e|es|ed|ing|er|ers|able|ation|ations|ational)$)/, '$1iz')
  formed = formed.replace(/(anal|paral|catal)ys(?=(?:e|es|ed|ing|er|ers)$)/, '$1yz')
  formed = formed.replace(RE, '$1er')
  // "travelled", "traveled"; but "filled" is no "filed", nor "refilled" a "refiled": a vowel more, and no prefix.
  if (!/^(?:re|un|over|out|mis)/.test(formed)) {
    formed = formed.replace(
      /([aeiouy][^aeiouy]+[aeiouy])ll(?=(?:ed|ing|ings|er|ers|or|ors|ous|ously)$)/,
      '$1l',
    )
    formed = formed.replace(
      /(worshi|kidna)pp(?=(?:ed|ing|er|ers)$)|(fo|bia)ss(?=(?:ed|es|ing)$)/,
      (found, p, s) => (p !== undefined ? `${p}p` : s !== undefined ? `${s}s` : found),
    )
  }
  formed = formed.replace(/(?<=[a-z]{3})ick$/, 'ic').replace(/(?<=[a-z]{2}[aeiou]p)t$/, 'ped')
  formed = formed.replace(/(lik|lov|mov|siz|sal|rat|us)eable$/, '$1able')
  if (word.length > 6)
    formed = formed.replace(/(?<=[a-z])(?:ae|oe)(?=[a-z]{3})/, 'e').replace(/^(?:ae|oe)/, 'e')
  return formed
}
