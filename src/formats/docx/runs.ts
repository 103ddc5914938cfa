/**
 * What stands inside a Word paragraph -> pieces of text with the tracked changes that lie on them. Fields give what they show, symbols,
 * tabs and breaks their characters; pictures and the look of words are counted as lost. Text boxes are handed back: their
 * paragraphs are read after the one that holds them (content.ts).
 */
import type { Losses } from '../reading.ts'
import { type Paragraph, type Track, type Tracked, tracksOn } from '../tracked/paragraph.ts'
import { childOf, childrenOf, textOf, type XmlElement } from '../xml.ts'
import { isOn, settingOf } from './styles.ts'
import { symbol } from './symbols.ts'

export interface TextBox {
  box: XmlElement
  where: Tracked
}

/** `LAYOUT` and `FIELDS` as they are told to people. */
export const LAYOUT_CHANGES = 'tracked changes of layout'
const FIELDS = 'fields (what they show is kept)'
const LOOKS = [
  'w:b',
  'w:i',
  'w:u',
  'w:strike',
  'w:dstrike',
  'w:smallCaps',
  'w:caps',
  'w:highlight',
  'w:color',
]

export class RunReader {
  /** Text boxes met and not yet read. */
  boxes: TextBox[] = []
  /** Notes in the order in which they are first referred to. */
  readonly notes = new Set<string>()
  /** One for each field that is open: whether its instruction is being read, which is no text. */
  private readonly fields: boolean[] = []

  constructor(
    private readonly losses: Losses,
    private readonly place: () => string,
  ) {}

  /** Reads what is in a paragraph, or in a part of it. `cell`: it stands in a table, where no page ends. */
  read(parent: XmlElement, where: Tracked, into: Paragraph, cell: boolean): void {
    for (const child of childrenOf(parent)) {
      const { attributes } = child
      switch (child.name) {
        case 'w:r':
          this.run(child, where, into, cell)
          break
        case 'm:r':
          this.math(child, where, into)
          break
        case 'w:ins':
        case 'w:moveTo':
          this.read(child, { ...where, inserted: trackOf(child) }, into, cell)
          break
        case 'w:del':
        case 'w:moveFrom':
          this.read(child, { ...where, deleted: trackOf(child) }, into, cell)
          break
        case 'w:commentRangeStart':
          into.pieces.push({ text: '', comment: { id: attributes['w:id'] ?? '', edge: 'from' } })
          break
        case 'w:commentRangeEnd':
          into.pieces.push({ text: '', comment: { id: attributes['w:id'] ?? '', edge: 'to' } })
          break
        case 'w:bookmarkStart':
          into.bookmarks.push(attributes['w:name'] ?? '')
          break
        case 'mc:AlternateContent':
          this.read(chosen(child), where, into, cell)
          break
        case 'w:hyperlink':
          if (attributes['r:id']) this.losses.add('the addresses of links', this.place())
          this.read(child, where, into, cell)
          break
        case 'w:fldSimple':
          this.losses.add(FIELDS, this.place())
          this.read(child, where, into, cell)
          break
        case 'w:pPr':
        case 'w:sdtPr':
        case 'w:sdtEndPr':
        case 'w:smartTagPr':
        case 'w:customXmlPr':
        case 'm:ctrlPr':
          break
        default:
          // Wrappers: content controls, smart tags, directions, formulas, and what nobody here knows.
          this.read(child, where, into, cell)
      }
    }
  }

