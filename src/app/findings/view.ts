/**
 * What the checks found in the text as it was, as the page shows it in the text as it is: what is dismissed left out, a
 * segment that was changed since or is being typed in looked at anew by itself. Promised and tested: every place lies
 * within the text that it is shown in. Pure.
 */
import { checkSegment } from '../../core/checks/check.ts'
import {
  type CheckContext,
  type CheckedSegment,
  type Dismissal,
  type Finding,
  type FindingPlace,
  type Fix,
  type FixEdit,
  standing,
} from '../../core/checks/finding.ts'
import type { FindingsView, Found } from './found.ts'
import type { Looked } from './looking.ts'

export interface Seen {
  ref: string
  /** What was found, and the segments it was found in. */
  looked: Looked
  checked: readonly CheckedSegment[]
  /** The same segments as they read now. */
  now: readonly CheckedSegment[]
  /** What is being typed, and where. */
  typed: { segment: string; text: string } | null
  dismissals: readonly Dismissal[]
  context: CheckContext
}

/** The view; `before` is the one that it takes the place of, whose unchanged marks it shares: all of it where nothing is news. */
export function viewOf(seen: Seen, before: FindingsView | null): FindingsView {
  const { ref, looked, checked, now, typed, context } = seen
  let findings = looked.findings
  const changed = new Map<string, string>()
  now.forEach((segment, i) => {
    const was = checked[i]
    const text = typed?.segment === segment.id ? typed.text : segment.text
    if (!was || was.text === text) return
    const is = { ...segment, text }
    findings = changedIn(findings, was, is, context)
    changed.set(is.id, text)
  })
  const order = new Map(now.map(({ id }, i) => [id, i]))
  if (changed.size) findings = inOrder(findings, order)
  const left = standing(findings, seen.dismissals)
  const texts = new Map<string, string>()
  for (const { places, fixes } of left) {
    for (const { segment } of [...places, ...fixes.flatMap(fix => ('edits' in fix ? fix.edits : []))])
      if (!texts.has(segment))
        texts.set(segment, changed.get(segment) ?? checked[order.get(segment)!]?.text ?? '')
  }
  const view: FindingsView = {
    ref,
    standing: left,
    alarms: looked.alarms,
    marks: marksOf(left, before?.ref === ref ? before.marks : new Map(), typed?.segment),
    texts,
    whole: looked.whole,
  }
  return before && isSameView(view, before) ? before : view
}

function isSameView(a: FindingsView, b: FindingsView): boolean {
  return (
    a.ref === b.ref &&
    a.marks === b.marks &&
    (a.alarms === b.alarms || isAlike(a.alarms, b.alarms)) &&
    a.whole === b.whole &&
    a.standing.length === b.standing.length &&
    a.standing.every((finding, i) => finding === b.standing[i] || isAlike(finding, b.standing[i])) &&
    [...a.texts].every(([segment, text]) => b.texts.get(segment) === text)
  )
}

const isAlike = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const inOrder = (findings: readonly Finding[], order: ReadonlyMap<string, number>) => {
  const rank = ({ places: [place] }: Finding) => (place ? (order.get(place.segment) ?? 0) : 0)
  return [...findings].sort(
    (a, b) => rank(a) - rank(b) || (a.places[0]?.from ?? 0) - (b.places[0]?.from ?? 0),
  )
}

const nameOf = ({ key, places: [place] }: Finding) => `${key}@${place?.segment}:${place?.from}`

/**
 * The findings after one segment was changed: those that the segment has by itself are looked for anew; of those that took
 * the whole text to see, places outside the stretch that changed stay, moved with their words.
 */
function changedIn(
  findings: readonly Finding[],
  was: CheckedSegment,
  is: CheckedSegment,
  context: CheckContext,
): Finding[] {
  const own = new Set(checkSegment(was, context).map(nameOf))
  const moved = moverOf(was.text, is.text)
  const kept = findings.flatMap((finding): Finding[] => {
    if (!finding.places.some(({ segment }) => segment === was.id)) return [finding]
    return own.has(nameOf(finding)) ? [] : movedIn(finding, was.id, moved)
  })
  return is.text === '' ? kept : [...kept, ...checkSegment(is, context)]
}

type Mover = <P extends FindingPlace>(place: P) => P | null

/** Moves a place over a change of its text; null where the words themselves were changed. */
function moverOf(was: string, is: string): Mover {
  let head = 0
  const most = Math.min(was.length, is.length)
  while (head < most && was[head] === is[head]) head++
  let tail = 0
  while (tail < most - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++
  const by = is.length - was.length
  return place => {
    if (place.to <= head) return place
    return place.from >= was.length - tail ? { ...place, from: place.from + by, to: place.to + by } : null
  }
}

function movedIn(finding: Finding, segment: string, move: Mover): Finding[] {
  const over = <P extends FindingPlace>(places: readonly P[]) =>
    places.flatMap(place => (place.segment === segment ? (move(place) ?? []) : [place]))
  const places = over(finding.places)
  const forms = finding.forms
    ?.map(({ form, places }) => ({ form, places: over(places) }))
    .filter(({ places }) => places.length > 0)
  if (places.length === 0 || (forms && forms.length < Math.min(2, finding.forms!.length))) return []
  const fixes = finding.fixes.flatMap((fix): Fix[] => {
    if (!('edits' in fix)) return [fix]
    const edits: FixEdit[] = over(fix.edits)
    return edits.length ? [{ ...fix, edits }] : []
  })
  return [{ ...finding, places, fixes, ...(forms ? { forms } : {}) }]
}

/**
 * By segment what is marked in it; a list that says the same as before is the same list, so that its row is not painted anew.
 * The segment that is being `written` in stands on screen as it is saved: what was marked in it stays.
 */
function marksOf(
  findings: readonly Finding[],
  before: ReadonlyMap<string, readonly Found[]>,
  written: string | undefined,
): ReadonlyMap<string, readonly Found[]> {
  const marks = new Map<string, Found[]>()
  for (const { places, message } of findings) {
    for (const { segment, from, to } of places) {
      const list = marks.get(segment) ?? []
      list.push({ segment, from, to, message })
      marks.set(segment, list)
    }
  }
  const kept = written === undefined ? undefined : before.get(written)
  if (written !== undefined) marks.delete(written)
  const shared = new Map<string, readonly Found[]>(kept ? [...marks, [written!, kept]] : marks)
  let isNews = shared.size !== before.size
  for (const [segment, list] of marks) {
    const old = before.get(segment)
    if (old?.length === list.length && old.every((found, i) => isSame(found, list[i]!)))
      shared.set(segment, old)
    else isNews = true
  }
  return isNews ? shared : before
}

const isSame = (a: Found, b: Found) => a.from === b.from && a.to === b.to && a.message === b.message
