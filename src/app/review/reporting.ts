/**
 * The report on one version, and what is settled on it: reasons and classes of changes given after the fact, rounds, the
 * sign-off and its withdrawal. These go straight to the server: they judge the text as the server has it, so that they
 * cannot be said on a train and mean another text. What is typed stays, in the state and on the device, until it is saved.
 */
import type { Report } from '../../api/report.ts'
import type { Obstacles } from '../../api/review.ts'
import type { TranscriptDetail, VersionState } from '../../api/transcripts.ts'
import type { Act, SignOff } from '../../core/review/act.ts'
import { obstaclesTo, signedText } from '../../core/review/readiness.ts'
import { type Review, reviewOf } from '../../core/review/review.ts'
import type { ReportAddress } from '../address.ts'
import { differencesReady } from '../differences.ts'
import type { Hub } from '../hub.ts'
import type { Opening } from '../opening.ts'
import type { Action, Notice } from '../state.ts'
import type { Wire } from '../wire.ts'
import { afterSaying, draftsKey, noDrafts, type ReportDrafts } from './report-drafts.ts'
import type { NewAct } from './reviewing.ts'

export interface Reported {
  report: Report
  detail: TranscriptDetail
  version: VersionState
  review: Review
  /** What still stands between this version and its sign-off; null at a past point, which cannot be signed. */
  obstacles: Obstacles | null
}

export interface ReportingParts {
  wire: Wire
  newId(): string
  sha256(text: string): Promise<string>
  opening: Pick<Opening, 'remember' | 'remembered'>
  /** How many changes of this person the server does not have yet, of one transcript. */
  unsaved(slug: string): number
}

const AWAY = 'The server cannot be reached. The report is made there: try again when it is.'
const again: NonNullable<Notice['action']> = { label: 'Try again', act: { do: 'report-again' } }

