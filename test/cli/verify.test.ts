/** The command `verify`: over ledger files that somebody kept, and over a data folder. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { entriesIn } from '../../src/cli/ledger-file.ts'
import { verify } from '../../src/cli/verify.ts'
import { openStore } from '../../src/store/open.ts'
import { chained, check } from '../core/chained.ts'
import { dice, edit, NOON, seed } from '../store/material.ts'

const folder = mkdtempSync(join(tmpdir(), 'recension-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ledger = chained(40)
const head = { seq: 40, hash: ledger.at(-1)!.hash }
const page = (from: number, to: number) => JSON.stringify({ entries: ledger.slice(from, to), more: to < 40 })
const whole = (paths: string[], more: Partial<Parameters<typeof verify>[0]> = {}) =>
  verify({ paths, head: null, transcript: null, ...more }, NOON)

describe('ledger files', () => {
  test.each([
    ['a page', page(0, 40)],
    ['two pages one after the other', `${page(0, 20)}\n${page(20, 40)}\n`],
    ['a list', JSON.stringify(ledger, null, 2)],
    ['one entry a line', ledger.map(entry => JSON.stringify(entry)).join('\n')],
  ])('%s is read', (_, text) => {
    expect(entriesIn(text)).toEqual(ledger)
  })

  test('of 200 flipped bits anywhere in the entries every one is named', () => {
    const roll = dice(7)
    let named = 0
    for (let trial = 0; trial < 200; trial++) {
      const lines = trial % 2 === 0
      const pieces = ledger.map(entry => Buffer.from(JSON.stringify(entry), 'utf8'))
      const at = Math.floor(roll() * 40)
      const byte = Math.floor(roll() * pieces[at]!.length)
      pieces[at]![byte]! ^= 1 << Math.floor(roll() * 8)
      const texts = pieces.map(piece => piece.toString('utf8'))
      const text = lines ? texts.join('\n') : `{"entries":[${texts.join(',')}],"more":false}`
      const verdict = check(entriesIn(text), { head })
      if (verdict.kind === 'broken' && verdict.seq === at + 1) named++
    }
    expect(named).toBe(200)
  })

  test('the answer is one line, and says what is broken', async () => {
    const path = join(folder, 'ledger.json')
    writeFileSync(path, page(0, 40))
    expect(await whole([path])).toEqual({
      kind: 'intact',
      lines: [`${path}: intact, 40 entries, head 40:${head.hash}`],
    })
    writeFileSync(path, JSON.stringify(ledger.toSpliced(16, 1)))
    expect(await whole([path])).toEqual({ kind: 'broken', lines: [`${path}: BROKEN, entry 17 is missing`] })
    writeFileSync(path, page(0, 30))
    expect((await whole([path])).kind).toBe('intact')
    const { kind, lines } = await whole([path], { head })
    expect([kind, lines[0]]).toEqual([
      'broken',
      expect.stringMatching(/BROKEN, entry 31 is missing, and all after it/),
    ])
    expect((await whole([join(folder, 'none.json')])).kind).toBe('refused')
  })
})

describe('a data folder', () => {
  test('is checked row by row, against a head too, and none is made where there was none', async () => {
    const data = join(folder, 'data')
    const store = await openStore(data, NOON)
    await seed(store, 'talk', { A: 'One.\n\nTwo.' })
    await seed(store, 'other', { A: 'One.' })
    await store.save('talk', edit('A.1', null, 'One, now.'), NOON)
    const [last] = await store.entries('talk', 1, 1)
    await store.close()

    const all = await whole([data])
    expect(all.kind).toBe('intact')
    expect(all.lines.map(line => line.split(',')[0])).toEqual(['other: intact', 'talk: intact'])
    const talk = { transcript: 'talk' }
    expect((await whole([data], { ...talk, head: { seq: 2, hash: last!.hash } })).kind).toBe('intact')
    expect(await whole([data], { ...talk, head: { seq: 2, hash: head.hash } })).toEqual({
      kind: 'broken',
      lines: [
        'talk: BROKEN, entry 2 does not have the hash that was noted: what stands up to it was written anew',
      ],
    })
    expect((await whole([data], { ...talk, head: { seq: 3, hash: head.hash } })).lines[0]).toMatch(
      /entry 3 is missing/,
    )
    expect((await whole([data], { head })).kind).toBe('refused')
    expect((await whole([data], { transcript: 'none' })).kind).toBe('refused')

    const empty = mkdtempSync(join(folder, 'empty-'))
    expect((await whole([empty])).kind).toBe('refused')
    expect(readdirSync(empty)).toEqual([])
    expect(existsSync(join(data, 'recension.db'))).toBe(true)
  })
})
