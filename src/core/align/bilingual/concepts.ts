/**
 * Words of two languages -> pairs that mean the same, from a short list of common words (concept-words.ts). A talk of fifty
 * turns teaches too little to begin from lengths alone; hunalign (Varga et al., 2005) is given a dictionary for the same
 * reason. Hints only: what the texts themselves teach outweighs them. Other languages begin from looks (cognates.ts).
 */
import { loosely } from '../../text/norm.ts'
import { CONCEPT_WORDS } from './concept-words.ts'
import { type Side, stemOf } from './side.ts'

/** The stems of one language -> the concepts that they stand for. */
type Lexicon = ReadonlyMap<string, readonly number[]>

/** For how many meetings a pair counts: with 1 short texts are found less well, from 2.5 to 4 all are the same. */
const STRENGTH = 3

const LEXICONS = readLexicons()

function readLexicons(): Lexicon[] {
  const rows = CONCEPT_WORDS.trim()
    .split('\n')
    .map(row => row.split('|').map(field => field.split(' ')))
  return rows[0]!.map((_, language) => {
    const lexicon = new Map<string, number[]>()
    for (const [concept, fields] of rows.entries()) {
      for (const stem of new Set(fields[language]!.map(word => stemOf(loosely(word))))) {
        const known = lexicon.get(stem)
        if (known) known.push(concept)
        else lexicon.set(stem, [concept])
      }
    }
    return lexicon
  })
}

/** The language that most of a side's words are of; that no tag is needed for it also serves texts with a wrong one. */
function lexiconOf(side: Side): Lexicon {
  let best = LEXICONS[0]!
  let most = -1
  for (const lexicon of LEXICONS) {
    let sum = 0
    for (const [v, form] of side.forms.entries()) if (lexicon.has(stemOf(form))) sum += side.share[v]!
    if (sum > most) {
      most = sum
      best = lexicon
    }
  }
  return best
}

/** Pairs of words that share a concept, each with the meetings that it counts for; none within one language. */
export function findConcepts(a: Side, b: Side): [v: number, w: number, weight: number][] {
  const p = lexiconOf(a)
  const q = lexiconOf(b)
  if (p === q) return []
  const places = new Map<number, number[]>()
  for (const [w, form] of b.forms.entries()) {
    for (const concept of q.get(stemOf(form)) ?? []) {
      const list = places.get(concept)
      if (list) list.push(w)
      else places.set(concept, [w])
    }
  }
  return a.forms.flatMap((form, v) => {
    const answers = new Set((p.get(stemOf(form)) ?? []).flatMap(concept => places.get(concept) ?? []))
    return [...answers].map(w => [v, w, STRENGTH / Math.sqrt(answers.size)] as [number, number, number])
  })
}
