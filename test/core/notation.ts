/** Changes in the notation of the tests: `one [two/twi] three` means that the old text has `two` and the new one `twi`. */
import type { Change } from '../../src/core/diff/diff.ts'

/** Both texts that a notation stands for. A bracket that is meant as such is written ⟨ or ⟩. */
export function read(notation: string): [string, string] {
  const side = (keep: 1 | 2) =>
    notation
      .replace(/\[([^\]/]*)\/([^\]]*)\]/g, (_, before, after) => (keep === 1 ? before : after))
      .replace(/[⟨⟩]/g, c => (c === '⟨' ? '[' : ']'))
  return [side(1), side(2)]
}

export function print(changes: readonly Change[]): string {
  let notation = ''
  for (const [i, { op, text }] of changes.entries()) {
    const shown = text.replace(/[[\]]/g, c => (c === '[' ? '⟨' : '⟩'))
    if (op === 'equal') notation += shown
    else if (op === 'delete') notation += `[${shown}/${changes[i + 1]?.op === 'insert' ? '' : ']'}`
    else notation += changes[i - 1]?.op === 'delete' ? `${shown}]` : `[/${shown}]`
  }
  return notation
}
