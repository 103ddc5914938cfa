/** Random texts for the properties of the core: any UTF-16 at all, and sentences with a proofreader's edits. */
import fc from 'fast-check'

/** Any string, lone surrogates and all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
    .map(units => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        'a',
        'b',
        ' ',
        '  ',
        '\n',
        '\r\n',
        ',',
        '.',
        '-',
        "'",
        '1',
        '邓',
        '小',
        'é',
        'e\u0301',
        '\ud800',
        '\udc00',
      ),
      {
        maxLength: 40,
      },
    )
    .map(parts => parts.join('')),
)

const WORDS = (
  'we have always firmly opposed dogmatism the comrade ambassador Han Ik-su guerrilla warfare of and in 50,000 people not ' +
  '[North] Korea Marxism-Leninism 12:00 a.m. “socialist” camp, it is. haven’t 教条主义 朝鲜'
).split(' ')

export const sentence: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', ' ', ' ', ', ', '. ', '\n', '  ')),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map(pairs => pairs.flat().join('').trimEnd())

/** The text with up to four words changed, taken away, doubled or put in. */
export const edited = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom('change', 'remove', 'insert', 'double', 'space'),
        word: fc.constantFrom(...WORDS, 'zeal'),
      }),
      { maxLength: 4 },
    )
    .map(edits => {
      const parts = text.split(/(?<=\s)/)
      for (const { at, how, word } of edits) {
        const i = at % (parts.length + 1)
        if (how === 'change') parts.splice(i, 1, `${word} `)
        else if (how === 'remove') parts.splice(i, 1)
        else if (how === 'insert') parts.splice(i, 0, `${word} `)
        else if (how === 'double') parts.splice(i, 0, ...parts.slice(i, i + 2))
        else parts[i] = `${parts[i] ?? ''} `
      }
      return parts.join('')
    })
