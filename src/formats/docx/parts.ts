/**
 * A Word file's archive -> its parts as XML, found by their relationships. Names of both namespaces of the standard (transitional
 * and strict) come under one prefix. Nothing that a relationship names outside the file is ever asked for.
 */
import { FormatError } from '../reading.ts'
import { childrenOf, type Prefixes, parseXml, type XmlElement } from '../xml.ts'
import type { Archive } from '../zip.ts'

const TRANSITIONAL = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'

export const WORD: Prefixes = {
  [`${TRANSITIONAL}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${TRANSITIONAL}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${TRANSITIONAL}/officeDocument/2006/math`]: 'm',
  [`${STRICT}/officeDocument/math`]: 'm',
  [`${TRANSITIONAL}/markup-compatibility/2006`]: 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': 'custom',
  'http://purl.oclc.org/ooxml/officeDocument/customProperties': 'custom',
  'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes': 'vt',
  'http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes': 'vt',
}

/** The parts of one document, parsed when they are asked for. */
export interface WordParts {
  document: XmlElement
  /** A part by the last word of its relationship's type, such as `comments` or `footnotes`. */
  part(type: string): XmlElement | null
  /** What its relationships of this type lead to outside the file. */
  outside: number
}

/** Throws FormatError: `macros`, `damaged`, `invalid`, `unknown-format`, `too-large`, `unsafe`. */
export function openWord(archive: Archive, onProgress?: (done: number, of: number) => void): WordParts {
  refuseMacros(archive)
  const package_ = relationships(archive, '')
  const main = package_.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  if (!archive.has(main)) throw new FormatError('damaged', 'it holds no document', null, main)
  const own = relationships(archive, main)
  const parse = (name: string) =>
    parseXml(archive.text(name), WORD, { part: name, ...(name === main && onProgress && { onProgress }) })
  const document = parse(main)
  if (document.name !== 'w:document')
    throw new FormatError('unknown-format', 'it is no Word document', document.line, main)
  return {
    document,
    part(type) {
      const found = [...own, ...package_].find(one => one.type === type && !one.external)?.target
      return found !== undefined && archive.has(found) ? parse(found) : null
    },
    outside: own.filter(({ external, type }) => external && type !== 'hyperlink').length,
  }
}

function refuseMacros(archive: Archive): void {
  const types = archive.has('[Content_Types].xml') ? archive.text('[Content_Types].xml') : ''
  const isProgram = archive.names.some(name => /vbaProject\.bin$|vbaData\.xml$/i.test(name))
  if (isProgram || /macroEnabled/i.test(types))
    throw new FormatError('macros', 'it holds macros: save it as a .docx without them')
}

interface Relationship {
  /** The last word of its type. */
  type: string
  /** The part's name in the archive; of what lies outside, the address, which nobody follows. */
  target: string
  external: boolean
}

function relationships(archive: Archive, part: string): Relationship[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!archive.has(name)) return []
  return childrenOf(parseXml(archive.text(name), WORD, { part: name }), 'rel:Relationship').map(
    ({ attributes: { Type = '', Target = '', TargetMode } }) => ({
      type: Type.slice(Type.lastIndexOf('/') + 1),
      target: resolved(folder, Target),
      external: TargetMode === 'External',
    }),
  )
}

/** `../media/x.png` seen from `word/` -> `media/x.png`. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
