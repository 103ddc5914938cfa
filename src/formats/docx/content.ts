/**
 * The XML of a Word document -> its paragraphs as a list, in the order in which they are read, each with its words and with the
 * tracked changes that lie on them. Tables become one paragraph a row, notes stand where they are referred to and after
 * the body. What is no text is counted as lost. Which changes are taken is decided in view.ts.
 */
import type { Losses } from '../reading.ts'
import { childOf, childrenOf, textOf, type XmlElement } from '../xml.ts'

/** Who made a tracked change, and when as the file says. */
export interface Track {
  by: string
  at: string
}

/** A stretch of words; `inserted` and `deleted` both: inserted, then deleted by another. */
export interface Piece {
  text: string
  inserted?: Track
  deleted?: Track
  /** A comment begins or ends here. */
  comment?: { id: string; edge: 'from' | 'to' }
}

/** How a paragraph is numbered. */
export interface Numbering {
  list: string
  level: number
}

export interface Paragraph {
  pieces: Piece[]
  /** Changes of its end: deleted, it reads on into the next one. */
  inserted?: Track
  deleted?: Track
  /** 1 to 9 of a heading. */
  heading: number
  numbering: Numbering | null
  /** Before a tracked change of its layout. */
  numberingBefore: Numbering | null
  /** Never reads on into what follows: a row of a table, the last paragraph of a story. */
  closed: boolean
  /** The names of the bookmarks that begin in it. */
  bookmarks: string[]
}

/** What paragraph styles say that a reader sees. */
export interface Styles {
  heading(style: string): number
  numbering(style: string): Numbering | null
}

export interface Notes {
  footnotes: XmlElement | null
  endnotes: XmlElement | null
}

interface Where {
  inserted?: Track
  deleted?: Track
}

const CELLS = ' | '

/** All paragraphs of a document. */
export function paragraphsOf(
  document: XmlElement,
  styles: Styles,
  notes: Notes,
  losses: Losses,
): Paragraph[] {
  const reader = new ContentReader(styles, losses)
  const body = childOf(document, 'w:body') ?? document
  reader.blocks(body, {})
  reader.notes(notes)
  return reader.paragraphs
}

class ContentReader {
  readonly paragraphs: Paragraph[] = []
  private readonly referred: { kind: 'footnote' | 'endnote'; id: string; number: number }[] = []
  /** Text boxes of the paragraph that is being read. */
  private boxes: { box: XmlElement; where: Where }[] = []
  private fields: boolean[] = []

  constructor(
    private readonly styles: Styles,
    private readonly losses: Losses,
  ) {}

  blocks(parent: XmlElement, where: Where): void {
    for (const child of childrenOf(parent)) {
      switch (child.name) {
        case 'w:p':
          this.paragraph(child, where)
          break
        case 'w:tbl':
          this.table(child, where)
          break
        case 'w:ins':
        case 'w:moveTo':
          this.blocks(child, { ...where, inserted: trackOf(child) })
          break
        case 'w:del':
        case 'w:moveFrom':
          this.blocks(child, { ...where, deleted: trackOf(child) })
          break
        case 'mc:AlternateContent':
          this.blocks(chosen(child), where)
          break
        case 'w:altChunk':
        case 'w:subDoc':
          this.losses.add('embedded documents', this.place())
          break
        case 'w:sectPr':
          this.section(child)
          break
        case 'w:sdtPr':
        case 'w:sdtEndPr':
        case 'w:tcPr':
          break
        default:
          this.blocks(child, where)
      }
    }
  }

