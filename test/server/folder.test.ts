/** The translations folder: what is new comes in, what changed comes in beside, nothing goes, nobody is led astray. */

import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTranslations } from '../../src/server/folder.ts'
import { openMemoryStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { edit, NOON } from '../store/material.ts'

let folder: string
let store: Store
let lines: string[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recension-folder-'))
  store = await openMemoryStore(NOON)
  lines = []
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const read = () =>
  readTranslations(folder, store, { now: () => NOON, newId: randomUUID, log: line => void lines.push(line) })

function lay(slug: string, texts: Record<string, string | Uint8Array>, more: object = {}): void {
  mkdirSync(join(folder, slug), { recursive: true })
  const versions = Object.keys(texts).map(siglum => ({
    siglum,
    label: `Version ${siglum}`,
    language: 'en',
    file: `${siglum}.txt`,
  }))
  writeFileSync(
    join(folder, slug, 'transcript.json'),
    JSON.stringify({
      title: slug,
      date: '1962',
      citation: 'Cited',
      languages: ['zh', 'en'],
      versions,
      ...more,
    }),
  )
  for (const [siglum, text] of Object.entries(texts)) writeFileSync(join(folder, slug, `${siglum}.txt`), text)
}

const sigla = async (slug: string) => (await store.transcript(slug))!.versions.map(v => v.siglum)

test('a folder becomes a transcript, byte for byte, and is not read in twice', async () => {
  const text = '\ufeffOne.\r\n\r\n  Two.  \n\n'
  lay('talk', { A: text, B: 'Uno.' })
  await read()
  await read()
  const transcript = (await store.transcript('talk'))!
  expect(transcript).toMatchObject({ title: 'talk', date: '1962', seq: 2 })
  expect(transcript.metadata).toEqual({ citation: 'Cited', languages: 'zh; en' })
  expect(await store.importedText('talk', 'A')).toBe(text)
  expect(lines).toEqual([])
})

test('a new version is added; a changed file comes in beside the old, with what was written on the old kept', async () => {
  lay('talk', { A: 'One.' })
  await read()
  await store.save('talk', edit('A.1', null, 'First.'), NOON)
  lay('talk', { A: 'One, changed.', B: 'Uno.' })
  await read()
  await read()
  expect(await sigla('talk')).toEqual(['A', 'A2', 'B'])
  const { versions } = (await store.transcript('talk'))!
  expect(versions[1]!.label).toMatch(/^Version A \(file of \d{4}-\d\d-\d\d\)$/)
  expect((await store.segments('talk', 'A', 100))[0]!.text).toBe('First.')
  expect(await store.importedText('talk', 'A2')).toBe('One, changed.')
  lay('talk', { A: 'One, changed again.', B: 'Uno.' })
  await read()
  expect(await sigla('talk')).toEqual(['A', 'A2', 'B', 'A3'])
  lay('talk', { A: 'One.', B: 'Uno.' })
  await read()
  expect(await sigla('talk')).toEqual(['A', 'A2', 'B', 'A3'])
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact' })
})

test('nothing that happens to the folder takes anything away', async () => {
  lay('talk', { A: 'One.\n\nTwo.', B: 'Uno.' })
  await read()
  const change = edit('A.1', null, 'First.')
  await store.save('talk', change, NOON)
  const kept = async () => ({
    a: await store.segments('talk', 'A', 3),
    ledger: await store.entries('talk', 0, 3),
  })
  const before = await kept()
  const upsets = [
    () => writeFileSync(join(folder, 'talk', 'A.txt'), ''),
    () => writeFileSync(join(folder, 'talk', 'A.txt'), 'One.'),
    () => renameSync(join(folder, 'talk', 'B.txt'), join(folder, 'talk', 'A.txt')),
    () => writeFileSync(join(folder, 'talk', 'transcript.json'), '{'),
    () => rmSync(join(folder, 'talk'), { recursive: true }),
  ]
  for (const upset of upsets) {
    upset()
    await read()
    expect(await kept()).toEqual(before)
    expect(await store.verify('talk')).toMatchObject({ kind: 'intact' })
  }
})

test('a broken folder costs one line each, and the others are read', async () => {
  lay('good', { A: 'One.' })
  lay('not-json', { A: 'x' })
  writeFileSync(join(folder, 'not-json', 'transcript.json'), '{ "title": ')
  lay('no-versions', { A: 'x' }, { versions: [] })
  lay(
    'twice',
    { A: 'x' },
    { versions: [1, 2].map(() => ({ siglum: 'A', label: 'x', language: 'en', file: 'A.txt' })) },
  )
  lay('not-utf8', { A: new Uint8Array([0x61, 0xff, 0x62]) })
  lay('nul', { A: 'a\0b' })
  lay('surrogate', { A: 'x' }, { title: '\ud800' })
  lay('missing', { A: 'x' })
  rmSync(join(folder, 'missing', 'A.txt'))
  lay('Bad Name', { A: 'x' })
  mkdirSync(join(folder, 'empty'))
  writeFileSync(join(folder, 'a-file'), 'x')
  await read()
  expect((await store.transcripts()).map(({ slug }) => slug)).toEqual(['good'])
  expect(lines.sort().map(line => line.replace(/"([^"]*)".*/, '$1'))).toEqual(
    ['Bad Name', 'empty', 'missing', 'no-versions', 'not-json', 'not-utf8', 'nul', 'surrogate', 'twice'].map(
      name => `Left out ${name}`,
    ),
  )
  expect(lines.every(line => !line.includes('\n'))).toBe(true)
})

test('names that lead elsewhere and links are refused', async () => {
  writeFileSync(join(folder, 'secret.txt'), 'SECRET')
  const version = (file: string) => ({ versions: [{ siglum: 'A', label: 'x', language: 'en', file }] })
  for (const [i, file] of [
    '../secret.txt',
    '/etc/hostname',
    '..',
    '.',
    '',
    '.hidden',
    'a/b.txt',
    'a\\b.txt',
    'a\0.txt',
  ].entries()) {
    lay(`path-${i}`, { A: 'x' }, version(file))
  }
  lay('link', { A: 'x' }, version('link.txt'))
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'link', 'link.txt'))
  lay('manifest-link', { A: 'x' })
  rmSync(join(folder, 'manifest-link', 'transcript.json'))
  symlinkSync(join(folder, 'link', 'transcript.json'), join(folder, 'manifest-link', 'transcript.json'))
  lay('directory', { A: 'x' }, version('inner'))
  mkdirSync(join(folder, 'directory', 'inner'))
  symlinkSync(join(folder, 'link'), join(folder, 'linked-folder'))
  await read()
  expect(await store.transcripts()).toEqual([])
  expect(lines).toHaveLength(12)
})

test('the first transcript comes in whole, and its published text back byte for byte', async () => {
  const own = fileURLToPath(new URL('../../translations', import.meta.url))
  cpSync(join(own, '1962-04-30-deng-han'), join(folder, '1962-04-30-deng-han'), { recursive: true })
  await read()
  expect(lines).toEqual([])
  const { versions, date } = (await store.transcript('1962-04-30-deng-han'))!
  expect(date).toBe('1962-04-30')
  expect(versions[0]).toMatchObject({
    siglum: 'A',
    status: 'Not yet proofread',
    sha256: 'd4cf5a875b1f0fd0ae293c65d02b39250d1d9b64626d7bcad016175fd6b5a337',
  })
  const segments = await store.segments('1962-04-30-deng-han', 'A', 0)
  expect(segments.filter(({ kind }) => kind === 'turn')).toHaveLength(36)
})
