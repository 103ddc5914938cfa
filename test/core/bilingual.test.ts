/** Two languages: the laws of an alignment hold there too, and lengths and learned words find what answers what. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align } from '../../src/core/align/align.ts'
import type { Bead } from '../../src/core/align/bead.ts'
import { seeded } from '../bench/texts.mjs'

const languages: [string, string] = ['en', 'zh']
const MIRRORED = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const
const mirrored = ({ a, b, kind, score }: Bead): Bead => ({ a: b, b: a, kind: MIRRORED[kind], score })
const asSet = (beads: Bead[]) => beads.map(bead => JSON.stringify(bead)).sort()
const counted = (n: number) => Array.from({ length: n }, (_, i) => i)

const english = fc.constantFrom(
  '',
  'Yes.',
  'He came to Peking in 1962.',
  'The border is easy to resolve, he said.',
  '?',
)
const chinese = fc.constantFrom('', '是。', '他于1962年来到北京。', '他说，边界问题很容易解决。', '？')
const sides = fc.tuple(fc.array(english, { maxLength: 12 }), fc.array(chinese, { maxLength: 12 }))

/** A made-up language of 200 words and its translation word for word in another order, with a few words free. */
function translated(count: number, seed: number) {
  const random = seeded(seed)
  const pick = (most: number) => Math.floor(random() ** 2 * most)
  const letters = 'bdfgklmnprst'
  const word = (k: number, vowels: string) =>
    [0, 1, 2].map(p => letters[Math.floor(k / 12 ** p) % 12]! + vowels[(k + p) % vowels.length]!).join('')
  return counted(count).map(() => {
    const ids = counted(4 + Math.floor(random() * 12)).map(() => pick(200))
    const a = `${ids.map(k => word(k + 3, 'ae')).join(' ')}.`
    const b = `${ids
      .toReversed()
      .map(k => word(random() < 0.1 ? pick(200) : k * 7 + 900, 'ио'))
      .join(' ')}.`
    return { a, b }
  })
}

describe('laws', () => {
  test('every segment stands in exactly one bead', () => {
    fc.assert(
      fc.property(sides, ([a, b]) => {
        const beads = align(a, b, { languages })
        expect(beads.flatMap(bead => bead.a).sort((p, q) => p - q)).toEqual(counted(a.length))
        expect(beads.flatMap(bead => bead.b).sort((p, q) => p - q)).toEqual(counted(b.length))
        for (const { score } of beads) expect(score >= 0 && score <= 1).toBe(true)
      }),
    )
  })

  test('exchanged sides give the mirrored beads, and the same call the same answer', () => {
    fc.assert(
      fc.property(sides, ([a, b]) => {
        const beads = align(a, b, { languages })
        expect(align(a, b, { languages })).toEqual(beads)
        expect(asSet(align(b, a, { languages: ['zh', 'en'] }))).toEqual(asSet(beads.map(mirrored)))
      }),
    )
  })

  test('a text answers itself one to one, whatever the tags say', () => {
    fc.assert(
      fc.property(fc.array(english, { maxLength: 12 }), a => {
        expect(align(a, a, { languages }).map(bead => [bead.a, bead.b])).toEqual(a.map((_, i) => [[i], [i]]))
      }),
    )
  })

  test('pinned beads are kept and the rest is aligned round them', () => {
    fc.assert(
      fc.property(sides, fc.nat(), fc.nat(), ([a, b], p, q) => {
        fc.pre(a.length > 0 && b.length > 0)
        const pin: Bead = { a: [p % a.length], b: [q % b.length], kind: 'match', score: 1 }
        const beads = align(a, b, { languages, pinned: [pin] })
        expect(beads).toContainEqual(pin)
        for (const bead of beads) {
          if (bead.kind !== 'match' || bead.a[0] === pin.a[0]) continue
          expect(bead.a[0]! < pin.a[0]!).toBe(bead.b[0]! < pin.b[0]!)
        }
        expect(beads.flatMap(bead => bead.b).sort((x, y) => x - y)).toEqual(counted(b.length))
      }),
    )
  })
})

describe('what a reader sees', () => {
  test('words that translate each other are learned: merged, split and dropped segments are found', () => {
    const pairs = translated(300, 5)
    const a = pairs.map(pair => pair.a)
    const b = pairs.map(pair => pair.b)
    // Two of b become one, one of a is missing, one of b is missing.
    b.splice(100, 2, `${b[100]} ${b[101]}`)
    a.splice(50, 1)
    b.splice(200, 1)
    const shown = new Set(align(a, b, { languages: ['en', 'ru'] }).map(bead => `${bead.a}-${bead.b}`))
    expect(shown).toContain('99,100-100')
    expect(shown).toContain('-50')
    expect(shown).toContain('200-')
    const right = counted(50).filter(i => shown.has(`${i}-${i}`)).length
    expect(right).toBeGreaterThanOrEqual(49)
  })

  test('a dozen sentences that are all of a length are paired by their common words', () => {
    const pairs = [
      ['We support the peace.', '我们支持和平。'],
      ['The army needs food.', '军队需要粮食。'],
      ['His father is dead.', '他的父亲死了。'],
      ['They oppose the war.', '他们反对战争。'],
      ['The border is important.', '边界很重要。'],
      ['She came at night.', '她是夜里来的。'],
      ['The factory is new.', '工厂是新的。'],
      ['You know my name.', '你知道我的名字。'],
      ['The letter is true.', '信是真的。'],
      ['The enemy has weapons.', '敌人有武器。'],
      ['My brother loves books.', '我哥哥爱书。'],
      ['The king gave money.', '国王给了钱。'],
    ] as const
    const a = pairs.map(([text]) => text)
    const b = pairs.map(([, text]) => text)
    a.splice(1, 1)
    b.splice(8, 1)
    const beads = align(a, b, { languages })
    const shown = new Set(beads.map(bead => `${bead.a}-${bead.b}`))
    expect(shown).toContain('-1')
    expect(shown).toContain('7-')
    for (const i of counted(11).filter(i => i !== 7))
      expect(shown).toContain(`${i}-${i === 0 ? 0 : i < 7 ? i + 1 : i}`)
  })

  test('a long text of which only the later half was translated is found in it', () => {
    const random = seeded(3)
    const pairs = translated(1200, 6).map(({ a, b }) => {
      const number = 1000 + Math.floor(random() * 500)
      return { a: `${number} ${a}`, b: `${b} ${number}` }
    })
    const a = pairs.map(pair => pair.a)
    const b = pairs.map(pair => pair.b).slice(600)
    const shown = new Set(align(a, b, { languages: ['en', 'ru'] }).map(bead => `${bead.a}-${bead.b}`))
    const right = counted(600).filter(j => shown.has(`${j + 600}-${j}`)).length
    expect(right).toBeGreaterThanOrEqual(580)
  })

  test('unrelated texts get low scores', () => {
    const a = translated(150, 7).map(pair => pair.a)
    const b = translated(150, 8).map(pair => pair.b)
    const related = translated(150, 9)
    const mean = (beads: Bead[]) => {
      const pairs = beads.filter(bead => bead.kind === 'match')
      return pairs.reduce((sum, bead) => sum + bead.score, 0) / Math.max(1, pairs.length)
    }
    const sure = mean(
      align(
        related.map(pair => pair.a),
        related.map(pair => pair.b),
        { languages: ['en', 'ru'] },
      ),
    )
    expect(sure).toBeGreaterThan(0.9)
    expect(mean(align(a, b, { languages: ['en', 'ru'] }))).toBeLessThan(0.6)
  })
})
