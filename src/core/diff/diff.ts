/**
 * Two texts -> changes, token by token. Joining `equal` and `delete` gives the first text, `equal` and `insert` the
 * second, byte for byte, for any two strings; a replacement is one `delete` and then one `insert`. Tokens are compared
 * by `norm`, so white space never decides whether words agree, but a difference in it is a change like any other.
 * Which pairing is nicest to read is decided in `readable.ts`.
 */

import { type Token, tokenize } from '../text/token.ts'
import { diffTokens, type TokenStretch } from './pairing.ts'
import { markWithin, readable } from './readable.ts'

export interface Change {
  op: 'equal' | 'insert' | 'delete'
  text: string
}

/** The changes that make `b` of `a`. Total and deterministic; see the head of this file for what is promised. */
export function diffWords(a: string, b: string, options?: { language?: string }): Change[] {
  if (a === b) return a === '' ? [] : [{ op: 'equal', text: a }]
  const tokensA = tokenize(a, options)
  const tokensB = tokenize(b, options)
  return spell(tokensA, tokensB, readable(tokensA, tokensB, diffTokens(tokensA, tokensB)))
}

/** Stretches -> changes. A difference in the space after two equal tokens joins the change beside it, or stands alone. */
function spell(a: readonly Token[], b: readonly Token[], stretches: readonly TokenStretch[]): Change[] {
  const changes: Change[] = []
  let before = ''
  let after = ''
  const add = (op: Change['op'], text: string) => {
    if (text === '') return
    // Two places may touch: their deletions are joined, and so are their insertions, deletions first.
    const touching = op === 'delete' && changes.at(-1)?.op === 'insert'
    const last = changes.at(touching ? -2 : -1)
    if (last?.op === op) last.text += text
    else if (touching) changes.splice(-1, 0, { op, text })
    else changes.push({ op, text })
  }
  const flush = () => {
    for (const change of markWithin(before, after)) add(change.op, change.text)
    before = after = ''
  }
  let i = 0
  let j = 0
  const walkEqual = (toA: number) => {
    for (; i < toA; i++, j++) {
      const x = a[i]!
      const y = b[j]!
      if (x.text === y.text) {
        flush()
        add('equal', x.text)
        if (x.space === y.space) {
          add('equal', x.space)
          continue
        }
      } else {
        // Canonically equal, spelt with other code points: no word has changed, but the bytes have.
        before += x.text
        after += y.text
      }
      before += x.space
      after += y.space
    }
  }
  for (const stretch of stretches) {
    walkEqual(stretch.fromA)
    while (i < stretch.toA) before += a[i]!.text + a[i++]!.space
    while (j < stretch.toB) after += b[j]!.text + b[j++]!.space
    if (stretch.like) {
      // A corrected word is marked by itself; the white space after it belongs to what follows.
      const [spaceA, spaceB] = [a[i - 1]!.space, b[j - 1]!.space]
      before = before.slice(0, before.length - spaceA.length)
      after = after.slice(0, after.length - spaceB.length)
      flush()
      before = spaceA
      after = spaceB
    } else flush()
  }
  walkEqual(a.length)
  flush()
  return changes
}
