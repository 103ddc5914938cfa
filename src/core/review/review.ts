/**
 * The acts of a ledger, in order -> what they amount to: queries with their replies, what is dismissed, the lists in force,
 * rounds, snapshots, accounts, sign-offs. Promised and tested: total on any acts in any order (one that speaks of what is not
 * there says nothing), and the same whether folded at once or with waiting acts laid on later. Where a query's words
 * stand now is not told here but in `anchor.ts`.
 */
import type { ChangeClass } from '../classify/change-class.ts'
import type { Account, Answer, Ask, Blind, Dismiss, Round, SetAct, SignOff, Snapshot } from './act.ts'
import { isSamePerson } from './person.ts'
import { defaultPolicy, type Glossary, type NameRegister, type Policy } from './policy.ts'

/** Who did it, when, in which entry. */
type Said<A> = A & { seq: number; by: string; at: string }

export interface Query extends Said<Omit<Ask, 'act'>> {
  answers: Said<Answer>[]
  open: boolean
}

export interface SignedOff extends Said<Omit<SignOff, 'act'>> {
  withdrawn: { by: string; at: string; seq: number; reason: string } | null
}

export interface BlindReading extends Said<Omit<Blind, 'act'>> {
  /** Who ended the blindness; null: neither reader sees the other's copy yet. */
  opened: { by: string; at: string; seq: number } | null
}

/** A list in force, with the act that set it; null: nobody has. */
export interface InForce<T> {
  id: string | null
  value: T
}

export interface Review {
  queries: Query[]
  dismissals: Said<Omit<Dismiss, 'act'>>[]
  policy: InForce<Policy>
  names: InForce<NameRegister>
  glossary: InForce<Glossary>
  rounds: Said<Omit<Round, 'act'>>[]
  snapshots: Said<Omit<Snapshot, 'act'>>[]
  /** What was said of revisions after they were saved, by the revision's id; of two the later holds, each for its part. */
  accounts: Record<string, { class?: ChangeClass; reason?: string; by: string }>
  signOffs: SignedOff[]
  blinds: BlindReading[]
  /** What was taken out of the lists and not set back: versions by siglum; null: the transcript. */
  putAway: Said<{ version: string | null }>[]
}

/** What `acts` amount to; see the head of this file. */
export function reviewOf(acts: readonly SetAct[]): Review {
  const folding = new Folding()
  for (const act of acts) folding.take(act)
  return folding.review
}

/** A review that is brought forward act by act: `review` is always what the acts taken so far amount to. */
export class Folding {
  readonly review: Review = {
    queries: [],
    dismissals: [],
    policy: { id: null, value: defaultPolicy },
    names: { id: null, value: [] },
    glossary: { id: null, value: [] },
    rounds: [],
    snapshots: [],
    accounts: {},
    signOffs: [],
    blinds: [],
    putAway: [],
  }
  /** Where a query stands in its list, by id. */
  private readonly queries = new Map<string, number>()
  private readonly signOffs = new Map<string, number>()
  private readonly dismissed = new Set<string>()

