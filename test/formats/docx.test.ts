import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/formats/docx/read.ts'
import type { Reading } from '../../src/formats/reading.ts'
import { del, ins, type MadeParts, madeDocx, mark, p, r } from './made-docx.ts'

const read = (body: string, parts: MadeParts = {}, history: 'versions' | 'revisions' = 'versions') =>
  readDocx({ name: 'talk.docx', bytes: madeDocx(body, parts) }, { history })
const texts = ({ versions }: Reading) => versions.map(({ text }) => text.trimEnd())
const told = ({ losses }: Reading) => losses.map(({ what, count }) => `${what}: ${count}`)

describe('tracked changes of words', () => {
  test('a document without any is one version', () => {
    const reading = read(p(r('One.')) + p(r('Two.')))
    expect(texts(reading)).toEqual(['One.\n\nTwo.'])
    expect(reading.versions[0]).toMatchObject({ siglum: 'A', label: 'talk' })
  })

  test('insertions and deletions give the text as sent and as corrected', () => {
    const reading = read(p(r('The ') + del('minster') + ins('minister') + r(' left.')))
    expect(texts(reading)).toEqual(['The minster left.', 'The minister left.'])
    expect(reading.versions.map(({ siglum }) => siglum)).toEqual(['A', 'B'])
    expect(reading.versions[1]?.provenance).toContain('Ann')
  })

  test('what was inserted and deleted again is in neither', () => {
    const both = `<w:ins w:id="1" w:author="Ann" w:date="2024-01-01T10:00:00Z">${del('wrong ', 'Bo')}</w:ins>`
    expect(texts(read(p(r('A ') + both + r('word.'))))).toEqual(['A word.', 'A word.'])
  })

  test('moved words stand at their old place as sent and at their new one as corrected', () => {
    const from = `<w:moveFrom w:id="1" w:author="Ann" w:date="2024-01-01T10:00:00Z">${r('first ')}</w:moveFrom>`
    const to = `<w:moveTo w:id="2" w:author="Ann" w:date="2024-01-01T10:00:00Z">${r('first ')}</w:moveTo>`
    expect(texts(read(p(from + r('second ') + to + r('third'))))).toEqual([
      'first second third',
      'second first third',
    ])
  })

  test('a document that is all insertion is one version, as corrected', () => {
    const reading = read(p(ins('New.'), mark('ins')))
    expect(texts(reading)).toEqual(['New.'])
    expect(reading.versions[0]?.label).toBe('talk, as corrected')
  })

  test('a tracked change of layout alone is counted and makes no second version', () => {
    const change = '<w:pPrChange w:id="1" w:author="Ann"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>'
    const reading = read(p(r('One.'), `<w:jc w:val="right"/>${change}`))
    expect(texts(reading)).toEqual(['One.'])
    expect(told(reading)).toEqual(['tracked changes of layout: 1'])
  })
})

describe('tracked ends of paragraphs', () => {
  test('a deleted end joins two paragraphs', () => {
    const reading = read(p(r('One'), mark('del')) + p(r(' and two.')) + p(r('Three.')))
    expect(texts(reading)).toEqual(['One\n\nand two.\n\nThree.', 'One and two.\n\nThree.'])
  })

  test('an inserted end splits one paragraph', () => {
    const reading = read(p(r('One. '), mark('ins')) + p(r('Two.')))
    expect(texts(reading)).toEqual(['One. Two.', 'One.\n\nTwo.'])
  })

  test('a whole deleted paragraph leaves no trace in its neighbours', () => {
    const reading = read(p(r('One.')) + p(del('Two.'), mark('del')) + p(r('Three.')))
    expect(texts(reading)).toEqual(['One.\n\nTwo.\n\nThree.', 'One.\n\nThree.'])
  })

  test('a deleted end before a table does not run into its first row', () => {
    const row = `<w:tr><w:tc>${p(r('a'))}</w:tc><w:tc>${p(r('b'))}</w:tc></w:tr>`
    const reading = read(`${p(r('One.'), mark('del'))}<w:tbl>${row}</w:tbl>`)
    expect(texts(reading)).toEqual(['One.\n\na | b', 'One.\n\na | b'])
  })

  test('the last paragraph does not run into the first note', () => {
    const body = p(`${r('One.')}<w:r><w:footnoteReference w:id="2"/></w:r>`, mark('del'))
    const reading = read(body, { footnotes: `<w:footnote w:id="2">${p(r(' Note.'))}</w:footnote>` })
    expect(texts(reading)[1]).toBe('One.[^1]\n\n[^1]: Note.')
  })
})

