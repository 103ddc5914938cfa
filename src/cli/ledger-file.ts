/**
 * The text of a ledger file -> its entries: an array, pages as `GET …/ledger` answers them, or one entry a line. A file that
 * is damaged is read as far as it can be: where an entry cannot be read it says null, so that it can be named.
 */

/** The entries of a file, in order; null in the place of one that cannot be read, and then nothing after it. */
export function entriesIn(text: string): unknown[] {
  try {
    return entriesOf(JSON.parse(text))
  } catch {
    return salvaged(text)
  }
}

function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries))
    return value.entries
  return [value]
}

/** What opens a list of entries, with what may close the one before it. */
const LIST = /(?:\]\s*(?:,\s*"more"\s*:\s*(?:true|false)\s*)?\}?)?\s*(?:\{\s*"entries"\s*:\s*)?(?:\[|$)/y

/** Reads one object after the other, from its brace to the one that closes it. */
function salvaged(text: string): unknown[] {
  const entries: unknown[] = []
  let at = 0
  for (;;) {
    while (/[\s,]/.test(text[at] ?? '')) at++
    LIST.lastIndex = at
    at += LIST.exec(text)?.[0].length ?? 0
    while (/[\s,]/.test(text[at] ?? '')) at++
    if (at >= text.length) return entries
    const end = endOfObject(text, at)
    try {
      entries.push(JSON.parse(text.slice(at, end)))
    } catch {
      return [...entries, null]
    }
    at = end
  }
}

/** Where the object that opens at `at` is closed; the end of the text where it never is. */
function endOfObject(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    const character = text[i]
    if (character === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++
    } else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return i + 1
  }
  return text.length
}
