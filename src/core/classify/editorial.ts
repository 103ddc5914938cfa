/**
 * What an editor sets around the words and not into them: brackets, remarks in brackets, the numbers and bullets of lists.
 * Texts with them -> texts without, so that the words can be compared by themselves.
 */

const BRACKETS = /[[\]［］〔〕]/g
/** An editor's word about the text, and none of the text. */
const REMARK = /\s?[[［](?:sic|\?|!)[\]］]/gi
/** The text without brackets, and without `[sic]`, `[?]` and `[!]`. */
export const withoutBrackets = (text: string) => text.replace(REMARK, '').replace(BRACKETS, '')

/** Brackets, each with the number of letters before it: the same where only words changed elsewhere. */
export function bracketsOf(text: string): string {
  let letters = 0
  let drawn = ''
  for (const mark of text.match(/[\p{L}\p{N}]|[[\]［］〔〕]/gu) ?? []) {
    if (/[\p{L}\p{N}]/u.test(mark)) letters++
    else drawn += `${letters}${mark}`
  }
  return drawn
}

const LIST_MARK =
  /^\s*(?:\(?(\d{1,2}|[a-z]|[ivx]{2,4})([.)]|\))|[•·▪●○–—*-]|[一二三四五六七八九十\d]{1,3}、)(?:\s+|(?<=、))/u

/** Both sides, which begin a line, without the number or bullet of a list, where one side alone has it, or has it with other marks; else null. */
export function withoutListMarks(a: string, b: string, endsText: boolean): [string, string] | null {
  const [x, y] = [LIST_MARK.exec(a), LIST_MARK.exec(b)]
  if (x && y)
    return x[1] !== undefined && x[1] === y[1] && x[0].trim() !== y[0].trim()
      ? [a.slice(x[0].length), b.slice(y[0].length)]
      : null
  const found = x ?? y
  if (!found || (found[1] && /[a-z]/.test(found[1]) && found[2] !== ')')) return null
  const rest: [string, string] = [x ? a.slice(x[0].length) : a, y ? b.slice(y[0].length) : b]
  // A number alone is no list, and before a month it is a day.
  if (rest[x ? 0 : 1].trim() === '' && endsText) return null
  return /^(?:\p{Lu}\p{Ll}{2,8}\b)/u.test(rest[0]) &&
    /^(?:Jan|Feb|M[aä][iryä]|Apr|Ju[nl]|Aug|Sep|O[ck]t|Nov|De[cz])/.test(rest[0])
    ? null
    : rest
}
