/**
 * The reconciliation of two blind readings: loads the version as both found it, both copies and the version as it stands,
 * holds a person's decisions (on the device, with every one), and makes of them one changeset that names both copies at the
 * points at which they were read. How often the readers agreed is told by the core.
 */
import type { Changeset } from '../../api/changesets.ts'
import type { VersionState } from '../../api/transcripts.ts'
import { type Reconciliation, reconcile } from '../../core/review/reconcile.ts'
import { type BlindReading, reviewOf } from '../../core/review/review.ts'
import type { ReconcileAddress } from '../address.ts'
import { workbenchAddress } from '../address.ts'
import { differencesReady } from '../differences.ts'
import type { Hub } from '../hub.ts'
import type { Opening } from '../opening.ts'
import type { OutboxEntry } from '../outbox.ts'
import type { Wire } from '../wire.ts'

/** What will stand in one segment, and whose words they are (`A1.17`); empty: the reconciler's own. */
export interface Decision {
  text: string
  from: string
}

/** A reading: whose, in which copy, as of which entry, and how far it has come. */
export interface Reading {
  proofreader: string
  siglum: string
  point: number
  proofread: number
  segments: number
}

export interface Reconciled extends Reconciliation {
  title: string
  blind: BlindReading
  readings: readonly [Reading, Reading]
  /** The version's heads, by segment: what the result is written upon. */
  heads: Record<string, string | null>
  decisions: Record<string, Decision>
}

export interface ReconcilingParts {
  wire: Wire
  tab: string
  newId(): string
  queue(entry: OutboxEntry): Promise<unknown>
  opening: Pick<Opening, 'remember' | 'remembered'>
}

/** Where the decisions are kept on the device. */
const keyOf = (blind: string) => `reconcile/${blind}`

const AWAY = 'The server cannot be reached. Two readings can be set against each other when it is there.'

