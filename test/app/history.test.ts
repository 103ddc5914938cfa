/** The page's side of the past: which entries are asked for, what they say, how a word came here, and what restoring makes. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Ledger, LedgerEntry } from '../../src/api/ledger.ts'
import type { LineageSpan } from '../../src/api/lineage.ts'
import { LedgerBook, PAGE } from '../../src/app/history/book.ts'
import { barsOf, isAsked, isHidden, roundAt, summaryOf } from '../../src/app/history/entries.ts'
import { olderBase, pointName } from '../../src/app/history/points.ts'
import { beginRestoring, placesFor, proposeRestoring, versionsFor } from '../../src/app/history/restoring.ts'
import { told } from '../../src/app/history/telling.ts'
import { Tracer, tracedWords } from '../../src/app/history/tracing.ts'
import { ledgerFile, verifyLedger } from '../../src/app/history/verifying.ts'
import { mannerOf, stepsOf } from '../../src/app/history/ways.ts'
import { entriesIn } from '../../src/cli/ledger-file.ts'
import { linkText, NO_HASH } from '../../src/core/chain.ts'
import { comparisonOf } from './comparisons.ts'
import { page } from './page.ts'

const at = '2026-01-01T14:03:00Z'
const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
type Body = Extract<LedgerEntry['body'], { type: 'changeset' }>

const changeset = (kind: Body['kind'], rest: Partial<Body> = {}): Body => ({
  type: 'changeset',
  id: 'c',
  kind,
  revisions: [],
  marks: [],
  ...rest,
})
const revision = (segment: string, text: string, id = `${segment}-${text}`) => ({
  id,
  segment,
  parent: null,
  text,
})
const entry = (seq: number, body: LedgerEntry['body'], by = 'Ada'): LedgerEntry => ({
  seq,
  at,
  by,
  body,
  prev: '',
  hash: '',
})

/** A chained ledger of `count` entries. */
function chained(count: number): LedgerEntry[] {
  let prev = NO_HASH
  return Array.from({ length: count }, (_, i) => {
    const body = changeset('edit', { revisions: [revision(`A.${(i % 40) + 1}`, `text ${i}`)] })
    const seq = i + 1
    const hash = digest(linkText(prev, { seq, at, by: 'Ada', body }))
    const made = { seq, at, by: i % 7 ? 'Ada' : 'Ben', body, prev, hash }
    const whole = i % 7 ? made : { ...made, hash: digest(linkText(prev, { seq, at, by: 'Ben', body })) }
    prev = whole.hash
    return whole
  })
}

const pageOf = (entries: readonly LedgerEntry[], after: number): Ledger => ({
  entries: entries.filter(({ seq }) => seq > after && seq <= after + PAGE),
  more: entries.length > after + PAGE,
})

describe('entries that are asked for', () => {
  const rounds = [
    { id: '1', version: 'A', name: 'First', seq: 2, by: '', at },
    { id: '2', version: 'A', name: 'Second', seq: 5, by: '', at },
  ]
  const edit = summaryOf(entry(4, changeset('edit', { revisions: [revision('A.17', 'x')] })))

  it('are those of a person, a segment or its version, and a round', () => {
    const none = { by: '', segment: '', round: '' }
    expect(isAsked(edit, none, rounds)).toBe(true)
    expect(isAsked(edit, { ...none, by: 'Ben' }, rounds)).toBe(false)
    expect(isAsked(edit, { ...none, segment: 'a.17' }, rounds)).toBe(true)
    expect(isAsked(edit, { ...none, segment: 'A' }, rounds)).toBe(true)
    expect(isAsked(edit, { ...none, segment: 'A.1' }, rounds)).toBe(false)
    expect(isAsked(edit, { ...none, round: 'First' }, rounds)).toBe(true)
    expect(isAsked(edit, { ...none, round: 'Second' }, rounds)).toBe(false)
    expect(roundAt(rounds, 'A', 1)).toBe('')
  })

  it('leave out what is read blind by others, but not that the copy was made', () => {
    const copy = summaryOf(entry(9, changeset('edit', { revisions: [revision('A2.17', 'x')] })))
    const made = summaryOf(
      entry(8, { type: 'import', id: 'i', siglum: 'A2', label: '', language: 'en', sha256: '', segments: 1 }),
    )
    expect(isHidden(copy, new Set(['A2']))).toBe(true)
    expect(isHidden(made, new Set(['A2']))).toBe(false)
    expect(isHidden(edit, new Set(['A2']))).toBe(false)
  })

  it('make the bars of the strip, which say what was not loaded', () => {
    const known = [undefined, edit, undefined, { ...edit, revised: 0 }]
    const bars = barsOf(known, 4, 2, () => true)
    expect(bars).toMatchObject([
      { from: 1, to: 3, entries: 1, texts: 1, unknown: 1 },
      { from: 3, to: 5, entries: 1, texts: 0, unknown: 1 },
    ])
  })
})

