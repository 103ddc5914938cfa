/**
 * Walks from finding to finding, and turns what a person decides of one into a save, a query or an act: a proposal is done,
 * at once or after all its places were looked at; or the finding is let stand (proofreaders write *stet*), here or in the
 * whole transcript. Saving is the desk's, acts the reviewing's.
 */
import type { Finding, Fix, FixEdit } from '../../core/checks/finding.ts'
import { siglumOf } from '../../core/transcript.ts'
import { findSegment, isWritable, rowOf } from '../comparison.ts'
import type { Hub } from '../hub.ts'
import type { Mending } from './found.ts'
import { mendedSegments } from './mending.ts'
import { pointAt, pointedIn, stepped } from './walking.ts'

/** So much is kept in the ledger of the words that were let stand. */
const LONGEST_QUOTE = 300

export class Settling {
  /** Which way the reader asked to go before anything was known. */
  private awaited: 1 | -1 | null = null

  constructor(
    private readonly hub: Hub,
    /** Brings what is found up to the last letter typed. */
    private readonly refresh: () => void,
  ) {}

  /** The version that findings are of. */
  private get ref(): string {
    return this.hub.state.findings?.ref ?? this.hub.state.cursor.column
  }

  /** What was looked for is known: goes to where the reader asked to go. */
  known(): void {
    const by = this.awaited
    this.awaited = null
    if (!by) return
    this.hub.set({ notice: null })
    this.step(by)
  }

  /** Goes to the next finding, or to the one before; where they are not known yet, as soon as they are. */
  step(by: 1 | -1): void {
    const { findings, cursor, pointed } = this.hub.state
    const comparison = this.hub.comparison()
    if (!comparison) return
    if (!findings) {
      this.awaited = by
      return this.say('Still looking: findings come in a moment.')
    }
    const finding = stepped(findings, comparison, cursor.row, pointed, by)
    if (!finding) return this.say(`Nothing is found in ${findings.ref}, or all of it was let stand.`)
    this.point(finding)
  }

  /** Points at a finding and goes there: to its place in one of these segments, else to its first. */
  point(finding: Finding, segments?: readonly string[]): void {
    const pointed = pointAt(finding, segments)
    const comparison = this.hub.comparison()
    if (!pointed || !comparison) return
    this.hub.set({ pointed })
    const row = rowOf(comparison, pointed.segment)
    if (row >= 0) this.hub.move({ row, column: this.ref, change: null })
    const { address } = this.hub.state
    if (address.screen === 'workbench' && address.panel !== 'findings')
      this.hub.perform({ do: 'show', panel: 'findings' })
  }

  /** Does a proposal for the finding that is pointed at, by its number. */
  mendPointed(number: number): void {
    const finding = this.pointed()
    if (!finding) return
    const fix = finding.fixes[number]
    if (fix) return this.mend(finding, fix)
    this.say(
      finding.fixes.length
        ? 'This finding has one proposal only.'
        : 'Nothing is proposed for this finding: edit the segment (e), ask (q), or let it stand (s).',
    )
  }

  /** Does what a fix proposes; one that changes several places is looked at first. */
  mend(finding: Finding, fix: Fix): void {
    const { findings } = this.hub.state
    if (!findings) return
    if ('ask' in fix) return this.ask(finding, fix.ask)
    if (!isWritable(this.ref)) return this.say('Nothing can be changed in this text.')
    if ('join' in fix) return this.hub.perform({ do: 'join', segment: fix.join })
    const now = this.again(finding, fix)
    if (!now) return this.say('These words were changed meanwhile. Look at the finding once more.')
    const { ref, texts } = now.findings
    if (now.fix.edits.length === 1) return this.put(now.fix.edits, texts, '')
    const { message } = finding
    this.hub.set({ mending: { ref, message, fix: now.fix, texts, spared: [], reason: '' }, dialog: 'mend' })
  }

