/**
 * A large comparison after small changes: its table is mended from the one before, and says what one made anew would say,
 * whatever changed and in whatever order it is asked for. Every answer is held against an application that knows nothing.
 */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { Comparison, type VersionState } from '../../src/api/transcripts.ts'
import { type AlignTask, alignHere } from '../../src/server/aligner.ts'
import { dice, edit, pinning } from '../store/material.ts'
import { type Served, sent, serve } from './served.ts'

const SEGMENTS = 400

/** Versions of one text, with a word exchanged in each segment and every fortieth segment of the second left out. */
function versions(): Record<string, string> {
  const random = dice(1962)
  const word = () =>
    String.fromCharCode(...Array.from({ length: 4 + random() * 6 }, () => 97 + Math.floor(random() * 26)))
  const lines = Array.from({ length: SEGMENTS }, () => Array.from({ length: 10 }, word))
  const text = (list: string[][]) => list.map(words => `${words.join(' ')}.`).join('\n\n')
  const revised = () => lines.map(words => words.with(Math.floor(random() * 10), word()))
  return { A: text(lines), B: text(revised().filter((_, k) => k % 40 !== 7)), C: text(revised()) }
}

let served: Served
let mended: number
beforeEach(async () => {
  mended = 0
  served = await serve({
    align: async (task: AlignTask) => {
      const table = alignHere(task)
      // Rows that are the very same objects' cells were not made anew.
      const before = new Set(task.previous?.table.rows.flatMap(({ cells }) => cells))
      if (table.rows.some(({ cells }) => cells.some(cell => before.has(cell)))) mended++
      return table
    },
  })
  const { A, B } = versions() as { A: string; B: string }
  expect((await served.post(paths.transcripts(), sent('long', { A, B }))).status).toBe(201)
})
afterEach(() => served.store.close())

const save = async (change: unknown) =>
  expect((await served.post(paths.changesets('long'), change)).status).toBe(201)

/** The comparison, after it was held against what an application answers that was just started on the same store. */
async function compare(query = '?base=A&versions=A,B'): Promise<Comparison> {
  const said = Comparison.parse(await served.json(`${paths.comparison('long')}${query}`))
  const knowing = await serve({ store: served.store })
  const fresh = Comparison.parse(await knowing.json(`${paths.comparison('long')}${query}`))
  const shown = ({ rows }: Comparison) => rows.map(({ kind, cells, pinned }) => ({ kind, cells, pinned }))
  expect(shown(said)).toEqual(shown(fresh))
  expect(said.texts).toEqual(fresh.texts)
  return said
}
const rowWith = ({ rows }: Comparison, id: string) =>
  rows.find(({ cells }) => Object.values(cells).some(ids => ids.includes(id)))!

/** Adds words to a segment as it stands, or removes it. */
async function change(id: string, words: string | null): Promise<void> {
  const version = id.slice(0, 1)
  const { segments } = await served.json<VersionState>(paths.version('long', version))
  const { text, head } = segments.find(segment => segment.id === id)!
  await save(edit(id, head, words === null ? '' : `${text} ${words}`))
}

test('after edits of either version, one by one and several at once', async () => {
  await compare()
  await change('B.100', 'Added.')
  await compare()
  await change('A.300', 'Added here as well.')
  await change('B.20', 'The third of four.')
  await change('B.100', 'And once more.')
  await change('B.250', null)
  const { texts } = await compare()
  expect(texts.B!.segments.find(({ id }) => id === 'B.20')!.text).toMatch(/The third of four\.$/)
  expect(mended).toBe(2)
})

test('after an edit that is taken back the table is as it was', async () => {
  const before = await compare()
  const { text } = before.texts.B!.segments.find(({ id }) => id === 'B.100')!
  const away = edit('B.100', null, '')
  await save(away)
  await compare()
  await save(edit('B.100', away.revisions[0]!.id, text))
  const { rows } = await compare()
  expect(rows.map(({ cells }) => cells)).toEqual(before.rows.map(({ cells }) => cells))
  expect(mended).toBe(2)
})

test('after pins are set, moved by edits, and released', async () => {
  await compare()
  await save(pinning({ kind: 'apart', cells: { A: ['A.150'], B: [] } }))
  expect(rowWith(await compare(), 'A.150')).toMatchObject({ pinned: true, cells: { B: [] } })
  // A.48 is what the second version left out; it answers what A.49 does.
  const link = { A: ['A.48', 'A.49'], B: ['B.47'] }
  await save(pinning({ kind: 'linked', cells: link }))
  expect(rowWith(await compare(), 'A.48')).toMatchObject({ pinned: true, cells: link })
  await change('B.10', null)
  await change('B.47', 'A change of what is pinned.')
  expect(rowWith(await compare(), 'A.48')).toMatchObject({ pinned: true, cells: link })
  await save(pinning({ kind: 'released', cells: link }))
  const { rows, pins } = await compare()
  expect(rows.filter(({ pinned }) => pinned)).toHaveLength(1)
  expect(pins).toHaveLength(1)
  expect(mended).toBe(4)
})

test('under another base, at an earlier point, and with a version more', async () => {
  await compare()
  await change('B.100', 'Added.')
  await compare()
  await compare('?base=B&versions=A,B')
  await compare('?base=A&versions=A,B@0')
  await compare('?base=A@0&versions=A,B')
  const { C } = versions() as { C: string }
  const version = { siglum: 'C', label: 'Version C', language: 'en', text: C }
  expect(
    (await served.post(paths.versions('long'), { id: randomUUID(), by: 'Importer', version })).status,
  ).toBe(201)
  await compare('?base=A&versions=A,B,C')
  await change('C.200', 'Added.')
  await compare('?base=A&versions=A,B,C')
  await compare()
})