describe('tables', () => {
  const cell = (inner: string, properties = '') =>
    `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`
  const row = (inner: string, properties = '') =>
    `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${inner}</w:tr>`

  test('are one line a row, also where a cell holds several paragraphs or nothing', () => {
    const rows = row(cell(p()) + cell(p(r('b')) + p(r('c')))) + row(cell(p(r('d'))) + cell(p(r('e'))))
    expect(texts(read(`<w:tbl>${rows}</w:tbl>`))).toEqual(['| b\nc\n\nd | e'])
  })

  test('have their rows and cells inserted and deleted', () => {
    const by = 'w:id="1" w:author="Ann" w:date="2024-01-01T10:00:00Z"'
    const rows =
      row(cell(p(r('a')), `<w:cellDel ${by}/>`) + cell(p(r('b')))) +
      row(cell(p(ins('c'))) + cell(p(ins('d'))), `<w:ins ${by}/>`)
    expect(texts(read(`<w:tbl>${rows}</w:tbl>`))).toEqual(['a | b', 'b\n\nc | d'])
  })

  test('within tables part their own cells only', () => {
    const inner = `<w:tbl>${row(cell(p(r('x'))) + cell(p(r('y'))))}${row(cell(p(r('z'))))}</w:tbl>`
    expect(texts(read(`<w:tbl>${row(cell(p(r('a')) + inner + p()) + cell(p(r('b'))))}</w:tbl>`))).toEqual([
      'a\nx | y\nz | b',
    ])
  })
})

