/**
 * What somebody began to say and has not said: the query that is being written, others that were set aside for it, replies.
 * Kept on the device per transcript and tab, so that no tab writes over another's; what a tab that is gone left is taken
 * over beside one's own, and nothing of either is dropped. Pure.
 */
import type { Asking } from './asking.ts'

export interface Unsaid {
  asking: Asking | null
  aside: readonly Asking[]
  /** By the query that is answered. */
  replies: Readonly<Record<string, string>>
}

export const nothingUnsaid: Unsaid = { asking: null, aside: [], replies: {} }

/** One's own with what another tab left: its query is gone on with where there is no own one, else it stands aside. */
export function takenOver(own: Unsaid, left: Unsaid): Unsaid {
  const asking = own.asking?.text ? own.asking : (left.asking ?? own.asking)
  const replies = { ...own.replies }
  for (const [query, text] of Object.entries(left.replies)) {
    const mine = replies[query]
    replies[query] = mine && mine !== text ? `${mine}\n\n${text}` : text
  }
  const beside = [...own.aside, ...left.aside, ...(left.asking ? [left.asking] : [])]
  return {
    asking,
    aside: beside.filter((one, i) => isWorthKeeping(one, asking, beside.slice(0, i))),
    replies,
  }
}

/** With a query set aside for another one; one that says nothing yet is let go. */
export function setAside(aside: readonly Asking[], asking: Asking | null): readonly Asking[] {
  return asking && isWorthKeeping(asking, null, aside) ? [...aside, asking] : aside
}

const isWorthKeeping = (one: Asking, own: Asking | null, others: readonly Asking[]) =>
  one.text.trim() !== '' && ![own, ...others].some(other => other !== null && isSame(one, other))

/** Do they ask the same of the same words? */
export const isSame = (a: Asking, b: Asking) =>
  a.segment === b.segment && a.quote === b.quote && a.nth === b.nth && a.text === b.text
