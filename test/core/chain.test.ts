/** The hash chain: whatever is done to a ledger, the first entry that is wrong is named. */
import { describe, expect, test } from 'vitest'
import { parseHead, textToHash, verifyChain, writtenHead } from '../../src/core/chain.ts'
import { dice } from '../store/material.ts'
import { type ChainedEntry, chained, check } from './chained.ts'

const ledger = chained(60)
const head = { seq: 60, hash: ledger.at(-1)!.hash }
const TRIALS = 200

/** Runs the trials; `tamper` gives what it made and the number of the entry to be named. */
function trials(seed: number, tamper: (random: (below: number) => number) => [readonly unknown[], number]) {
  const roll = dice(seed)
  let named = 0
  const faults = new Set<string>()
  for (let trial = 0; trial < TRIALS; trial++) {
    const [entries, seq] = tamper(below => Math.floor(roll() * below))
    const verdict = check(entries, { head })
    if (verdict.kind === 'broken' && verdict.seq === seq) named++
    if (verdict.kind === 'broken') faults.add(verdict.fault)
  }
  return { named, faults: [...faults].sort() }
}

describe('of 200 trials each', () => {
  test('every altered part of an entry is named', () => {
    const { named, faults } = trials(1, random => {
      const at = random(60)
      const entry: ChainedEntry = structuredClone(ledger[at]!)
      const part = (['seq', 'at', 'by', 'body', 'prev', 'hash'] as const)[random(6)]!
      if (part === 'seq') entry.seq += 1 + random(9)
      else if (part === 'body') {
        const body = entry.body as { revisions: { text: string }[] }
        const text = body.revisions[0]!.text
        const place = random(text.length)
        body.revisions[0]!.text = `${text.slice(0, place)}x${text.slice(place + 1)}`
      } else entry[part] = `${entry[part].slice(0, -1)}${entry[part].endsWith('0') ? '1' : '0'}`
      return [ledger.toSpliced(at, 1, entry), at + 1]
    })
    expect(named).toBe(TRIALS)
    expect(faults).toEqual(['altered'])
  })

  test('every removed entry is named, the last ones too, by the noted head', () => {
    const { named, faults } = trials(2, random => {
      const at = random(60)
      return [ledger.toSpliced(at, 1 + random(3)), at + 1]
    })
    expect(named).toBe(TRIALS)
    expect(faults).toEqual(['cut-off', 'removed'])
  })

  test('of every two exchanged entries the first is named', () => {
    const { named, faults } = trials(3, random => {
      const [one, other] = [random(59), random(60)].sort((a, b) => a - b) as [number, number]
      const second = other === one ? one + 1 : other
      const entries = [...ledger]
      ;[entries[one], entries[second]] = [entries[second]!, entries[one]!]
      return [entries, one + 1]
    })
    expect(named).toBe(TRIALS)
    expect(faults).toEqual(['misplaced'])
  })

  test('every cut-off end is named', () => {
    const { named, faults } = trials(4, random => {
      const left = random(60)
      return [ledger.slice(0, left), left + 1]
    })
    expect(named).toBe(TRIALS)
    expect(faults).toEqual(['cut-off'])
  })

  test('every repeated entry is named', () => {
    const { named, faults } = trials(5, random => {
      const at = random(60)
      return [ledger.toSpliced(at + 1, 0, ledger[random(at + 1)]!), at + 2]
    })
    expect(named).toBe(TRIALS)
    expect(faults).toEqual(['repeated'])
  })
})

test('a ledger that is whole is intact, with and without a head that was noted earlier', () => {
  expect(check(ledger)).toEqual({ kind: 'intact', head })
  expect(check(ledger, { head })).toEqual({ kind: 'intact', head })
  expect(check(ledger, { head: { seq: 12, hash: ledger[11]!.hash } })).toEqual({ kind: 'intact', head })
  expect(check([])).toMatchObject({ kind: 'intact', head: { seq: 0 } })
})

test('a ledger that was written anew from some entry on is told by the head', () => {
  const anew = chained(60).map(entry => ({ ...entry, by: 'Eve' }))
  const digests = anew.map(() => 'f'.repeat(64))
  const forged = anew.map((entry, i) => ({
    ...entry,
    hash: digests[i]!,
    prev: i === 0 ? entry.prev : digests[i - 1]!,
  }))
  expect(verifyChain(forged, digests).kind).toBe('intact')
  expect(verifyChain(forged, digests, { head })).toEqual({ kind: 'broken', seq: 60, fault: 'rewritten' })
})

test('an entry that names another before it is named, though its own content is whole', () => {
  const other = chained(61)
    .slice(-1)
    .map(entry => ({ ...entry, seq: 61 }))
  const [last] = other
  const digests = [...ledger.map(({ hash }) => hash), last!.hash]
  const wrong = { ...last!, prev: 'a'.repeat(64) }
  expect(verifyChain([...ledger, wrong], digests)).toEqual({ kind: 'broken', seq: 61, fault: 'unlinked' })
})

test('page by page it is checked as at once', () => {
  let from: { seq: number; hash: string } | undefined
  for (let at = 0; at < 60; at += 7) {
    const verdict = check(ledger.slice(at, at + 7), { head, from, more: at + 7 < 60 })
    if (verdict.kind !== 'intact') throw new Error(verdict.fault)
    from = verdict.head
  }
  expect(from).toEqual(head)
  expect(check(ledger.slice(7, 14), { head, from: { seq: 7, hash: 'b'.repeat(64) }, more: true })).toEqual({
    kind: 'broken',
    seq: 8,
    fault: 'unlinked',
  })
})

test('what is no entry is named and never thrown at', () => {
  const odd: unknown[] = [null, 1, 'x', [], {}, { ...ledger[0], more: 1 }, { ...ledger[0], body: { n: 0.5 } }]
  for (const one of [...odd, { ...ledger[0], by: '\ud800' }]) {
    const verdict = check([one])
    expect(verdict).toMatchObject({ kind: 'broken', seq: 1 })
    expect(textToHash(one)).toBe(null)
  }
})

test('a head is read as it is written', () => {
  expect(parseHead(writtenHead(head))).toEqual(head)
  for (const odd of ['', '60', '60:', `60:${'g'.repeat(64)}`, `-1:${head.hash}`])
    expect(parseHead(odd)).toBe(null)
})
