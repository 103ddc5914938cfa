/**
 * The reconciliation of two blind readings: loads the version as both found it, both copies and the version as it stands,
 * holds what a person decides and types (on the device, with every letter), and saves it as one changeset. What the choices
 * and the result are is told in `deciding.ts`; how often the readers agreed, by the core.
 */
import type { VersionState } from '../../api/transcripts.ts'
import { reconcile } from '../../core/review/reconcile.ts'
import { type BlindReading, reviewOf } from '../../core/review/review.ts'
import { parseVersionPoint } from '../../core/transcript.ts'
import type { ReconcileAddress } from '../address.ts'
import { workbenchAddress } from '../address.ts'
import { differencesReady } from '../differences.ts'
import type { Hub } from '../hub.ts'
import type { Opening } from '../opening.ts'
import type { OutboxEntry } from '../outbox.ts'
import type { Wire } from '../wire.ts'
import {
  type Decision,
  type Deliberation,
  type Draft,
  decided,
  drafted,
  entryOf,
  leftOver,
  nothingSaid,
  type Reading,
  type Reconciled,
  stillSaid,
  undecided,
} from './deciding.ts'

export interface ReconcilingParts {
  wire: Wire
  tab: string
  newId(): string
  /** Resolves when the device has it; false: it could not keep it. */
  queue(entry: OutboxEntry): Promise<boolean>
  opening: Pick<Opening, 'remember' | 'remembered'>
}

/** A reconciliation as the ledger has it: the points of the two copies at which they were read. */
interface Saved {
  seq: number
  by: string
  at: string
  points: [number, number]
}

/** Where what was said so far is kept on the device. */
const keyOf = (blind: string) => `reconciliation/${blind}`

const AWAY = 'The server cannot be reached. Two readings can be set against each other when it is there.'

