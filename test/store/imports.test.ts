/** Importing: every byte back, once and only once, and nothing that a store would alter. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { segmentText } from '../../src/core/text/segment.ts'
import { openMemoryStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { edit, NOON, paragraphs, seed, transcript, version } from './material.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(NOON)
})
afterEach(() => store.close())

/** Well-formed texts that databases like to bend. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '\n\n',
        '\r\n',
        '  ',
        '\ufeff',
        '\u25a1',
        'e\u0301',
        '\u202e',
        '\u{20000}',
        '[1]',
        '{"a":1}',
        'NULL',
        "'",
      ),
    ),
    { maxLength: 20 },
  )
  .map(parts => parts.join(''))
  .filter(all => all.isWellFormed() && !all.includes('\0'))

test('1,200 random texts come back byte for byte, as imported and as revisions', {
  timeout: 60_000,
}, async () => {
  await seed(store, 'talk', { A: 'One.' })
  let head: string | null = null
  let number = 0
  await fc.assert(
    fc.asyncProperty(text, async written => {
      const slug = `t-${++number}`
      const segments = segmentText(written)
      await store.importTranscript(transcript(slug, [version('A', written, segments)]), NOON)
      expect(await store.importedText(slug, 'A')).toBe(written)
      expect((await store.segments(slug, 'A', 1)).map(s => s.imported)).toEqual(segments.map(s => s.text))
      expect((await store.verify(slug)).kind).toBe('intact')

      const change = edit('A.1', head, written)
      expect((await store.save('talk', change, NOON)).kind).toBe('saved')
      head = change.revisions[0]!.id
      const { seq } = (await store.transcript('talk'))!
      expect((await store.segments('talk', 'A', seq))[0]!.text).toBe(written)
    }),
    { numRuns: 1_200 },
  )
  expect((await store.verify('talk')).kind).toBe('intact')
})

test('lone surrogates and U+0000 are refused, and nothing of the import stays', async () => {
  for (const bad of ['a\ud800b', '\udc00', 'a\0b']) {
    await expect(store.importTranscript(transcript('bad', [version('A', bad)]), NOON)).rejects.toMatchObject({
      code: 'not-well-formed',
    })
    expect(await store.transcript('bad')).toBeNull()
  }
})

test('the same import again changes nothing and is answered alike', async () => {
  const talk = transcript('talk', [version('A', 'One.'), version('B', 'Uno.')])
  expect(await store.importTranscript(talk, NOON)).toEqual({
    kind: 'imported',
    slug: 'talk',
    sigla: ['A', 'B'],
  })
  expect(await store.importTranscript(talk, NOON)).toEqual({
    kind: 'replayed',
    slug: 'talk',
    sigla: ['A', 'B'],
  })
  expect((await store.transcript('talk'))!.seq).toBe(2)

  const added = { id: randomUUID(), by: 'Importer', version: version('C', 'Eins.') }
  expect((await store.importVersion('talk', added, NOON)).kind).toBe('imported')
  expect((await store.importVersion('talk', added, NOON)).kind).toBe('replayed')
  expect((await store.transcript('talk'))!.versions.map(v => v.siglum)).toEqual(['A', 'B', 'C'])
})

test('a used id with another content is refused', async () => {
  const talk = transcript('talk', [version('A', 'One.')])
  await store.importTranscript(talk, NOON)
  const other = { ...talk, versions: [version('A', 'Two.')] }
  expect(await store.importTranscript(other, NOON)).toEqual({ kind: 'id-reused', id: talk.id })
  const change = { ...edit('A.1', null, 'x'), id: talk.id }
  expect(await store.save('talk', change, NOON)).toEqual({ kind: 'id-reused', id: talk.id })
})

test('a taken siglum or slug is refused, a free slug of several is taken', async () => {
  await seed(store, 'talk', { A: 'One.' })
  const again = { id: randomUUID(), by: 'x', version: version('A', 'Two.') }
  expect(await store.importVersion('talk', again, NOON)).toEqual({
    kind: 'exists',
    what: 'siglum',
    name: 'A',
  })
  const second = transcript('talk', [version('A', 'Other.')])
  expect(await store.importTranscript(second, NOON)).toEqual({ kind: 'exists', what: 'slug', name: 'talk' })
  const flexible = { ...transcript('x', [version('A', 'Other.')]), slugs: ['talk', 'talk-2'] }
  expect(await store.importTranscript(flexible, NOON)).toMatchObject({ kind: 'imported', slug: 'talk-2' })
  expect(await store.importVersion('none', again, NOON)).toEqual({ kind: 'unknown-transcript' })
})

test('segments that are no stretches of the text are a bug and keep the import out', async () => {
  const [only] = paragraphs('One.')
  for (const segments of [[{ ...only!, text: 'Two.' }], [{ ...only!, from: 1 }], [only!, only!]]) {
    await expect(
      store.importTranscript(transcript('bad', [version('A', 'One.', segments)]), NOON),
    ).rejects.toThrow(RangeError)
  }
  expect(await store.transcripts()).toEqual([])
})

test('a version that came later does not disturb an earlier point', async () => {
  await seed(store, 'talk', { A: 'One.' })
  await store.save('talk', edit('A.1', null, 'First.'), NOON)
  await store.importVersion(
    'talk',
    { id: randomUUID(), by: 'x', version: version('B', 'Uno.\n\nDue.') },
    NOON,
  )
  expect((await store.segments('talk', 'A', 1))[0]!.text).toBe('One.')
  expect((await store.segments('talk', 'A', 3))[0]!.text).toBe('First.')
  expect((await store.segments('talk', 'B', 3)).map(s => s.id)).toEqual(['B.1', 'B.2'])
})