  /** The notes that the body refers to, in the order of their references. */
  notes({ footnotes, endnotes }: Notes): void {
    const texts = { footnote: footnotes, endnote: endnotes }
    for (const { kind, id, number } of this.referred) {
      const parent = texts[kind]
      const note = parent && childrenOf(parent).find(one => one.attributes['w:id'] === id)
      if (!note) continue
      const before = this.paragraphs.length
      this.blocks(note, {})
      const first = this.paragraphs[before]
      const last = this.paragraphs.at(-1)
      if (first) {
        const [piece] = first.pieces
        // The note is as new as its reference only if its words are; its number goes with its first word.
        const { inserted, deleted } = piece ?? {}
        if (piece) piece.text = piece.text.trimStart()
        first.pieces.unshift({
          text: `[^${number}]: `,
          ...(inserted && { inserted }),
          ...(deleted && { deleted }),
        })
      }
      if (last && this.paragraphs.length > before) last.closed = true
    }
  }

  private paragraph(element: XmlElement, where: Where): void {
    const properties = childOf(element, 'w:pPr')
    const mark = properties && childOf(properties, 'w:rPr')
    const inserted = where.inserted ?? tracked(mark, 'w:ins', 'w:moveTo')
    const deleted = where.deleted ?? tracked(mark, 'w:del', 'w:moveFrom')
    const style = val(properties, 'w:pStyle')
    const change = properties && childOf(properties, 'w:pPrChange')
    const before = change && childOf(change, 'w:pPr')
    if (change) this.losses.add('tracked changes of layout', this.place())
    if (mark && childOf(mark, 'w:rPrChange')) this.losses.add('tracked changes of layout', this.place())
    const numbering = this.numbering(properties, style)
    const paragraph: Paragraph = {
      pieces: [],
      ...(inserted && { inserted }),
      ...(deleted && { deleted }),
      heading: outline(properties) || this.styles.heading(style),
      numbering,
      numberingBefore: change ? this.numbering(before, val(before, 'w:pStyle')) : numbering,
      closed: false,
      bookmarks: [],
    }
    this.inline(element, where, paragraph)
    this.paragraphs.push(paragraph)
    const boxes = this.boxes
    this.boxes = []
    for (const { box, where: around } of boxes) this.blocks(box, around)
  }

  private numbering(properties: XmlElement | undefined, style: string): Numbering | null {
    const given = properties && childOf(properties, 'w:numPr')
    if (!given) return this.styles.numbering(style)
    const list = val(given, 'w:numId')
    const inherited = this.styles.numbering(style)
    if (list === '0') return null
    const level = Number(val(given, 'w:ilvl') || inherited?.level || 0)
    const id = list || inherited?.list
    return id ? { list: id, level } : null
  }

  /** One paragraph a row; its cells one after the other. */
  private table(table: XmlElement, where: Where): void {
    for (const row of rowsOf(table)) {
      const properties = childOf(row, 'w:trPr')
      const inserted = where.inserted ?? tracked(properties, 'w:ins')
      const deleted = where.deleted ?? tracked(properties, 'w:del')
      const around: Where = { ...(inserted && { inserted }), ...(deleted && { deleted }) }
      const cells = cellsOf(row).map(cell => this.cell(cell, around))
      const pieces: Piece[] = []
      for (const cell of cells) {
        const isFirst = pieces.length === 0
        if (!isFirst) pieces.push({ text: CELLS, ...cell.where })
        pieces.push(...cell.pieces)
        // An empty first cell still parts.
        if (isFirst && cell.pieces.length === 0) pieces.push({ text: '', ...cell.where })
      }
      this.paragraphs.push({
        pieces,
        ...around,
        heading: 0,
        numbering: null,
        numberingBefore: null,
        closed: true,
        bookmarks: [],
      })
    }
  }

  private cell(cell: XmlElement, around: Where): { pieces: Piece[]; where: Where } {
    const properties = childOf(cell, 'w:tcPr')
    const inserted = around.inserted ?? tracked(properties, 'w:cellIns')
    const deleted = around.deleted ?? tracked(properties, 'w:cellDel')
    const where: Where = { ...(inserted && { inserted }), ...(deleted && { deleted }) }
    const inner = new ContentReader(this.styles, this.losses)
    inner.referred.push(...this.referred)
    inner.blocks(cell, where)
    this.referred.splice(0, this.referred.length, ...inner.referred)
    const pieces: Piece[] = []
    for (const [i, paragraph] of inner.paragraphs.entries()) {
      const before = inner.paragraphs[i - 1]
      // The end of the paragraph before is what parts the two.
      if (before) pieces.push({ text: '\n', ...changesOf(before), ...where })
      pieces.push(...paragraph.pieces)
    }
    return { pieces, where }
  }

