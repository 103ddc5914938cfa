/**
 * What a revision says of where its words came from (`C.17`, `C.17 C.18`, `C.17@142`, `C.17 to C.40`), or a reconciliation
 * of its parents (`A1@31`) -> the segments, each at a point of the ledger. What cannot be read names nothing.
 */
import { parseVersionPoint } from '../transcript.ts'

/** A segment as it stood after entry `at`. */
export interface WordSource {
  segment: string
  at: number
}

const SEGMENT = /^([A-Za-z][A-Za-z0-9]{0,7})\.([1-9]\d{0,8})(?:@(\d{1,12}))?$/
/** As many segments as one range may stand for. */
const LONGEST_RANGE = 1_000

/**
 * The sources of a revision of `segment` in entry `seq`. A source without a point is meant as it stood before that entry;
 * no source lies after it. The parents of a reconciliation are asked only where the revision itself says nothing: each
 * has the segment under the same number.
 */
export function sourcesOf(
  segment: string,
  seq: number,
  adoptedFrom: string | null,
  parents: readonly string[] = [],
): WordSource[] {
  const before = seq - 1
  const until = (point: number | null | undefined) => Math.min(point ?? before, before)
  if (adoptedFrom) return read(adoptedFrom, until)
  const number = segment.slice(segment.indexOf('.') + 1)
  return parents.flatMap(written => {
    const parent = parseVersionPoint(written)
    return parent ? [{ segment: `${parent.siglum}.${number}`, at: until(parent.at) }] : []
  })
}

function read(written: string, until: (point: number | undefined) => number): WordSource[] {
  const sources: WordSource[] = []
  const words = written.split(' ')
  for (const [index, word] of words.entries()) {
    const [, siglum, number, point] = SEGMENT.exec(word) ?? []
    if (siglum === undefined) continue
    const at = until(point === undefined ? undefined : Number(point))
    const last = Number(number)
    const before = sources.at(-1)
    const isRange = words[index - 1] === 'to' && before?.segment.startsWith(`${siglum}.`)
    const first = isRange ? Number(before!.segment.slice(siglum.length + 1)) + 1 : last
    for (let n = Math.max(first, last - LONGEST_RANGE); n <= last; n++)
      sources.push({ segment: `${siglum}.${n}`, at })
  }
  return sources
}
