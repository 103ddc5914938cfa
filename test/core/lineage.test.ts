/** The lineage of words: against a keeper who knows each word by name, and on texts as people write them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correspond, wordsIn } from '../../src/core/lineage/words.ts'
import {
  type LifeState,
  lineageOf,
  type SegmentLife,
  sourcesOf,
  tracerOf,
  type WordSource,
} from '../../src/core/review/lineage.ts'
import { anyText, edited, sentence } from './arbitrary.ts'
import { type Kept, live, moveKinds, textOf } from './histories.ts'

const moves = fc.array(
  fc.record({
    kind: fc.constantFrom(...moveKinds),
    a: fc.nat(1000),
    b: fc.nat(1000),
    c: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 30 },
)

/** Asks as the server does: with what it has, and again with what was wanting. */
function traced(lives: ReadonlyMap<string, SegmentLife>, segment: string, at: number) {
  const given = new Map<string, SegmentLife | null>()
  const trace = tracerOf(segment, at)
  for (let round = 0; round < 50; round++) {
    const answer = trace(given)
    if (answer.kind !== 'wanting') {
      // At once it says the same as bit by bit.
      expect(lineageOf(lives, segment, at)).toEqual(answer.kind === 'unknown' ? expect.anything() : answer)
      return answer
    }
    for (const id of answer.segments) {
      expect(given.has(id), `${id} was handed in before`).toBe(false)
      given.set(id, lives.get(id) ?? null)
    }
  }
  throw new Error('it never has enough')
}

