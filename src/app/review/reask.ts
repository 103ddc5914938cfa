/**
 * Acts that speak of revisions which a merge gave other ids -> acts that speak of those that stand in their place. A query's
 * words are found again in the merged text; where they are gone or became others, the query is about the segment, and says
 * them: it never quotes words that nobody selected. Pure.
 */
import type { Act } from '../../core/review/act.ts'
import { follow } from '../../core/review/anchor.ts'

/** What stands in the place of a local revision that was merged, or is in conflict. */
export interface Successor {
  id: string | null
  /** The text of the local revision, and the text that stands there now. */
  before: string
  text: string
}

/** `acts` as they are to be sent now; the same list where none of them speaks of a revision that has a successor. */
export function askedAgain(acts: readonly Act[], successors: ReadonlyMap<string, Successor>): readonly Act[] {
  if (!acts.some(act => successorOf(act, successors))) return acts
  return acts.flatMap((act): Act[] => {
    const successor = successorOf(act, successors)
    if (!successor) return [act]
    if (act.act === 'account') return successor.id === null ? [] : [{ ...act, revision: successor.id }]
    if (act.act !== 'ask') return [act]
    const { segment, from, to, quote, text } = act
    if (quote === '') return [{ ...act, on: successor.id }]
    const step = { segment, before: successor.before, after: successor.text }
    const place = follow({ segment, from, to }, quote, [[step]])
    const words = place.kind === 'placed' ? successor.text.slice(place.from, place.to) : ''
    // What was put in their place by somebody else was never selected: the person's own words go into the text then.
    if (place.kind === 'detached' || !isAlike(words, quote)) {
      return [{ ...act, on: successor.id, from: 0, to: 0, quote: '', text: `“${quote}”: ${text}` }]
    }
    return [{ ...act, on: successor.id, from: place.from, to: place.to, quote: words }]
  })
}

/** The same words, but for capitals and the marks around them. */
function isAlike(words: string, quote: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
  return words === quote || (bare(quote) !== '' && bare(words) === bare(quote))
}

function successorOf(act: Act, successors: ReadonlyMap<string, Successor>): Successor | undefined {
  if (act.act === 'ask') return act.on === null ? undefined : successors.get(act.on)
  return act.act === 'account' ? successors.get(act.revision) : undefined
}