describe('what an entry says', () => {
  const nothing = { queries: [], signOffs: [] }
  it('is a plain sentence', () => {
    const many = ['A.1', 'A.2', 'A.3', 'A.4', 'A.5', 'A.6'].map(id => revision(id, 'x'))
    expect(told(entry(1, changeset('edit', { revisions: many.slice(0, 1) })), nothing)).toBe('changed A.1')
    expect(told(entry(1, changeset('replace', { revisions: many })), nothing)).toBe(
      'replaced words in A.1, A.2, A.3, A.4, and 2 more',
    )
    const marks = [{ segment: 'A.1', mark: 'needs-work' as const, on: null }]
    expect(told(entry(1, changeset('mark', { marks })), nothing)).toBe('marked A.1 as needing work')
    const pins = [{ id: 'p', kind: 'linked' as const, cells: { A: ['A.1'], C: ['C.2', 'C.3'] } }]
    expect(told(entry(1, changeset('align', { pins })), nothing)).toBe('linked A.1 with C.2 and C.3')
    const acts = [{ act: 'snapshot' as const, id: 's', name: 'Sent to press', note: '', point: 3 }]
    expect(told(entry(4, changeset('review', { acts })), nothing)).toBe(
      'named the state after entry 3 “Sent to press”',
    )
  })
})

describe('a long ledger', () => {
  const entries = chained(2_300)
  const asked: number[] = []
  const book = (isAway = false) =>
    new LedgerBook(
      {
        ledger: async after => {
          asked.push(after)
          if (isAway && after >= PAGE && after < 2 * PAGE) return { kind: 'failed', detail: '' }
          return { kind: 'ready', value: pageOf(entries, after), kept: false }
        },
        history: async () => ({ kind: 'failed', detail: '' }),
      },
      entries.length,
      () => 'en',
    )

  it('is asked for no further than it is looked at', async () => {
    asked.length = 0
    const found = await book().walk(2_300, 'older', 40, () => true)
    expect(found).toMatchObject({ kind: 'found' })
    expect(found.kind === 'found' && found.entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 40 }, (_, i) => 2_300 - i),
    )
    expect(asked).toEqual([2_000])
  })

  it('is looked through until enough is found, and ends when it is told to', async () => {
    asked.length = 0
    const found = await book().walk(2_300, 'older', 5, ({ seq }) => seq % 500 === 1)
    expect(found.kind === 'found' && found.entries.map(({ seq }) => seq)).toEqual([2001, 1501, 1001, 501, 1])
    asked.length = 0
    await book().walk(
      2_300,
      'older',
      5,
      () => false,
      reached => reached > 1_800,
    )
    expect(asked).toEqual([2_000, 1_500])
  })

  it('says which of it cannot be had', async () => {
    expect(await book(true).walk(900, 'older', 5, () => true)).toEqual({ kind: 'away', from: 501, to: 1_000 })
  })

  it('is checked page by page: intact, against a head, altered, cut off, ended, away', async () => {
    const reading = (all: LedgerEntry[]) => ({
      ledger: async (after: number) => ({ kind: 'ok' as const, value: pageOf(all, after) }),
      sha256: async (text: string) => digest(text),
    })
    const { seq, hash } = entries.at(-1)!
    const goOn = () => true
    expect(await verifyLedger(reading(entries), { seq, hash }, goOn)).toEqual({
      kind: 'intact',
      head: { seq, hash },
    })
    for (const n of [1, 500, 501, 1_234, 2_300]) {
      const altered = entries.map(one => (one.seq === n ? { ...one, by: 'Mallory' } : one))
      expect(await verifyLedger(reading(altered), null, goOn)).toEqual({
        kind: 'broken',
        seq: n,
        fault: 'altered',
      })
    }
    expect(await verifyLedger(reading(entries.slice(0, 1_700)), { seq, hash }, goOn)).toEqual({
      kind: 'broken',
      seq: 1_701,
      fault: 'cut-off',
    })
    expect(await verifyLedger(reading(entries), null, read => read < 1_000)).toEqual({ kind: 'ended' })
    const away = { ...reading(entries), ledger: async () => ({ kind: 'unreachable' as const }) }
    expect(await verifyLedger(away, null, goOn)).toEqual({ kind: 'away' })
  })

  it('becomes a file that is read back whole', async () => {
    const ledger = async (after: number) => ({ kind: 'ok' as const, value: pageOf(entries, after) })
    const parts = await ledgerFile({ ledger }, () => true)
    expect(JSON.parse(parts!.join(''))).toEqual(entries)
    expect(entriesIn(parts!.join(''))).toEqual(entries)
    expect(await ledgerFile({ ledger }, read => read < 1_000)).toBeNull()
  })
})

