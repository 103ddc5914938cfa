/** Sentences moved by one proofreader while the other corrects; and the count of every word over thousands of triples. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Merge, merge } from '../../src/core/merge.ts'

const FIRST = 'Comrade Han Ik-su arrived in Peking yesterday.'
const SECOND = 'We have always firmly opposed dogmatism here.'
const THIRD = 'The guerrilla warfare in the mountains goes on.'
const FOURTH = 'Nobody asked him about the harvest at all.'
const text = (...sentences: string[]) => sentences.join(' ')
const PARENT = text(FIRST, SECOND, THIRD, FOURTH)

function clean(parent: string, ours: string, theirs: string, merged: string) {
  expect(merge(parent, ours, theirs)).toEqual({ kind: 'clean', text: merged })
  expect(merge(parent, theirs, ours)).toEqual({ kind: 'clean', text: merged })
}

const resolve = (merged: Merge, side: 'ours' | 'theirs') =>
  merged.kind === 'clean'
    ? merged.text
    : merged.pieces.map(piece => (piece.kind === 'agreed' ? piece.text : piece[side])).join('')

describe('a moved sentence', () => {
  test('is corrected where it now stands', () => {
    const corrected = SECOND.replace('firmly', 'resolutely')
    clean(
      PARENT,
      text(SECOND, FIRST, THIRD, FOURTH),
      text(FIRST, corrected, THIRD, FOURTH),
      text(corrected, FIRST, THIRD, FOURTH),
    )
    clean(
      PARENT,
      text(FIRST, THIRD, FOURTH, SECOND),
      text(FIRST, corrected, THIRD, FOURTH),
      text(FIRST, THIRD, FOURTH, corrected),
    )
  })

  test('is corrected even in its first word, which makes another sentence of it', () => {
    const corrected = SECOND.replace('We', 'they')
    clean(
      PARENT,
      text(FIRST, THIRD, FOURTH, SECOND),
      text(FIRST, corrected, THIRD, FOURTH),
      text(FIRST, THIRD, FOURTH, corrected),
    )
  })

  test('and corrected by the one who moved it, takes the other’s correction too', () => {
    clean(
      PARENT,
      text(FIRST, THIRD, FOURTH, SECOND.replace('always', 'ever')),
      text(FIRST, SECOND.replace('dogmatism', 'revisionism'), THIRD, FOURTH),
      text(FIRST, THIRD, FOURTH, SECOND.replace('always', 'ever').replace('dogmatism', 'revisionism')),
    )
  })

  test('stands once where both moved it to one place', () => {
    const moved = text(FIRST, THIRD, FOURTH, SECOND)
    clean(PARENT, moved, moved, moved)
    const also = moved.replace('harvest', 'weather')
    clean(PARENT, moved, also, also)
  })

  test('may be joined by another that the other side moved', () => {
    const long = text(
      PARENT,
      'He left early in the morning by train.',
      'It was raining hard over the whole city.',
    )
    const fifth = 'He left early in the morning by train.'
    const sixth = 'It was raining hard over the whole city.'
    clean(
      long,
      text(SECOND, FIRST, THIRD, FOURTH, fifth, sixth),
      text(FIRST, SECOND, THIRD, FOURTH, sixth, fifth),
      text(SECOND, FIRST, THIRD, FOURTH, sixth, fifth),
    )
  })

  test('is a question where the other removed it', () => {
    const merged = merge(PARENT, text(FIRST, THIRD, FOURTH, SECOND), text(FIRST, THIRD, FOURTH))
    expect(merged.kind).toBe('conflict')
    expect(resolve(merged, 'ours')).toBe(text(FIRST, THIRD, FOURTH, SECOND))
    expect(resolve(merged, 'theirs').trim()).toBe(text(FIRST, THIRD, FOURTH))
  })

  test('is a question where both moved it, and not to one place', () => {
    const merged = merge(PARENT, text(SECOND, FIRST, THIRD, FOURTH), text(FIRST, THIRD, SECOND, FOURTH))
    expect(merged.kind).toBe('conflict')
    expect(resolve(merged, 'ours')).toBe(text(SECOND, FIRST, THIRD, FOURTH))
    expect(resolve(merged, 'theirs')).toBe(text(FIRST, THIRD, SECOND, FOURTH))
  })

  test('keeps the blank lines of the paragraphs where nobody changed them', () => {
    const parent = `${FIRST} ${SECOND}\n\n${THIRD} ${FOURTH}`
    clean(
      parent,
      `${SECOND} ${FIRST}\n\n${THIRD} ${FOURTH}`,
      `${FIRST} ${SECOND}\n\n${THIRD.replace('warfare', 'war')} ${FOURTH}`,
      `${SECOND} ${FIRST}\n\n${THIRD.replace('warfare', 'war')} ${FOURTH}`,
    )
  })

  test('in Chinese', () => {
    const [a, b, c] = ['我们一贯反对教条主义。', '朝鲜同志昨天到了北京。', '山区的游击战争还在继续。']
    clean(a + b + c, b + c + a, a.replace('一贯', '坚决') + b + c, b + c + a.replace('一贯', '坚决'))
  })
})

describe('a moved word', () => {
  const spoken = 'we also opposed the dogmatism of the army and it goes on in the mountains'
  const early = 'also we opposed the dogmatism of the army and it goes on in the mountains'
  const late = 'we opposed the dogmatism of the army and it also goes on in the mountains'

  test('of no weight, that both moved and not to one place, is a question and stands once', () => {
    const merged = merge(spoken, early, late)
    expect(merged.kind).toBe('conflict')
    expect(resolve(merged, 'ours')).toBe(early)
    expect(resolve(merged, 'theirs')).toBe(late)
  })

  test('is moved where one alone moved it, and once where both moved it alike', () => {
    const other = late.replace('mountains', 'hills')
    clean(spoken, early, spoken.replace('mountains', 'hills'), early.replace('mountains', 'hills'))
    clean(spoken, late, other, other)
  })

  /** A text of few words, most of them small, and what becomes of it when a person moves some and rewrites another. */
  const small = fc.constantFrom(
    'the',
    'of',
    'and',
    'it',
    'also',
    'only',
    'not',
    'army',
    'city',
    'train',
    'letter',
  )
  const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 })
  const rewriting = fc.option(fc.tuple(fc.nat(), fc.constantFrom('office', 'harvest')), { nil: null })
  const triple = fc.array(small, { minLength: 4, maxLength: 14 }).chain(words => {
    const side = fc.tuple(moves, rewriting).map(([list, rewritten]) => {
      const now: string[] = [...words]
      for (const [from, to] of list) now.splice(to % now.length, 0, ...now.splice(from % now.length, 1))
      if (rewritten) now[rewritten[0] % now.length] = rewritten[1]
      return now.join(' ')
    })
    return fc.tuple(fc.constant(words.join(' ')), side, side)
  })

  test('is never lost and never doubled: what all three hold equally often, the merged text does', () => {
    const count = (text: string, word: string) => text.split(/\s+/u).filter(other => other === word).length
    fc.assert(
      fc.property(triple, ([p, a, b]) => {
        const merged = merge(p, a, b)
        for (const word of new Set(p.split(' '))) {
          const times = count(p, word)
          if (count(a, word) !== times || count(b, word) !== times) continue
          expect(count(resolve(merged, 'ours'), word), word).toBe(times)
          expect(count(resolve(merged, 'theirs'), word), word).toBe(times)
        }
      }),
      { numRuns: 3000 },
    )
  }, 60_000)
})