  private inline(parent: XmlElement, where: Where, into: Paragraph): void {
    for (const child of childrenOf(parent)) {
      switch (child.name) {
        case 'w:r':
          this.run(child, where, into)
          break
        case 'm:r':
          this.math(child, where, into)
          break
        case 'w:ins':
        case 'w:moveTo':
          this.inline(child, { ...where, inserted: trackOf(child) }, into)
          break
        case 'w:del':
        case 'w:moveFrom':
          this.inline(child, { ...where, deleted: trackOf(child) }, into)
          break
        case 'w:commentRangeStart':
          into.pieces.push({ text: '', comment: { id: child.attributes['w:id'] ?? '', edge: 'from' } })
          break
        case 'w:commentRangeEnd':
          into.pieces.push({ text: '', comment: { id: child.attributes['w:id'] ?? '', edge: 'to' } })
          break
        case 'w:bookmarkStart':
          into.bookmarks.push(child.attributes['w:name'] ?? '')
          break
        case 'mc:AlternateContent':
          this.inline(chosen(child), where, into)
          break
        case 'w:fldSimple':
          this.losses.add('fields (what they show is kept)', this.place())
          this.inline(child, where, into)
          break
        case 'w:pPr':
        case 'w:sdtPr':
        case 'w:sdtEndPr':
        case 'w:smartTagPr':
        case 'w:customXmlPr':
        case 'm:ctrlPr':
          break
        default:
          this.inline(child, where, into)
      }
    }
  }

  private run(run: XmlElement, where: Where, into: Paragraph): void {
    const add = (text: string) => {
      if (text !== '' && !this.fields.includes(true)) into.pieces.push({ text, ...where })
    }
    for (const child of childrenOf(run)) {
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          add(textOf(child))
          break
        case 'w:tab':
        case 'w:ptab':
          add('\t')
          break
        case 'w:br':
          if (child.attributes['w:type'] === 'page' || child.attributes['w:type'] === 'column') add('\n\n')
          else add('\n')
          break
        case 'w:cr':
          add('\n')
          break
        case 'w:noBreakHyphen':
          add('\u2011')
          break
        case 'w:softHyphen':
          add('\u00ad')
          break
        case 'w:sym':
          add(symbol(child))
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.refer(child, add)
          break
        case 'w:fldChar':
          this.field(child.attributes['w:fldCharType'] ?? '')
          break
        case 'w:rPr':
          if (childOf(child, 'w:rPrChange')) this.losses.add('tracked changes of layout', this.place())
          break
        case 'w:ruby':
          this.ruby(child, where, into)
          break
        case 'mc:AlternateContent':
          this.run(chosen(child), where, into)
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.drawing(child, where)
          break
        default:
          // Instructions of fields, references of comments, and what only Word knows: no text.
          break
      }
    }
  }

  /** Between its beginning and what parts it from its result stands an instruction, which is no text. */
  private field(edge: string): void {
    if (edge === 'begin') {
      this.losses.add('fields (what they show is kept)', this.place())
      this.fields.push(true)
    } else if (edge === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false
    else if (edge === 'end') this.fields.pop()
  }

  private refer(reference: XmlElement, add: (text: string) => void): void {
    const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const id = reference.attributes['w:id'] ?? ''
    const known = this.referred.find(one => one.kind === kind && one.id === id)
    const number = known?.number ?? this.referred.length + 1
    if (!known) this.referred.push({ kind, id, number })
    add(`[^${number}]`)
  }

  private ruby(ruby: XmlElement, where: Where, into: Paragraph): void {
    const base = childOf(ruby, 'w:rubyBase')
    if (base) this.inline(base, where, into)
    this.losses.add('phonetic guides', this.place())
  }

  private math(run: XmlElement, where: Where, into: Paragraph): void {
    const properties = childOf(run, 'w:rPr')
    const inserted = where.inserted ?? tracked(properties, 'w:ins')
    const deleted = where.deleted ?? tracked(properties, 'w:del')
    for (const child of childrenOf(run)) {
      if (child.name === 'w:ins' || child.name === 'w:del') {
        const change = child.name === 'w:ins' ? 'inserted' : 'deleted'
        this.math(child, { ...where, [change]: trackOf(child) }, into)
      }
      if (child.name !== 'm:t' && child.name !== 'w:t') continue
      into.pieces.push({ text: textOf(child), ...(inserted && { inserted }), ...(deleted && { deleted }) })
    }
    this.losses.add('the layout of formulas', this.place())
  }

  private drawing(element: XmlElement, where: Where): void {
    const boxes = [...textBoxes(element)]
    for (const box of boxes) this.boxes.push({ box, where })
    if (boxes.length === 0) this.losses.add('pictures and drawings', this.place())
  }

  private section(section: XmlElement): void {
    for (const child of childrenOf(section))
      if (child.name === 'w:headerReference' || child.name === 'w:footerReference')
        this.losses.add('headers and footers of pages')
  }

  private place(): string {
    return `paragraph ${this.paragraphs.length + 1}`
  }
}

