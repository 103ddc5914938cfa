/** Where the words of a query stand after edits, splits, joins, removals and their undoing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Anchor, follow, type Step } from '../../src/core/review/anchor.ts'

const step = (segment: string, before: string, after: string): Step => ({ segment, before, after })

/** An anchor on the one stretch in brackets, and the text without them. */
function asked(segment: string, marked: string): { anchor: Anchor; quote: string; text: string } {
  const from = marked.indexOf('[')
  const to = marked.indexOf(']') - 1
  const text = marked.replace('[', '').replace(']', '')
  return { anchor: { segment, from, to }, quote: text.slice(from, to), text }
}

/** Where the words stand after each of `texts` in turn was saved, in brackets; or `detached`. */
function after(marked: string, ...texts: string[]): string {
  const { anchor, quote, text } = asked('A.1', marked)
  const steps = texts.map((next, i) => [step('A.1', i ? texts[i - 1]! : text, next)])
  const place = follow(anchor, quote, steps)
  if (place.kind === 'detached') return 'detached'
  const last = texts.at(-1) ?? text
  return `${last.slice(0, place.from)}[${last.slice(place.from, place.to)}]${last.slice(place.to)}`
}

test('words stay asked about while other words change', () => {
  expect(after('If [they] call it so.', 'Whenever they call it thus.')).toBe('Whenever [they] call it thus.')
  expect(after('If [they] call it so.', 'Well, if they call it so.')).toBe('Well, if [they] call it so.')
})

test('a stretch shrinks and grows with what is changed inside it', () => {
  expect(after('He met [the Burmese Ambassador] here.', 'He met the Ambassador here.')).toBe(
    'He met [the Ambassador] here.',
  )
  expect(after('He met [the Ambassador] here.', 'He met the Burmese Ambassador here.')).toBe(
    'He met [the Burmese Ambassador] here.',
  )
})

test('words that were replaced are asked about in their new form', () => {
  expect(after('If [they] call it so.', 'If the Soviets call it so.')).toBe('If [the Soviets] call it so.')
})

test('words that were taken out are detached, and found again when that is undone', () => {
  const marked = 'We object, as [they] said, to it.'
  expect(after(marked, 'We object to it.')).toBe('detached')
  expect(after(marked, 'We object to it.', 'We object, as they said, to it.')).toBe(marked)
})

test('a rewriting that went too far and was undone leaves the words first asked about', () => {
  const marked = 'If [they] call it so, we object.'
  expect(after(marked, 'We object.', 'If they call it so, we object.')).toBe(marked)
})

test('whatever is done to the words and undone to the letter, they are where they were', () => {
  const marked = 'They say that they say what [they] say.'
  const { text } = asked('A.1', marked)
  for (const meanwhile of [
    '',
    'They say that they say what',
    'They say what say.',
    'Nobody says anything.',
    'They say that we say what we say.',
  ]) {
    expect(after(marked, meanwhile, text), meanwhile).toBe(marked)
  }
})

test('what took the place of a part of the words belongs to them', () => {
  expect(after('He met [the Burmese Ambassador] here.', 'He met the Burman Ambassador here.')).toBe(
    'He met [the Burman Ambassador] here.',
  )
  expect(after('In a [cafe\u0301] here.', 'In a caf\u00e9 here.')).toBe('In a [caf\u00e9] here.')
})

test('a query about a whole segment comes back from a join that was undone, though only its own segment is restored', () => {
  const anchor = { segment: 'A.2', from: 0, to: 0 }
  const join = [step('A.1', 'One', 'One two.'), step('A.2', 'two.', '')]
  const undone = [step('A.1', 'One two.', 'One'), step('A.2', '', 'two.')]
  expect(follow(anchor, '', [join, undone])).toEqual({ kind: 'placed', ...anchor })
  const words = { segment: 'A.2', from: 0, to: 3 }
  const cut = [step('A.1', 'One two.', 'One.')]
  expect(follow(words, 'two', [join, cut, [step('A.2', '', 'two.')]])).toEqual({ kind: 'placed', ...words })
})

test('a split leaves the words where they are', () => {
  expect(after('One. Two [three] four.', 'One.\n\nTwo three four.')).toBe('One.\n\nTwo [three] four.')
})

test('a join carries the words over into the other segment, and undoing it carries them back', () => {
  const { anchor, quote, text } = asked('A.2', 'they would mention [they] again.')
  const first = 'If they come, they would mention'
  const joined = `${first} ${text}`
  const join = [step('A.1', first, joined), step('A.2', text, '')]
  const place = follow(anchor, quote, [join])
  expect(place).toEqual({
    kind: 'placed',
    segment: 'A.1',
    from: first.length + 1 + anchor.from,
    to: first.length + 1 + anchor.to,
  })
  const undone = [step('A.1', joined, first), step('A.2', '', text)]
  expect(follow(anchor, quote, [join, undone])).toEqual({ kind: 'placed', ...anchor })
})

test('a query about a whole segment goes with its words, or is detached with them', () => {
  const anchor = { segment: 'A.2', from: 0, to: 0 }
  const join = [step('A.1', 'One', 'One two.'), step('A.2', 'two.', '')]
  expect(follow(anchor, '', [join])).toEqual({ kind: 'placed', segment: 'A.1', from: 0, to: 0 })
  expect(follow(anchor, '', [[step('A.2', 'two.', 'Two!')]])).toEqual({ kind: 'placed', ...anchor })
  expect(follow(anchor, '', [[step('A.2', 'two.', '')]])).toEqual({ kind: 'detached', segment: 'A.2' })
  const back = [step('A.2', '', 'two.')]
  expect(follow(anchor, '', [[step('A.2', 'two.', '')], back])).toEqual({ kind: 'placed', ...anchor })
})

test('whatever is saved, a place lies within its text and on no half of a character', () => {
  const word = fc.constantFrom('they', 'we', 'dogs', '𝔷', '中国', 'é', ',', '.', '\n\n')
  const text = fc.array(word, { maxLength: 12 }).map(words => words.join(' '))
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), (texts, a, b) => {
      const first = [...texts[0]!]
      const [from, to] = [a % (first.length + 1), b % (first.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ]
      const offset = (n: number) => first.slice(0, n).join('').length
      const quote = first.slice(from, to).join('')
      const anchor = { segment: 'A.1', from: quote ? offset(from) : 0, to: quote ? offset(to) : 0 }
      const place = follow(
        anchor,
        quote,
        texts.slice(1).map((next, i) => [step('A.1', texts[i]!, next)]),
      )
      if (place.kind === 'detached') return
      const last = texts.at(-1)!
      expect(place.from).toBeGreaterThanOrEqual(0)
      expect(place.to).toBeLessThanOrEqual(last.length)
      expect(place.from).toBeLessThanOrEqual(place.to)
      expect(last.slice(place.from, place.to).isWellFormed()).toBe(true)
      if (last === texts[0] && texts.length === 2) expect(last.slice(place.from, place.to)).toBe(quote)
    }),
    { numRuns: 500 },
  )
})