describe('what stands in runs', () => {
  test('tabs, breaks, hyphens and symbols give their characters', () => {
    const inner =
      '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>' +
      '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    expect(texts(read(p(inner)))).toEqual(['a\tb\nc\u2011d\u00adeα✓'])
  })

  test('a page break ends a block and is counted', () => {
    const reading = read(p(`${r('The state-')}<w:r><w:br w:type="page"/></w:r>${r('ment goes on.')}`))
    expect(texts(reading)).toEqual(['The state-\n\nment goes on.'])
    expect(told(reading)).toEqual(['page and column breaks (paragraphs end there): 1'])
  })

  test('fields give what they show, also fields within fields', () => {
    const edge = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
    const inner = edge('begin') + code('PAGE') + edge('separate') + r('hidden 7') + edge('end')
    const outer = edge('begin') + code('IF ') + inner + edge('separate') + r('shown') + edge('end')
    const reading = read(p(`${r('It is ')}${outer}<w:fldSimple w:instr="DATE">${r(' today')}</w:fldSimple>`))
    expect(texts(reading)).toEqual(['It is shown today'])
    expect(told(reading)).toContain('fields (what they show is kept): 3')
    expect(told(reading)).toContain('words in the instructions of fields: 1')
  })

  test('links, content controls, smart tags, formulas and ruby give their words', () => {
    const inner =
      `<w:hyperlink r:id="x">${r('link ')}</w:hyperlink>` +
      `<w:sdt><w:sdtPr/><w:sdtContent>${r('control ')}</w:sdtContent></w:sdt><w:smartTag>${r('tag ')}</w:smartTag>` +
      '<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>' +
      `<w:r><w:ruby><w:rt>${r('kan')}</w:rt><w:rubyBase>${r('漢')}</w:rubyBase></w:ruby></w:r>`
    const reading = read(p(inner))
    expect(texts(reading)).toEqual(['link control tag x=1漢'])
    expect(told(reading)).toEqual([
      'the addresses of links: 1',
      'the layout of formulas: 1',
      'phonetic guides: 1',
    ])
  })

  test('a text box is read once, after its paragraph, whatever its alternatives', () => {
    const box = `<w:txbxContent>${p(r('In the box.'))}</w:txbxContent>`
    const run =
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(texts(read(p(r('Before') + run + r(' and after.')) + p(r('Next.'))))).toEqual([
      'Before and after.\n\nIn the box.\n\nNext.',
    ])
  })

  test('a text box does not part two paragraphs that a deleted end joins', () => {
    const run = `<w:r><w:pict><w:txbxContent>${p(r('Box.'))}</w:txbxContent></w:pict></w:r>`
    expect(texts(read(p(r('One') + run, mark('del')) + p(r(' two.'))))[1]).toBe('One two.\n\nBox.')
  })

  test('pictures, headers and the look of words are counted as lost', () => {
    const body = p(`<w:r><w:rPr><w:b/></w:rPr><w:drawing/></w:r>${r('One.')}`)
    const reading = read(`${body}<w:sectPr><w:headerReference r:id="h"/></w:sectPr>`)
    expect(told(reading)).toEqual([
      'the look of words (bold, italics, colours …): 1',
      'pictures and drawings: 1',
      'headers and footers of pages: 1',
    ])
  })

  test('line ends in the XML are no line ends of the text', () => {
    expect(texts(read(p('<w:r><w:t>\n   One\n\n two\n  </w:t></w:r>')))).toEqual(['One   two'])
  })
})

describe('notes', () => {
  const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const note = (kind: string, id: number, inner: string) =>
    `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${inner}`)}</w:${kind}>`

  test('stand after the body, numbered in the order of their references', () => {
    const body = p(r('One') + reference('endnote', 5) + r(' two') + reference('footnote', 2))
    const reading = read(body, {
      footnotes: note('footnote', 2, r(' Foot.')) + note('footnote', 3, r(' Nobody refers to it.')),
      endnotes: note('endnote', 5, r(' End.')),
    })
    expect(texts(reading)).toEqual(['One[^1] two[^2]\n\n[^1]: End.\n\n[^2]: Foot.'])
  })

  test('go with their references, and the others are numbered anew', () => {
    const by = 'w:id="1" w:author="Ann" w:date="2024-01-01T10:00:00Z"'
    const body = p(
      `${r('One')}<w:del ${by}>${reference('footnote', 2)}</w:del>${r(' two')}${reference('footnote', 3)}`,
    )
    const footnotes = note('footnote', 2, r(' Gone.')) + note('footnote', 3, r(' Kept.'))
    expect(texts(read(body, { footnotes }))).toEqual([
      'One[^1] two[^2]\n\n[^1]: Gone.\n\n[^2]: Kept.',
      'One two[^1]\n\n[^1]: Kept.',
    ])
  })
})

describe('numbering', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
  const abstract = (id: number, levels: string) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
  const num = (id: number, of: number, more = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
  const item = (text: string, list: number, at = 0, more = '') =>
    p(more + r(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

  test('is printed as Word prints it, over levels and formats, and starts anew below a higher number', () => {
    const levels =
      level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%2)') + level(2, 'lowerRoman', '%1.%2.%3')
    const body = [
      item('A', 1),
      item('B', 1, 1),
      item('C', 1, 1),
      item('D', 1, 2),
      item('E', 1),
      item('F', 1, 1),
    ]
    expect(texts(read(body.join(''), { numbering: abstract(0, levels) + num(1, 0) }))[0]).toBe(
      '1. A\n\na) B\n\nb) C\n\n1.b.i D\n\n2. E\n\na) F',
    )
  })

  test('starts anew where a list says so, and goes on where it does not', () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    const numbering = abstract(0, level(0, 'upperRoman', '%1')) + num(1, 0) + num(2, 0) + num(3, 0, override)
    const body = item('A', 1) + item('B', 2) + item('C', 3) + item('D', 3)
    expect(texts(read(body, { numbering }))[0]).toBe('I A\n\nII B\n\nVII C\n\nVIII D')
  })

  test('has bullets, also those of fonts of symbols', () => {
    const numbering = abstract(0, level(0, 'bullet', '\uf0b7') + level(1, 'bullet', '–')) + num(1, 0)
    expect(texts(read(item('A', 1) + item('B', 1, 1), { numbering }))[0]).toBe('• A\n\n– B')
  })

  test('counts only what is shown', () => {
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
    const gone = p(del('B'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark('del')}`)
    expect(texts(read(item('A', 1) + gone + item('C', 1), { numbering }))).toEqual([
      '1. A\n\n2. B\n\n3. C',
      '1. A\n\n2. C',
    ])
  })

  test('comes with styles, and headings with their level', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>'
    const levels = level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>')
    const body = p(r('Start'), '<w:pStyle w:val="Mine"/>') + p(r('Text.'))
    const reading = read(body, { styles, numbering: abstract(0, levels) + num(1, 0) })
    expect(texts(reading)[0]).toBe('## 1.1 Start\n\nText.')
    expect(reading.versions[0]?.segments?.[0]).toMatchObject({ kind: 'heading', text: '1.1 Start' })
  })
})