export class Reconciling {
  private slug = ''

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReconcilingParts,
  ) {}

  /** Loads what the address names; the state says how that went. */
  async open({ slug, blind: id }: ReconcileAddress): Promise<void> {
    this.slug = slug
    this.hub.set({ reconciling: { kind: 'loading' } })
    const { wire } = this.parts
    const [detail, review] = await Promise.all([wire.transcript(slug), wire.review(slug)])
    if (detail.kind !== 'ok' || review.kind !== 'ok') {
      const refused = detail.kind === 'refused' ? detail : review.kind === 'refused' ? review : null
      return this.fail(refused?.problem.detail ?? AWAY)
    }
    const blind = reviewOf(review.value.acts).blinds.find(one => one.id === id)
    if (!blind) return this.fail('There is no such blind reading in this transcript.')
    const { version, point, copies } = blind
    const refs = [`${version}@${point}`, ...copies.map(({ siglum }) => siglum), version]
    const [answers] = await Promise.all([
      Promise.all(refs.map(ref => wire.version(slug, ref))),
      differencesReady(),
    ])
    const states = answers.flatMap(answer => (answer.kind === 'ok' ? [answer.value] : []))
    const [before, one, other, now] = states
    if (!before || !one || !other || !now) return this.fail(AWAY)
    const decisions = (await this.parts.opening.remembered<Record<string, Decision>>(keyOf(id))) ?? {}
    const seq = review.value.seq
    const readings = copies.map(({ siglum, proofreader }, i) => ({
      siglum,
      proofreader,
      point: seq,
      ...progressOf(i === 0 ? one : other),
    })) as [Reading, Reading]
    const value: Reconciled = {
      ...reconcile(
        now.segments.map((segment, i) => ({
          segment: segment.id,
          before: before.segments[i]?.text ?? '',
          one: one.segments[i]?.text ?? '',
          other: other.segments[i]?.text ?? '',
          now: segment.text,
        })),
      ),
      title: detail.value.title,
      blind,
      readings,
      heads: Object.fromEntries(now.segments.map(({ id: segment, head }) => [segment, head])),
      decisions,
    }
    this.hub.set({ reconciling: { kind: 'ready', value, kept: false } })
  }

  /** Copies a version for two readers, and shows where each goes on. */
  async begin(version: string, proofreaders: [string, string]): Promise<void> {
    const { person } = this.hub.state
    const comparison = this.hub.comparison()
    if (!comparison?.slug) return this.hub.notify({ text: 'Keep these texts as a transcript first.' })
    if (!person) return this.hub.askName({ do: 'begin-blind', version, proofreaders })
    const { newId, wire } = this.parts
    const answer = await wire.startBlind(comparison.slug, {
      id: newId(),
      by: person,
      version,
      act: newId(),
      proofreaders,
    })
    if (answer.kind === 'ok') return this.hub.set({ dialog: 'blind' })
    const text =
      answer.kind === 'refused'
        ? answer.problem.detail
        : 'The server cannot be reached: no copies were made. Try again when it is.'
    this.hub.notify({ text })
  }

  /** Lets everybody see both copies. */
  async unblind(blind: string): Promise<void> {
    const { person, address } = this.hub.state
    if (!person) return this.hub.askName({ do: 'unblind', blind })
    const { newId, wire } = this.parts
    const acts = [{ act: 'unblind' as const, id: newId(), blind }]
    const answer = await wire.save(this.slug, { id: newId(), kind: 'review', by: person, acts })
    if (answer.kind === 'ok' && address.screen === 'reconcile') return this.open(address)
    this.hub.notify({ text: answer.kind === 'refused' ? answer.problem.detail : AWAY })
  }

  /** Says what will stand in a segment; null takes the decision back. */
  decide(segment: string, decision: Decision | null): void {
    const value = this.value()
    if (!value) return
    const { [segment]: _, ...others } = value.decisions
    const decisions = decision ? { ...others, [segment]: decision } : others
    this.parts.opening.remember(keyOf(value.blind.id), decisions)
    this.hub.set({ reconciling: { kind: 'ready', value: { ...value, decisions }, kept: false } })
  }

  /** Saves all that was decided, and all that both changed alike, as one changeset; then shows the version. */
  save(reason: string): void {
    const value = this.value()
    if (!value || undecided(value).length > 0) return
    if (!this.hub.state.person) return this.hub.askName({ do: 'save-reconciliation', reason })
    const entry = entryOf(this.slug, value, reason, this.hub.state.person, this.parts)
    const { slug } = this
    if (!entry)
      return this.hub.notify({ text: 'The version reads like that already: there is nothing to save.' })
    void this.parts.queue(entry).then(() => this.hub.perform({ do: 'go', address: workbenchAddress(slug) }))
  }

  private value(): Reconciled | null {
    const { reconciling } = this.hub.state
    return reconciling?.kind === 'ready' ? reconciling.value : null
  }

  private fail(detail: string): void {
    this.hub.set({ reconciling: { kind: 'failed', detail } })
  }
}

function progressOf({ segments }: VersionState): { proofread: number; segments: number } {
  const standing = segments.filter(({ text }) => text !== '')
  const proofread = standing.filter(({ mark }) => mark === 'proofread' || mark === 'approved').length
  return { proofread, segments: standing.length }
}

/** The segments that still wait for a decision. */
export function undecided({ segments, decisions }: Reconciled): string[] {
  return segments
    .filter(({ kind, segment }) => (kind === 'apart' || kind === 'one-sided') && !decisions[segment])
    .map(({ segment }) => segment)
}

/** The changeset of a reconciliation; null where the version reads like that already. */
export function entryOf(
  slug: string,
  { segments, decisions, heads, blind, readings }: Reconciled,
  reason: string,
  by: string,
  { newId, tab }: Pick<ReconcilingParts, 'newId' | 'tab'>,
): OutboxEntry | null {
  const parentTexts: Record<string, string> = {}
  const [one, other] = blind.copies
  const revisions = segments.flatMap(({ segment, kind, one: text, now }) => {
    const number = segment.slice(segment.indexOf('.'))
    const both = { text, from: `${one!.siglum}${number} ${other!.siglum}${number}` }
    const decision = kind === 'agreed' ? both : decisions[segment]
    if (!decision || decision.text === now) return []
    parentTexts[segment] = now
    return [
      {
        id: newId(),
        segment,
        parent: heads[segment] ?? null,
        text: decision.text,
        ...(decision.from ? { adoptedFrom: decision.from } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      },
    ]
  })
  if (revisions.length === 0) return null
  const parents = readings.map(({ siglum, point }) => `${siglum}@${point}`)
  const changeset: Changeset = { id: newId(), kind: 'reconcile', by, revisions, parents }
  return { slug, tab, changeset, parentTexts }
}
