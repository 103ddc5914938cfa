/** Word files: what is read with all tracked changes taken, and with none; comments, numbers, notes; and what is refused. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/formats/docx/read.ts'
import { FormatError, type Reading } from '../../src/formats/reading.ts'
import { writeZip } from '../../src/formats/zip.ts'

const FIXTURES = new URL('../../../shared/data/docx-openxml-powertools/RP/', import.meta.url).pathname

const read = (name: string) => readDocx({ name, bytes: readFileSync(join(FIXTURES, name)) })
/** The text before all changes, and after. */
const before = ({ versions }: Reading) => versions.find(({ siglum }) => siglum === 'A')?.text ?? ''
const after = ({ versions }: Reading) => versions.at(-1)?.text ?? ''

describe.skipIf(!existsSync(FIXTURES))(
  'files with tracked changes beside their accepted and rejected forms',
  () => {
    const names = existsSync(FIXTURES)
      ? readdirSync(FIXTURES)
          .filter(name => name.endsWith('-Accepted.docx'))
          .map(name => name.replace('-Accepted.docx', ''))
      : []

    test.each(names)('%s', name => {
      const text = (file: string, of: (reading: Reading) => string) => {
        try {
          return of(read(file))
        } catch (error) {
          if (error instanceof FormatError && error.fault === 'empty') return ''
          throw error
        }
      }
      expect(text(`${name}.docx`, after)).toBe(text(`${name}-Accepted.docx`, after))
      expect(text(`${name}.docx`, before)).toBe(text(`${name}-Rejected.docx`, after))
    })
  },
)

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'

/** A Word file of these body elements, with further parts. */
function made(body: string, more: Record<string, string> = {}): { name: string; bytes: Uint8Array } {
  const parts = {
    '[Content_Types].xml': TYPES,
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
    ...more,
  }
  return {
    name: 'memo.docx',
    bytes: writeZip(Object.entries(parts).map(([name, content]) => ({ name, content }))),
  }
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const gone = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`
const by = (who: string, day: string) => `w:id="1" w:author="${who}" w:date="${day}T10:00:00Z"`
const p = (inner: string, mark = '') => `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>${inner}</w:p>`

test('a change is there in the one text and not in the other, and a deleted end joins two paragraphs', () => {
  const body =
    p(
      `${run('We met ')}<w:del ${by('Ada', '2026-01-02')}>${gone('Kim')}</w:del><w:ins ${by('Ada', '2026-01-02')}>${run('Han')}</w:ins>${run(' in the')}`,
      `<w:del ${by('Ada', '2026-01-02')}/>`,
    ) + p(run(' morning.'))
  const { versions } = readDocx(made(body))
  expect(versions.map(({ siglum, text }) => [siglum, text])).toEqual([
    ['A', 'We met Kim in the\n\nmorning.\n'],
    ['B', 'We met Han in the morning.\n'],
  ])
  expect(versions[1]!.provenance).toContain('Ada')
})

test('as revisions, each author’s changes stand upon those before, segment by segment', () => {
  const body =
    p(
      `${run('One ')}<w:ins ${by('Ada', '2026-01-02')}>${run('and two ')}</w:ins><w:ins ${by('Bob', '2026-01-03')}>${run('and three')}</w:ins>`,
    ) +
    p(`${run('Kept.')}<w:del ${by('Bob', '2026-01-03')}>${gone(' Not this.')}</w:del>`) +
    p(`<w:ins ${by('Bob', '2026-01-03')}>${run('New.')}</w:ins>`, `<w:ins ${by('Bob', '2026-01-03')}/>`)
  const { versions } = readDocx(made(body), { history: 'revisions' })
  expect(versions).toHaveLength(1)
  expect(versions[0]!.segments!.map(({ text }) => text)).toEqual(['One', 'Kept. Not this.'])
  expect(versions[0]!.revisions!.map(({ segment, text, by: who }) => [segment, text, who])).toEqual([
    [0, 'One and two', 'Ada'],
    [0, 'One and two and three', 'Bob'],
    [1, 'Kept.\n\nNew.', 'Bob'],
  ])
})

test('a paragraph that was added before all others goes to the first segment', () => {
  const added = p(
    `<w:ins ${by('Bob', '2026-01-03')}>${run('New.')}</w:ins>`,
    `<w:ins ${by('Bob', '2026-01-03')}/>`,
  )
  const { versions } = readDocx(made(added + p(run('Old.'))), { history: 'revisions' })
  expect(versions[0]!.segments!.map(({ text }) => text)).toEqual(['Old.'])
  expect(versions[0]!.revisions!.map(({ segment, text }) => [segment, text])).toEqual([[0, 'New.\n\nOld.']])
})

test('comments become queries on their words, with their answers', () => {
  const comments = `<w:comments xmlns:w="${W}"><w:comment w:id="0" w:author="Ada" w:date="2026-01-02T10:00:00Z"><w:p>${run('Who is meant?')}</w:p></w:comment></w:comments>`
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'
  const body = p(
    `${run('And ')}<w:commentRangeStart w:id="0"/>${run('they')}<w:commentRangeEnd w:id="0"/>${run(' agreed.')}`,
  )
  const { versions } = readDocx(
    made(body, { 'word/comments.xml': comments, 'word/_rels/document.xml.rels': rels }),
  )
  expect(versions[0]!.queries).toEqual([
    {
      segment: 0,
      from: 4,
      to: 8,
      text: 'Who is meant?',
      by: 'Ada',
      at: '2026-01-02T10:00:00Z',
      answers: [],
      open: true,
    },
  ])
})

test('a file with macros, one that is no document and one that is cut off are refused with a reason', () => {
  const fault = (call: () => unknown) => {
    try {
      call()
    } catch (error) {
      if (error instanceof FormatError) return error.fault
    }
    return null
  }
  expect(fault(() => readDocx(made(p(run('x')), { 'word/vbaProject.bin': 'x' })))).toBe('macros')
  expect(fault(() => readDocx({ name: 'x.docx', bytes: writeZip([{ name: 'a.txt', content: 'x' }]) }))).toBe(
    'damaged',
  )
  const { bytes } = made(p(run('x')))
  expect(fault(() => readDocx({ name: 'x.docx', bytes: bytes.subarray(0, 200) }))).toBe('damaged')
  const bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]>'
  expect(
    fault(() => readDocx(made('', { 'word/document.xml': `${bomb}<w:document xmlns:w="${W}"/>` }))),
  ).toBe('unsafe')
})
