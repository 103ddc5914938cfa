/**
 * Names as people type them -> who is meant. “Ada”, “ada” and “Ada ” are one person; two spellings of one name are not told
 * to be one. Pure.
 */

/** What two ways of typing one name have in common: compatibility forms, case and blanks are folded (Unicode, NFKC_Casefold). */
export function personKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().normalize('NFKC')
  return folded.replace(/\s+/g, ' ').trim()
}

/** Whether both names are one person's. Nobody (an empty name) is no one's like. */
export function isSamePerson(one: string, other: string): boolean {
  const key = personKey(one)
  return key !== '' && key === personKey(other)
}
