/** The comparison over HTTP: every segment in exactly one cell, whatever is asked for. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { Comparison } from '../../src/api/transcripts.ts'
import { edit } from '../store/material.ts'
import { type Served, sent, serve } from './served.ts'

const turns = (words: readonly string[]) =>
  words.map((word, i) => `${i % 2 ? 'Han' : 'Deng'}: ${word}`).join('\n\n')
const A = turns([
  'The harvest was good this year.',
  'We thank you for the grain.',
  'Let us speak of the border.',
  'Yes.',
])
const B = turns([
  'The harvest was very good this year.',
  'We thank you for grain.',
  'Let us speak about the border.',
  'Yes.',
])

let served: Served
beforeEach(async () => {
  served = await serve()
  await served.post(paths.transcripts(), sent('talk', { A, B, C: A }))
})
afterEach(() => served.store.close())

async function compare(query = '', slug = 'talk'): Promise<Comparison> {
  const comparison = Comparison.parse(await served.json(`${paths.comparison(slug)}${query}`))
  for (const version of comparison.versions) {
    const standing = comparison.rows.flatMap(({ cells }) => cells[version]!)
    const ids = comparison.texts[version]!.segments.map(({ id }) => id)
    expect([...standing].sort()).toEqual([...ids].sort())
  }
  return comparison
}

test('without a query all versions stand side by side, the first as base', async () => {
  const { base, versions, rows, seq } = await compare()
  expect({ base, versions, seq }).toEqual({ base: 'A', versions: ['A', 'B', 'C'], seq: 3 })
  expect(rows.map(({ cells }) => cells)).toEqual(
    [1, 2, 3, 4].map(n => ({ A: [`A.${n}`], B: [`B.${n}`], C: [`C.${n}`] })),
  )
})

test('the base comes first, versions once each, at any point', async () => {
  expect((await compare('?base=C&versions=A,B')).versions).toEqual(['C', 'A', 'B'])
  expect((await compare('?base=B&versions=A,B,A,B')).versions).toEqual(['B', 'A'])
  expect((await compare('?versions=B,A')).base).toBe('B')
  await served.post(paths.changesets('talk'), edit('A.1', null, 'Deng: The harvest was excellent.'))
  const past = await compare('?versions=A@0,A,A@4')
  expect(past.versions).toEqual(['A@0', 'A', 'A@4'])
  expect(past.texts['A@0']!.segments[0]!.text).toBe('Deng: The harvest was good this year.')
  expect(past.texts.A!.segments[0]!.text).toBe('Deng: The harvest was excellent.')
  expect(past.texts['A@4']!.at).toBe(4)
})

test('a wrong query is refused and says why', async () => {
  for (const query of ['?versions=A@9', '?base=Z', '?versions=A,', '?versions=A@@1', '?versions=%00']) {
    const answer = await served.get(`${paths.comparison('talk')}${query}`)
    expect(answer.status, query).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid-query' })
  }
  expect(await (await served.get(`${paths.comparison('talk')}?versions=A@9`)).json()).toMatchObject({
    detail: 'The ledger ends at 3.',
  })
  expect((await served.get(paths.comparison('none'))).status).toBe(404)
})

test('a removed segment stands beside the one before it, a removed first one in the first row', async () => {
  await served.post(paths.changesets('talk'), edit('A.3', null, ''))
  await served.post(paths.changesets('talk'), edit('B.1', null, ''))
  const { rows } = await compare('?versions=A,B')
  expect(rows.find(({ cells }) => cells.A!.includes('A.2'))!.cells.A).toEqual(['A.2', 'A.3'])
  expect(rows[0]!.cells.B![0]).toBe('B.1')
})

test('a version without a word left still has every segment in the table', async () => {
  for (const version of ['A', 'B']) {
    for (let n = 1; n <= 4; n++)
      await served.post(paths.changesets('talk'), edit(`${version}.${n}`, null, ''))
  }
  expect((await compare('?versions=A,B')).rows).toHaveLength(1)
  await compare('?versions=A,C')
})

test('a save is seen by the next comparison', async () => {
  await compare('?versions=A,B')
  await served.post(paths.changesets('talk'), edit('A.4', null, ''))
  const { rows } = await compare('?versions=A,B')
  expect(rows.some(({ cells }) => cells.A!.includes('A.4') && cells.A!.includes('A.3'))).toBe(true)
})

test('the first transcript opens with its speakers answering each other in all versions', async () => {
  const folder = new URL('../../translations/1962-04-30-deng-han/', import.meta.url)
  const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
  await served.post(
    paths.transcripts(),
    sent('deng-han', { A: text('A.txt'), B: text('B.txt'), D: text('D.txt') }),
  )
  const { rows, texts } = await compare('', 'deng-han')
  const speaker = (version: string, id: string) => texts[version]!.segments.find(s => s.id === id)?.speaker
  let paired = 0
  let agree = 0
  for (const { cells } of rows) {
    const [a] = cells.A!
    const [b] = cells.B!
    if (a === undefined || b === undefined || !speaker('A', a)) continue
    paired++
    if (speaker('A', a) === speaker('B', b)) agree++
  }
  expect(paired).toBeGreaterThanOrEqual(36)
  expect(agree).toBe(paired)
  expect(await served.store.importedText('deng-han', 'A')).toBe(text('A.txt'))
})