  private run(run: XmlElement, where: Tracked, into: Paragraph, cell: boolean): void {
    const add = (text: string) => this.add(text, where, into)
    for (const child of childrenOf(run)) {
      const { attributes } = child
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          add(wordsOf(child))
          break
        case 'w:tab':
        case 'w:ptab':
          add('\t')
          break
        case 'w:br':
          this.lineEnd(attributes['w:type'] ?? '', add, cell)
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
          this.sign(child, add)
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference': {
          const key = `${child.name.slice(2, -'Reference'.length)} ${attributes['w:id'] ?? ''}`
          this.notes.add(key)
          into.pieces.push({ text: '', note: key, ...tracksOn(where) })
          break
        }
        case 'w:commentReference':
          into.pieces.push({ text: '', comment: { id: attributes['w:id'] ?? '', edge: 'at' } })
          break
        case 'w:fldChar':
          this.field(child)
          break
        case 'w:rPr':
          this.look(child)
          break
        case 'w:ruby':
          this.ruby(child, where, into, cell)
          break
        case 'mc:AlternateContent':
          this.run(chosen(child), where, into, cell)
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.drawing(child, where)
          break
        default:
          // Instructions of fields, marks of notes in themselves, and what only Word knows: no text.
          break
      }
    }
  }

  private add(text: string, where: Tracked, into: Paragraph): void {
    if (text === '') return
    if (this.fields.includes(true)) this.losses.add('words in the instructions of fields', this.place())
    else into.pieces.push({ text, ...where })
  }

  private lineEnd(type: string, add: (text: string) => void, cell: boolean): void {
    if (type !== 'page' && type !== 'column') return add('\n')
    this.losses.add('page and column breaks (paragraphs end there)', this.place())
    add(cell ? '\n' : '\f')
  }

  private sign(element: XmlElement, add: (text: string) => void): void {
    const { text, isKnown } = symbol(element.attributes['w:font'] ?? '', element.attributes['w:char'] ?? '')
    add(text)
    if (!isKnown) this.losses.add('signs of fonts of symbols (□ stands for them)', this.place())
  }

  /** Between its beginning and what parts it from its result stands an instruction. */
  private field(edge: XmlElement): void {
    if (childOf(edge, 'w:numberingChange')) this.losses.add(LAYOUT_CHANGES, this.place())
    const type = edge.attributes['w:fldCharType']
    if (type === 'begin') {
      this.losses.add(FIELDS, this.place())
      this.fields.push(true)
    } else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false
    else if (type === 'end') this.fields.pop()
  }

  private look(properties: XmlElement): void {
    if (childOf(properties, 'w:rPrChange')) this.losses.add(LAYOUT_CHANGES, this.place())
    if (LOOKS.some(name => isOn(properties, name)))
      this.losses.add('the look of words (bold, italics, colours …)', this.place())
    if (['superscript', 'subscript'].includes(settingOf(properties, 'w:vertAlign')))
      this.losses.add('raised and lowered letters (they stand on the line)', this.place())
    if (isOn(properties, 'w:vanish')) this.losses.add('that words are hidden (they are shown)', this.place())
  }

  private ruby(ruby: XmlElement, where: Tracked, into: Paragraph, cell: boolean): void {
    const base = childOf(ruby, 'w:rubyBase')
    if (base) this.read(base, where, into, cell)
    this.losses.add('phonetic guides', this.place())
  }

  private math(run: XmlElement, where: Tracked, into: Paragraph): void {
    const properties = childOf(run, 'w:rPr')
    const inserted = where.inserted ?? tracked(properties, 'w:ins', 'w:moveTo')
    const deleted = where.deleted ?? tracked(properties, 'w:del', 'w:moveFrom')
    const around = tracksOn({ ...(inserted && { inserted }), ...(deleted && { deleted }) })
    for (const child of childrenOf(run)) {
      if (child.name === 'm:t' || child.name === 'w:t' || child.name === 'w:delText')
        into.pieces.push({ text: wordsOf(child), ...around })
      else if (child.name === 'w:ins') this.math(child, { ...around, inserted: trackOf(child) }, into)
      else if (child.name === 'w:del') this.math(child, { ...around, deleted: trackOf(child) }, into)
    }
    if (run.name === 'm:r') this.losses.add('the layout of formulas', this.place())
  }

  private drawing(element: XmlElement, where: Tracked): void {
    const boxes = [...textBoxes(element)]
    for (const box of boxes) this.boxes.push({ box, where })
    if (boxes.length === 0) this.losses.add('pictures and drawings', this.place())
    else this.losses.add('the places of text boxes (their text follows the paragraph)', this.place())
  }
}

export function trackOf({ attributes }: XmlElement): Track {
  return { by: attributes['w:author'] ?? '', at: attributes['w:date'] ?? '' }
}

/** The first tracked change of one of these kinds among properties. */
export function tracked(properties: XmlElement | undefined, ...names: string[]): Track | undefined {
  const found = properties && childrenOf(properties).find(({ name }) => names.includes(name))
  return found && trackOf(found)
}

/** Line ends in the XML are blanks; around words that are set out over lines they are nothing. */
function wordsOf(element: XmlElement): string {
  const text = textOf(element)
  if (!/[\r\n\t]/.test(text)) return text
  const words = element.attributes['xml:space'] === 'preserve' ? text : text.trim()
  return words.replace(/[\r\n\t]/g, ' ')
}

/** What newer programs are to take; what older ones are, where that is all there is. */
export function chosen(alternate: XmlElement): XmlElement {
  const choice = childrenOf(alternate, 'mc:Choice').find(({ children }) => children.length > 0)
  return choice ?? childOf(alternate, 'mc:Fallback') ?? { ...alternate, children: [] }
}

/** Text boxes, each once: an alternative within is not read twice. */
function* textBoxes(element: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (child.name === 'w:txbxContent') yield child
    else yield* textBoxes(child.name === 'mc:AlternateContent' ? chosen(child) : child)
  }
}
