/**
 * Two stretches that a page or a column parted -> how likely the second goes on with the sentence that the first leaves
 * open. A weighing of plain signs (what the one ends with, what the other begins with), each read as independent evidence;
 * nothing is joined here.
 */

const STARTS_CJK = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u
const ENDS_CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，、]$/u
const ENDED = /[.!?…:;。．！？：；」』”"’»]$/u
/** Words after which nobody ends a sentence, nor a line of their own. */
const OPEN_END =
  /(?:^|\s)(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|as|that|which|who|is|are|was|were|has|have|had|will|would|their|our|your|its|his|her|и|в|на|с|о|что|как|не|der|die|das|und|von|zu|le|la|les|de|des|du|et)$/iu
/** Of these, the ones that want a noun, which may be a name: `the / Chinese`. After `but` a verse or a quotation may begin. */
const WANTS_NOUN =
  /(?:^|\s)(?:the|a|an|of|to|in|on|at|by|for|from|with|their|our|your|its|his|her|в|на|с|о|der|die|das|von|zu|le|la|les|de|des|du)$/u
const LIST_MARK = /^[[(]?(?:\p{Ll}|[ivx]{1,4})[.)]\s/u

/** True if the stretch `next` goes on with a sentence that the stretch `before` leaves open. */
export function readsOn(
  text: string,
  before: { from: number; to: number },
  next: { from: number; to: number },
): boolean {
  return joinScore(text, before, next) >= 0.5
}

/** From 0 (they are two) to 1; from 0.5 on a join is worth proposing. */
export function joinScore(
  text: string,
  before: { from: number; to: number },
  next: { from: number; to: number },
): number {
  const end = text.slice(Math.max(before.from, before.to - 40), before.to)
  const start = text.slice(next.from, Math.min(next.to, next.from + 40))
  // `not yet.]` and `(Laughter.)` are ended; `as [we]` is not.
  const last = end.replace(/[\])*_}]+$/u, '')
  if (last === '' || ENDED.test(last) || LIST_MARK.test(start)) return 0
  const whole = text.slice(Math.max(before.from, before.to - 2000), before.to)
  const doubts: number[] = []
  if (STARTS_CJK.test(start)) {
    if (before.to - before.from < 20 || !/[，。！？；]/u.test(whole)) return 0
    if (!ENDS_CJK.test(end)) return 0
    doubts.push(/[，、]$/u.test(end) ? 0.15 : 0.4)
  } else if (/^[[("“‘]?\p{Ll}/u.test(start)) doubts.push(0.15)
  else if (WANTS_NOUN.test(last) && /^[[("“‘]?[\p{Lu}\p{N}]/u.test(start)) doubts.push(0.4)
  else return 0
  if (OPEN_END.test(last) && doubts[0] === 0.15) doubts.push(0.4)
  else if (/[,，、]$/u.test(last)) doubts.push(0.5)
  if (/\p{L}[-‐¬]$/u.test(last)) doubts.push(0.4)
  if (leavesOpen(whole)) doubts.push(0.6)
  return 1 - doubts.reduce((product, doubt) => product * doubt, 1)
}

/** A bracket or quotation mark is opened in it and not closed. */
function leavesOpen(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0
  return count(/[([（［]/gu) > count(/[)\]）］]/gu) || count(/[“「『]/gu) > count(/[”」』]/gu)
}
