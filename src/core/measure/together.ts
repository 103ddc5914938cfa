/**
 * The changes of several segments -> those of stretches: segments between which words went over (a join, a split, a sentence
 * set elsewhere) are one stretch, so that a paragraph that was joined counts as joined and not as taken out here and put in
 * there. Who saved what with what is told by the caller.
 */
import { wordsIn } from '../lineage/words.ts'

/** A segment, or several in their order, before and after. */
export interface Stretch {
  segments: string[]
  before: string
  after: string
}

export interface SegmentChange {
  segment: string
  before: string
  after: string
}

/** Saves of more segments than these are batches, in which each segment stands for itself. */
const MOST_TOGETHER = 20
const BETWEEN = '\n\n'

/**
 * The stretches of `changes` (in the order of the text, each segment once). `saved` lists the segments that were saved with
 * one another.
 */
export function stretchesOf(
  changes: readonly SegmentChange[],
  saved: Iterable<readonly string[]>,
): Stretch[] {
  const index = new Map(changes.map(({ segment }, i) => [segment, i]))
  const host = changes.map((_, i) => i)
  const find = (i: number): number => (host[i] === i ? i : find(host[i]!))
  for (const segments of saved) {
    if (segments.length < 2 || segments.length > MOST_TOGETHER) continue
    const here = segments.flatMap(segment => index.get(segment) ?? [])
    for (const one of here) {
      for (const other of here) {
        if (find(one) !== find(other) && goesOver(changes[one]!, changes[other]!))
          host[Math.max(find(one), find(other))] = Math.min(find(one), find(other))
      }
    }
  }
  const groups = new Map<number, SegmentChange[]>()
  for (const [i, change] of changes.entries()) {
    const first = find(i)
    groups.set(first, [...(groups.get(first) ?? []), change])
  }
  return [...groups.values()].map(group => ({
    segments: group.map(({ segment }) => segment),
    before: together(group.map(({ before }) => before)),
    after: together(group.map(({ after }) => after)),
  }))
}

const together = (texts: readonly string[]) => texts.filter(text => text !== '').join(BETWEEN)

/** Did the other gain at least half of the words that the one lost? */
function goesOver(one: SegmentChange, other: SegmentChange): boolean {
  const lost = surplus(one.before, one.after)
  const gained = surplus(other.after, other.before)
  let all = 0
  let common = 0
  for (const [word, count] of lost) {
    all += count
    common += Math.min(count, gained.get(word) ?? 0)
  }
  return common > 0 && 2 * common >= all
}

/** The words that a text has more often than another. */
function surplus(text: string, other: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsIn(text).faces) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of wordsIn(other).faces) counts.set(word, (counts.get(word) ?? 0) - 1)
  return new Map([...counts].filter(([, count]) => count > 0))
}
