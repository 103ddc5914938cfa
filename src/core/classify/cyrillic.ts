/**
 * Russian words -> one face for the spellings of one word: `ё` written as `е`, and the orthography before 1918 (`ѣ`, `і`, the
 * hard sign at the end, the old endings). Words that only `ё` tells apart (`все`, `всё`) keep it.
 */

/** Pairs in which `е` and `ё` make two words that may stand in one place. */
const TOLD_APART =
  /^(?:вс[её]|н[её]бо|ос[её]л|узна[её](?:м|т|шь)|призна[её](?:м|т|шь)|ч[её]м|соверш[её]нн\p{L}+)$/u

/** True if the two words, lower case, are spellings of one Russian word. */
export function sameWordInCyrillic(a: string, b: string): boolean {
  const [x, y] = [a.replace(STRESS, ''), b.replace(STRESS, '')]
  // A stress that moves (`за́мок`, `замо́к`) makes another word; one that is written or left out does not.
  if (x === y) return x === a || y === b
  if (TOLD_APART.test(x) && TOLD_APART.test(y)) return false
  return reformed(x) === reformed(y)
}

const STRESS = /[\u0300\u0301]/g

function reformed(word: string): string {
  const old = /[ѣѳѵ]|[іi]|ъ$/.test(word)
  let formed = word.replace(/ё/g, 'е')
  if (!old) return formed
  formed = formed
    .replace(/ѣ/g, 'е')
    .replace(/[іi]/g, 'и')
    .replace(/ѳ/g, 'ф')
    .replace(/ѵ/g, 'и')
    .replace(/ъ$/, '')
  return formed.replace(/(?<=..)иа$/, 'ие')
}
