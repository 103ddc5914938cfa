/**
 * The report on one version, and what is settled on it: reasons and classes of changes given after the fact, rounds, the
 * sign-off and its withdrawal. These go straight to the server: they judge the text as the server has it, so that they
 * cannot be said on a train and mean another text.
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
import type { Wire } from '../wire.ts'
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
}

const AWAY = 'The server cannot be reached. The report is made there: try again when it is.'

export class Reporting {
  private address: ReportAddress | null = null

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReportingParts,
  ) {}

  /** Loads the report that the address names; one that is on screen stays there until the new one has come. */
  async open(address: ReportAddress): Promise<void> {
    const isSame = this.address?.slug === address.slug
    this.address = address
    if (!isSame) this.hub.set({ report: { kind: 'loading' } })
    const { slug, at } = address
    const { wire } = this.parts
    const [report, detail, review] = await Promise.all([
      wire.report(slug, address.version, at),
      wire.transcript(slug),
      wire.review(slug, at),
      differencesReady(),
    ])
    if (address !== this.address) return
    const refused = [report, detail, review].find(answer => answer.kind === 'refused')
    if (refused) return this.fail(refused.problem.detail)
    if (report.kind !== 'ok' || detail.kind !== 'ok' || review.kind !== 'ok') return this.fail(AWAY)
    const ref = `${report.value.version}${at === null ? '' : `@${at}`}`
    const version = await wire.version(slug, ref)
    if (address !== this.address) return
    if (version.kind !== 'ok') return this.fail(AWAY)
    const said = reviewOf(review.value.acts)
    const { version: siglum, emendations } = report.value
    const obstacles =
      at === null
        ? obstaclesTo(siglum, version.value.segments, said.queries, emendations, said.policy.value)
        : null
    const value: Reported = {
      report: report.value,
      detail: detail.value,
      version: version.value,
      review: said,
      obstacles,
    }
    this.hub.set({ report: { kind: 'ready', value, kept: false } })
  }

  /** Signs the version off as it stands on screen. */
  async sign(what: Pick<SignOff, 'examination' | 'against' | 'note'>): Promise<void> {
    const { report: loaded, person } = this.hub.state
    if (loaded?.kind !== 'ready') return
    if (!person) return this.hub.askName({ do: 'sign', ...what })
    const { version, report } = loaded.value
    const sha256 = await this.parts.sha256(signedText(version.segments))
    await this.say({ act: 'sign-off', version: report.version, point: report.at, sha256, ...what })
  }

  /** Says one thing of what is reported, and shows the report as it is then. */
  async say(said: NewAct): Promise<void> {
    const { person } = this.hub.state
    const { address } = this
    if (!address) return
    if (!person) return this.hub.askName({ do: 'report-says', act: said })
    const { newId, wire } = this.parts
    const acts = [{ ...said, id: newId() } as Act]
    const answer = await wire.save(address.slug, { id: newId(), kind: 'review', by: person, acts })
    if (answer.kind !== 'ok')
      this.hub.notify({ text: answer.kind === 'refused' ? `Not saved: ${answer.problem.detail}` : AWAY })
    await this.open({ ...address })
  }

  private fail(detail: string): void {
    this.hub.set({ report: { kind: 'failed', detail } })
  }
}
