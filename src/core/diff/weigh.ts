/**
 * Words -> how much they count and how alike two of them are. The weights are those of a reader's effort: what is read for
 * nothing when a word is called changed, and what one more place costs the eye. They are in thousandths of a content word.
 */
import { loosely } from '../text/norm.ts'

/**
 * What a reader pays for one more changed place: more than for a function word on both sides, less than for two. So `of`
 * between two changes is read twice rather than alone, and a content word, or `of the`, is kept. Measured against edits
 * that are known, in texts with 20 words of 100 edited: the shortest difference agrees with them at F1 .986 and leaves 9
 * small words alone at 100 places; at this price it is .942 and hardly any. Between 1000 and 1250 nothing changes; below 1000
 * every small word comes out at once, below 500 every comma. What is worth more than it costs is picked in apart.ts.
 */
export const PLACE = 1250
/** The same in a text so long that it is searched, not read: words are kept rather than places. */
export const PLACE_IN_BOOKS = 900
/** The least place that keeps equal words from being given up: for those who do not read the answer, but build on it. */
export const LEAST_PLACE = 300
export const CONTENT = 1000
export const FUNCTION = 500
const MARK = 250
/** A stop at the end of a sentence: a change on either side of it is two changes. */
const SENTENCE_END = 250
/** Added where a line ends: paragraphs are never joined in one changed place for the sake of a stop between them. */
export const NEW_LINE = 500
/** The lightest that anything weighs. */
export const LIGHTEST = MARK

/**
 * The words that stand in any sentence. No negation and no modal: those carry meaning. English, and the articles and
 * joiners of a few neighbours; what other languages have counts as content.
 */
const FUNCTION_WORDS = new Set(
  (
    'a an the and or but nor so of to in on at by for from with as into upon than that this these those it its he him his ' +
    'she her they them their we us our you your i me my who whom whose which what there here is are was were be been ' +
    'being am do does did has have had if then when while where how up out about over also such ' +
    'le la les un une des de du et en der die das und den dem ein eine el los las y e il lo gli di и в на с что'
  ).split(' '),
)
const LONGEST_FUNCTION_WORD = 6

/**
 * Words that lists of stop words hold and that carry sense: modals, negations, reflexives, the longer prepositions. Between
 * two changes of a rewriting a reader passes over them like over `of`: called content there, they were three islands in 100
 * places of free translations. But between two small changes they are kept (apart.ts), and nowhere else are they small.
 */
const SENSE_WORDS = new Set(
  (
    'will would shall should can could may might must cannot not no nor itself himself herself myself yourself ourselves ' +
    'themselves because until against between through during before after under down off'
  ).split(' '),
)
const LONGEST_SENSE_WORD = 10

export function isSenseWord(face: string): boolean {
  return face.length <= LONGEST_SENSE_WORD && SENSE_WORDS.has(face.toLowerCase())
}

export function isFunctionWord(face: string): boolean {
  return face.length <= LONGEST_FUNCTION_WORD && FUNCTION_WORDS.has(face.toLowerCase())
}

const SENTENCE_ENDS = /^(?:[.!?…。！？｡।።؟]|\.{2,})$/u

/** A mark that ends a sentence, in any script that has one. */
export function endsSentence(face: string): boolean {
  return SENTENCE_ENDS.test(face)
}

/** What it costs a reader that a token is called changed: as `weightOf`, but words that lend sense to others are small. */
export function readingWeightOf(face: string, isMark: boolean): number {
  return !isMark && isSenseWord(face) ? FUNCTION : weightOf(face, isMark)
}

/** What it costs to call a token changed. Of two words that cost the reader the same the longer is the safer to hold on to. */
export function weightOf(face: string, isMark: boolean): number {
  if (isMark) return endsSentence(face) ? SENTENCE_END : MARK
  if (isFunctionWord(face)) return FUNCTION
  if (isUnspaced(face)) return CONTENT * Math.min(face.length, 4)
  return CONTENT + Math.min(face.length, 16)
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** None of those scripts begins below Thai: a quick look that spares most words the slow one. */
const BEYOND_SPACED = /[\u0e00-\uffff]/

/** True of a text in a script that writes its words without spaces between them. */
export function isUnspaced(text: string): boolean {
  return BEYOND_SPACED.test(text) && UNSPACED.test(text)
}

/** Beyond this many letters a word is no word, and likeness is not looked for. */
const LONGEST_WORD = 64

/**
 * How alike two words are, 0 to 1: one less the edits per letter of the longer, on their loose faces. Words that differ
 * in case, quotes or diacritics alone are 1.
 */
export function likeness(a: string, b: string): number {
  const x = loosely(a)
  const y = loosely(b)
  if (x === y) return 1
  const longer = Math.max(x.length, y.length)
  return longer > LONGEST_WORD ? 0 : 1 - editDistance(x, y) / longer
}

/** Levenshtein's distance with neighbours swapped counted as one edit (optimal string alignment), in UTF-16 units. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(last[j]!, row[j - 1]!) + 1
      least = Math.min(least, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
