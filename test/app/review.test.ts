/** What people say of the text, in the page: waiting acts laid over those the server has, and places that follow the text. */
import { describe, expect, it } from 'vitest'
import type { ReviewState } from '../../src/api/review.ts'
import { differencesReady } from '../../src/app/differences.ts'
import type { OutboxEntry } from '../../src/app/outbox.ts'
import { reparent } from '../../src/app/reparent.ts'
import { actOf, askingAbout, begunOn, stretchOf } from '../../src/app/review/asking.ts'
import { askedAgain } from '../../src/app/review/reask.ts'
import { askedElsewhere, placeOfQuery, queriesOn, viewOf } from '../../src/app/review/view.ts'
import { visibleRows } from '../../src/app/rows.ts'
import type { Act, Ask, SetAct } from '../../src/core/review/act.ts'
import { comparisonOf, counting } from './comparisons.ts'

await differencesReady()

const ask = (id: string, from: number, quote: string, on: string | null = null): Ask => ({
  act: 'ask', id, segment: 'A.1', on, from, to: from + quote.length, quote, text: 'Who is meant?',
}) // biome-ignore format: one record
const set = (act: Act, seq = 5): SetAct => ({ act, seq, by: 'Ada', at: '' })
const state = (acts: SetAct[], places: ReviewState['places'] = {}) => ({ seq: 5, acts, places })

describe('what is shown', () => {
  it('lays what waits over what the server has, and says which it is', () => {
    const view = viewOf(state([set(ask('q1', 0, 'one'))]), [
      set({ act: 'settle', id: 'a1', query: 'q1', text: '' }),
      set(ask('q2', 0, '')),
    ])
    expect(view.review.queries.map(({ id, open }) => [id, open])).toEqual([
      ['q1', false],
      ['q2', true],
    ])
    expect([...view.waiting]).toEqual(['a1', 'q2'])
  })

  it('does not say twice what the server has just acknowledged', () => {
    const view = viewOf(state([set(ask('q1', 0, 'one'))]), [set(ask('q1', 0, 'one'))])
    expect(view.review.queries).toHaveLength(1)
    expect(view.waiting.size).toBe(0)
  })

  it('stands by the words as the server placed them, or as they were asked about', () => {
    const comparison = comparisonOf({ A: ['zero one two'] })
    const places = { q1: { kind: 'placed' as const, segment: 'A.1', from: 5, to: 8 } }
    const view = viewOf(state([set(ask('q1', 0, 'one'))], places), [])
    expect(placeOfQuery(view, comparison, view.review.queries[0]!)).toEqual(places.q1)
    const waiting = viewOf(state([]), [set(ask('q2', 0, 'one'))])
    expect(placeOfQuery(waiting, comparison, waiting.review.queries[0]!)).toEqual(places.q1)
  })

  it('marks no other words than those asked about when the page is ahead of the server, or has another text', () => {
    const places = { q1: { kind: 'placed' as const, segment: 'A.1', from: 5, to: 8 } }
    const known = { ...state([set(ask('q1', 5, 'one'))], places), heads: { 'A.1': 'r7' } }
    const place = (text: string, texts?: ReadonlyMap<string, string>) => {
      const view = viewOf(known, [], texts)
      return placeOfQuery(view, comparisonOf({ A: [text] }), view.review.queries[0]!)
    }
    const spoken = new Map([['A.1', 'zero one two one']])
    expect(place('nought, zero one two one', spoken)).toMatchObject({ from: 13, to: 16 })
    expect(place('zero two one', spoken)).toMatchObject({ kind: 'placed', from: 9, to: 12 })
    // Which of two is meant is not known without the text of which the server spoke.
    expect(place('nought, zero one two one')).toMatchObject({ from: 0, to: 0 })
    expect(place('nought, zero one two')).toMatchObject({ from: 13, to: 16 })
  })

  it('says which open queries are on versions that are not shown, and names none that is shut to this person', () => {
    const comparison = comparisonOf({ A: ['zero'] })
    const on = (id: string, segment: string) => set({ ...ask(id, 0, ''), segment })
    const view = viewOf(state([on('q1', 'A.1'), on('q2', 'C.4'), on('q3', 'C.9')]), [])
    expect([...askedElsewhere(view, comparison, 'Ada')]).toEqual([['C', ['C.4', 'C.9']]])
    const settled = set({ act: 'settle', id: 's', query: 'q2', text: '' })
    const later = viewOf(state([on('q1', 'A.1'), on('q2', 'C.4'), settled]), [])
    expect(askedElsewhere(later, comparison, 'Ada').size).toBe(0)
    const blind = set({
      act: 'blind', id: 'b', version: 'A', point: 1,
      copies: [{ siglum: 'C', proofreader: 'Ben' }, { siglum: 'D', proofreader: 'Ada' }],
    }) // biome-ignore format: one record
    const shut = viewOf(state([blind, on('q2', 'C.4')]), [])
    expect(askedElsewhere(shut, comparison, 'Ada').size).toBe(0)
  })

  it('lists open queries first, and detached ones where their words stood last', () => {
    const comparison = comparisonOf({ A: ['zero one two', 'three'] })
    const acts = [
      set(ask('q1', 0, 'one')),
      set(ask('q2', 5, 'one')),
      set({ act: 'settle', id: 'x', query: 'q1', text: '' }),
    ]
    const view = viewOf(state(acts, { q2: { kind: 'detached', segment: 'A.2' } }), [])
    expect(
      queriesOn(view, comparison, ['A.1', 'A.2']).map(({ query, place }) => [query.id, place.kind]),
    ).toEqual([
      ['q2', 'detached'],
      ['q1', 'placed'],
    ])
    expect(queriesOn(view, comparison, ['A.1'])).toHaveLength(1)
  })
})

