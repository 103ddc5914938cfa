/** What a reader sees of a written line: whether there is anything at all. Pure, and total on any string. */

/** White space, what Unicode calls default-ignorable (UAX #44: zero-width marks, fillers), and the empty Braille cell. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Whether nothing of `line` is seen: it is empty, or holds only blanks and marks without ink. */
export function isBlank(line: string): boolean {
  return line.replace(UNSEEN, '') === ''
}
