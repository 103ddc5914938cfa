/** Realigning by hand over HTTP: what is saved, what the comparison then shows, how it is undone. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SavedChangeset } from '../../src/api/changesets.ts'
import { EntryEvent, Ledger } from '../../src/api/ledger.ts'
import { paths } from '../../src/api/paths.ts'
import { Comparison } from '../../src/api/transcripts.ts'
import { type Pin, undoingPins } from '../../src/core/pin.ts'
import { edit, pinning } from '../store/material.ts'
import { type Served, sent, serve } from './served.ts'

const A = [
  'The harvest was good this year.',
  'We thank you for the grain.',
  'Let us speak of the border.',
  'Good. Good.',
]
const B = [
  'The harvest was very good this year.',
  'We thank you for grain.',
  'Let us speak about the border.',
  'Good.',
]

let served: Served
beforeEach(async () => {
  served = await serve()
  const versions = { A: A.join('\n\n'), B: B.join('\n\n'), C: A.join('\n\n') }
  await served.post(paths.transcripts(), sent('talk', versions))
})
afterEach(() => served.store.close())

const save = (body: unknown) => served.post(paths.changesets('talk'), body)
const link = (a: string[], b: string[]) => ({ kind: 'linked' as const, cells: { A: a, B: b } })
const apart = (a: string[], b: string[]) => ({ kind: 'apart' as const, cells: { A: a, B: b } })

async function saved(...pins: Omit<Pin, 'id'>[]) {
  const change = pinning(...pins)
  const answer = await save(change)
  expect(answer.status).toBe(201)
  return { change, answer: SavedChangeset.parse(await answer.json()) }
}

async function compare(query: string): Promise<Comparison> {
  const comparison = Comparison.parse(await served.json(`${paths.comparison('talk')}${query}`))
  for (const version of comparison.versions) {
    const standing = comparison.rows.flatMap(({ cells }) => cells[version]!)
    const ids = comparison.texts[version]!.segments.map(({ id }) => id)
    expect([...standing].sort()).toEqual([...ids].sort())
  }
  return comparison
}
const rowWith = ({ rows }: Comparison, segment: string) =>
  rows.find(({ cells }) => Object.values(cells).some(ids => ids.includes(segment)))!

test('pins are answered with 201, then 200 with the same body, and are an entry that the ledger tells whole', async () => {
  const change = { ...pinning(link(['A.1'], ['B.2'])), reason: 'Heard so' }
  const first = await save(change)
  expect(first.status).toBe(201)
  const body = SavedChangeset.parse(await first.json())
  expect(body).toMatchObject({ seq: 4, revisions: [], pins: [{ id: change.pins[0]!.id, superseded: [] }] })
  await saved(link(['A.1'], ['B.1']))
  const again = await save(change)
  expect(again.status).toBe(200)
  expect(await again.json()).toEqual(body)
  const { entries } = Ledger.parse(await served.json(`${paths.ledger('talk')}?after=3`))
  expect(entries[0]!.body).toMatchObject({ kind: 'align', pins: change.pins, reason: 'Heard so' })
  // The page sends the empty lists of its other changesets, too.
  expect((await save({ ...change, revisions: [], marks: [] })).status).toBe(200)
  expect((await save({ ...change, reason: 'Other' })).status).toBe(422)
})

test('a link is shown as one row that is held, and the others are aligned around it', async () => {
  await saved(link(['A.1'], ['B.2']))
  const comparison = await compare('?versions=A,B')
  expect(rowWith(comparison, 'A.1')).toMatchObject({
    cells: { A: ['A.1'], B: ['B.2'] },
    pinned: true,
    score: 1,
  })
  expect(rowWith(comparison, 'A.3')).toMatchObject({ cells: { A: ['A.3'], B: ['B.3'] } })
  expect(rowWith(comparison, 'A.3').pinned).toBeUndefined()
})

test('a link of several segments, in whatever order they are named, is one row', async () => {
  await saved(link(['A.2', 'A.1'], ['B.1']))
  expect(rowWith(await compare('?versions=A,B'), 'A.1').cells).toEqual({ A: ['A.1', 'A.2'], B: ['B.1'] })
})

test('what stands apart has no partner in that version, each for itself, and keeps the one in another', async () => {
  await saved(apart(['A.3'], ['B.3']))
  const two = await compare('?versions=A,B')
  expect(rowWith(two, 'A.3')).toMatchObject({ kind: 'gap', pinned: true, cells: { A: ['A.3'], B: [] } })
  expect(rowWith(two, 'B.3')).toMatchObject({ kind: 'gap', pinned: true, cells: { A: [], B: ['B.3'] } })
  const three = await compare('?versions=A,B,C')
  expect(rowWith(three, 'A.3').cells.C).toEqual(['C.3'])
})

test('a pin between two versions that are not the base holds, too', async () => {
  await saved(
    { kind: 'apart', cells: { B: ['B.3'], C: [] } },
    { kind: 'apart', cells: { A: [], B: ['B.3'] } },
  )
  const comparison = await compare('?base=A&versions=A,B,C')
  expect(rowWith(comparison, 'B.3').cells).toEqual({ A: [], B: ['B.3'], C: [] })
})

test('pins of a version that is not shown do nothing', async () => {
  await saved({ kind: 'linked', cells: { B: ['B.1'], C: ['C.4'] } })
  const comparison = await compare('?versions=A,B')
  expect(comparison.pins).toEqual([])
  expect(comparison.rows.some(({ pinned }) => pinned)).toBe(false)
  expect((await compare('')).pins).toHaveLength(1)
})

test('the comparison tells the pins in force, who set them, and what they replaced', async () => {
  const first = await saved(link(['A.1'], ['B.2']))
  const second = await saved(link(['A.1'], ['B.1']))
  const { pins } = await compare('')
  expect(pins).toEqual([
    {
      ...second.change.pins[0],
      seq: 5,
      by: 'Ada',
      at: second.answer.at,
      reason: null,
      superseded: first.change.pins,
    },
  ])
  expect(second.answer.pins).toEqual([{ id: second.change.pins[0]!.id, superseded: first.change.pins }])
})

test('a pin survives an edit of its segment, and sleeps while the segment is removed', async () => {
  await saved(link(['A.1'], ['B.2']))
  const change = edit('A.1', null, 'Nothing of this was ever said.')
  await save(change)
  expect(rowWith(await compare('?versions=A,B'), 'A.1').cells.B).toEqual(['B.2'])
  const on = change.revisions[0]!.id
  const removed = edit('A.1', on, '')
  await save(removed)
  const without = await compare('?versions=A,B')
  expect(rowWith(without, 'B.2').cells.A).toContain('A.2')
  expect(without.pins).toHaveLength(1)
  await save(edit('A.1', removed.revisions[0]!.id, 'The harvest was good this year.'))
  expect(rowWith(await compare('?versions=A,B'), 'A.1').cells.B).toEqual(['B.2'])
})

test('undo brings back the rows that were, and undoing that the correction', async () => {
  const before = (await compare('')).rows
  await saved(link(['A.1'], ['B.2']))
  const corrected = (await compare('')).rows
  expect(corrected).not.toEqual(before)
  const { change, answer } = await saved(link(['A.2'], ['B.2']), apart(['A.4'], []))
  const twice = (await compare('')).rows
  expect(twice).not.toEqual(corrected)

  const setBy = (pins: readonly Pin[], told: SavedChangeset) =>
    pins.map((pin, i) => ({ pin, superseded: told.pins![i]!.superseded }))
  const undone = await saved(...undoingPins(setBy(change.pins, answer)))
  expect((await compare('')).rows).toEqual(corrected)
  await saved(...undoingPins(setBy(undone.change.pins, undone.answer)))
  expect((await compare('')).rows).toEqual(twice)
})

test('between past states the pins hold that held then, and beside today’s text those of today', async () => {
  await saved(link(['A.1'], ['B.2']))
  await saved(link(['A.1'], ['B.1']))
  const partner = async (query: string, a: string, b: string) =>
    rowWith(await compare(query), 'A.1').cells[b] ?? a
  expect((await compare('?versions=A@3,B@3')).pins).toEqual([])
  expect((await compare('?versions=A@0,B@0')).rows.some(({ pinned }) => pinned)).toBe(false)
  expect(await partner('?versions=A@4,B@4', 'A@4', 'B@4')).toEqual(['B.2'])
  expect(await partner('?versions=A@4,B@5', 'A@4', 'B@5')).toEqual(['B.1'])
  expect(await partner('?versions=A@0,B', 'A@0', 'B')).toEqual(['B.1'])
  expect((await compare('?versions=A,A@0')).pins).toEqual([])
})

test('two proofreaders who pin one segment at once are both kept, and the later one’s row is shown', async () => {
  const both = [pinning(link(['A.1'], ['B.1'])), pinning(link(['A.1'], ['B.2']))]
  const answers = await Promise.all(both.map(body => save(body)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  const seqs = await Promise.all(answers.map(async answer => SavedChangeset.parse(await answer.json()).seq))
  const later = both[seqs[0]! > seqs[1]! ? 0 : 1]!
  expect(rowWith(await compare('?versions=A,B'), 'A.1').cells.B).toEqual(later.pins[0]!.cells.B)
  expect(await served.store.verify('talk')).toMatchObject({ kind: 'intact', seq: 5 })
})

test('of pins that contradict each other through a third version the newest holds, and every link in force is shown', async () => {
  const toBase = link(['A.1'], ['B.2'])
  const beyond = { kind: 'linked' as const, cells: { B: ['B.2'], C: ['C.3'] } }
  const parted = { kind: 'apart' as const, cells: { A: [], C: ['C.3'] } }
  await saved(toBase)
  const { change } = await saved(beyond)
  expect(rowWith(await compare('?versions=A,B,C'), 'A.1').cells).toEqual({
    A: ['A.1'],
    B: ['B.2'],
    C: ['C.3'],
  })
  const { answer } = await saved(parted)
  expect(answer.pins![0]!.superseded).toEqual(change.pins)
  const now = await compare('?versions=A,B,C')
  expect(now.pins!.map(({ kind, cells }) => ({ kind, cells }))).toEqual([toBase, parted])
  expect(rowWith(now, 'A.1').cells).toMatchObject({ A: ['A.1'], B: ['B.2'] })
  expect(rowWith(now, 'C.3').cells.A).toEqual([])

  await saved(beyond)
  const again = await compare('?versions=A,B,C')
  expect(again.pins!.map(({ kind }) => kind)).toEqual(['linked', 'linked'])
  expect(rowWith(again, 'A.1').cells).toEqual({ A: ['A.1'], B: ['B.2'], C: ['C.3'] })
})

test('pins that contradict each other in one changeset are refused, with what to do', async () => {
  const answer = await save(
    pinning(
      link(['A.1'], ['B.2']),
      { kind: 'linked', cells: { B: ['B.2'], C: ['C.3'] } },
      { kind: 'apart', cells: { A: ['A.1'], C: [] } },
    ),
  )
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    code: 'invalid-body',
    detail: 'The body: links what it also holds apart, through a third version: leave out one of the two.',
  })
})

test('a name of the language’s own is refused, not dropped', async () => {
  const change = pinning(link(['A.1'], ['B.2']))
  for (const name of ['__proto__', String.raw`\u005f\u005fproto__`]) {
    const body = JSON.stringify(change).replace('"cells":{', `"cells":{"${name}":["C.1"],`)
    const answer = await served.post(paths.changesets('talk'), body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ detail: 'The body: __proto__ names nothing here.' })
  }
  expect((await compare('?versions=A,B,C')).pins).toEqual([])
})

test('those who follow hear of pins, with the segments that they name', async () => {
  const stream = await served.get(`${paths.events('talk')}?after=3`)
  const { change } = await saved(link(['A.1'], ['B.1', 'B.2']), apart(['A.3'], []))
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('data: ')) text += (await reader.read()).value
  await reader.cancel()
  expect(EntryEvent.parse(JSON.parse(/^data: (.*)$/m.exec(text)![1]!))).toMatchObject({
    seq: 4,
    id: change.id,
    kind: 'align',
    segments: ['A.1', 'B.1', 'B.2', 'A.3'],
  })
})

test('every kind of wrong pin is refused with its code and changes nothing', async () => {
  const good = pinning(link(['A.1'], ['B.1']))
  const [pin] = good.pins
  const withCells = (cells: unknown, kind = 'linked') => ({ ...good, pins: [{ ...pin, kind, cells }] })
  const other = { ...pin, id: randomUUID() }
  const cases: readonly (readonly [body: unknown, status: number, code: string])[] = [
    [{ ...good, pins: [] }, 400, 'invalid-body'],
    [{ ...good, pins: undefined }, 400, 'invalid-body'],
    [{ ...good, pins: [{ ...pin, kind: 'pinned' }] }, 400, 'invalid-body'],
    [{ ...good, pins: [{ ...pin, id: 'x' }] }, 400, 'invalid-body'],
    [{ ...good, pins: [{ ...pin, text: '' }] }, 400, 'invalid-body'],
    [{ ...good, kind: 'edit', revisions: [] }, 400, 'invalid-body'],
    [{ ...edit('A.1', null, 'x'), pins: good.pins }, 400, 'invalid-body'],
    [{ ...edit('A.1', null, 'x'), kind: 'align', pins: good.pins }, 400, 'invalid-body'],
    [{ ...good, marks: [{ segment: 'A.1', mark: 'approved', on: null }] }, 400, 'invalid-body'],
    [{ ...good, reason: 'a\nb' }, 400, 'invalid-body'],
    [{ ...good, reason: 'a\ud800' }, 400, 'not-well-formed'],
    [withCells({ A: ['A.1'] }), 400, 'invalid-body'],
    [withCells({ A: ['A.1'], B: ['B.1'], C: ['C.1'] }), 400, 'invalid-body'],
    [withCells({ A: ['A.1'], B: ['A.2'] }), 400, 'invalid-body'],
    [withCells({ A: ['B.1'], B: ['B.1'] }), 400, 'invalid-body'],
    [withCells({ A: [], B: [] }, 'apart'), 400, 'invalid-body'],
    [withCells({ A: ['A.1'], B: [] }), 400, 'invalid-body'],
    [withCells({ A: ['A.1', 'A.1'], B: ['B.1'] }), 400, 'invalid-body'],
    [withCells({ 'A@0': ['A.1'], B: ['B.1'] }), 400, 'invalid-body'],
    [
      JSON.stringify(withCells(0)).replace('"cells":0', '"cells":{"A":["A.1"],"A":["A.2"]}'),
      400,
      'invalid-body',
    ],
    [
      JSON.stringify(withCells(0)).replace('"cells":0', '"cells":{"A":["A.1"],"__proto__":["A.2"]}'),
      400,
      'invalid-body',
    ],
    [withCells(['A.1', 'B.1']), 400, 'invalid-body'],
    [{ ...good, pins: [pin, other] }, 400, 'invalid-body'],
    [{ ...good, pins: [pin, { ...other, cells: { B: ['B.1', 'B.2'], A: ['A.4'] } }] }, 400, 'invalid-body'],
    [{ ...good, pins: [pin, { ...pin, cells: { A: ['A.2'], B: ['B.2'] } }] }, 400, 'invalid-body'],
    [withCells({ A: ['A.99'], B: ['B.1'] }), 404, 'unknown-segment'],
    [withCells({ A: ['A.1'], Z: [] }, 'apart'), 404, 'unknown-version'],
    [withCells({ A: ['A.1'], toString: ['toString.1'] }), 404, 'unknown-version'],
  ]
  for (const [body, status, code] of cases) {
    const answer = await save(body)
    const name = JSON.stringify(body)?.slice(0, 200)
    expect(answer.status, name).toBe(status)
    expect(await answer.json(), name).toMatchObject({ code })
  }
  expect((await served.store.transcript('talk'))!.seq).toBe(3)
  expect((await save(good)).status).toBe(201)
})