export class Reconciling {
  private slug = ''
  /** Counts openings: the answer to an earlier one comes too late. */
  private turn = 0
  private isSaving = false
  /** The pair that is being copied, under the ids that it was asked for with. */
  private beginning: { key: string; id: string; act: string; isUnderWay: boolean } | null = null

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReconcilingParts,
  ) {}

  /** Loads what the address names; the state says how that went. */
  async open({ slug, blind: id }: ReconcileAddress): Promise<void> {
    const turn = ++this.turn
    this.slug = slug
    this.hub.set({ reconciling: { kind: 'loading' } })
    const loaded = await this.load(slug, id)
    if (turn !== this.turn) return
    this.hub.set({
      reconciling:
        typeof loaded === 'string'
          ? { kind: 'failed', detail: loaded }
          : { kind: 'ready', value: loaded, kept: false },
    })
  }

  /** The readings with what was said of them so far; else a sentence that says why not. */
  private async load(slug: string, id: string): Promise<Reconciled | string> {
    const { wire, opening } = this.parts
    const [detail, review] = await Promise.all([wire.transcript(slug), wire.review(slug)])
    if (detail.kind !== 'ok' || review.kind !== 'ok') {
      const refused = detail.kind === 'refused' ? detail : review.kind === 'refused' ? review : null
      return refused?.problem.detail ?? AWAY
    }
    const blind = reviewOf(review.value.acts).blinds.find(one => one.id === id)
    if (!blind) return 'There is no such blind reading in this transcript.'
    const { version, point, copies } = blind
    const { seq } = review.value
    const saved = await this.lastSaved(slug, blind)
    if (saved === 'away') return AWAY
    const [one, other] = copies.map(({ siglum }) => siglum) as [string, string]
    const refs = [`${version}@${point}`, `${one}@${seq}`, `${other}@${seq}`, version]
    if (saved) refs.push(`${one}@${saved.points[0]}`, `${other}@${saved.points[1]}`)
    const [answers] = await Promise.all([
      Promise.all(refs.map(ref => wire.version(slug, ref))),
      differencesReady(),
    ])
    const states = answers.flatMap(answer => (answer.kind === 'ok' ? [answer.value] : []))
    const [before, first, second, now, ...read] = states
    if (states.length < refs.length || !before || !first || !second || !now) return AWAY
    const texts = [first, second] as const
    const compared = reconcile(
      now.segments.map((segment, i) => ({
        segment: segment.id,
        before: before.segments[i]?.text ?? '',
        one: first.segments[i]?.text ?? '',
        other: second.segments[i]?.text ?? '',
        now: segment.text,
        settled: saved !== null && texts.every((state, n) => textAt(state, i) === textAt(read[n], i)),
      })),
    )
    const kept = await opening.remembered<Deliberation>(keyOf(id))
    return {
      ...compared,
      ...stillSaid({ ...nothingSaid, ...kept }, compared.segments),
      title: detail.value.title,
      blind,
      readings: copies.map(({ siglum, proofreader }, i) => ({
        siglum,
        proofreader,
        point: seq,
        ...progressOf(texts[i]!),
      })) as [Reading, Reading],
      heads: Object.fromEntries(now.segments.map(({ id: segment, head }) => [segment, head])),
      saved,
    }
  }

  /** The last changeset that reconciled these two copies; null: none did. */
  private async lastSaved(slug: string, { seq, copies }: BlindReading): Promise<Saved | null | 'away'> {
    let saved: Saved | null = null
    for (let after = seq; ; ) {
      const page = await this.parts.wire.ledger(slug, after)
      if (page.kind !== 'ok') return 'away'
      for (const { body, ...entry } of page.value.entries) {
        if (body.type !== 'changeset' || body.kind !== 'reconcile') continue
        const parents = (body.parents ?? []).map(parseVersionPoint)
        const points = copies.map(({ siglum }) => parents.find(one => one?.siglum === siglum)?.at ?? null)
        if (points[0] != null && points[1] != null) {
          saved = { seq: entry.seq, by: entry.by, at: entry.at, points: [points[0], points[1]] }
        }
      }
      const last = page.value.entries.at(-1)
      if (!page.value.more || !last) return saved
      after = last.seq
    }
  }

  /** Copies a version for two readers, once however often it is asked for, and shows where each goes on. */
  async begin(version: string, proofreaders: [string, string]): Promise<void> {
    const { person } = this.hub.state
    const slug = this.hub.comparison()?.slug
    if (!slug) return this.hub.notify({ text: 'Keep these texts as a transcript first.' })
    if (!person) return this.hub.askName({ do: 'begin-blind', version, proofreaders })
    const { newId, wire } = this.parts
    if (this.beginning?.isUnderWay) return
    // The same pair asked for again (the answer was lost) goes under the same ids: begun twice is begun once.
    const key = [slug, person, version, ...proofreaders].join('\n')
    const ids = this.beginning?.key === key ? this.beginning : { id: newId(), act: newId() }
    this.beginning = { key, id: ids.id, act: ids.act, isUnderWay: true }
    const answer = await wire.startBlind(slug, {
      id: ids.id,
      by: person,
      version,
      act: ids.act,
      proofreaders,
    })
    this.beginning = answer.kind === 'unreachable' ? { ...this.beginning, isUnderWay: false } : null
    if (answer.kind === 'ok') return this.hub.set({ dialog: 'blind', readers: ['', ''] })
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
    const compared = value?.segments.find(one => one.segment === segment)
    if (value && compared) this.say(value, decided(value, compared, decision))
  }

  /** Keeps what is being typed. */
  draft(draft: Draft): void {
    const value = this.value()
    if (value) this.say(value, drafted(value, draft))
  }

  private say(value: Reconciled, { decisions, drafts, reason }: Deliberation): void {
    const said = { decisions, drafts, reason }
    this.parts.opening.remember(keyOf(value.blind.id), said)
    this.hub.set({ reconciling: { kind: 'ready', value: { ...value, ...said }, kept: false } })
  }

  /**
   * Saves all that was decided, and all that both changed alike, as one changeset; then shows the version. What was decided is
   * forgotten with that: it must not be said a second time of a text that others have gone on with.
   */
  async save(): Promise<void> {
    const value = this.value()
    if (!value || this.isSaving || undecided(value).length > 0) return
    const { person } = this.hub.state
    if (!person) return this.hub.askName({ do: 'save-reconciliation' })
    const { slug } = this
    const entry = entryOf(slug, value, person, this.parts)
    if (!entry)
      return this.hub.notify({ text: 'The version reads like that already: there is nothing to save.' })
    this.isSaving = true
    const isKept = await this.parts.queue(entry)
    this.isSaving = false
    if (isKept) this.say(value, leftOver(value))
    this.hub.perform({ do: 'go', address: workbenchAddress(slug) })
  }

  private value(): Reconciled | null {
    const { reconciling } = this.hub.state
    return reconciling?.kind === 'ready' ? reconciling.value : null
  }
}

const textAt = (state: VersionState | undefined, row: number) => state?.segments[row]?.text ?? ''

function progressOf({ segments }: VersionState): { proofread: number; segments: number } {
  const standing = segments.filter(({ text }) => text !== '')
  const proofread = standing.filter(({ mark }) => mark === 'proofread' || mark === 'approved').length
  return { proofread, segments: standing.length }
}
