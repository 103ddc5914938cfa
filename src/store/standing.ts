/**
 * May these acts, or these marks, stand where the transcript is now? Whatever they speak of must be there; a list must be
 * written upon the one in force; an approval must be another's where the policy says so; a sign-off must find every segment
 * proofread, no query open, every change explained, and the very text that was seen, untouched since, signed by nobody else.
 * Asked inside the save, under its lock.
 */
import type { Transaction } from 'kysely'
import type { Act, SetAct, SignOff } from '../core/review/act.ts'
import { emendationsOf } from '../core/review/emendation.ts'
import { isSamePerson } from '../core/review/person.ts'
import { isReady, obstaclesTo, signedText } from '../core/review/readiness.ts'
import { Folding, type Review, reviewOf } from '../core/review/review.ts'
import { parseVersionPoint } from '../core/transcript.ts'
import { readActs } from './acts.ts'
import { sha256 } from './ledger.ts'
import { readRevisions } from './revisions.ts'
import type { Schema } from './schema.ts'
import type { Head } from './stale.ts'
import type { NewMark, NewRevision, Refusal } from './store.ts'
import { readSegments } from './texts.ts'

/** Why `acts` may not stand after entry `seq` of the ledger; null: they may. Of one changeset, the acts before each count. */
export async function actRefusal(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  acts: readonly Act[],
): Promise<Refusal | null> {
  if (acts.length === 0) return null
  // What else is in the changeset was not there when the text was looked at, nor is it in the store yet to be asked for.
  if (acts.length > 1 && acts.some(({ act }) => act === 'sign-off')) return { kind: 'not-alone' }
  const before = await readActs(tx, slug, seq)
  const folding = new Folding()
  for (const act of before) folding.take(act)
  for (const act of acts) {
    const refusal =
      act.act === 'sign-off'
        ? await signOffRefusal(tx, slug, seq, act, folding.review, before)
        : await refusalOf(tx, slug, seq, act, folding.review)
    if (refusal) return refusal
    folding.take({ act, seq: seq + 1, by: '', at: '' })
  }
  return null
}

async function refusalOf(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  act: Exclude<Act, SignOff>,
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
    case 'put-away':
    case 'bring-back': {
      if (act.version !== null && !(await versionRow(tx, slug, act.version)))
        return { kind: 'unknown-version', siglum: act.version }
      const isAway = review.putAway.some(({ version }) => version === act.version)
      return isAway === (act.act === 'put-away') ? { kind: 'overtaken', what: 'shelf' } : null
    }
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
    case 'withdraw': {
      const signOff = review.signOffs.find(({ id }) => id === act.signOff)
      if (!signOff) return unknown('sign-off')
      return signOff.withdrawn ? { kind: 'overtaken', what: 'sign-off' } : null
    }
  }
}

/** Why a changeset cannot have been made from these versions at these points: one is not there, or was not there yet. */
export async function parentsRefusal(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  parents: readonly string[],
): Promise<Refusal | null> {
  for (const parent of parents) {
    const read = parseVersionPoint(parent)
    const row = read && (await versionRow(tx, slug, read.siglum))
    if (!row) return unknown('version')
    const { at } = read
    if (at === null || at > seq || at < Number(row.seq)) return unknown('point')
  }
  return null
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
    .select(['siglum', 'role', 'seq'])
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
  acts: readonly SetAct[],
): Promise<Refusal | null> {
  const { version, examination, against, point } = act
  const signed = await versionRow(tx, slug, version)
  if (!signed) return { kind: 'unknown-version', siglum: version }
  // ISO 17100: revision is of a translation held against its original; review and proofreading read it alone.
  if ((examination === 'revision') !== (against !== null)) return { kind: 'no-original' }
  if (against !== null) {
    const original = await versionRow(tx, slug, against)
    if (original?.role !== 'original' || against === version) return { kind: 'no-original' }
  }
  const segments = await readSegments(tx, slug, version, seq)
  const emendations = emendationsOf(segments, await readRevisions(tx, slug, version, seq), review.accounts)
  const obstacles = obstaclesTo(version, segments, review.queries, emendations, review.policy.value)
  if (!isReady(obstacles)) return { kind: 'not-ready', obstacles }
  const holds = review.signOffs.some(
    one => one.version === version && one.sha256 === act.sha256 && !one.withdrawn,
  )
  if (holds) return { kind: 'overtaken', what: 'sign-off' }
  const isThere = Number(signed.seq) <= point && point <= seq
  const isSame = isThere && (await isUntouched(tx, slug, version, point, acts))
  return isSame && sha256(signedText(segments)) === act.sha256 ? null : { kind: 'overtaken', what: 'text' }
}

/** Whether nothing of a version changed after entry `point`: no text, no mark, no query on it, no round. */
async function isUntouched(
  tx: Transaction<Schema>,
  slug: string,
  version: string,
  point: number,
  acts: readonly SetAct[],
): Promise<boolean> {
  for (const table of ['revisions', 'marks'] as const) {
    const row = await tx
      .selectFrom(table)
      .select('seq')
      .where('slug', '=', slug)
      .where('siglum', '=', version)
      .where('seq', '>', point)
      .executeTakeFirst()
    if (row) return false
  }
  const isOfVersion = (segment: string) => segment.startsWith(`${version}.`)
  const queries = new Set(
    acts.flatMap(({ act }) => (act.act === 'ask' && isOfVersion(act.segment) ? [act.id] : [])),
  )
  return !acts.some(({ act, seq }) => {
    if (seq <= point) return false
    if (act.act === 'ask') return queries.has(act.id)
    if (act.act === 'reply' || act.act === 'settle' || act.act === 'reopen') return queries.has(act.query)
    return act.act === 'round' && act.version === version
  })
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
  const isOwn = ({ headBy }: Head) => headBy !== null && isSamePerson(headBy, by)
  const own = approvals.find(({ segment }) => revised.has(segment) || isOwn(heads.get(segment)!))
  return own ? { kind: 'own-approval', segment: own.segment } : null
}
