/** What a reader has selected in the table -> a stretch of one segment's text. Only words of the text itself are counted. */
import type { Stretch } from '../review/asking.ts'

/** The selection within one segment of this row; null where nothing is selected, or what reaches beyond it. */
export function selectedIn(row: Element | null | undefined): Stretch | null {
  const root = row?.shadowRoot
  const selection = getSelection()
  // Older browsers cannot say what is selected inside an element.
  if (!root || !selection || !('getComposedRanges' in selection)) return null
  const [range] = selection.getComposedRanges({ shadowRoots: [root] })
  if (!range || range.collapsed) return null
  const paragraph = paragraphOf(range.startContainer)
  if (!paragraph || paragraph !== paragraphOf(range.endContainer)) return null
  const from = offsetIn(paragraph, range.startContainer, range.startOffset)
  const to = offsetIn(paragraph, range.endContainer, range.endOffset)
  return from < to ? { segment: paragraph.dataset.segment!, from, to } : null
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest<HTMLElement>('[data-segment]') ?? null
}

/** How many units of the segment's own text stand before a place in its paragraph. */
function offsetIn(paragraph: HTMLElement, node: Node, offset: number): number {
  const end = node instanceof Text ? node : (node.childNodes[offset] ?? null)
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let count = 0
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const isEnd = end instanceof Text ? text === end : end?.contains(text)
    if (isEnd) return count + (end instanceof Text && isOwn(text) ? offset : 0)
    if (end === null && node !== paragraph && !node.contains(text) && isAfter(text, node)) return count
    if (isOwn(text)) count += (text as Text).data.length
  }
  return count
}

const isAfter = (text: Node, node: Node) =>
  Boolean(node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)

/** Not the hidden words, the numbers of parts, the signs, nor what this version left out. */
function isOwn(text: Node): boolean {
  return text.parentElement?.closest('.unseen, .which, .pilcrow, .tick, del:not(.standing)') === null
}
