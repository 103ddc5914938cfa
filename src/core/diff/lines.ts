/**
 * Two long texts -> the blocks of lines in which they differ: lines that stand unchanged on both sides are set aside before
 * anything is cut into words, so that a book of which a few pages changed takes little longer than those pages. Lines
 * that stand once on each side are the anchors (unique-runs.ts), and what goes on alike around them. A short line
 * alone among changes decides nothing and stays in its block.
 */
import { anchorsOf } from './unique-runs.ts'
import type { Stretch } from './unpaired.ts'
import { number } from './words.ts'

/** Equal lines between two changed blocks part them if they have more units than this: fewer may be chance. */
const LEAST_BETWEEN = 60

/** A part of two texts, in UTF-16 units. Blocks begin and end where lines do. */
export type Block = Stretch

/** The blocks that differ inside `whole`, in order; what stands between them is the same, unit by unit. */
export function differingBlocks(a: string, b: string, whole: Block): Block[] {
  const startsA = lineStarts(a, whole.fromA, whole.toA)
  const startsB = lineStarts(b, whole.fromB, whole.toB)
  const [linesA, linesB] = number(linesOf(a, startsA), linesOf(b, startsB))
  const [countA, countB] = [linesA.length, linesB.length]
  const blocks: Block[] = []
  const box = { fromA: 0, toA: countA, fromB: 0, toB: countB }
  const anchors = anchorsOf(linesA, linesB, box, 1)
  /** Where the lines that were last set aside end. */
  let [i, j] = [0, 0]
  const setAside = (fromA: number, fromB: number, length: number) => {
    const isEnd = fromA + length === countA && fromB + length === countB
    if (!isEnd && startsA[fromA + length]! - startsA[fromA]! < LEAST_BETWEEN) return
    if (fromA > i || fromB > j)
      blocks.push({ fromA: startsA[i]!, toA: startsA[fromA]!, fromB: startsB[j]!, toB: startsB[fromB]! })
    i = fromA + length
    j = fromB + length
  }
  for (let p = 0; p < anchors.a.length; p++) {
    let [fromA, fromB] = [anchors.a[p]!, anchors.b[p]!]
    if (fromA < i || fromB < j) continue
    let length = 1
    while (fromA > i && fromB > j && linesA[fromA - 1] === linesB[fromB - 1]) {
      fromA--
      fromB--
      length++
    }
    while (
      fromA + length < countA &&
      fromB + length < countB &&
      linesA[fromA + length] === linesB[fromB + length]
    )
      length++
    setAside(fromA, fromB, length)
  }
  setAside(countA, countB, 0)
  return blocks
}

const linesOf = (text: string, starts: readonly number[]) =>
  starts.slice(0, -1).map((start, k) => text.slice(start, starts[k + 1]))

/** Where the lines between `from` and `to` start, and `to`. */
function lineStarts(text: string, from: number, to: number): number[] {
  const starts = [from]
  for (let at = text.indexOf('\n', from) + 1; at > 0 && at < to; at = text.indexOf('\n', at) + 1)
    starts.push(at)
  starts.push(to)
  return starts
}
