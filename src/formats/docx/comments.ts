/** The comments of a Word document, and the part that says which answers which -> comments in plain words. */
import type { Comment } from '../tracked/queries.ts'
import { childrenOf, descendantsOf, textOf, type XmlElement } from '../xml.ts'

/** `extended` is `commentsExtended.xml` (Word 2013 and later): answers, and what is settled. */
export function commentsOf(comments: XmlElement | null, extended: XmlElement | null): Comment[] {
  if (!comments) return []
  const more = new Map<string, XmlElement>()
  for (const one of extended ? childrenOf(extended, 'w15:commentEx') : [])
    more.set(one.attributes['w15:paraId'] ?? '', one)
  const byParagraph = new Map<string, string>()
  const found = childrenOf(comments, 'w:comment').map(element => {
    const id = element.attributes['w:id'] ?? ''
    const paragraphs = [...descendantsOf(element, 'w:p')]
    const ids = paragraphs.map(({ attributes }) => attributes['w14:paraId'] ?? '').filter(Boolean)
    for (const paragraph of ids) byParagraph.set(paragraph, id)
    // The last paragraph of a comment stands for it.
    return { element, id, paragraphs, extra: more.get(ids.at(-1) ?? '') }
  })
  return found.map(({ element, id, paragraphs, extra }) => {
    const parent = extra?.attributes['w15:paraIdParent']
    return {
      id,
      by: element.attributes['w:author'] ?? '',
      at: element.attributes['w:date'] ?? '',
      text: paragraphs.map(wordsOf).join('\n').trim(),
      answers: (parent && byParagraph.get(parent)) || null,
      done: ['1', 'true'].includes(extra?.attributes['w15:done'] ?? ''),
    }
  })
}

/** A comment has no history: what is tracked in it counts as made. */
function wordsOf(element: XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    if (child.name === 'w:t') text += textOf(child)
    else if (child.name === 'w:tab') text += '\t'
    else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n'
    else if (child.name !== 'w:pPr' && child.name !== 'w:rPr') text += wordsOf(child)
  }
  return text
}
