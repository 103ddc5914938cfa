/**
 * segmentText on real records of conversations: who speaks, or whose words are reported, read by a person and written down
 * here paragraph by paragraph. The texts lie beside the project; where they are absent these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { segmentText } from '../../src/core/text/segment.ts'

const shared = new URL('../../../shared/data/', import.meta.url)
const isThere = existsSync(shared)
const read = (path: string) => readFileSync(new URL(path, shared), 'utf8')

/** The text of a TEI document, a paragraph or list item a block, notes left out. */
const plainText = (tei: string) =>
  tei
    .replace(/<!--[\s\S]*?-->|<note[^>]*>[\s\S]*?<\/note>/g, '')
    .replace(/<\/(?:p|head|item|dateline|list)>/g, '\n\n')
    .replace(/<lb\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n[\n ]*\n/g, '\n\n')

describe('records of conversations (needs ../shared)', () => {
  test.skipIf(!isThere)(
    'a memorandum with labels: every turn has its speaker, every participant is one',
    () => {
      const segments = segmentText(
        plainText(read('frus-1969-76ve13/d17-memorandum-of-conversation.excerpt.xml')),
      )
      const [huang, kissinger, tsao, walters] = [
        'Ambassador Huang',
        'Dr. Kissinger',
        'Mr. Tsao',
        'General Walters',
      ]
      expect(segments.filter(s => s.kind === 'turn').map(s => s.speaker)).toEqual([
      huang, kissinger, huang, kissinger, huang, tsao, kissinger, tsao, huang, kissinger, huang, kissinger, huang, walters, huang,
      kissinger, huang, kissinger, huang, kissinger, huang,
    ]) // biome-ignore format: one list
      const participants = segments.filter(s => s.field === 'participants')
      expect(participants.map(s => s.text.split(',')[0])).toEqual([
      'Huang Chen', 'Tsao Kuei Sheng', 'Wei Tung', 'Dr. Henry A. Kissinger', 'Major General Vernon Walters', 'Winston Lord',
    ]) // biome-ignore format: one list
      expect(segments.filter(s => s.kind === 'paragraph')).toEqual([])
    },
  )

  test.skipIf(!isThere)('a memorandum without labels has a title, two dates and nobody’s turns', () => {
    const segments = segmentText(plainText(read('frus-1969-76ve13/d14-memorandum-for-the-record.xml')))
    expect(segments.slice(0, 4).map(s => s.field)).toEqual(['title', 'date', 'date', undefined])
    expect(segments.filter(s => s.kind === 'turn')).toEqual([])
    expect(segments.filter(s => s.speaker).map(s => s.speaker)).toEqual(['The Ambassador', 'The Ambassador'])
  })

  const reporters = (path: string) =>
    segmentText(read(`dfat-china-records/${path}`)).flatMap(({ kind, text, speaker }) => {
      const number = /^(?:(\d+)\\\.|\(\p{L}\)|[A-Z])/u.exec(text)
      return kind === 'paragraph' && number && speaker ? [`${number[1] ?? ''} ${speaker}`.trim()] : []
    })

  test.skipIf(!isThere)('a record in reported speech tells whose words each paragraph reports', () => {
    const [martin, hasluck, smith, cadieux, shaw, bailey] = [
      'Mr. Martin', 'Mr. Hasluck', 'Mr. Arnold Smith', 'Mr. Cadieux', 'Mr. Shaw', 'Sir Kenneth Bailey',
    ] // biome-ignore format: one list
    const said = [
      martin, hasluck, smith, hasluck, cadieux, hasluck, smith, smith, hasluck, hasluck, cadieux, shaw, shaw, hasluck, bailey, smith,
      smith, smith, hasluck, cadieux,
    ] // biome-ignore format: one list
    expect(reporters('110-record-of-conversation-between-hasluck-and-cadieux.md')).toEqual(
      said.map((name, i) => `${13 + i} ${name}`),
    )
    expect(reporters('319-record-of-conversation-between-mcmahon-green-and-holdridge.md')).toEqual([
      'Mr Green',
      '7 Mr Green',
    ])
    for (const state of ['', '.earlier-extraction'])
      expect(reporters(`68-record-of-conversation-at-anzus-council-meeting${state}.md`)).toEqual([
        '7 Robertson',
        '8 Robertson',
        '9 Mr Casey',
        '27 Mr Casey',
      ])
  })

  test.skipIf(!isThere)('stories have headings and paragraphs, and nobody speaks in them by mistake', () => {
    for (const [path, headings] of [
      ['war-and-peace/v3_today.txt', 28],
      ['tao-te-ching/v3_today.txt', 83],
    ] as const) {
      const text = read(path)
      const segments = segmentText(text)
      expect(segments.filter(s => s.kind === 'heading')).toHaveLength(headings)
      expect(segments).toHaveLength(text.split('\n').filter(line => line.trim() !== '').length)
      expect(segments.filter(s => s.speaker || s.joins || s.kind === 'turn')).toEqual([])
    }
  })
})