  /** A fix as it is proposed for the words as they are this moment; null where it is not any more. */
  private again(finding: Finding, { label }: Fix) {
    this.refresh()
    const { findings } = this.hub.state
    const pointed = pointAt(finding)
    const fix = findings && pointedIn(findings, pointed)?.fixes.find(one => one.label === label)
    return fix && 'edits' in fix ? { findings, fix } : null
  }

  /** Changes the places that were not spared. */
  mendAll({ fix, texts, spared, reason }: Mending): void {
    this.put(
      fix.edits.filter((_, i) => !spared.includes(i)),
      texts,
      reason.trim(),
    )
  }

  private put(edits: readonly FixEdit[], texts: ReadonlyMap<string, string>, reason: string): void {
    const comparison = this.hub.comparison()!
    const { editing } = this.hub.state
    const textNow = (segment: string) =>
      editing?.segment === segment ? editing.text : (findSegment(comparison, segment)?.text ?? null)
    const changed = mendedSegments(edits, texts, textNow)
    if (!changed) return this.say('These words were changed meanwhile. Look at the finding once more.')
    const [first] = changed
    if (!first) return
    const open = changed.find(({ segment }) => segment === editing?.segment)
    // What is being written goes on being written.
    if (open && changed.length === 1) return this.hub.perform({ do: 'type', text: open.text })
    if (open) return this.say('Save what you are writing first, or leave it with Esc.')
    this.hub.perform({
      do: 'replace',
      edits: changed.map(edit => ({ ...edit, ...(reason ? { reason } : {}) })),
      kind: edits.length === 1 ? 'edit' : 'replace',
    })
  }

  private ask(finding: Finding, text: string): void {
    const { pointed, asking, findings } = this.hub.state
    const comparison = this.hub.comparison()
    const place =
      finding.places.find(({ segment, from }) => segment === pointed?.segment && from === pointed.from) ??
      finding.places[0]
    if (!place || !comparison?.slug || !isWritable(this.ref))
      return this.say('Keep these texts as a transcript to ask about them.')
    if (!asking?.text) {
      const words = findings?.texts.get(place.segment) ?? ''
      const quote = words.slice(place.from, place.to)
      const before = words.slice(0, place.from)
      const nth = quote ? before.split(quote).length - 1 : 0
      this.hub.perform({ do: 'ask-anew', asking: { segment: place.segment, quote, nth, text } })
    } else this.say('You are writing a query: ask or discard it first.')
    this.hub.perform({ do: 'show', panel: 'queries' })
  }

  /** Lets the finding that is pointed at stand: in its segment, or wherever the check finds the same. */
  letPointedStand(everywhere: boolean): void {
    const finding = this.pointed()
    const { pointed } = this.hub.state
    if (finding && pointed) this.letStand(finding, everywhere ? null : pointed.segment, pointed.reason)
  }

  letStand(finding: Finding, segment: string | null, reason: string): void {
    const { key, check, places } = finding
    const { findings, review } = this.hub.state
    if (!review) return this.say('Keep these texts as a transcript to let findings stand.')
    const place = places.find(place => place.segment === segment) ?? places[0]
    const words = place ? (findings?.texts.get(place.segment) ?? '').slice(place.from, place.to) : ''
    const act = {
      act: 'dismiss' as const,
      key,
      check,
      version: siglumOf(this.ref),
      segment,
      quote: words.slice(0, LONGEST_QUOTE).toWellFormed(),
      reason: reason.trim(),
    }
    this.hub.perform({ do: 'say', acts: [act] })
    const said = this.hub.state.review?.review.dismissals.findLast(one => one.key === key)
    if (!said) return
    this.hub.notify({
      text: segment === null ? 'Let stand in the whole transcript.' : `Let stand in ${segment}.`,
      action: { label: 'Take it back', act: { do: 'say', acts: [{ act: 'recall', dismissal: said.id }] } },
    })
  }

  private pointed(): Finding | null {
    const { findings, pointed } = this.hub.state
    const finding = findings && pointedIn(findings, pointed)
    if (!finding) this.say('Go to a finding first: “n” is the next.')
    return finding
  }

  private say(text: string): void {
    this.hub.notify({ text })
  }
}
