/** CSV files: read back as they were written, and without a formula in them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, csvFile } from '../../src/formats/csv.ts'

test('commas, quotes and line ends are quoted, numbers are numbers, nothing is nothing', () => {
  const file = csvFile([
    ['segment', 'before', 'n'],
    ['A.1', 'He said “no”, "never"', -3],
    ['A.2', 'one\r\ntwo', null],
  ])
  expect(file).toBe('\ufeffsegment,before,n\r\nA.1,"He said “no”, ""never""",-3\r\nA.2,"one\r\ntwo",\r\n')
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '＝1',
  '=HYPERLINK("http://x","y")',
  ' =1+1',
  '\u00a0+1',
  '\u200b@x',
])('a text that a spreadsheet would take for a formula is none: %j', text => {
  const [[cell]] = parsed(csvFile([[text]])) as [[string]]
  expect(cell).toBe(`'${text}`)
})

test('a cell with a semicolon is quoted, for spreadsheets that part cells there', () => {
  expect(csvFile([['one; two', 'three']])).toBe('\ufeff"one; two",three\r\n')
})

test('any rows come back, formulas with an apostrophe before them', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', ' ', '我', '\t', "'") }),
    fc.integer(),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
      const read = parsed(csvFile(rows))
      expect(read).toEqual(
        rows.map(row =>
          row.map(one =>
            typeof one === 'string' && /^(?:[\t\r\n]|[ \t\r\n]*[=-])/.test(one) ? `'${one}` : String(one),
          ),
        ),
      )
      for (const one of read.flat()) expect(/^[=+@\t\r\n]/.test(one)).toBe(false)
    }),
  )
})

/** RFC 4180, read letter by letter. */
function parsed(file: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 1; i < file.length; i++) {
    const letter = file[i]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (file[i + 1] === '"') cell += file[++i]
      else quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === ',' || letter === '\r') {
      rows.at(-1)!.push(cell)
      cell = ''
      if (letter === '\r') {
        expect(file[++i]).toBe('\n')
        rows.push([])
      }
    } else cell += letter
  }
  return rows.slice(0, -1)
}
