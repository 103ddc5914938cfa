/**
 * Two readings and what a person decided of them -> the choices that each segment offers, what is still to be decided, and
 * one changeset that names both copies at the points at which they were read. A decision is of the texts it was made on:
 * where one of them has moved, it is void, and words that were typed become a draft again. Pure.
 */
import type { Changeset } from '../../api/changesets.ts'
import { type Comparison, type Reconciliation, uponNow } from '../../core/review/reconcile.ts'
import type { BlindReading } from '../../core/review/review.ts'
import type { OutboxEntry } from '../outbox.ts'

/** What will stand in one segment, and whose words they are (`A1.17`); empty: nobody's but the reconciler's own. */
export interface Decision {
  text: string
  from: string
}

/** As it is kept: with the texts that the person saw. */
interface Decided extends Decision {
  seen: Pick<Comparison, 'one' | 'other' | 'now'>
}

/** What a person has said and typed so far; kept on the device with every letter. */
export interface Deliberation {
  decisions: Record<string, Decided>
  /** New words that are being written, by segment. */
  drafts: Record<string, string>
  reason: string
}

/** What is typed and decides nothing yet: words of one segment (null: no longer), or the reason. */
export type Draft = { segment: string; text: string | null } | { reason: string }

/** A reading: whose, in which copy, as of which entry, and how far it has come. */
export interface Reading {
  proofreader: string
  siglum: string
  point: number
  proofread: number
  segments: number
}

export interface Reconciled extends Reconciliation, Deliberation {
  title: string
  blind: BlindReading
  readings: readonly [Reading, Reading]
  /** The version's heads, by segment: what the result is written upon. */
  heads: Record<string, string | null>
  /** The last reconciliation of these readings that was saved; null: none was. */
  saved: { seq: number; by: string; at: string } | null
}

export const nothingSaid: Deliberation = { decisions: {}, drafts: {}, reason: '' }

/** What was kept on the device, as far as it still speaks of these texts; see the head of this file. */
export function stillSaid(kept: Deliberation, segments: readonly Comparison[]): Deliberation {
  const decisions: Deliberation['decisions'] = {}
  const drafts = { ...kept.drafts }
  for (const segment of segments) {
    const decision = kept.decisions[segment.segment]
    if (!decision) continue
    const { seen, text, from } = decision
    const stands = seen.one === segment.one && seen.other === segment.other && seen.now === segment.now
    if (stands && isOpenTo(segment)) decisions[segment.segment] = decision
    else if (from === '' && text !== seen.now && text !== segment.now) drafts[segment.segment] ??= text
  }
  return { ...kept, decisions, drafts }
}

/** Whether a person may say what will stand: wherever it is asked of them, and again where it was settled before. */
export function isOpenTo({ result, settled, kind }: Comparison): boolean {
  return result === null || (settled === true && kind !== 'untouched')
}

/** What is kept once all is saved: only words that were begun and became no decision. */
export function leftOver({ drafts }: Deliberation): Deliberation {
  return { ...nothingSaid, drafts }
}

/** The deliberation with one more decision; null takes it back. Words that were decided are no draft any more. */
export function decided(
  { decisions, drafts, reason }: Deliberation,
  segment: Comparison,
  decision: Decision | null,
): Deliberation {
  const { [segment.segment]: _, ...others } = decisions
  if (!decision) return { decisions: others, drafts, reason }
  const { one, other, now } = segment
  const { text, from } = decision
  const { [segment.segment]: draft, ...otherDrafts } = drafts
  return {
    decisions: { ...others, [segment.segment]: { text, from, seen: { one, other, now } } },
    drafts: draft === undefined || draft === text ? otherDrafts : drafts,
    reason,
  }
}

/** The deliberation with what is being typed. */
export function drafted(said: Deliberation, draft: Draft): Deliberation {
  if ('reason' in draft) return { ...said, reason: draft.reason }
  const { [draft.segment]: _, ...others } = said.drafts
  return { ...said, drafts: draft.text === null ? others : { ...others, [draft.segment]: draft.text } }
}

export interface Choice extends Decision {
  name: string
  /** Taken, it removes words that somebody wrote in the version meanwhile. */
  overwrites: boolean
}

/** Under 1, 2, 3, 0: the one, the other, both in one text, the version as it stands; null: there is no such choice. */
export function choicesOf(
  { blind, readings }: Pick<Reconciled, 'blind' | 'readings'>,
  segment: Comparison,
): [Choice, Choice | null, Choice | null, Choice] {
  const { one, other, both, before, now, kind } = segment
  const number = segment.segment.slice(segment.segment.indexOf('.'))
  const ids = blind.copies.map(({ siglum }) => `${siglum}${number}`)
  const choice = (name: string, chosen: string, from: string): Choice => {
    const text = uponNow(segment, chosen)
    return { name, text: text ?? chosen, from, overwrites: text === null }
  }
  const stands = {
    name: now === before ? 'As it was' : 'As it stands now',
    text: now,
    from: '',
    overwrites: false,
  }
  if (kind === 'agreed') return [choice('What both read', one, ids.join(' ')), null, null, stands]
  return [
    choice(`${readings[0].proofreader}’s`, one, ids[0]!),
    choice(`${readings[1].proofreader}’s`, other, ids[1]!),
    both === null ? null : choice('Both', both, ids.join(' ')),
    stands,
  ]
}

/** The segments that still wait for a decision. */
export function undecided({ segments, decisions }: Pick<Reconciled, 'segments' | 'decisions'>): string[] {
  return segments.filter(one => one.result === null && !decisions[one.segment]).map(({ segment }) => segment)
}

/** What the version would read anew, by segment: what was decided, and what both changed alike. */
export function results({
  segments,
  decisions,
  blind,
}: Pick<Reconciled, 'segments' | 'decisions' | 'blind'>): (Decision & Pick<Comparison, 'segment' | 'now'>)[] {
  const sigla = blind.copies.map(({ siglum }) => siglum)
  return segments.flatMap(({ segment, result, now }) => {
    const number = segment.slice(segment.indexOf('.'))
    const agreed =
      result === null ? null : { text: result, from: sigla.map(one => `${one}${number}`).join(' ') }
    const found = decisions[segment] ?? agreed
    return found && found.text !== now ? [{ segment, now, text: found.text, from: found.from }] : []
  })
}

/** The changeset of a reconciliation; null where the version reads like that already. */
export function entryOf(
  slug: string,
  value: Pick<Reconciled, 'segments' | 'decisions' | 'blind' | 'heads' | 'readings' | 'reason'>,
  by: string,
  { newId, tab }: { newId(): string; tab: string },
): OutboxEntry | null {
  const reason = value.reason.trim()
  const changed = results(value)
  if (changed.length === 0) return null
  const revisions = changed.map(({ segment, text, from }) => ({
    id: newId(),
    segment,
    parent: value.heads[segment] ?? null,
    text,
    ...(from ? { adoptedFrom: from } : {}),
    ...(reason ? { reason } : {}),
  }))
  const parents = value.readings.map(({ siglum, point }) => `${siglum}@${point}`)
  const changeset: Changeset = { id: newId(), kind: 'reconcile', by, revisions, parents }
  return {
    slug,
    tab,
    changeset,
    parentTexts: Object.fromEntries(changed.map(({ segment, now }) => [segment, now])),
  }
}
