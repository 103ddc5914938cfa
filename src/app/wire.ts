/**
 * Calls to the server, each answer a tagged value: `ok`, `refused` with the server's problem, or `unreachable`. Nothing
 * is retried and nothing is kept here (`sync.ts`, `cache.ts`). Paths and shapes come from `src/api`.
 */
import type { AnyChangeset, SavedChangeset } from '../api/changesets.ts'
import type { History, Ledger } from '../api/ledger.ts'
import type { Lineage } from '../api/lineage.ts'
import { paths } from '../api/paths.ts'
import type { Problem } from '../api/problems.ts'
import type { Report } from '../api/report.ts'
import type { BlindStart, ReviewState } from '../api/review.ts'
import type { Comparison, TranscriptDetail, TranscriptSummary, VersionState } from '../api/transcripts.ts'

export type Answer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unreachable' }

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

const PATIENCE_MS = 20_000

/** The server as the page sees it. */
export class Wire {
  constructor(private readonly fetch: Fetch) {}

  transcripts = () => this.get<TranscriptSummary[]>(paths.transcripts())
  transcript = (slug: string) => this.get<TranscriptDetail>(paths.transcript(slug))
  /** `versions` holds at least two; the first is the base. */
  comparison = (slug: string, versions: readonly string[]) =>
    this.get<Comparison>(`${paths.comparison(slug)}?base=${versions[0]}&versions=${versions.join(',')}`)
  history = (slug: string, segment: string) => this.get<History>(paths.history(slug, segment))
  lineage = (slug: string, segment: string) => this.get<Lineage>(paths.lineage(slug, segment))
  version = (slug: string, ref: string) => this.get<VersionState>(paths.version(slug, ref))
  startBlind = (slug: string, body: BlindStart) => this.post<TranscriptDetail>(paths.blind(slug), body)
  review = (slug: string, at: number | null = null) =>
    this.get<ReviewState>(`${paths.review(slug)}${at === null ? '' : `?at=${at}`}`)
  report = (slug: string, version: string, at: number | null) =>
    this.get<Report>(`${paths.report(slug)}?version=${version}${at === null ? '' : `&at=${at}`}`)
  ledger = (slug: string, after: number) => this.get<Ledger>(`${paths.ledger(slug)}?after=${after}`)
  save = (slug: string, changeset: AnyChangeset) =>
    this.post<SavedChangeset>(paths.changesets(slug), changeset)

  private get<T>(path: string): Promise<Answer<T>> {
    return this.ask<T>(path, { headers: { accept: 'application/json' } })
  }

  private post<T>(path: string, body: unknown): Promise<Answer<T>> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    return this.ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  private async ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    try {
      const response = await this.fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
      const type = response.headers.get('content-type') ?? ''
      if (response.ok && type.includes('json')) return { kind: 'ok', value: (await response.json()) as T }
      if (type.includes('problem+json')) return refusedOrAway((await response.json()) as Problem)
      // A captive portal or a proxy's own page: not our server, so nothing is known of the save.
      return { kind: 'unreachable' }
    } catch {
      return { kind: 'unreachable' }
    }
  }
}

/** A server that is there but cannot save just now (5xx) is as good as away: the outbox keeps the text and asks again. */
function refusedOrAway(problem: Problem): Answer<never> {
  return problem.status >= 500 ? { kind: 'unreachable' } : { kind: 'refused', problem }
}
