/**
 * The XML of a Word document -> its paragraphs as a list, in the order in which they are read: tables as one paragraph a row, text boxes
 * after the paragraph that holds them, notes after the body. What stands inside a paragraph is read in runs.ts; which tracked
 * changes are taken is decided later, in tracked/view.ts.
 */
import type { Losses } from '../reading.ts'
import { isSameLook, type Paragraph, type Piece, type Tracked, tracksOn } from '../tracked/paragraph.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { chosen, LAYOUT_CHANGES, RunReader, tracked, trackOf } from './runs.ts'
import { isOn, type LookOf } from './styles.ts'

export interface Notes {
  footnotes: XmlElement | null
  endnotes: XmlElement | null
}

/** All paragraphs of a document. */
export function paragraphsOf(
  document: XmlElement,
  lookOf: LookOf,
  notes: Notes,
  losses: Losses,
): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const place = () => `paragraph ${paragraphs.length + 1}`
  const context: Context = { lookOf, losses, place, runs: new RunReader(losses, place), rows: 0 }
  new StoryReader(context, paragraphs, false).read(childOf(document, 'w:body') ?? document, {})
  addNotes(context, notes, paragraphs)
  return paragraphs
}

interface Context {
  lookOf: LookOf
  losses: Losses
  place(): string
  runs: RunReader
  /** Rows of tables so far. */
  rows: number
}

/** The notes that are referred to, in the order of their references. */
function addNotes(context: Context, notes: Notes, paragraphs: Paragraph[]): void {
  const elements = new Map<string, XmlElement>()
  for (const kind of ['footnote', 'endnote'] as const)
    for (const note of childrenOf(notes[`${kind}s`] ?? NOTHING, `w:${kind}`))
      elements.set(`${kind} ${note.attributes['w:id'] ?? ''}`, note)
  for (const key of context.runs.notes) {
    const element = elements.get(key)
    if (!element) continue
    const from = paragraphs.length
    new StoryReader(context, paragraphs, false).read(element, {})
    const own = paragraphs.slice(from)
    for (const paragraph of own) paragraph.note = key
    const [first] = own
    for (const piece of first?.pieces ?? []) {
      piece.text = piece.text.trimStart()
      if (piece.text !== '' || piece.note !== undefined) break
    }
    first?.pieces.unshift({ text: '', noteStart: key })
  }
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [], line: 0 }

/** Reads one story: the body, a note, a text box, or what is in a cell. */
class StoryReader {
  /** Comments and bookmarks between paragraphs: they belong to the next one. */
  private pending: XmlElement[] = []

  constructor(
    private readonly context: Context,
    private readonly paragraphs: Paragraph[],
    private readonly inCell: boolean,
  ) {}

  read(parent: XmlElement, where: Tracked): void {
    const from = this.paragraphs.length
    this.blocks(parent, where)
    const last = this.paragraphs.at(-1)
    if (!last || this.paragraphs.length === from) return
    last.closed = true
    for (const { name, attributes } of this.pending)
      if (name !== 'w:bookmarkStart')
        last.pieces.push({
          text: '',
          comment: {
            id: attributes['w:id'] ?? '',
            edge: name === 'w:commentRangeStart' ? 'from' : 'to',
          },
        })
    this.boxes(last)
  }

