/**
 * XML -> a tree. Strict (saxes): what is not well-formed is refused with its line. Made for files from
 * strangers: any document type declaration is refused, and so are depths and numbers of elements that no document
 * has. Names come with the prefix that the caller gives to their namespace, whatever the file itself calls it.
 */
import { SaxesParser } from 'saxes'
import { FormatError } from './reading.ts'

const DEEPEST = 200
const MOST_NODES = 3_000_000
const PIECE = 65_536

export interface XmlElement {
  /** `w:p` where the caller calls the namespace `w`; `p` where the namespace is `''`; `{namespace}p` where it knows none. */
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  /** Of its start tag's end, from 1. */
  line: number
}

/** Prefix by namespace: `{ 'http://…/main': 'w' }`. An empty prefix leaves the bare name. */
export type Prefixes = Record<string, string>

const XML = 'http://www.w3.org/XML/1998/namespace'

/**
 * Reads a whole document. Comments and processing instructions are left out.
 * Throws FormatError: `invalid` (with the line), `unsafe`, `too-large`. `part` names the part of an archive in errors.
 */
export function parseXml(
  text: string,
  prefixes: Prefixes,
  { part = null, onProgress }: { part?: string | null; onProgress?: (done: number, of: number) => void } = {},
): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const root: XmlElement = { name: '', attributes: {}, children: [], line: 0 }
  const open: XmlElement[] = [root]
  let nodes = 0
  const nameOf = (uri: string, local: string, written: string) => {
    if (uri === '') return local
    if (uri === XML) return `xml:${local}`
    if (Object.hasOwn(prefixes, uri)) return prefixes[uri] === '' ? local : `${prefixes[uri]}:${local}`
    return written.startsWith('xmlns') ? written : `{${uri}}${local}`
  }
  const add = (text: string) => {
    const { children } = open.at(-1)!
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += text
    else if (open.length > 1) children.push(text)
  }
  parser.on('error', error => {
    throw new FormatError('invalid', `it is not well-formed XML (${plain(error.message)})`, parser.line, part)
  })
  parser.on('doctype', () => {
    throw new FormatError(
      'unsafe',
      'it has a document type declaration, which is not read',
      parser.line,
      part,
    )
  })
  parser.on('opentag', tag => {
    if (open.length > DEEPEST)
      throw new FormatError('too-large', `its elements lie more than ${DEEPEST} deep`, parser.line, part)
    if (++nodes > MOST_NODES)
      throw new FormatError('too-large', `it has more than ${MOST_NODES} elements`, parser.line, part)
    const attributes: Record<string, string> = {}
    for (const { uri, local, name, value } of Object.values(tag.attributes))
      attributes[nameOf(uri, local, name)] = value
    const element = {
      name: nameOf(tag.uri, tag.local, tag.name),
      attributes,
      children: [],
      line: parser.line,
    }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', add)
  parser.on('cdata', add)
  for (let i = 0; i < text.length; i += PIECE) {
    parser.write(text.slice(i, i + PIECE))
    onProgress?.(Math.min(i + PIECE, text.length), text.length)
  }
  parser.close()
  const [element] = root.children
  if (typeof element !== 'object') throw new FormatError('invalid', 'it holds no element', 1, part)
  return element
}

/** The message without the place, which is told beside it. */
const plain = (message: string) => message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')

/** The elements among the children, of this name where one is given. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child === 'object' && (name === undefined || child.name === name),
  )
}

/** The first child of this name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** All elements below, in the order of the document, of this name. */
export function* descendantsOf(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (child.name === name) yield child
    yield* descendantsOf(child, name)
  }
}

/** All text below. */
export function textOf(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('')
}