describe('restoring', () => {
  const comparison = comparisonOf({
    'A@4': ['one two three', 'four'],
    A: ['one TWO three five', '∅'],
  })
  it('shows the version as it was beside the version as it stands', () => {
    const asked = {
      kind: 'changeset' as const,
      seq: 5,
      title: '',
      revisions: [{ segment: 'A.1', text: 'x' }],
    }
    expect(versionsFor(asked)).toEqual(['A@4', 'A'])
  })

  it('takes back what one changeset did, and keeps what came later', () => {
    const asked = {
      kind: 'changeset' as const,
      seq: 5,
      title: '',
      revisions: [
        { segment: 'A.1', text: 'one TWO three' },
        { segment: 'A.2', text: '' },
      ],
    }
    const places = placesFor(asked, comparison)
    expect(places).toEqual([
      {
        kind: 'clean',
        segment: 'A.1',
        now: 'one TWO three five',
        restored: 'one two three five',
        merged: true,
      },
      { kind: 'clean', segment: 'A.2', now: '', restored: 'four', merged: false },
    ])
    expect(proposeRestoring(places, { spared: ['A.2'], reason: ' why ' })).toEqual({
      kind: 'restore',
      edits: [{ segment: 'A.1', text: 'one two three five', reason: 'why' }],
      marks: [],
    })
    expect(proposeRestoring(places, { spared: ['A.1', 'A.2'], reason: '' })).toBeNull()
  })

  it('guesses nothing where the same words were changed since', () => {
    const asked = {
      kind: 'changeset' as const,
      seq: 5,
      title: '',
      revisions: [{ segment: 'A.1', text: 'one 2 three five' }],
    }
    expect(placesFor(asked, comparison)).toMatchObject([{ kind: 'conflict', segment: 'A.1' }])
  })

  it('returns all segments of a version to a point, and says which in its reason', () => {
    const asked = { kind: 'point' as const, version: 'A', point: 4, name: 'Sent to press' }
    expect(placesFor(asked, comparison).map(({ segment }) => segment)).toEqual(['A.1', 'A.2'])
    expect(beginRestoring(asked).reason).toBe('Restored as after entry 4, “Sent to press”')
  })
})

describe('the way of a word', () => {
  const deed = (segment: string, seq: number, kind: string) => ({
    segment,
    revision: 'r',
    seq,
    by: 'Ada',
    at,
    reason: null,
    changeset: kind as 'edit',
  })
  const span: LineageSpan = {
    from: 0,
    to: 3,
    origin: { ...deed('C.9', 4, 'edit'), kind: 'revision', version: 'C' },
    replaced: 'uno',
    path: [
      { ...deed('A.2', 5, 'adopt'), kind: 'adopted', from: 'C.9', replaced: null },
      { ...deed('A.1', 6, 'join'), kind: 'carried', from: 'A.2', replaced: null },
      {
        ...deed('A.1', 8, 'restore'),
        kind: 'returned',
        from: 'A.1',
        replaced: 'eins',
        away: deed('A.1', 7, 'edit'),
      },
    ],
  }
  it('is told from what first brought it to what brought it last', () => {
    expect(stepsOf(span).map(step => step.told)).toEqual([
      'First written in C.9',
      'Adopted into A.2 from C.9',
      'Came into A.1 from A.2 by a join',
      'Restored in A.1 after Ada had taken it out in entry 7',
    ])
    expect(stepsOf(span).map(({ replaced }) => replaced)).toEqual(['uno', null, null, 'eins'])
    expect(mannerOf(span)).toBe('brought')
    expect(mannerOf({ ...span, path: [] })).toBe('written')
  })

  it('is asked for on the words that are selected, else on the first that were not just imported', async () => {
    const { hub } = page(comparisonOf({ A: ['one two three'] }))
    hub.state = { ...hub.state, cursor: { row: 0, column: 'A', change: null } }
    const spans = [
      {
        ...span,
        to: 7,
        origin: { ...deed('A.1', 1, 'import'), kind: 'imported' as const, version: 'A' },
        path: [],
      },
      { ...span, from: 8, to: 13, path: [] },
    ]
    const value = { segment: 'A.1', at: 9, text: 'one two three', spans }
    const tracer = new Tracer(hub, async () => ({ kind: 'ready', value, kept: false }))
    await tracer.begin({ segment: 'A.1', from: 4, to: 7 })
    expect(hub.state.tracing).toMatchObject({ segment: 'A.1', word: 1 })
    await tracer.begin(null)
    expect(hub.state.tracing).toMatchObject({ segment: 'A.1', word: 2 })
    tracer.choose(null)
    expect(hub.state.tracing).toBeNull()
  })

  it('begins at each word of the text', () => {
    const text = 'one two, three'
    const words = tracedWords({ text, spans: [span, { ...span, from: 4, to: 14 }] })
    expect(words.map(({ from, to }) => text.slice(from, to))).toEqual(['one', 'two', ',', 'three'])
    expect(words.map(one => one.span)).toEqual([0, 1, 1, 1])
  })
})

describe('points', () => {
  it('are shown by the last name that they were given', () => {
    const snapshots = [
      { name: 'One', point: 4 },
      { name: 'Two', point: 4 },
    ]
    expect(pointName('A@4', snapshots)).toBe('“Two”')
    expect(pointName('A@5', snapshots)).toBe('')
    expect(pointName('A', snapshots)).toBe('')
  })

  it('have the older of one version as the base', () => {
    expect(olderBase('A', ['A', 'A@4', 'A@9', 'C@1'])).toBe('A@4')
    expect(olderBase('C', ['A@4', 'C'])).toBe('C')
  })
})