describe('a query that is being written', () => {
  const comparison = comparisonOf({
    A: ['they met, and they left', 'no'],
    B: ['we met, and they left', 'no'],
  })
  const cursor = { row: 0, column: 'A', change: null }

  it('is about what is selected, without the blanks at its ends', () => {
    const asking = askingAbout(comparison, cursor, { segment: 'A.1', from: 13, to: 19 })!
    expect(asking).toEqual({ segment: 'A.1', quote: 'they', nth: 1, text: '' })
    expect(stretchOf('they met, and they left', asking)).toEqual({ from: 14, to: 18 })
  })

  it('is about the change that is marked, else about the segment', () => {
    const change = { ref: 'B', place: 0 }
    expect(askingAbout(comparison, { ...cursor, change }, null)).toMatchObject({ quote: 'they', nth: 0 })
    expect(askingAbout(comparison, { ...cursor, column: 'B', change }, null)).toMatchObject({
      segment: 'B.1',
      quote: 'we',
    })
    expect(askingAbout(comparison, cursor, null)).toMatchObject({ segment: 'A.1', quote: '' })
    expect(askingAbout(comparison, { row: 9, column: 'A', change: null }, null)).toBeNull()
  })

  it('is asked only when it says something about words that stand there', () => {
    const asking = { segment: 'A.1', quote: 'they', nth: 1, text: ' Who? ' }
    expect(actOf(comparison, asking)).toEqual({
      act: 'ask',
      segment: 'A.1',
      on: null,
      from: 14,
      to: 18,
      quote: 'they',
      text: 'Who?',
    })
    expect(actOf(comparison, { ...asking, text: '  ' })).toBeNull()
    expect(actOf(comparison, { ...asking, quote: 'them' })).toBeNull()
  })

  it('stays with its words while others save, and takes no namesake for them', () => {
    const begun = begunOn(comparison, { segment: 'A.1', quote: 'they', nth: 1, text: 'Who?' })
    expect(begun.begun).toEqual({ text: 'they met, and they left', from: 14, to: 18 })
    expect(stretchOf('then they met, and so did we, and they left', begun)).toEqual({ from: 34, to: 38 })
    expect(stretchOf('he met, and they left', begun)).toEqual({ from: 12, to: 16 })
    expect(stretchOf('they met, and the delegation left', begun)).toBeNull()
  })

  it('makes its row one of those that the filter of open queries leaves', () => {
    const view = viewOf(state([set(ask('q1', 0, 'they'))]), [])
    const wanted = { working: 'A', filter: 'queries' as const, classes: [], search: '', surveyed: 2 }
    expect(visibleRows(comparison, { ...wanted, review: view })).toEqual([0])
    const settled = viewOf(state([set(ask('q1', 0, 'they'))]), [
      set({ act: 'settle', id: 's', query: 'q1', text: '' }),
    ])
    expect(visibleRows(comparison, { ...wanted, review: settled })).toEqual([])
  })
})

describe('an act that speaks of a text which was merged', () => {
  const merged = new Map([['r1', { id: 'r9', before: 'one two three', text: 'ONE two three' }]])

  it('asks about the same words in the merged text', () => {
    expect(askedAgain([ask('q', 4, 'two', 'r1')], merged)).toEqual([ask('q', 4, 'two', 'r9')])
    expect(askedAgain([ask('q', 0, 'one', 'r1')], merged)).toEqual([ask('q', 0, 'ONE', 'r9')])
  })

  it('asks about the segment where the words are gone, and says them', () => {
    const gone = new Map([['r1', { id: null, before: 'one, two, three', text: 'one, three' }]])
    expect(askedAgain([ask('q', 5, 'two,', 'r1')], gone)).toEqual([
      { ...ask('q', 0, '', null), text: '“two,”: Who is meant?' },
    ])
  })

  it('quotes no words that the person never selected', () => {
    const theirs = new Map([
      ['r1', { id: 'r9', before: 'the chief envoy spoke', text: 'the Soviet ambassador spoke' }],
    ])
    expect(askedAgain([ask('q', 4, 'chief envoy', 'r1')], theirs)).toEqual([
      { ...ask('q', 0, '', 'r9'), text: '“chief envoy”: Who is meant?' },
    ])
  })

  it('is sent as it is where it speaks of none', () => {
    const acts = [ask('q', 0, 'one', 'r0'), ask('p', 0, '')]
    expect(askedAgain(acts, merged)).toBe(acts)
  })

  it('is sent anew by the merge that gave the text another id', () => {
    const edit: OutboxEntry = {
      slug: 'x',
      tab: 't',
      changeset: {
        id: 'e1',
        kind: 'edit',
        by: 'Ada',
        revisions: [{ id: 'r1', segment: 'A.1', parent: null, text: 'ONE two' }],
      },
      parentTexts: { 'A.1': 'one two' },
    }
    const question: OutboxEntry = {
      slug: 'x',
      tab: 't',
      changeset: {
        id: 'e2',
        kind: 'review',
        by: 'Ada',
        acts: [ask('q', 0, 'ONE', 'r1')],
        revisions: [],
        marks: [],
      },
      parentTexts: {},
    }
    const stale = {
      segment: 'A.1',
      parent: null,
      parentText: 'one two',
      head: 'b1',
      headText: 'one two three',
      headBy: 'Ben',
      headAt: '',
    }
    const { entries } = reparent([edit, question], [stale], counting('n'))
    const [first, second] = entries.map(({ changeset }) => changeset)
    expect(second).toMatchObject({ kind: 'review', acts: [{ on: first!.revisions[0]!.id, quote: 'ONE' }] })
    expect(second!.id).not.toBe('e2')
  })
})
