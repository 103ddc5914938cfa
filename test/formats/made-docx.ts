/** Word files made of a few lines of XML, for the tests of readers: the least that Word itself would open. */
import { writeZip } from '../../src/formats/zip.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const SPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}"
  xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
  xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`

/** The parts beside the document that the tests give, each the content of its root element. */
export interface MadeParts {
  numbering?: string
  styles?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  commentsEx?: string
  /** Whole `Relationship` elements more. */
  relationships?: string
  /** Parts as they are, by name. */
  raw?: Record<string, string | Uint8Array>
  contentTypes?: string
}

const TYPES: readonly (readonly [key: keyof MadeParts, root: string, type: string])[] = [
  ['numbering', 'w:numbering', 'numbering'],
  ['styles', 'w:styles', 'styles'],
  ['footnotes', 'w:footnotes', 'footnotes'],
  ['endnotes', 'w:endnotes', 'endnotes'],
  ['comments', 'w:comments', 'comments'],
  ['commentsEx', 'w15:commentsEx', 'commentsExtended'],
]

/** `body` is what stands in `w:body`. */
export function madeDocx(body: string, parts: MadeParts = {}): Uint8Array {
  const files: { name: string; content: string | Uint8Array }[] = []
  let relationships = parts.relationships ?? ''
  for (const [key, root, type] of TYPES) {
    if (parts[key] === undefined) continue
    files.push({ name: `word/${key}.xml`, content: `<${root} ${SPACES}>${parts[key]}</${root}>` })
    relationships += `<Relationship Id="r${type}" Type="${OFFICE}/${type}" Target="${key}.xml"/>`
  }
  const inPackage = 'http://schemas.openxmlformats.org/package/2006'
  return writeZip([
    {
      name: '[Content_Types].xml',
      content:
        parts.contentTypes ??
        `<Types xmlns="${inPackage}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${inPackage}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="${inPackage}/relationships">${relationships}</Relationships>`,
    },
    ...files,
    ...Object.entries(parts.raw ?? {}).map(([name, content]) => ({ name, content })),
  ])
}

/** A paragraph: `inner` is runs, `properties` what stands in its `w:pPr`. */
export const p = (inner = '', properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`

export const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

const by = (author: string, date: string) => `w:id="1" w:author="${author}" w:date="${date}"`

export const ins = (text: string, author = 'Ann', date = '2024-01-01T10:00:00Z') =>
  `<w:ins ${by(author, date)}>${r(text)}</w:ins>`

export const del = (text: string, author = 'Ann', date = '2024-01-01T10:00:00Z') =>
  `<w:del ${by(author, date)}>${r(text).replaceAll('w:t', 'w:delText')}</w:del>`

/** The end of a paragraph, as changed: what stands in `w:pPr`. */
export const mark = (kind: 'ins' | 'del', author = 'Ann', date = '2024-01-01T10:00:00Z') =>
  `<w:rPr><w:${kind} ${by(author, date)}/></w:rPr>`
