/** Which words are looked up in a dictionary. */
import { expect, test } from 'vitest'
import { spellingKey, wordsToLookUp } from '../../src/app/findings/spelling.ts'
import type { Review } from '../../src/core/review/review.ts'

const texts = (...list: string[]) => list.map((text, i) => ({ id: `A.${i + 1}`, text }))
const none = { dismissals: [] as Review['dismissals'] }
const words = (...list: string[]) => [...wordsToLookUp(texts(...list), [], none).keys()]

test('plain words are looked up, each once, with all its places', () => {
  const found = wordsToLookUp(texts('The guerilla war', 'a guerilla'), [], none)
  expect(found.get('guerilla')).toEqual([
    { segment: 'A.1', from: 4, to: 12 },
    { segment: 'A.2', from: 2, to: 10 },
  ])
})

test('names, other scripts, addresses, short words and words with a capital are not', () => {
  expect(words('Deng met 邓小平 at https://dvincitest.com in Beijing on it, МИД')).toEqual(['met'])
  expect(words('They haven’t read user@archive.org')).toEqual(["haven't", 'read'])
})

test('registered names and what was let stand in the transcript are left out', () => {
  const names = [{ preferred: 'van der Berg', forms: [], kind: 'person' as const, note: '' }]
  expect([...wordsToLookUp(texts('van der berg sceneries'), names, none).keys()]).toEqual(['sceneries'])
  const stands = { dismissals: [{ key: spellingKey('sceneries') } as Review['dismissals'][number]] }
  expect([...wordsToLookUp(texts('berg sceneries'), [], stands).keys()]).toEqual(['berg'])
})