describe('comments', () => {
  const comment = (id: number, text: string, paragraph: string, by = 'Ann') =>
    `<w:comment w:id="${id}" w:author="${by}" w:date="2024-02-01T10:00:00Z"><w:p w14:paraId="${paragraph}">${r(text)}</w:p></w:comment>`
  const from = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
  const to = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

  test('become queries on their words, with answers and whether they are settled', () => {
    const reading = read(p(r('A word and ') + from(0) + r('a word') + to(0) + r('.')), {
      comments: comment(0, 'Which?', 'AA') + comment(1, 'This one.', 'BB', 'Bo'),
      commentsEx:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="1"/>',
    })
    expect(reading.versions[0]?.queries).toEqual([
      {
        segment: 0,
        from: 11,
        to: 17,
        text: 'Which?',
        by: 'Ann',
        at: '2024-02-01T10:00:00Z',
        answers: [{ text: 'This one.', by: 'Bo', at: '2024-02-01T10:00:00Z' }],
        open: false,
      },
    ])
  })

  test('over several paragraphs stand on the words of the first', () => {
    const body = p(r('One.')) + p(r('Two ') + from(0) + r('words.')) + p(r('Three.') + to(0))
    const [query] = read(body, { comments: comment(0, 'Why?', 'AA') }).versions[0]?.queries ?? []
    expect(query).toMatchObject({ segment: 1, from: 4, to: 10 })
  })

  test('without words stand on their whole segment', () => {
    const body = p(r('One.')) + p(`${r('Two.')}<w:r><w:commentReference w:id="0"/></w:r>`)
    const [query] = read(body, { comments: comment(0, 'Why?', 'AA') }).versions[0]?.queries ?? []
    expect(query).toMatchObject({ segment: 1, from: 0, to: 0 })
  })

  test('find their words behind the number of a list, and the second of two that are alike', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const body = p(
      r('no or ') + from(0) + r('no') + to(0) + r('?'),
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    const { text = '', queries } = read(body, { numbering, comments: comment(0, 'Why?', 'AA') }).versions[0]!
    expect(text).toBe('1. no or no?\n')
    expect(queries).toMatchObject([{ from: 9, to: 11 }])
  })
})

