/**
 * Names as people type them -> who is meant. “Ada”, “ada” and “Ada ” are one person; two spellings of one name are not told
 * to be one, nor letters that look alike but are others (a Cyrillic а). Pure.
 */

/** What Unicode calls default-ignorable (UAX #44): zero-width marks, fillers. Nobody sees them in a name. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** What two ways of typing one name have in common: compatibility forms, case, blanks and marks without ink are folded (Unicode, NFKC_Casefold). */
export function personKey(name: string): string {
  const plain = name.normalize('NFKC').replace(UNSEEN, '')
  // By way of upper case, so that `ß` is `SS`, as full case folding has it.
  const folded = plain.toUpperCase().toLowerCase().normalize('NFKC')
  return folded.replace(/\p{White_Space}+/gu, ' ').trim()
}

/** Whether both names are one person's. Nobody (an empty name) is no one's like. */
export function isSamePerson(one: string, other: string): boolean {
  const key = personKey(one)
  return key !== '' && key === personKey(other)
}