  private blocks(parent: XmlElement, where: Tracked): void {
    const { losses, place } = this.context
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
        case 'w:bookmarkStart':
        case 'w:commentRangeStart':
        case 'w:commentRangeEnd':
          this.pending.push(child)
          break
        case 'mc:AlternateContent':
          this.blocks(chosen(child), where)
          break
        case 'w:altChunk':
        case 'w:subDoc':
          losses.add('embedded documents', place())
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

  private paragraph(element: XmlElement, where: Tracked): void {
    const { lookOf, losses, place, runs } = this.context
    const properties = childOf(element, 'w:pPr')
    const mark = properties && childOf(properties, 'w:rPr')
    const inserted = where.inserted ?? tracked(mark, 'w:ins', 'w:moveTo')
    const deleted = where.deleted ?? tracked(mark, 'w:del', 'w:moveFrom')
    const change = properties && childOf(properties, 'w:pPrChange')
    const look = lookOf(properties)
    const before = change && lookOf(childOf(change, 'w:pPr'))
    const isShown = before && !isSameLook(look, before)
    if ((change && !isShown) || (mark && childOf(mark, 'w:rPrChange'))) losses.add(LAYOUT_CHANGES, place())
    if (properties) this.properties(properties)
    const paragraph: Paragraph = {
      pieces: [],
      ...(inserted && { inserted }),
      ...(deleted && { deleted }),
      look,
      ...(isShown && { before: { ...before, change: trackOf(change) } }),
      closed: false,
      bookmarks: [],
    }
    runs.read({ ...element, children: this.pending }, where, paragraph, this.inCell)
    this.pending = []
    runs.read(element, where, paragraph, this.inCell)
    this.paragraphs.push(paragraph)
    // A paragraph that may read on into the next one is not parted from it by what stands in a box.
    if (!inserted && !deleted) this.boxes(paragraph)
  }

  private properties(properties: XmlElement): void {
    const { losses, place } = this.context
    const section = childOf(properties, 'w:sectPr')
    if (section) this.section(section)
    const numbering = childOf(properties, 'w:numPr')
    if (numbering && childOf(numbering, 'w:numberingChange')) losses.add(LAYOUT_CHANGES, place())
    if (isOn(properties, 'w:pageBreakBefore'))
      losses.add('page and column breaks (paragraphs end there)', place())
  }

  /** The text boxes met so far, behind `paragraph`. */
  private boxes(paragraph: Paragraph): void {
    const { runs } = this.context
    const { boxes } = runs
    if (boxes.length === 0) return
    runs.boxes = []
    paragraph.closed = true
    for (const { box, where } of boxes)
      new StoryReader(this.context, this.paragraphs, this.inCell).read(box, where)
  }

  /** One paragraph a row; its cells one after the other. */
  private table(table: XmlElement, where: Tracked): void {
    const before = this.paragraphs.at(-1)
    if (before) before.closed = true
    if (before) this.boxes(before)
    this.countChanges(table, 'w:tblPr', 'w:tblGrid')
    for (const row of rowsOf(table)) {
      this.countChanges(row, 'w:trPr', 'w:tblPrEx')
      const properties = childOf(row, 'w:trPr')
      const inserted = where.inserted ?? tracked(properties, 'w:ins')
      const deleted = where.deleted ?? tracked(properties, 'w:del')
      const number = this.context.rows++
      const around: Tracked = { ...(inserted && { inserted }), ...(deleted && { deleted }) }
      const cells = cellsOf(row).map(cell => this.cell(cell, around, number))
      this.paragraphs.push({
        pieces: cells.flatMap(({ pieces }) => pieces),
        ...around,
        look: { heading: 0, numbering: null },
        closed: true,
        bookmarks: cells.flatMap(({ bookmarks }) => bookmarks),
      })
    }
  }

  private cell(cell: XmlElement, around: Tracked, row: number): { pieces: Piece[]; bookmarks: string[] } {
    this.countChanges(cell, 'w:tcPr')
    const properties = childOf(cell, 'w:tcPr')
    if (properties && childOf(properties, 'w:vMerge'))
      this.context.losses.add('that cells are merged', this.context.place())
    const inserted = around.inserted ?? tracked(properties, 'w:cellIns')
    const deleted = around.deleted ?? tracked(properties, 'w:cellDel')
    const where: Tracked = { ...(inserted && { inserted }), ...(deleted && { deleted }) }
    const inner: Paragraph[] = []
    new StoryReader(this.context, inner, true).read(cell, where)
    const pieces: Piece[] = [{ text: '', cell: row, ...where }]
    for (const [i, paragraph] of inner.entries()) {
      const before = inner[i - 1]
      // The end of the paragraph before is what parts the two.
      if (before) pieces.push({ text: '\n', ...tracksOn(before), ...where })
      if (paragraph.look.numbering) pieces.push({ text: '', numbered: paragraph.look })
      pieces.push(...paragraph.pieces)
    }
    return { pieces, bookmarks: inner.flatMap(({ bookmarks }) => bookmarks) }
  }

  private section(section: XmlElement): void {
    const { losses, place } = this.context
    for (const child of childrenOf(section))
      if (child.name === 'w:headerReference' || child.name === 'w:footerReference')
        losses.add('headers and footers of pages')
      else if (child.name === 'w:sectPrChange') losses.add(LAYOUT_CHANGES, place())
  }

  /** Tracked changes of how a table looks. */
  private countChanges(parent: XmlElement, ...names: string[]): void {
    for (const name of names)
      for (const { name: change } of childrenOf(childOf(parent, name) ?? NOTHING))
        if (change === 'w:cellMerge' || change.endsWith('Change'))
          this.context.losses.add(LAYOUT_CHANGES, this.context.place())
  }
}

/** The rows of a table, also those in content controls and wrappers. */
function* rowsOf(parent: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(parent)) {
    if (child.name === 'w:tr') yield child
    else if (child.name !== 'w:tblPr' && child.name !== 'w:tblGrid') yield* rowsOf(child)
  }
}

function* cellsIn(parent: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(parent)) {
    if (child.name === 'w:tc') yield child
    else if (child.name !== 'w:trPr' && child.name !== 'w:tblPrEx') yield* cellsIn(child)
  }
}
const cellsOf = (row: XmlElement) => [...cellsIn(row)]
