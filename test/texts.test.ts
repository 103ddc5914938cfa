/**
 * The first transcript as it stands in `translations/`: the published text is kept byte for byte, the three drafts keep
 * what only the Chinese can settle, and each says what it is. Where the research texts lie beside the project, A is held
 * against them too. How well the segments are found in general is tested with the core.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segmentText } from '../src/core/index.ts'

const folder = new URL('../translations/1962-04-30-deng-han/', import.meta.url)
const published = new URL('../../shared/data/deng-han/translation-not-yet-proofread.txt', import.meta.url)
const sigla = ['A', 'B', 'C', 'D'] as const

interface Listed {
  siglum: string
  file: string
  status: string
  role: string
  provenance: string
}

const read = (siglum: string) => readFileSync(new URL(`${siglum}.txt`, folder), 'utf8')
const metadata = JSON.parse(readFileSync(new URL('transcript.json', folder), 'utf8')) as Record<
  string,
  unknown
>
const versions = metadata.versions as Listed[]

const turns = (text: string) => segmentText(text).filter(segment => segment.kind === 'turn')
const speaks = (name: RegExp) => (text: string) =>
  turns(text).filter(({ speaker }) => name.test(speaker ?? ''))
const blocks = (text: string) => text.split(/\n{2,}/)
const count = (text: string, wanted: string) => text.split(wanted).length - 1

describe('the published translation', () => {
  it('is kept byte for byte', () => {
    const bytes = readFileSync(new URL('A.txt', folder))
    const expected = 'd4cf5a875b1f0fd0ae293c65d02b39250d1d9b64626d7bcad016175fd6b5a337'
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected)
  })

  it.skipIf(!existsSync(published))(
    'equals the file that it was taken from (skipped without ../shared)',
    () => {
      expect(readFileSync(new URL('A.txt', folder)).equals(readFileSync(published))).toBe(true)
    },
  )

  it('is cut by two page breaks, and both joins are proposed', () => {
    const joins = segmentText(read('A')).filter(segment => segment.joins)
    expect(joins.map(({ text }) => text.slice(0, 18))).toEqual(['called revisionist', 'certainly mention '])
  })
})

describe('every version', () => {
  it.each(sigla)('%s has 36 turns: Han and Deng in turn, 18 each', siglum => {
    const text = read(siglum)
    expect(turns(text)).toHaveLength(36)
    expect(speaks(/^Han\b/)(text)).toHaveLength(18)
    expect(speaks(/^Deng\b/)(text)).toHaveLength(18)
    turns(text).forEach(({ speaker }, i) => {
      expect(speaker).toMatch(i % 2 === 0 ? /^Han\b/ : /^Deng\b/)
    })
  })

  it.each(sigla)(
    '%s says that it is not yet proofread, and has no carriage return and no byte order mark',
    siglum => {
      const text = read(siglum)
      expect(text).toContain('\n\n(Not yet proofread)\n\n')
      expect(text).not.toMatch(/[\r\uFEFF\uFFFD]/)
    },
  )

  it.each(sigla)('%s leaves as they are the places that only the Chinese can settle', siglum => {
    const text = read(siglum)
    for (const place of [
      'true dogmatism is not combining Marxism-Leninism with the actual conditions',
      'The revolutionary tradition in education [in your party] is done very well.',
      'during his visit this time',
      'deals with the border',
      'Our tunnels are not afraid of atomic weapons',
      '[The Soviets] worked on atomic weapons',
      'Documentation: Tang Yingbin',
    ])
      expect(text).toContain(place)
  })
})

describe('the drafts', () => {
  it('B and C have made both joins', () => {
    for (const siglum of ['B', 'C']) {
      const text = read(siglum)
      expect(segmentText(text).filter(segment => segment.joins)).toEqual([])
      expect(text).toContain('as long as we are not called revisionists.')
      expect(text).toContain('we will certainly mention them.')
    }
  })

  it('D has made the first join and overlooked the second', () => {
    const joins = segmentText(read('D')).filter(segment => segment.joins)
    expect(joins.map(({ text }) => text)).toEqual(['certainly mention them.'])
  })

  it('A, B and C keep the stray mark for a query; D has lost it', () => {
    for (const siglum of ['A', 'B', 'C']) {
      const marks = segmentText(read(siglum)).filter(segment => segment.kind === 'mark')
      expect(marks.map(({ text }) => text)).toEqual(['□'])
    }
    expect(read('D')).not.toContain('□')
  })

  it('C takes back two changes of B, and is A again in those turns', () => {
    const [a, b, c] = ['A', 'B', 'C'].map(siglum => blocks(read(siglum)))
    for (const place of [
      'I will visit Comrade Secretary General often.',
      'are fraternal relations, the more intimate the better.',
    ]) {
      const turn = a!.find(block => block.includes(place))
      expect(turn).toBeDefined()
      expect(c).toContain(turn)
      expect(b).not.toContain(turn)
    }
  })

  it('C splits the longest turn into four paragraphs of one speaker', () => {
    const segments = segmentText(read('C'))
    const first = segments.findIndex(({ text }) => text.includes('Between our fraternal countries'))
    const kinds = segments.slice(first, first + 5).map(({ kind }) => kind)
    expect(kinds).toEqual(['turn', 'paragraph', 'paragraph', 'paragraph', 'turn'])
    for (const { speaker } of segments.slice(first, first + 4)) expect(speaker).toMatch(/^Deng\b/)
  })

  it('D has one head-matter line elsewhere, and one spelling unmended', () => {
    const [a, d] = [read('A'), read('D')]
    expect(a.indexOf('Translator: ')).toBeGreaterThan(a.indexOf('Accompanying personnel: '))
    expect(d.indexOf('Translator: ')).toBeLessThan(d.indexOf('Accompanying personnel: '))
    expect(count(d, 'guerilla')).toBe(1)
    expect(count(read('B') + read('C'), 'guerilla')).toBe(0)
  })
})

describe('the metadata', () => {
  it('lists the four versions with files that exist, A as the translation and the others as drafts', () => {
    expect(versions.map(({ siglum }) => siglum)).toEqual([...sigla])
    expect(versions.map(({ role }) => role)).toEqual(['translation', 'draft', 'draft', 'draft'])
    for (const { file, status } of versions) {
      expect(existsSync(new URL(file, folder))).toBe(true)
      expect(status).toBe('Not yet proofread')
    }
  })

  it('says of each draft that it was written from the English alone', () => {
    for (const { siglum, provenance } of versions) {
      if (siglum === 'A') expect(provenance).toContain('Wilson Center Digital Archive')
      else {
        expect(provenance).toContain('written for this workbench from the English alone')
        expect(provenance).toContain('not checked against the Chinese')
      }
    }
  })

  it('holds nothing but strings beside the languages and the versions', () => {
    for (const [key, value] of Object.entries(metadata))
      if (key !== 'versions' && key !== 'languages') expect(value, key).toBeTypeOf('string')
  })
})
