/**
 * Plain data -> its one canonical JSON text (RFC 8785), so that a hash over it can be made again by anybody. Takes
 * strings, whole numbers within the safe range, booleans, null, arrays and objects; a property that is undefined is left
 * out, as JSON does. Everything else is a bug of the caller and throws: other numbers are written differently by
 * different programs, and a lone surrogate cannot be written in UTF-8 at all.
 */

/** The canonical JSON of `value`. Throws TypeError for what the header names as refused. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a text with a lone surrogate has no canonical JSON')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} has no canonical JSON here`)
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    // Default order of sort() is by UTF-16 code units, which is what RFC 8785 section 3.2.3 asks for.
    let text = ''
    for (const key of Object.keys(value).sort()) {
      const held: unknown = value[key as keyof typeof value]
      if (held !== undefined) text += `${text === '' ? '' : ','}${canonicalJson(key)}:${canonicalJson(held)}`
    }
    return `{${text}}`
  }
  throw new TypeError(`a ${typeof value} has no canonical JSON`)
}
