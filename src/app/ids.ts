/**
 * Makes ids on this device: UUIDv7 (RFC 9562, section 5.7), so that saving twice is saving once. Ids of one maker
 * ascend even within a millisecond and when the clock steps back: the outbox is kept in their order.
 */

/** A maker of ids from a clock (milliseconds) and a source of random bytes. */
export function idMaker(
  now: () => number,
  fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void,
): () => string {
  let last = 0
  let count = 0
  return () => {
    const at = now()
    if (at > last) {
      last = at
      count = 0
    } else if (++count > 0xfff) {
      last += 1
      count = 0
    }
    const bytes = new Uint8Array(16)
    fillRandom(bytes)
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(last / 2 ** (8 * (5 - i))) & 0xff
    bytes[6] = 0x70 | (count >> 8)
    bytes[7] = count & 0xff
    bytes[8] = 0x80 | (bytes[8]! & 0x3f)
    const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