export class Reporting {
  private address: ReportAddress | null = null
  /** The ids under which a thing was sent to a server that did not answer: sent again, it is said once. */
  private readonly sent = new Map<string, { changeset: string; act: string }>()

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReportingParts,
  ) {}

  /** Loads the report that the address names; one that is on screen stays there until the new one has come. */
  async open(address: ReportAddress): Promise<void> {
    const before = this.address
    const isSame = before?.slug === address.slug && this.hub.state.report?.kind === 'ready'
    const isAgain = isSame && before.version === address.version && before.at === address.at
    this.address = address
    if (!isSame) this.hub.set({ report: { kind: 'loading' } })
    const value = await this.load(address)
    if (address !== this.address) return
    if (typeof value === 'string' && isAgain) return this.hub.notify({ text: value, action: again })
    if (typeof value === 'string') return this.hub.set({ report: { kind: 'failed', detail: value } })
    const of = draftsKey(address.slug, value.report.version)
    const kept = this.hub.state.reportDrafts?.of === of ? null : await this.parts.opening.remembered(of)
    if (address !== this.address) return
    const { reportDrafts } = this.hub.state
    this.hub.set({
      report: { kind: 'ready', value, kept: false },
      reportDrafts: reportDrafts?.of === of ? reportDrafts : { ...noDrafts, ...(kept as object | null), of },
    })
  }

  /** Asks for the report once more. */
  again(): void {
    const { address } = this.hub.state
    if (address.screen === 'report') void this.open({ ...address })
  }

  /** What is typed, as it is now; kept on the device with every letter. */
  draft(change: Partial<ReportDrafts>): void {
    const { reportDrafts: before } = this.hub.state
    if (!before) return
    const reportDrafts = { ...before, ...change }
    this.hub.set({ reportDrafts })
    this.parts.opening.remember(reportDrafts.of, reportDrafts)
  }

  /** Signs the version off as it stands on screen. */
  async sign(what: Pick<SignOff, 'examination' | 'against' | 'note'>): Promise<void> {
    const { report: loaded, person } = this.hub.state
    if (loaded?.kind !== 'ready' || !this.address) return
    if (!person) return this.hub.askName({ do: 'sign', ...what })
    const unsaved = this.parts.unsaved(this.address.slug)
    if (unsaved > 0) return this.hub.notify({ text: `${notSaved(unsaved)} Sign when the server has them.` })
    const { version, report } = loaded.value
    const sha256 = await this.parts.sha256(signedText(version.segments))
    await this.say({ act: 'sign-off', version: report.version, point: report.at, sha256, ...what })
  }

  /** Says one thing of what is reported, and shows the report as it is then. */
  async say(said: NewAct): Promise<void> {
    const { person, report: loaded } = this.hub.state
    const { address } = this
    if (!address || loaded?.kind !== 'ready') return
    const asked: Action = { do: 'report-says', act: said }
    if (!person) return this.hub.askName(asked)
    const { newId, wire } = this.parts
    const { version, report } = loaded.value
    const retry = { label: 'Try again', act: asked }
    const segment =
      said.act === 'account' ? version.segments.find(({ head }) => head === said.revision)?.id : undefined
    if (segment !== undefined) {
      const now = await wire.version(address.slug, report.version)
      if (now.kind !== 'ok') return this.hub.notify({ text: AWAY_KEPT, action: retry })
      const standing = now.value.segments.find(({ id }) => id === segment)
      if (said.act === 'account' && standing?.head !== said.revision) {
        this.hub.notify({
          text: `${segment} was changed in between. Here it is as it reads now: what you typed is kept, and not saved.`,
        })
        return this.open({ ...address })
      }
    }
    const key = JSON.stringify([address.slug, person, said])
    const ids = this.sent.get(key) ?? { changeset: newId(), act: newId() }
    this.sent.set(key, ids)
    const acts = [{ ...said, id: ids.act } as Act]
    const answer = await wire.save(address.slug, { id: ids.changeset, kind: 'review', by: person, acts })
    if (answer.kind === 'unreachable') return this.hub.notify({ text: AWAY_KEPT, action: retry })
    this.sent.delete(key)
    if (answer.kind === 'refused') this.hub.notify({ text: `Not saved: ${answer.problem.detail}` })
    const { reportDrafts } = this.hub.state
    const isOurs = reportDrafts?.of === draftsKey(address.slug, report.version)
    if (answer.kind === 'ok' && isOurs) this.draft(afterSaying(reportDrafts, said, segment))
    await this.open({ ...address })
  }

  /** The report, or why there is none, in a sentence. All of it is of one point of the ledger. */
  private async load(address: ReportAddress): Promise<Reported | string> {
    const { slug } = address
    const { wire } = this.parts
    const [report, detail] = await Promise.all([
      wire.report(slug, address.version, address.at),
      wire.transcript(slug),
      differencesReady().catch(() => null),
    ])
    const refused = [report, detail].find(answer => answer.kind === 'refused')
    if (refused) return refused.problem.detail
    if (report.kind !== 'ok' || detail.kind !== 'ok') return AWAY
    const { version: siglum, emendations, at } = report.value
    const [version, review] = await Promise.all([
      wire.version(slug, `${siglum}@${at}`),
      wire.review(slug, at),
    ])
    if (version.kind !== 'ok' || review.kind !== 'ok') return AWAY
    const said = reviewOf(review.value.acts)
    const obstacles =
      address.at === null
        ? obstaclesTo(siglum, version.value.segments, said.queries, emendations, said.policy.value)
        : null
    return { report: report.value, detail: detail.value, version: version.value, review: said, obstacles }
  }
}

const AWAY_KEPT = 'The server cannot be reached: nothing was saved. What you typed is kept on this device.'

/** What the server does not have yet. */
export function notSaved(changes: number): string {
  return changes === 1
    ? 'A change of yours is not saved yet.'
    : `${changes} changes of yours are not saved yet.`
}