/** Sentences of words that stand only once, and what each side does to them: its own words are told by their first letter. */
const deeds = (side: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat(),
        to: fc.nat(),
        how: fc.constantFrom('replace', 'remove', 'insert', 'move word', 'move sentence', 'part', 'comma'),
      }),
      { maxLength: 3 },
    )
    .map(list => ({ side, list }))

function write(
  sentences: string[][],
  { side, list }: { side: string; list: { at: number; to: number; how: string }[] },
) {
  const now = sentences.map(sentence => [...sentence])
  for (const [n, { at, to, how }] of list.entries()) {
    const s = now[at % now.length]!
    const w = to % Math.max(1, s.length)
    if (how === 'replace' && s.length > 0) s[w] = `${side}${n}`
    else if (how === 'remove') s.splice(w, 1)
    else if (how === 'insert') s.splice(w, 0, `${side}${n}`)
    else if (how === 'move word' && s.length > 1) s.splice((w + 2) % s.length, 0, ...s.splice(w, 1))
    else if (how === 'move sentence') now.splice(to % now.length, 0, ...now.splice(at % now.length, 1))
    else if (how === 'comma' && s.length > 0) s[w] = `${s[w]},`
    else if (how === 'part' && s.length > 0) s[0] = `\n\n${s[0]}`
  }
  return now
    .filter(sentence => sentence.length > 0)
    .map(sentence => `${sentence.join(' ')}.`)
    .join(' ')
}

const names = (text: string): string[] => text.match(/[a-z]+\d+/gi) ?? []

describe('every word', () => {
  const triple = fc
    .array(fc.integer({ min: 4, max: 8 }), { minLength: 1, maxLength: 5 })
    .map(lengths => {
      let n = 0
      return lengths.map(length => Array.from({ length }, (_, i) => `${i === 0 ? 'W' : 'w'}${n++}`))
    })
    .chain(sentences => fc.tuple(fc.constant(sentences), deeds('x'), deeds('y')))
    .map(
      ([sentences, x, y]) =>
        [write(sentences, { side: '', list: [] }), write(sentences, x), write(sentences, y)] as const,
    )

  test('that a side brought or both kept is there, and there once', () => {
    fc.assert(
      fc.property(triple, ([p, a, b]) => {
        const merged = merge(p, a, b)
        const back = merge(p, b, a)
        expect(resolve(back, 'theirs')).toBe(resolve(merged, 'ours'))
        expect(back.kind).toBe(merged.kind)
        const [ours, theirs] = [names(resolve(merged, 'ours')), names(resolve(merged, 'theirs'))]
        const count = (list: string[], name: string) => list.filter(other => other === name).length
        for (const name of names(a)) if (name.startsWith('x')) expect(count(ours, name)).toBe(1)
        for (const name of names(b)) if (name.startsWith('y')) expect(count(theirs, name)).toBe(1)
        for (const name of names(p))
          if (names(a).includes(name) && names(b).includes(name)) {
            if (merged.kind === 'clean') expect(count(ours, name), name).toBe(1)
            else expect(count(ours, name) + count(theirs, name), name).toBeGreaterThanOrEqual(1)
          } else if (merged.kind === 'clean' && !names(a).includes(name) && !names(b).includes(name))
            expect(count(ours, name), name).toBe(0)
      }),
      { numRuns: 3000 },
    )
  }, 60_000)

  test('a side that changed nothing yields, the same change is made once', () => {
    fc.assert(
      fc.property(triple, ([p, a]) => {
        expect(merge(p, a, p)).toEqual({ kind: 'clean', text: a })
        expect(merge(p, p, a)).toEqual({ kind: 'clean', text: a })
        expect(merge(p, a, a)).toEqual({ kind: 'clean', text: a })
      }),
      { numRuns: 2000 },
    )
  }, 60_000)
})
