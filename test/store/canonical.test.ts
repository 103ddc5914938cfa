/** Canonical JSON: one text for one value, and nothing that another program would write differently. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/core/canonical.ts'

test('names are sorted by UTF-16 code units, and nothing is spaced', () => {
  // The example of RFC 8785, section 3.2.3: U+1F600 comes before U+FB33 although it is the greater code point.
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
  )
})

test('control characters, quotes and slashes are written as the RFC says', () => {
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
})

test('a property that is undefined is left out', () => {
  expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}')
})

test('numbers that are not whole, lone surrogates and functions are refused', () => {
  for (const value of [
    0.5,
    1e21,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '\ud800',
    { '\udfff': 1 },
    undefined,
    1n,
    () => 1,
  ]) {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  }
})

test('it parses to the same value, and the order of insertion does not matter', () => {
  const text = fc.string({ unit: 'binary' }).filter(s => s.isWellFormed())
  const leaf = fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null))
  const tree = fc.letrec(tie => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), fc.dictionary(text, tie('value'))),
  })).value
  fc.assert(
    fc.property(tree, value => {
      const written = canonicalJson(value)
      const read: unknown = JSON.parse(written)
      expect(canonicalJson(read)).toBe(written)
      expect(canonicalJson(reversed(value))).toBe(written)
    }),
    { numRuns: 500 },
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, held]) => [key, reversed(held)]),
  )
}