export function trackOf({ attributes }: XmlElement): Track {
  return { by: attributes['w:author'] ?? '', at: attributes['w:date'] ?? '' }
}

function tracked(properties: XmlElement | undefined, ...names: string[]): Track | undefined {
  const found = properties && childrenOf(properties).find(({ name }) => names.includes(name))
  return found && trackOf(found)
}

function changesOf({ inserted, deleted }: Where): Where {
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) }
}

/** The `w:val` of a child. */
export function val(parent: XmlElement | undefined, name: string): string {
  return (parent && childOf(parent, name)?.attributes['w:val']) ?? ''
}

/** A paragraph's own outline level, from 1; 0: none. */
export function outline(properties: XmlElement | undefined): number {
  const level = val(properties, 'w:outlineLvl')
  return level === '' || Number(level) > 8 ? 0 : Number(level) + 1
}

/** The rows of a table, also those in content controls and tracked wrappers. */
function* rowsOf(parent: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(parent)) {
    if (child.name === 'w:tr') yield child
    else if (child.name !== 'w:tblPr' && child.name !== 'w:tblGrid') yield* rowsOf(child)
  }
}

function cellsOf(row: XmlElement): XmlElement[] {
  return childrenOf(row).flatMap(child => {
    if (child.name === 'w:tc') return [child]
    return child.name === 'w:trPr' || child.name === 'w:tblPrEx' ? [] : cellsOf(child)
  })
}

/** What a program that knows none of the newer names is to take; else the first choice. */
function chosen(alternate: XmlElement): XmlElement {
  return childOf(alternate, 'mc:Choice') ?? childOf(alternate, 'mc:Fallback') ?? alternate
}

/** Text boxes, each once: an alternative within is not read twice. */
function* textBoxes(element: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (child.name === 'w:txbxContent') yield child
    else yield* textBoxes(child.name === 'mc:AlternateContent' ? chosen(child) : child)
  }
}

/** A character of a symbol font, as far as there is one; those fonts have their own places for signs. */
function symbol({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return ''
  return String.fromCharCode(code).toWellFormed()
}

/** Whether anything in the document is a tracked change of text. */
export function hasTracks(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(
    paragraph =>
      paragraph.inserted ||
      paragraph.deleted ||
      paragraph.numbering !== paragraph.numberingBefore ||
      paragraph.pieces.some(({ inserted, deleted }) => inserted || deleted),
  )
}
