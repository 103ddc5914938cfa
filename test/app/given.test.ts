/** Files on their way in: what is taken, what is refused by name, and what is guessed of them. */
import { describe, expect, it } from 'vitest'
import { guessLanguage, readFiles, siglumFor } from '../../src/app/given.ts'

const file = (name: string, ...bytes: (string | Uint8Array<ArrayBuffer>)[]) => new File(bytes, name)

describe('files', () => {
  it('are taken character for character, a byte order mark, line ends and all', async () => {
    const text = '\uFEFFHan Ik-su:\r\n  “Good.”\n\n中文 e\u0301\t '
    expect(await readFiles([file('draft.txt', text)])).toEqual({
      texts: [{ name: 'draft', text }],
      refusals: [],
    })
  })

  it('are named without their ending, and without that one only', async () => {
    const { texts } = await readFiles([file('a.b.MD', 'x'), file('notes.tei', 'x')])
    expect(texts.map(({ name }) => name)).toEqual(['a.b', 'notes.tei'])
  })

  it('in Windows-1252 are refused by name, and the others are taken', async () => {
    const windows = new Uint8Array([0x93, 0x47, 0x6f, 0x6f, 0x64, 0x94])
    const { texts, refusals } = await readFiles([file('old.txt', windows), file('new.txt', 'Good')])
    expect(texts).toEqual([{ name: 'new', text: 'Good' }])
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toContain('“old.txt” is not plain text in UTF-8')
  })

  it('that are no text, or UTF-16, or empty, or too large are refused by name', async () => {
    const utf16 = new Uint8Array([0x47, 0, 0x6f, 0, 0x6f, 0, 0x64, 0])
    const huge = Object.defineProperty(file('huge.txt', 'x'), 'size', { value: 20_000_001 })
    const given = [
      file('word.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0xff])),
      file('u.txt', utf16),
      file('blank.txt', ' \n'),
      huge,
    ]
    const { texts, refusals } = await readFiles(given)
    expect(texts).toEqual([])
    expect(refusals.map(sentence => /“(.*?)”/.exec(sentence)![1])).toEqual([
      'word.docx',
      'u.txt',
      'blank.txt',
      'huge.txt',
    ])
  })
})

describe('sigla', () => {
  it('are letters, then letters with a number, no two the same', () => {
    expect([0, 1, 25, 26, 27, 52].map(siglumFor)).toEqual(['A', 'B', 'Z', 'A2', 'B2', 'A3'])
    expect(new Set(Array.from({ length: 500 }, (_, i) => siglumFor(i))).size).toBe(500)
  })
})

describe('the language', () => {
  it('is guessed by the letters', () => {
    const texts = {
      en: 'We have always opposed dogmatism.',
      zh: '我们一直反对教条主义。',
      ja: '私たちは教条主義に反対しました。',
      ko: '우리는 교조주의에 반대한다.',
      ru: 'Мы всегда были против догматизма.',
    }
    for (const [language, text] of Object.entries(texts)) expect(guessLanguage(text)).toBe(language)
  })

  it('of an English text with a few Chinese names, or of no letters at all, is English', () => {
    expect(guessLanguage('Deng Xiaoping (邓小平) received the ambassador Han Ik-su (韩益洙).')).toBe('en')
    expect(guessLanguage('1962-04-30 …')).toBe('en')
  })
})
