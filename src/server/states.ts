/** What the store holds -> the bodies that the API speaks of: versions at a point, progress, summaries. */
import type { TranscriptDetail, TranscriptSummary, VersionInfo, VersionState } from '../api/transcripts.ts'
import { publishedStatus, signedText } from '../core/review/readiness.ts'
import { queriesFor, type Review, reviewOf, signOffOf } from '../core/review/review.ts'
import { joinScore } from '../core/text/join.ts'
import type { VersionPoint } from '../core/transcript.ts'
import { sha256 } from '../store/ledger.ts'
import type { SegmentAt, Store, TranscriptRecord, VersionRecord } from '../store/store.ts'

/** The version that a transcript's progress is counted on: the first that is not the original, nor put away. */
export function mainVersion(transcript: TranscriptRecord, review?: Review): VersionRecord | undefined {
  const shown = review ? transcript.versions.filter(({ siglum }) => !isAway(review, siglum)) : []
  const versions = shown.length > 0 ? shown : transcript.versions
  return versions.find(({ role }) => role !== 'original' && role !== 'copy') ?? versions[0]
}

const isAway = (review: Review, siglum: string | null) =>
  review.putAway.some(({ version }) => version === siglum)

function infoOf({ siglum, label, language, status, provenance, role }: VersionRecord): VersionInfo {
  return { siglum, label, language, status, provenance, role }
}

/** What is published of a version: that it was signed off, as long as it is the signed text; else as it was imported. */
export function statusOf(version: VersionRecord, segments: readonly SegmentAt[], review: Review): string {
  const signOff = signOffOf(review, version.siglum)
  if (!signOff) return version.status
  const isSigned = sha256(signedText(segments)) === signOff.sha256
  return isSigned ? publishedStatus(signOff) : `${publishedStatus(signOff)}; changed since`
}

/** A version at a point, from its segments there and what had been said of it. */
export function stateOf(
  version: VersionRecord,
  at: number | null,
  segments: readonly SegmentAt[],
  review: Review,
): VersionState {
  const states = segments.map(({ label: _, ...segment }, i) => {
    const before = segments[i - 1]
    return segment.joins && before ? { ...segment, joinScore: sureness(before, segment) } : segment
  })
  return { ...infoOf(version), status: statusOf(version, segments, review), at, segments: states }
}

/** How sure the join of two segments is that was proposed when they were imported: told by their texts as they were then. */
function sureness(before: Pick<SegmentAt, 'imported'>, { imported }: Pick<SegmentAt, 'imported'>): number {
  const text = before.imported + imported
  const border = before.imported.length
  const score = joinScore(text, { from: 0, to: border }, { from: border, to: text.length })
  return Math.round(score * 100) / 100
}

/** What a point means now: the entry after which to look, and the version; or why there is no such point. */
export type Located =
  | { kind: 'found'; version: VersionRecord; seq: number }
  | { kind: 'unknown-version'; siglum: string }
  | { kind: 'beyond'; head: number }

export function locate(transcript: TranscriptRecord, point: VersionPoint): Located {
  const version = transcript.versions.find(({ siglum }) => siglum === point.siglum)
  if (!version) return { kind: 'unknown-version', siglum: point.siglum }
  if (point.at !== null && point.at > transcript.seq) return { kind: 'beyond', head: transcript.seq }
  return { kind: 'found', version, seq: point.at ?? transcript.seq }
}

/** `statuses`: of the versions that were signed off, by siglum. */
type Counts = Pick<TranscriptSummary, 'progress' | 'openQueries'> & {
  statuses: Map<string, string>
  putAway: Review['putAway']
}

/** Makes summaries, remembering each transcript's counts until its ledger moves. */
export function summariesOver(store: Store) {
  const known = new Map<string, { seq: number; counts: Counts }>()

  async function countsOf(transcript: TranscriptRecord): Promise<Counts> {
    const { slug, seq } = transcript
    const before = known.get(slug)
    if (before?.seq === seq) return before.counts
    const review = reviewOf(await store.acts(slug, seq))
    const version = mainVersion(transcript, review)?.siglum ?? ''
    const segments = (await store.segments(slug, version, seq)).filter(({ text }) => text !== '')
    const proofread = segments.filter(({ mark }) => mark === 'proofread' || mark === 'approved').length
    const progress = { version, proofread, segments: segments.length }
    // The library is anybody's to see: what is asked of a copy that is read blind is not counted there.
    const openQueries = queriesFor(review, '').filter(({ open }) => open).length
    const signed = transcript.versions.filter(({ siglum }) => signOffOf(review, siglum))
    const statuses = new Map<string, string>()
    for (const one of signed) {
      const texts = one.siglum === version ? segments : await store.segments(slug, one.siglum, seq)
      statuses.set(one.siglum, statusOf(one, texts, review))
    }
    const counts = { progress, openQueries, statuses, putAway: review.putAway }
    known.set(slug, { seq, counts })
    return counts
  }

  async function summary(transcript: TranscriptRecord): Promise<TranscriptSummary> {
    const { slug, title, date, versions, lastSaved } = transcript
    const { progress, openQueries, statuses, putAway } = await countsOf(transcript)
    const infos = versions.map(version => ({
      ...infoOf(version),
      status: statuses.get(version.siglum) ?? version.status,
    }))
    const away = new Set(putAway.map(({ version }) => version))
    const whole = putAway.find(({ version }) => version === null)
    return {
      slug,
      title,
      date,
      versions: infos.filter(({ siglum }) => !away.has(siglum)),
      progress,
      openQueries,
      lastSaved,
      ...(away.size > 0 && {
        putAway: {
          transcript: whole ? { by: whole.by, at: whole.at } : null,
          versions: infos.filter(({ siglum }) => away.has(siglum)),
        },
      }),
    }
  }

  async function detail(transcript: TranscriptRecord): Promise<TranscriptDetail> {
    const { metadata, seq, hash } = transcript
    return { ...(await summary(transcript)), metadata, ledger: { seq, hash } }
  }

  return { summary, detail }
}
