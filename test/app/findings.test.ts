/** Findings in the page: true to the text as it is, walked, mended, told apart from what was let stand; lists agreed on. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Checker, type CheckWorker } from '../../src/app/findings/checker.ts'
import type { FindingsView } from '../../src/app/findings/found.ts'
import { actsOf, dropped, newNames, rebased, shownList, written } from '../../src/app/findings/lists.ts'
import { alarmsOf, type Looked, lookOver, type SentSegment } from '../../src/app/findings/looking.ts'
import { mended, mendedSegments } from '../../src/app/findings/mending.ts'
import { viewOf } from '../../src/app/findings/view.ts'
import { pointAt, pointedIn, stepped } from '../../src/app/findings/walking.ts'
import type { Finding } from '../../src/core/checks/finding.ts'
import { defaultPolicy } from '../../src/core/review/policy.ts'
import { reviewOf } from '../../src/core/review/review.ts'
import { comparisonOf } from './comparisons.ts'

const context = { language: 'en', names: [], glossary: [], policy: defaultPolicy }
const segments = (...texts: string[]): SentSegment[] =>
  texts.map((text, i) => ({
    id: `A.${i + 1}`,
    kind: 'paragraph',
    speaker: null,
    field: null,
    joins: false,
    text,
  }))
const shownIn = (
  checked: readonly SentSegment[],
  change: Partial<Parameters<typeof viewOf>[0]> = {},
  before: FindingsView | null = null,
) =>
  viewOf(
    {
      ref: 'A',
      looked: lookOver(checked, context),
      checked,
      now: checked,
      typed: null,
      dismissals: [],
      context,
      ...change,
    },
    before,
  )
const wordsOf = ({ standing, texts }: FindingsView) =>
  standing.flatMap(({ check, places }) =>
    places.map(({ segment, from, to }) => `${check}: ${texts.get(segment)!.slice(from, to)}`),
  )

const TEXT = segments(
  'They fought a guerilla war in the the hills.',
  'A guerrilla war is long.',
  'The guerrilla army won it.',
)

describe('what is shown as found', () => {
  it('stands in the text as it was looked at', () => {
    const words = wordsOf(shownIn(TEXT))
    expect(words).toContain('doubled-word: the the')
    expect(words).toContain('spelling: guerilla')
  })

  it('follows what is typed: what a segment has by itself is looked for anew, the rest moves with its words', () => {
    const text = 'Well then, they fought a guerilla war in the hills and and hills.'
    const view = shownIn(TEXT, { typed: { segment: 'A.1', text } })
    const words = wordsOf(view)
    expect(words).not.toContain('doubled-word: the the')
    expect(words).toContain('doubled-word: and and')
    expect(view.texts.get('A.1')).toBe(text)
    const moved = shownIn(TEXT, { typed: { segment: 'A.1', text: `Now: ${TEXT[0]!.text}` } })
    expect(wordsOf(moved)).toContain('spelling: guerilla')
    const gone = shownIn(TEXT, { typed: { segment: 'A.1', text: 'They fought in the hills.' } })
    expect(wordsOf(gone).filter(word => word.startsWith('spelling'))).toEqual([])
  })

  it('lies within the text, whatever is typed and whatever was saved since', () => {
    const piece = fc.constantFrom(
      'the ',
      'the ',
      ' ,',
      'guerilla ',
      'guerrilla ',
      '[',
      '] ',
      '□',
      '"',
      ' - ',
      'a.',
      '\n',
    )
    const any = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), any, any, (texts, saved, typed) => {
        const checked = segments(...texts)
        const now = checked.map((segment, i) => (i === 0 ? { ...segment, text: saved } : segment))
        const last = now.at(-1)!.id
        const view = shownIn(checked, { now, typed: { segment: last, text: typed } })
        for (const { places, fixes } of view.standing) {
          const edits = fixes.flatMap(fix => ('edits' in fix ? fix.edits : []))
          for (const { segment, from, to } of [...places, ...edits]) {
            const text = segment === last ? typed : now.find(({ id }) => id === segment)!.text
            expect(view.texts.get(segment)).toBe(text)
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeLessThanOrEqual(text.length)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves out what was let stand, in one segment or everywhere', () => {
    const [doubled] = shownIn(TEXT).standing.filter(({ check }) => check === 'doubled-word')
    const without = (segment: string | null) =>
      shownIn(TEXT, { dismissals: [{ key: doubled!.key, segment }] }).standing.map(({ check }) => check)
    expect(without('A.1')).not.toContain('doubled-word')
    expect(without(null)).not.toContain('doubled-word')
    expect(without('A.2')).toContain('doubled-word')
  })

  it('is the same object, with the same marks, where nothing is news', () => {
    const before = shownIn(TEXT)
    expect(shownIn(TEXT, {}, before)).toBe(before)
    const more = [...TEXT.slice(0, 2), { ...TEXT[2]!, text: 'The the guerrilla army won it.' }]
    const after = shownIn(more, {}, before)
    expect(after.marks.get('A.1')).toBe(before.marks.get('A.1'))
    expect(after.marks.get('A.3')).not.toBe(before.marks.get('A.3'))
  })
})

describe('walking', () => {
  const view = shownIn(TEXT)
  const comparison = comparisonOf({ A: TEXT.map(({ text }) => text), B: TEXT.map(({ text }) => text) })

  it('meets every finding once in either direction, and goes round', () => {
    for (const by of [1, -1] as const) {
      const met: Finding[] = []
      let pointed = null as ReturnType<typeof pointAt>
      let row = by > 0 ? 0 : 2
      for (let i = 0; i < view.standing.length; i++) {
        const next = stepped(view, comparison, row, pointed, by)!
        met.push(next)
        pointed = pointAt(next)
        row = Number(pointed!.segment.slice(2)) - 1
      }
      expect(new Set(met).size).toBe(view.standing.length)
      expect(stepped(view, comparison, row, pointed, by)).toBe(met[0])
    }
  })

  it('goes on from the place of a finding that was settled', () => {
    const [first, second] = view.standing
    const left = { ...view, standing: view.standing.slice(1) }
    expect(pointedIn(left, pointAt(first!))).toBe(null)
    expect(stepped(left, comparison, 0, pointAt(first!), 1)).toBe(second)
  })

  it('finds nothing where nothing stands', () => {
    expect(stepped({ ...view, standing: [] }, comparison, 0, null, 1)).toBe(null)
  })
})

describe('mending', () => {
  it('replaces all stretches of a text at once', () => {
    const edits = [
      { segment: 'A.1', from: 4, to: 7, text: 'second' },
      { segment: 'A.1', from: 0, to: 3, text: '' },
      { segment: 'A.1', from: 7, to: 7, text: '!' },
    ]
    expect(mended('one two three', edits)).toBe(' second! three')
  })

  it('does nothing to a segment that reads otherwise than when it was looked at', () => {
    const edits = [{ segment: 'A.1', from: 0, to: 3, text: 'ONE' }]
    const texts = new Map([['A.1', 'one two']])
    expect(mendedSegments(edits, texts, () => 'one two')).toEqual([{ segment: 'A.1', text: 'ONE two' }])
    expect(mendedSegments(edits, texts, () => 'a one two')).toBe(null)
    expect(mendedSegments(edits, texts, () => null)).toBe(null)
  })
})

describe('alarms of saved revisions', () => {
  it('are told from the text as loaded, and a join raises none', () => {
    const [one, two] = segments('There were 5,000 men, not as long as we are called 40 names.', '')
    const joined = [
      { ...one!, imported: 'There were 5,000 men, not as long as we are' },
      { ...two!, imported: 'called 40 names.' },
    ]
    expect(alarmsOf(joined, context)).toEqual([])
    const [changed] = segments('There were 5,000 men.')
    expect(alarmsOf([{ ...changed!, imported: 'There were 50,000 men.' }], context)).toEqual([
      { segment: 'A.1', message: expect.stringContaining('50,000') },
    ])
  })
})

describe('the checker', () => {
  const parts = (worker: CheckWorker | null) => {
    const idle: (() => void)[] = []
    const checker = new Checker({ worker: () => worker, idle: call => idle.push(call), now: () => 0 })
    return { checker, idle: () => { while (idle.length) idle.shift()!() } } // biome-ignore format: short
  }
  class Stub implements CheckWorker {
    asked: Parameters<CheckWorker['postMessage']>[0][] = []
    held: SentSegment[] = []
    onmessage: CheckWorker['onmessage'] = null
    onerror: CheckWorker['onerror'] = null
    ended = false
    postMessage(asked: this['asked'][number]) {
      this.asked.push(structuredClone(asked))
    }
    terminate() {
      this.ended = true
    }
    answer() {
      const { turn, segments, changed, context } = this.asked.at(-1)!
      this.held = segments ?? this.held
      for (const [i, segment] of changed) this.held[i] = segment
      const data = { turn, looked: lookOver(this.held, context) }
      this.onmessage!(new MessageEvent('message', { data }))
    }
  }

  it('answers the newest question only, and sends again no more than what changed', () => {
    const worker = new Stub()
    const { checker } = parts(worker)
    const told: string[] = []
    const ask = (list: readonly SentSegment[], name: string) =>
      checker.check(list, context, ({ findings }) => told.push(`${name} ${findings.length}`))
    ask(TEXT, 'first')
    ask(segments('Good.'), 'second')
    const changed = TEXT.map((segment, i) => (i === 1 ? { ...segment, text: 'A long war war.' } : segment))
    ask(changed, 'third')
    expect(worker.asked).toHaveLength(1)
    worker.answer()
    expect(told).toEqual([])
    expect(worker.asked[1]).toMatchObject({ segments: null, changed: [[1, changed[1]]] })
    worker.answer()
    expect(told).toEqual([`third ${lookOver(changed, context).findings.length}`])
  })

  it('goes on by itself, to the same outcome, where there is no worker or it fails', () => {
    const expected: Looked = lookOver(TEXT, context)
    const sorted = ({ findings }: Looked) => findings.map(({ key }) => key).sort()
    let answer: Looked | null = null
    const alone = parts(null)
    alone.checker.check(TEXT, context, looked => { answer = looked }) // biome-ignore format: short
    alone.idle()
    expect(sorted(answer!)).toEqual(sorted(expected))

    const worker = new Stub()
    const failing = parts(worker)
    answer = null
    failing.checker.check(TEXT, context, looked => { answer = looked }) // biome-ignore format: short
    worker.onerror!(new Event('error') as ErrorEvent)
    failing.idle()
    expect(worker.ended).toBe(true)
    expect(sorted(answer!)).toEqual(sorted(expected))
    expect(answer!).toMatchObject({ whole: true })
  })

  it('looks at a long text segment by segment only, and says so', () => {
    let answer: Looked | null = null
    const { checker, idle } = parts(null)
    const long = segments('In the the hills.', 'word '.repeat(30_000))
    checker.check(long, context, looked => { answer = looked }) // biome-ignore format: short
    idle()
    expect(answer!).toMatchObject({ whole: false })
    expect(answer!.findings.some(({ check }) => check === 'doubled-word')).toBe(true)
  })
})

describe('the lists agreed on', () => {
  const kim = { preferred: 'Kim Il Sung', forms: ['Kim Il-sŏng'], kind: 'person' as const, note: '' }
  const deng = { preferred: 'Deng Xiaoping', forms: [], kind: 'person' as const, note: '' }
  const setBy = (id: string, value: (typeof kim)[]) => ({
    act: { act: 'names' as const, id, parent: null, value },
    seq: 1,
    by: 'Ben',
    at: '',
  })
  const empty = reviewOf([])

  it('are saved upon the list in force when the writing began, without blanks and empty lines', () => {
    const blank = { preferred: ' ', forms: [''], kind: 'other' as const, note: '' }
    const drafts = written('names', [{ ...kim, forms: [' Kim Il-sŏng', 'Kim Il Sung '] }, blank], empty, {})
    expect(actsOf(empty, drafts)).toEqual([{ act: 'names', parent: null, value: [kim] }])
    const saved = reviewOf([setBy('x', [kim])])
    expect(shownList('names', saved, drafts)).toMatchObject({ isWritten: false, theirs: null })
    expect(actsOf(saved, drafts)).toEqual([])
    // What is written next stands upon what was saved.
    expect(written('names', [], saved, drafts).names).toEqual({ parent: 'x', value: [] })
  })

  it('that somebody else set meanwhile are shown, and nothing written is saved or lost until a person decides', () => {
    const drafts = written('names', [kim], empty, {})
    const theirs = reviewOf([setBy('y', [deng])])
    expect(shownList('names', theirs, drafts)).toEqual({ value: [kim], isWritten: true, theirs: [deng] })
    expect(actsOf(theirs, drafts)).toEqual([])
    const mine = rebased('names', theirs, drafts)
    expect(actsOf(theirs, mine)).toEqual([{ act: 'names', parent: 'y', value: [kim] }])
    expect(shownList('names', theirs, dropped('names', drafts)).value).toEqual([deng])
  })

  it('take over from a proposal only what is not there under any form', () => {
    const other = { ...kim, preferred: 'Kim Il-sŏng', forms: [] }
    expect(newNames([kim], [other, deng])).toEqual([deng])
  })
})
