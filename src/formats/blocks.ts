/** A block of a file (a paragraph, a turn) -> what the core will take for one block again. */

/** Line ends as `\n`, no blank line inside, no blanks at its ends. */
export function blockText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