describe('on random histories', () => {
  test('every word is traced to what first brought it, and over the way on which it came', () => {
    let told = 0
    let hops = 0
    fc.assert(
      fc.property(moves, fc.nat(1000), (list, point) => {
        const world = live(list)
        const at = 2 + (point % (world.seq - 1))
        for (const [segment, states] of world.states) {
          const kept = states.findLast(({ seq }) => seq <= at)
          const answer = traced(world.lives, segment, at)
          if (!kept) {
            expect(answer.kind).toBe('unknown')
            continue
          }
          if (answer.kind !== 'traced') throw new Error(answer.kind)
          expect(answer.text).toBe(textOf(kept.words))
          const said = wordsTold(answer, kept.words)
          for (const [i, { span, word }] of said.entries()) {
            const { origin, replaced, path } = span
            expect([i, word.text, origin.segment, origin.seq]).toEqual([
              i,
              word.text,
              word.origin.segment,
              word.origin.seq,
            ])
            expect(replaced).toBe(word.replaced)
            wellFormed(span, segment)
            const ways = path.filter(({ kind }) => kind !== 'moved').map(({ kind, seq }) => `${kind} ${seq}`)
            if (!world.reordered) expect([word.text, ...ways]).toEqual([word.text, ...word.path])
            told++
            hops += ways.length
          }
        }
      }),
      { numRuns: 400 },
    )
    expect(told).toBeGreaterThan(2_000)
    expect(hops).toBeGreaterThan(500)
  })

  test('with the few words that every sentence has, each still has a lineage that holds together', () => {
    const few = fc.array(fc.constantFrom('the', 'a', 'of', 'not', 'we', 'guerrilla'), { maxLength: 8 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(few, few, fc.constantFrom('edit', 'join', 'undo', 'adopt')), { maxLength: 12 }),
        texts => {
          const lives = new Map(
            ['A.1', 'B.1'].map((segment, side) => {
              const states = [['we are not'], ...texts].map((text, i) =>
                state((i === 0 ? 'we are not' : (text as string[][])[side]!.join(' ')) as string, {
                  seq: i + 1,
                  revision: i === 0 ? null : `r${i}`,
                  changeset: i === 0 ? 'import' : (text[2] as string),
                  beside: i === 0 ? [] : [side === 0 ? 'B.1' : 'A.1'],
                  sources: text[2] === 'adopt' ? sourcesOf(segment, i + 1, side === 0 ? 'B.1' : 'A.1@1') : [],
                }),
              )
              return [segment, { segment, states }] as const
            }),
          )
          for (const segment of lives.keys()) {
            for (let at = 1; at <= texts.length + 1; at++) {
              const answer = traced(lives, segment, at)
              if (answer.kind !== 'traced') throw new Error(answer.kind)
              let end = 0
              for (const span of answer.spans) {
                expect(answer.text.slice(end, span.from).trim()).toBe('')
                expect(span.to).toBeGreaterThan(span.from)
                end = span.to
                wellFormed(span, segment)
                const { origin } = span
                const brought = lives.get(origin.segment)!.states.find(({ seq }) => seq === origin.seq)!
                for (const word of answer.text.slice(span.from, span.to).split(' '))
                  expect(brought.text.split(' ')).toContain(word)
              }
              expect(answer.text.slice(end).trim()).toBe('')
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('on texts as people write them', () => {
  test('a corrected word names what it took the place of, who did it and why', () => {
    const lives = lifeOf('A.1', 'the guerilla war', {
      text: 'the guerrilla war',
      reason: 'House style.',
      by: 'Ben',
    })
    expect(short(lives, 'A.1')).toEqual(['the < A.1 1', 'guerrilla (guerilla) < A.1 2', 'war < A.1 1'])
    const answer = traced(lives, 'A.1', 9)
    if (answer.kind !== 'traced') throw new Error(answer.kind)
    expect(answer.spans[1]!.origin).toEqual({
      kind: 'revision',
      version: 'A',
      segment: 'A.1',
      revision: 'r2',
      seq: 2,
      by: 'Ben',
      at: 'day 2',
      reason: 'House style.',
      changeset: 'edit',
    })
  })

  test('an adopted word goes back to the version that it came from, and says what it replaced here', () => {
    const lives = new Map([
      ...lifeOf(
        'A.1',
        'He is Chairman of China.',
        { text: 'He said so.', seq: 5 },
        { text: 'He is General Secretary of China.', seq: 9, changeset: 'adopt', sources: from('C.4', 7) },
      ),
      ...lifeOf(
        'C.4',
        'He is Secretary of China.',
        { text: 'He is General Secretary of China.', seq: 7 },
        { text: 'Nothing of it.', seq: 8 },
        { text: 'He is General Secretary of China.', seq: 10 },
      ),
    ])
    expect(short(lives, 'A.1')).toEqual([
      'He < A.1 1',
      'is < C.4 1 > adopted 9 (said so)',
      'General < C.4 7 > adopted 9 (said so)',
      'Secretary of China < C.4 1 > adopted 9 (said so)',
      '. < A.1 1',
    ])
  })

  test('what a join carried over and an undo took back is what it was, and its being away is told', () => {
    const lives = new Map([
      ...lifeOf(
        'A.1',
        'as long as we are not',
        { text: 'as long as we are not called so', changeset: 'join', beside: ['A.2'] },
        { text: 'as long as we are not', changeset: 'undo', beside: ['A.2'] },
      ),
      ...lifeOf(
        'A.2',
        'called so',
        { text: '', changeset: 'join', beside: ['A.1'] },
        { text: 'called so', changeset: 'undo', beside: ['A.1'] },
      ),
    ])
    expect(short(lives, 'A.1', 2)).toEqual(['as long as we are not < A.1 1', 'called so < A.2 1 > carried 2'])
    expect(short(lives, 'A.2', 3)).toEqual(['called so < A.2 1 > returned 3'])
    const answer = traced(lives, 'A.2', 3)
    if (answer.kind !== 'traced') throw new Error(answer.kind)
    expect(answer.spans[0]!.path[0]!.away).toMatchObject({ seq: 2, changeset: 'join' })
  })

  test('a small word that is typed elsewhere is not the one that was cut long ago', () => {
    const lives = lifeOf(
      'A.1',
      'the war of the people is just',
      { text: 'war of people is just' },
      { text: 'war of people is just the right thing' },
      { text: 'the war of people is just the right thing' },
    )
    expect(short(lives, 'A.1')).toEqual([
      'the < A.1 1 > returned 4',
      'war of people is just < A.1 1',
      'the right thing < A.1 3',
    ])
  })

  test('a text that stands as it stood before is that text, to the last small word', () => {
    const lives = lifeOf('A.1', 'No', { text: 'Yes' }, { text: 'No' })
    expect(short(lives, 'A.1')).toEqual(['No < A.1 1 > returned 3 (Yes)'])
  })

  test('a word that stays where it was has not gone over to the segment beside it', () => {
    const lives = new Map([
      ...lifeOf('A.1', 'a long', { text: 'a long war', changeset: 'join', beside: ['A.2'] }),
      ...lifeOf('A.2', 'the war ends', { text: 'the war', changeset: 'join', beside: ['A.1'] }),
    ])
    expect(short(lives, 'A.1')).toEqual(['a long < A.1 1', 'war < A.1 2'])
  })

  test('a sentence that only changes its place is the same sentence', () => {
    const lives = lifeOf('A.1', 'We agree entirely. They will never come here again, he said.', {
      text: 'They will never come here again, he said. We agree entirely.',
    })
    for (const span of short(lives, 'A.1')) expect(span).toMatch(/ < A\.1 1/)
    expect(short(lives, 'A.1').join(' ')).toContain('moved 2')
  })

  test('a batch of replacements hands no word from one segment to another', () => {
    const pair = (segment: string, before: string, after: string, other: string) =>
      lifeOf(segment, before, { text: after, changeset: 'replace', beside: [other] })
    const lives = new Map([
      ...pair('A.1', 'one guerilla', 'one guerrilla', 'A.2'),
      ...pair('A.2', 'two guerrilla', 'two guerilla', 'A.1'),
    ])
    expect(short(lives, 'A.1')).toEqual(['one < A.1 1', 'guerrilla (guerilla) < A.1 2'])
  })

  test('a Chinese text is traced character by character', () => {
    const lives = lifeOf('Zh.1', '我们反对教条主义', { text: '我们一贯反对教条主义' })
    expect(short(lives, 'Zh.1')).toEqual(['我们 < Zh.1 1', '一贯 < Zh.1 2', '反对教条主义 < Zh.1 1'])
  })

  test('a point before the import, and a segment that is not there, are unknown', () => {
    const lives = lifeOf('A.1', 'one')
    expect(lineageOf(lives, 'A.1', 0).kind).toBe('unknown')
    expect(lineageOf(new Map([['A.9', null]]), 'A.9', 5).kind).toBe('unknown')
    expect(lineageOf(new Map(), 'A.9', 5)).toEqual({ kind: 'wanting', segments: ['A.9'] })
  })
})

test('kept words are the same words in the same order, and each other one stands in a place with what it replaced', () => {
  fc.assert(
    fc.property(
      sentence.chain(text => fc.tuple(fc.constant(text), fc.oneof(edited(text), anyText))),
      ([before, after]) => {
        const [a, b] = [wordsIn(before), wordsIn(after)]
        const { kept, place, replaced } = correspond(a, b)
        let last = -1
        for (const [j, i] of kept.entries()) {
          expect(place[j]! < 0).toBe(i >= 0)
          if (i < 0) continue
          expect(a.faces[i]).toBe(b.faces[j])
          expect(i).toBeGreaterThan(last)
          last = i
        }
        expect(Math.max(-1, ...place)).toBe(replaced.length - 1)
        for (const words of replaced) if (words !== null) expect(before).toContain(words)
        expect(b.faces).toEqual(b.from.map((from, k) => after.slice(from, b.to[k])))
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  ['Then comrades spoke.', 'Then the comrades also spoke.'],
  ['Then the comrades also spoke.', 'Then comrades spoke.'],
])('a word stays that has others put or taken from both its sides: %s', (before, after) => {
  const { kept } = correspond(wordsIn(before), wordsIn(after))
  expect(kept.filter(i => i >= 0)).toHaveLength(4)
})

describe('sources', () => {
  test.each<[string | null, string[], WordSource[]]>([
    ['C.17', [], [{ segment: 'C.17', at: 9 }]],
    ['C.17@4 C.18@400', [], [...from('C.17', 4), ...from('C.18', 9)]],
    ['C.3 to C.5', [], [...from('C.3', 9), ...from('C.4', 9), ...from('C.5', 9)]],
    ['C (nothing there)', ['B@3'], []],
    [null, ['B@3', 'not one'], from('B.7', 3)],
    [null, [], []],
  ])('%s with parents %j', (adoptedFrom, parents, expected) => {
    expect(sourcesOf('A.7', 10, adoptedFrom, parents)).toEqual(expected)
  })
})

function from(segment: string, at: number): WordSource[] {
  return [{ segment, at }]
}

function state(text: string, more: Partial<LifeState>): LifeState {
  const { seq = 1 } = more
  return {
    text,
    revision: `r${seq}`,
    seq,
    by: 'Ada',
    at: `day ${seq}`,
    reason: null,
    changeset: 'edit',
    beside: [],
    sources: [],
    ...more,
  }
}

function lifeOf(segment: string, imported: string, ...later: (Partial<LifeState> & { text: string })[]) {
  const states = [
    state(imported, { revision: null, changeset: 'import' }),
    ...later.map((one, i) => state(one.text, { seq: i + 2, ...one })),
  ]
  return new Map([[segment, { segment, states }]])
}

/** Each span as `words (replaced) < where when > hop when (replaced)`. */
function short(lives: ReadonlyMap<string, SegmentLife>, segment: string, at = 99): string[] {
  const answer = traced(lives, segment, at)
  if (answer.kind !== 'traced') throw new Error(answer.kind)
  const instead = (text: string | null) => (text === null ? '' : ` (${text})`)
  return answer.spans.map(
    ({ from: start, to, origin, replaced, path }) =>
      `${answer.text.slice(start, to)}${instead(replaced)} < ${origin.segment} ${origin.seq}` +
      path.map(hop => ` > ${hop.kind} ${hop.seq}${instead(hop.replaced)}`).join(''),
  )
}

type Traced = Extract<ReturnType<typeof lineageOf>, { kind: 'traced' }>

/** The span of each word of a text. */
function wordsTold({ text, spans }: Traced, words: readonly Kept[]) {
  let at = 0
  return words.map(word => {
    at = text.indexOf(word.text, at)
    const span = spans.find(({ from: start, to }) => start <= at && at + word.text.length <= to)
    if (!span) throw new Error(`no span holds ${word.text}`)
    return { span, word }
  })
}

/** Time goes on along the way, and the way leads from the origin to the segment. */
function wellFormed({ origin, path }: Traced['spans'][number], segment: string): void {
  let seq = origin.seq
  let here = origin.segment
  for (const hop of path) {
    expect(hop.from).toBe(here)
    expect(hop.seq).toBeGreaterThan(seq)
    if (hop.kind === 'returned') {
      expect(hop.away!.seq).toBeGreaterThan(seq - 1)
      expect(hop.away!.seq).toBeLessThan(hop.seq)
    }
    ;[seq, here] = [hop.seq, hop.segment]
  }
  expect(here).toBe(segment)
}