  take({ act, seq, by, at }: SetAct): void {
    const { review } = this
    const said = { seq, by, at }
    switch (act.act) {
      case 'ask': {
        const { act: _, ...ask } = act
        placed(review.queries, this.queries, { ...ask, ...said, answers: [], open: true })
        return
      }
      case 'reply':
      case 'settle':
      case 'reopen': {
        const query = review.queries[this.queries.get(act.query) ?? -1]
        if (!query) return
        query.answers.push({ ...act, ...said })
        if (act.act !== 'reply') query.open = act.act === 'reopen'
        return
      }
      case 'dismiss': {
        const { act: _, ...dismissal } = act
        if (this.dismissed.has(act.id)) this.recall(act.id)
        this.dismissed.add(act.id)
        review.dismissals.push({ ...dismissal, ...said })
        return
      }
      case 'recall':
        this.recall(act.dismissal)
        return
      case 'policy':
        review.policy = { id: act.id, value: act.value }
        return
      case 'names':
        review.names = { id: act.id, value: act.value }
        return
      case 'glossary':
        review.glossary = { id: act.id, value: act.value }
        return
      case 'round': {
        const { act: _, ...round } = act
        review.rounds.push({ ...round, ...said })
        return
      }
      case 'snapshot': {
        const { act: _, ...snapshot } = act
        review.snapshots.push({ ...snapshot, ...said })
        return
      }
      case 'account': {
        const before = Object.hasOwn(review.accounts, act.revision) ? review.accounts[act.revision] : {}
        review.accounts[act.revision] = { ...before, ...accountOf(act), by }
        return
      }
      case 'sign-off': {
        const { act: _, ...signOff } = act
        placed(review.signOffs, this.signOffs, { ...signOff, ...said, withdrawn: null })
        return
      }
      case 'withdraw': {
        const signOff = review.signOffs[this.signOffs.get(act.signOff) ?? -1]
        if (signOff && !signOff.withdrawn) signOff.withdrawn = { ...said, reason: act.reason }
        return
      }
      case 'blind': {
        const { act: _, ...blind } = act
        review.blinds.push({ ...blind, ...said, opened: null })
        return
      }
      case 'unblind': {
        const blind = review.blinds.find(({ id }) => id === act.blind)
        if (blind) blind.opened ??= said
        return
      }
      case 'put-away':
      case 'bring-back': {
        const { version } = act
        const others = review.putAway.filter(one => one.version !== version)
        review.putAway = act.act === 'put-away' ? [...others, { version, ...said }] : others
        return
      }
    }
  }

  private recall(dismissal: string): void {
    if (!this.dismissed.delete(dismissal)) return
    this.review.dismissals = this.review.dismissals.filter(({ id }) => id !== dismissal)
  }
}

/** Puts `one` at the end of its list, or in the place of that with its id. */
function placed<T extends { id: string }>(list: T[], places: Map<string, number>, one: T): void {
  const place = places.get(one.id) ?? list.length
  places.set(one.id, place)
  list[place] = one
}

function accountOf({ class: given, reason }: Account): { class?: ChangeClass; reason?: string } {
  return { ...(given === undefined ? {} : { class: given }), ...(reason === undefined ? {} : { reason }) }
}

/** The round that a version is in; null before the first was named. */
export function roundOf(review: Review, version: string): Review['rounds'][number] | null {
  return review.rounds.findLast(round => round.version === version) ?? null
}

/** The copies that this person is not to see: those of blind readings that others do, or that they are no part of. */
export function hiddenFrom(review: Review, person: string): Set<string> {
  return new Set(
    review.blinds
      .filter(({ opened }) => opened === null)
      .flatMap(({ copies }) => copies.filter(({ proofreader }) => !isSamePerson(proofreader, person)))
      .map(({ siglum }) => siglum),
  )
}

/**
 * The versions among `versions` that this person is not to see, as far as is known: a copy of which it is not known yet who
 * reads it (`review` is null, or older than the copy) is shut like one that another reads.
 */
export function closedTo(
  review: Review | null,
  person: string,
  versions: readonly { siglum: string; role: string }[],
): Set<string> {
  const known = new Set(review?.blinds.flatMap(({ copies }) => copies.map(({ siglum }) => siglum)))
  const unknown = versions.filter(({ siglum, role }) => role === 'copy' && !known.has(siglum))
  return new Set([...(review ? hiddenFrom(review, person) : []), ...unknown.map(({ siglum }) => siglum)])
}

/** The queries that this person may see: none on a copy that is shut to them. */
export function queriesFor(review: Review, person: string): Query[] {
  const hidden = hiddenFrom(review, person)
  return review.queries.filter(({ segment }) => !hidden.has(segment.slice(0, segment.indexOf('.'))))
}

/** The sign-off that holds for a version: the last that was not withdrawn; null where there is none. */
export function signOffOf(review: Review, version: string): SignedOff | null {
  return review.signOffs.findLast(signOff => signOff.version === version && !signOff.withdrawn) ?? null
}
