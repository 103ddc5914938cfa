/**
 * May these acts, or these marks, stand where the transcript is now? Whatever they speak of must be there; a list must be
 * written upon the one in force; an approval must be another's where the policy says so; a sign-off must find every segment
 * proofread, no query open, every change explained, and the very text that was seen. Asked inside the save, under its lock.
 */
import type { Transaction } from 'kysely'
import type { Act, SignOff } from '../core/review/act.ts'
import { emendationsOf } from '../core/review/emendation.ts'
import { isReady, obstaclesTo, signedText } from '../core/review/readiness.ts'
import { type Review, reviewOf } from '../core/review/review.ts'
import { readActs } from './acts.ts'
import { sha256 } from './ledger.ts'
import { readRevisions } from './revisions.ts'
import type { Schema } from './schema.ts'
import type { Head } from './stale.ts'
import type { NewMark, NewRevision, Refusal } from './store.ts'
import { readSegments } from './texts.ts'

/** Why `acts` may not stand after entry `seq` of the ledger; null: they may. */
export async function actRefusal(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  acts: readonly Act[],
): Promise<Refusal | null> {
  if (acts.length === 0) return null
  const before = await readActs(tx, slug, seq)
  for (const [index, act] of acts.entries()) {
    const review = reviewOf([
      ...before,
      ...acts.slice(0, index).map(earlier => ({ act: earlier, seq: seq + 1, by: '', at: '' })),
    ])
    const refusal = await refusalOf(tx, slug, seq, act, review)
    if (refusal) return refusal
  }
  return null
}

async function refusalOf(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  act: Act,
  review: Review,
): Promise<Refusal | null> {
  switch (act.act) {
    case 'ask': {
      const text = await textAt(tx, slug, act.segment, act.on)
      if (text === null) return { kind: 'unknown-segment', segment: act.segment }
      return text.slice(act.from, act.to) === act.quote ? null : { kind: 'misquoted', segment: act.segment }
    }
    case 'reply':
    case 'settle':
    case 'reopen':
      return review.queries.some(({ id }) => id === act.query) ? null : unknown('query')
    case 'dismiss':
      return act.segment === null || (await textAt(tx, slug, act.segment, null)) !== null
        ? versionRefusal(tx, slug, act.version)
        : { kind: 'unknown-segment', segment: act.segment }
    case 'recall':
      return review.dismissals.some(({ id }) => id === act.dismissal) ? null : unknown('dismissal')
    case 'policy':
    case 'names':
    case 'glossary':
      return review[act.act].id === act.parent ? null : { kind: 'overtaken', what: act.act }
    case 'round':
    case 'blind':
      return versionRefusal(tx, slug, act.version)
    case 'unblind': {
      const blind = review.blinds.find(({ id }) => id === act.blind)
      if (!blind) return unknown('blind reading')
      return blind.opened ? { kind: 'overtaken', what: 'blind reading' } : null
    }
    case 'snapshot':
      if (act.point > seq) return unknown('point')
      return review.snapshots.some(({ name }) => name === act.name) ? { kind: 'taken', name: act.name } : null
    case 'account': {
      const row = await tx
        .selectFrom('revisions')
        .select('id')
        .where('slug', '=', slug)
        .where('id', '=', act.revision)
        .executeTakeFirst()
      return row ? null : unknown('revision')
    }
    case 'sign-off':
      return signOffRefusal(tx, slug, seq, act, review)
    case 'withdraw': {
      const signOff = review.signOffs.find(({ id }) => id === act.signOff)
      if (!signOff) return unknown('sign-off')
      return signOff.withdrawn ? { kind: 'overtaken', what: 'sign-off' } : null
    }
  }
}

const unknown = (what: string): Refusal => ({ kind: 'unknown', what })

async function versionRefusal(
  tx: Transaction<Schema>,
  slug: string,
  siglum: string,
): Promise<Refusal | null> {
  const row = await versionRow(tx, slug, siglum)
  return row ? null : { kind: 'unknown-version', siglum }
}

function versionRow(tx: Transaction<Schema>, slug: string, siglum: string) {
  return tx
    .selectFrom('versions')
    .select(['siglum', 'role'])
    .where('slug', '=', slug)
    .where('siglum', '=', siglum)
    .executeTakeFirst()
}

async function signOffRefusal(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  act: SignOff,
  review: Review,
): Promise<Refusal | null> {
  const { version, examination, against } = act
  const unknownVersion = await versionRefusal(tx, slug, version)
  if (unknownVersion) return unknownVersion
  // ISO 17100: revision is of a translation held against its original; review and proofreading read it alone.
  if ((examination === 'revision') !== (against !== null)) return { kind: 'no-original' }
  if (against !== null && (await versionRow(tx, slug, against))?.role !== 'original') {
    return { kind: 'no-original' }
  }
  const segments = await readSegments(tx, slug, version, seq)
  const emendations = emendationsOf(segments, await readRevisions(tx, slug, version, seq), review.accounts)
  const obstacles = obstaclesTo(version, segments, review.queries, emendations, review.policy.value)
  if (!isReady(obstacles)) return { kind: 'not-ready', obstacles }
  return sha256(signedText(segments)) === act.sha256 && act.point <= seq
    ? null
    : { kind: 'overtaken', what: 'text' }
}

async function textAt(
  tx: Transaction<Schema>,
  slug: string,
  segment: string,
  revision: string | null,
): Promise<string | null> {
  const row =
    revision === null
      ? await tx
          .selectFrom('segments')
          .select('text')
          .where('slug', '=', slug)
          .where('id', '=', segment)
          .executeTakeFirst()
      : await tx
          .selectFrom('revisions')
          .select('text')
          .where('slug', '=', slug)
          .where('segment', '=', segment)
          .where('id', '=', revision)
          .executeTakeFirst()
  return row?.text ?? null
}

/** Why these marks may not stand: an approval by whoever revised the segment last, where the policy asks for another. */
export async function markRefusal(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  by: string,
  changes: { revisions: readonly NewRevision[]; marks: readonly NewMark[] },
  heads: ReadonlyMap<string, Head>,
): Promise<Refusal | null> {
  const approvals = changes.marks.filter(({ mark }) => mark === 'approved')
  if (approvals.length === 0) return null
  const { policy } = reviewOf(await readActs(tx, slug, seq))
  if (policy.value.approval === 'anyone') return null
  const revised = new Set(changes.revisions.map(({ segment }) => segment))
  const own = approvals.find(({ segment }) => revised.has(segment) || heads.get(segment)!.headBy === by)
  return own ? { kind: 'own-approval', segment: own.segment } : null
}
