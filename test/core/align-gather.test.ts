/** align where one passage stands in two places: cut and half of it moved, cut elsewhere on the other side, left out in part. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, type Bead } from '../../src/core/align/align.ts'

const NOUNS =
  'river border treaty winter harvest bridge letter train school army paper coal wheat answer garden'.split(
    ' ',
  )
const VERBS = 'crossed praised refused carried described forgot promised painted repaired counted'.split(' ')
/** Sentences of words that all come often, no two alike. */
const sentence = (k: number) =>
  `The ${NOUNS[k % 15]} ${VERBS[(k * 7) % 10]} the old ${NOUNS[(k * 4 + 3) % 15]} near number ${k + 100} and ${VERBS[(k * 3 + 1) % 10]} it.`
const text = (count: number, from = 0) => Array.from({ length: count }, (_, k) => sentence(from + k))
const shown = (beads: readonly Bead[]) => beads.map(({ a, b }) => `${a}-${b}`)

describe('one passage in two places', () => {
  test('a paragraph half of which was cut off and moved stands in one bead with both halves', () => {
    const units = text(40)
    const a = [...units.slice(0, 10), `${units[10]} ${units[11]}`, ...units.slice(12)]
    const b = [...units.slice(0, 10), ...units.slice(11, 30), units[10]!, ...units.slice(30)]
    expect(shown(align(a, b))).toContain('10-10,29')
    expect(shown(align(b, a))).toContain('10,29-10')
  })

  test('what was merged with a stranger after it moved is found, and the stranger keeps its place', () => {
    const units = text(40)
    const b = [...units.slice(0, 10), ...units.slice(11, 30), `${units[10]} ${units[30]}`, ...units.slice(31)]
    const beads = align(units, b)
    expect(shown(beads)).toContain('10,30-29')
    expect(beads.filter(({ kind }) => kind === 'move').length).toBeLessThan(2)
  })

  test('two words that a cut in another place left with the next segment go with their bead', () => {
    const units = text(40)
    const a = [
      ...units.slice(0, 9),
      'Do you not yet see it?',
      `he repeated. ${units[10]}`,
      ...units.slice(11),
    ]
    const b = [...units.slice(0, 8), `${units[8]} Do you not yet see it? he repeated.`, ...units.slice(10)]
    expect(shown(align(a, b))[8]).toBe('8,9,10-8,9')
  })

  test('passages that only share common words are not put together', () => {
    const units = text(60)
    const a = [...units.slice(0, 20), ...text(1, 300), ...units.slice(20)]
    const b = [...units.slice(0, 45), ...text(1, 507), ...units.slice(45)]
    const beads = align(a, b)
    expect(beads.find(bead => bead.a.includes(20))?.b).toEqual([])
    expect(beads.find(bead => bead.b.includes(45))?.a).toEqual([])
  })
})

test('a moved line is found by its phrases where each word of it comes in many places', () => {
  let state = 7
  const noun = () => {
    state = (state * 48_271) % 2_147_483_647
    return NOUNS[state % 15]
  }
  const lines = Array.from(
    { length: 900 },
    (_, k) => `We saw the ${noun()} of the ${noun()} and the ${noun()} by the ${noun()} of place${k}.`,
  )
  const line = 'But how are you to get that balance of the wheat?'
  for (let k = 0; k < 900; k += 30) {
    lines[k] += ' But how are you?'
    lines[k + 7] += ' It is to get that balance.'
  }
  const a = [...lines.slice(0, 100), line, ...lines.slice(100)]
  const b = [...lines.slice(0, 300), line, ...lines.slice(300)]
  const moves = align(a, b).filter(({ kind }) => kind === 'move')
  expect(shown(moves)).toEqual(['100-300'])
})

describe('laws, where halves move', () => {
  /** Two versions of one text: on each side some units are cut or merged, in the second some halves are moved. */
  const versions = fc
    .record({
      units: fc.integer({ min: 4, max: 30 }),
      merges: fc.array(fc.nat(40), { maxLength: 6 }),
      moves: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 }),
      cuts: fc.array(fc.nat(40), { maxLength: 4 }),
    })
    .map(({ units, merges, moves, cuts }) => {
      const list = text(units)
      const a = [...list]
      for (const at of merges) if (at + 1 < a.length) a.splice(at, 2, `${a[at]} ${a[at + 1]}`)
      const b = [...list]
      for (const at of cuts) {
        const words = b[at % b.length]!.split(' ')
        b.splice(at % b.length, 1, words.slice(0, 6).join(' '), words.slice(6).join(' '))
      }
      for (const [from, to] of moves) b.splice(to % b.length, 0, ...b.splice(from % b.length, 1))
      return [a, b.filter(part => part !== '')] as const
    })
  const MIRRORED = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const

  test('every segment stands in exactly one bead, sides are mirrored, and a changed text is aligned again', () => {
    fc.assert(
      fc.property(versions, fc.nat(60), ([a, b], at) => {
        const beads = align(a, b)
        const all = (side: 'a' | 'b', list: readonly Bead[]) =>
          list.flatMap(bead => bead[side]).sort((x, y) => x - y)
        expect(all('a', beads)).toEqual([...a.keys()])
        expect(all('b', beads)).toEqual([...b.keys()])
        const turned = align(b, a).map(bead => ({ ...bead, a: bead.b, b: bead.a, kind: MIRRORED[bead.kind] }))
        const asSet = (list: readonly Bead[]) => list.map(bead => JSON.stringify(bead)).sort()
        expect(asSet(turned)).toEqual(asSet(beads))
        const changed = b.map((part, k) => (k === at % b.length ? `${part} Indeed.` : part))
        changed.splice(at % b.length, at % 3)
        const again = align(a, changed, { previous: { a, b, beads } })
        expect(all('a', again)).toEqual([...a.keys()])
        expect(all('b', again)).toEqual([...changed.keys()])
      }),
      { numRuns: 150 },
    )
  })
})

const MARK = new URL('../../../shared/data/open-english-bible/41-Mark.versions.jsonl', import.meta.url)

test.skipIf(!existsSync(MARK))(
  'of a real text, pairs each of which lost a neighbour stay two (needs ../shared)',
  () => {
    const verses = readFileSync(MARK, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, string>)
      .filter(verse => verse.v1_2014 && verse.v2_2020)
    const [before, after] = [verses.map(verse => verse.v1_2014!), verses.map(verse => verse.v2_2020!)]
    let stayed = 0
    for (let k = 10; k + 4 < 610; k += 10) {
      const a = [
        ...before.slice(k - 10, k),
        `${before[k]} ${before[k + 1]}`,
        before[k + 2]!,
        ...before.slice(k + 4),
      ]
      const b = [
        ...after.slice(k - 10, k),
        after[k]!,
        `${after[k + 2]} ${after[k + 3]}`,
        ...after.slice(k + 4),
      ]
      const found = shown(align(a.slice(0, 60), b.slice(0, 60)))
      if (found.includes('10-10') && found.includes('11-11')) stayed++
    }
    expect(stayed).toBeGreaterThanOrEqual(45)
  },
  30_000,
)