describe('history as revisions', () => {
  const revised = (body: string, parts: MadeParts = {}) => read(body, parts, 'revisions').versions[0]!

  test('is told by author in the order of dates, each with the whole text after it', () => {
    const body = p(
      r('The ') +
        del('minster', 'Bo', '2024-03-02T00:00:00Z') +
        ins('minister', 'Bo', '2024-03-02T00:00:00Z') +
        ins(' now') +
        r(' left.'),
    )
    expect(revised(body)).toMatchObject({
      siglum: 'A',
      label: 'talk',
      text: 'The minster left.\n',
      revisions: [
        { segment: 0, by: 'Ann', text: 'The minster now left.' },
        { segment: 0, by: 'Bo', text: 'The minister now left.' },
      ],
    })
  })

  test('joined paragraphs: the first segment takes both halves and the second becomes empty', () => {
    const body = p(r('One'), mark('del')) + p(r(' and two.')) + p(r('Three.'))
    expect(revised(body).revisions).toMatchObject([
      { segment: 0, text: 'One and two.' },
      { segment: 1, text: '' },
    ])
  })

  test('a split and new paragraphs stand in the segment before; new ones at the start in the first', () => {
    const body =
      p(ins('Title'), mark('ins')) +
      p(r('One. '), mark('ins')) +
      p(r('Two.')) +
      p(ins('Three.'), mark('ins')) +
      p(r('Four.'))
    expect(revised(body)).toMatchObject({
      text: 'One. Two.\n\nFour.\n',
      revisions: [
        { segment: 0, text: 'Title\n\nOne.\n\nTwo.' },
        { segment: 1, text: 'Three.\n\nFour.' },
      ],
    })
  })

  test('signs of layout around a segment change nothing in it', () => {
    const body = p(r('**Bold words here**')) + p(r('Plain ') + ins('words ') + r('here.'))
    expect(revised(body).revisions).toMatchObject([{ segment: 1, text: 'Plain words here.' }])
  })

  test('a document that is all insertion has nothing to be revised', () => {
    expect(() => revised(p(ins('New.'), mark('ins')))).toThrow(/all of its text/)
  })
})

const FIXTURES = new URL('../../../shared/data/docx-openxml-powertools/', import.meta.url)
const triples = existsSync(FIXTURES)
  ? readdirSync(new URL('RP/', FIXTURES))
      .filter(name => /^RP.*(?<!-Accepted|-Rejected)\.docx$/.test(name))
      .map(name => name.replace('.docx', ''))
  : []

describe.skipIf(triples.length === 0)('real files with tracked changes (skipped without ../shared)', () => {
  const open = (name: string) => readDocx({ name, bytes: readFileSync(new URL(`RP/${name}.docx`, FIXTURES)) })

  test.each(triples)('%s: accepting and rejecting all give the texts of the files that Word made', name => {
    const reading = open(name)
    expect(texts(reading).at(-1)).toBe(texts(open(`${name}-Accepted`))[0])
    expect(texts(reading)[0]).toBe(texts(open(`${name}-Rejected`))[0])
  })

  test.each(triples)('%s: after all of its revisions the text reads as corrected', name => {
    const bytes = readFileSync(new URL(`RP/${name}.docx`, FIXTURES))
    expectRevised(bytes)
  })
})

/** The segments after all revisions hold the words of the corrected version, in order. */
function expectRevised(bytes: Uint8Array): void {
  const { segments = [], revisions = [] } = readDocx({ name: 'x', bytes }, { history: 'revisions' })
    .versions[0]!
  const now = segments.map(({ text }) => text)
  for (const { segment, text } of revisions) now[segment] = text
  const corrected = readDocx({ name: 'x', bytes })
    .versions.at(-1)!
    .segments!.map(({ text }) => text)
  expect(now.filter(Boolean).join('\n\n')).toBe(corrected.join('\n\n'))
}
