/** Keeping acts: once and only once, never without what they speak of, and a sign-off only where nothing is left to settle. */
import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Policy } from '../../src/core/review/policy.ts'
import { signedText } from '../../src/core/review/readiness.ts'
import { reviewOf, signOffOf } from '../../src/core/review/review.ts'
import { openMemoryStore } from '../../src/store/open.ts'
import type { Changeset, NewMark, ReviewChangeset, Saved, Store } from '../../src/store/store.ts'
import { edit, NOON, reviewing, seed, transcript, version } from './material.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(NOON)
  await seed(store, 'talk', { A: 'One dog.\n\nTwo cats.', B: 'Uno.' })
})
afterEach(() => store.close())

const seqOf = async () => (await store.transcript('talk'))!.seq
const outcomeOf = (changeset: ReviewChangeset | Changeset) => store.save('talk', changeset, NOON)
const review = async () => reviewOf(await store.acts('talk', await seqOf()))
const markedAs = async (id: string) =>
  (await store.segments('talk', 'A', await seqOf())).find(segment => segment.id === id)!

async function saved(changeset: ReviewChangeset | Changeset): Promise<Saved> {
  const outcome = await outcomeOf(changeset)
  if (outcome.kind !== 'saved') throw new Error(`a save ended in ${outcome.kind}`)
  return outcome.saved
}

function marking(by: string, ...marks: NewMark[]): Changeset {
  return { id: randomUUID(), kind: 'mark', by, revisions: [], marks }
}

const ask = (segment: string, on: string | null, from: number, quote: string) => ({
  act: 'ask' as const,
  segment,
  on,
  from,
  to: from + quote.length,
  quote,
  text: 'Who is meant? Needs the Chinese.',
})

async function digest(): Promise<string> {
  const text = signedText(await store.segments('talk', 'A', await seqOf()))
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

async function signing(more: object = {}): Promise<ReviewChangeset> {
  return reviewing('Ada', {
    act: 'sign-off',
    version: 'A',
    point: await seqOf(),
    sha256: await digest(),
    examination: 'proofreading',
    against: null,
    note: '',
    ...more,
  })
}

test('a query is asked, answered and settled, each an entry of the ledger that verifies', async () => {
  const asked = reviewing('Ada', ask('A.1', null, 4, 'dog'))
  await saved(asked)
  const query = asked.acts[0]!.id
  await saved(reviewing('Ben', { act: 'reply', query, text: 'The neighbour’s.' }))
  expect((await review()).queries).toMatchObject([
    { id: query, by: 'Ada', open: true, answers: [{ by: 'Ben' }] },
  ])
  await saved(reviewing('Ada', { act: 'settle', query, text: '' }))
  expect((await review()).queries).toMatchObject([{ id: query, open: false }])
  expect(await store.acts('talk', 3)).toMatchObject([{ seq: 3 }])
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact', seq: 5 })
})

test('the same acts again are saved once, and an id is never used for another', async () => {
  const asked = reviewing('Ada', ask('A.1', null, 0, ''))
  const first = await saved(asked)
  expect(await outcomeOf(asked)).toEqual({ kind: 'replayed', saved: first })
  expect(await outcomeOf({ ...asked, by: 'Ben' })).toEqual({ kind: 'id-reused', id: asked.id })
  expect(await outcomeOf({ ...asked, id: randomUUID() })).toEqual({
    kind: 'id-reused',
    id: asked.acts[0]!.id,
  })
  expect(await seqOf()).toBe(3)
})

test('what an act speaks of must be there', async () => {
  const none = randomUUID()
  const refused: [Parameters<typeof reviewing>[1], object][] = [
    [ask('A.9', null, 0, ''), { kind: 'unknown-segment', segment: 'A.9' }],
    [ask('A.1', none, 0, ''), { kind: 'unknown-segment', segment: 'A.1' }],
    [ask('A.1', null, 4, 'cat'), { kind: 'misquoted', segment: 'A.1' }],
    [
      { act: 'reply', query: none, text: 'x' },
      { kind: 'unknown', what: 'query' },
    ],
    [
      { act: 'recall', dismissal: none },
      { kind: 'unknown', what: 'dismissal' },
    ],
    [
      { act: 'account', revision: none, reason: 'x' },
      { kind: 'unknown', what: 'revision' },
    ],
    [
      { act: 'withdraw', signOff: none, reason: 'x' },
      { kind: 'unknown', what: 'sign-off' },
    ],
    [
      { act: 'round', version: 'Z', name: 'Second proof' },
      { kind: 'unknown-version', siglum: 'Z' },
    ],
    [
      { act: 'snapshot', name: 'x', note: '', point: 99 },
      { kind: 'unknown', what: 'point' },
    ],
  ]
  for (const [act, answer] of refused) expect(await outcomeOf(reviewing('Ada', act))).toEqual(answer)
  expect(await seqOf()).toBe(2)
})

test('a list is written upon the one in force, so that nobody’s is written over unseen', async () => {
  const value: Policy = { silent: [], approval: 'another', romanization: { ko: 'dprk' } }
  const first = reviewing('Ada', { act: 'policy', parent: null, value })
  await saved(first)
  const other = { act: 'policy' as const, parent: null, value: { ...value, approval: 'anyone' as const } }
  expect(await outcomeOf(reviewing('Ben', other))).toEqual({ kind: 'overtaken', what: 'policy' })
  await saved(reviewing('Ben', { ...other, parent: first.acts[0]!.id }))
  expect((await review()).policy.value.approval).toBe('anyone')
})

test('a later revision takes a mark back and says whose it was, and so does a new round', async () => {
  await saved(marking('Ben', { segment: 'A.1', mark: 'proofread', on: null }))
  await saved(marking('Ben', { segment: 'A.2', mark: 'proofread', on: null }))
  const revised = edit('A.1', null, 'One dogs.')
  await saved(revised)
  const lapsed = { mark: 'proofread', by: 'Ben' }
  expect(await markedAs('A.1')).toMatchObject({ mark: 'unread', lapsed: { ...lapsed, why: 'revised' } })
  expect(await markedAs('A.2')).toMatchObject({ mark: 'proofread', lapsed: null })
  await saved(reviewing('Ada', { act: 'round', version: 'A', name: 'Second proof' }))
  expect(await markedAs('A.2')).toMatchObject({ mark: 'unread', lapsed: { ...lapsed, why: 'round' } })
  await saved(marking('Ben', { segment: 'A.2', mark: 'proofread', on: null }))
  expect(await markedAs('A.2')).toMatchObject({ mark: 'proofread', lapsed: null })
  // The round of one version is not that of another, and the past stays what it was.
  const before = await store.segments('talk', 'A', (await seqOf()) - 2)
  expect(before.find(({ id }) => id === 'A.2')).toMatchObject({ mark: 'proofread' })
})

test('where the policy says so, nobody approves what they revised last', async () => {
  const value: Policy = { silent: [], approval: 'another', romanization: {} }
  await saved(reviewing('Ada', { act: 'policy', parent: null, value }))
  const change = edit('A.1', null, 'One cat.')
  await saved(change)
  const approval = { segment: 'A.1', mark: 'approved' as const, on: change.revisions[0]!.id }
  expect(await outcomeOf(marking('Ada', approval))).toEqual({ kind: 'own-approval', segment: 'A.1' })
  await saved(marking('Ben', approval))
  const together = { ...edit('A.2', null, 'Three.'), by: 'Ben' }
  const own = { segment: 'A.2', mark: 'approved' as const, on: together.revisions[0]!.id }
  expect(await outcomeOf({ ...together, marks: [own] })).toMatchObject({ kind: 'own-approval' })
})

test('a version is signed off only when all is proofread, settled and explained, and is the text that was seen', async () => {
  const change = edit('A.1', null, 'Nine dogs.')
  await saved(change)
  const asked = reviewing('Ada', ask('A.2', null, 0, ''))
  await saved(asked)
  expect(await outcomeOf(await signing())).toEqual({
    kind: 'not-ready',
    obstacles: { unproofread: ['A.1', 'A.2'], queries: [asked.acts[0]!.id], unexplained: ['A.1'] },
  })
  const on = change.revisions[0]!.id
  await saved(
    marking('Ben', { segment: 'A.1', mark: 'proofread', on }, { segment: 'A.2', mark: 'approved', on: null }),
  )
  await saved(reviewing('Ben', { act: 'settle', query: asked.acts[0]!.id, text: 'Settled.' }))
  await saved(reviewing('Ben', { act: 'account', revision: on, reason: 'So the original.' }))
  expect(await outcomeOf(await signing({ sha256: '0'.repeat(64) }))).toEqual({
    kind: 'overtaken',
    what: 'text',
  })
  expect(await outcomeOf(await signing({ examination: 'revision' }))).toEqual({ kind: 'no-original' })
  expect(await outcomeOf(await signing({ examination: 'revision', against: 'B' }))).toEqual({
    kind: 'no-original',
  })
  expect(await outcomeOf(await signing({ against: 'B' }))).toEqual({ kind: 'no-original' })
  const signed = await signing()
  await saved(signed)
  const withdrawal = reviewing('Ben', {
    act: 'withdraw',
    signOff: signed.acts[0]!.id,
    reason: 'A page was missing.',
  })
  await saved(withdrawal)
  expect((await review()).signOffs).toMatchObject([{ by: 'Ada', withdrawn: { by: 'Ben' } }])
  const again = reviewing('Ada', { act: 'withdraw', signOff: signed.acts[0]!.id, reason: 'x' })
  expect(await outcomeOf(again)).toEqual({ kind: 'overtaken', what: 'sign-off' })
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact' })
})

test('a snapshot’s name is taken once', async () => {
  await saved(reviewing('Ada', { act: 'snapshot', name: 'Sent out', note: '', point: 1 }))
  const again = reviewing('Ben', { act: 'snapshot', name: 'Sent out', note: '', point: 2 })
  expect(await outcomeOf(again)).toEqual({ kind: 'taken', name: 'Sent out' })
})

/** Marks both segments of A as proofread. */
async function proofread(): Promise<void> {
  const marks = ['A.1', 'A.2'].map(segment => ({ segment, mark: 'proofread' as const, on: null }))
  await saved(marking('Ben', ...marks))
}

test('a sign-off is of the text at its point, and nothing of the version was touched since', async () => {
  await proofread()
  const seen = await seqOf()
  const overtaken = { kind: 'overtaken', what: 'text' }
  // Before the version was there, and before it was proofread.
  expect(await outcomeOf(await signing({ point: 0 }))).toEqual(overtaken)
  expect(await outcomeOf(await signing({ point: 2 }))).toEqual(overtaken)
  expect(await outcomeOf(await signing({ point: seen + 1 }))).toEqual(overtaken)
  await saved(edit('B.1', null, 'Due.'))
  const asked = reviewing('Ada', ask('A.2', null, 0, ''))
  await saved(asked)
  await saved(reviewing('Ada', { act: 'settle', query: asked.acts[0]!.id, text: '' }))
  expect(await outcomeOf(await signing({ point: seen }))).toEqual(overtaken)
  await saved(edit('B.1', (await store.segments('talk', 'B', await seqOf()))[0]!.head, 'Tre.'))
  // Another version was touched since, not this one.
  await saved(await signing({ point: (await seqOf()) - 1 }))
})

test('of two who sign the same text the second is told, and an earlier sign-off holds when the later is withdrawn', async () => {
  await proofread()
  await saved(await signing())
  expect(await outcomeOf({ ...(await signing()), by: 'Ben' })).toEqual({
    kind: 'overtaken',
    what: 'sign-off',
  })
  const change = edit('A.1', null, 'One dog!')
  await saved(change)
  await saved(marking('Ben', { segment: 'A.1', mark: 'proofread', on: change.revisions[0]!.id }))
  const second = await signing()
  await saved({ ...second, by: 'Ben' })
  expect(signOffOf(await review(), 'A')).toMatchObject({ by: 'Ben' })
  await saved(reviewing('Ben', { act: 'withdraw', signOff: second.acts[0]!.id, reason: 'Too early.' }))
  expect(signOffOf(await review(), 'A')).toMatchObject({ by: 'Ada' })
})

test('a sign-off shares its changeset with nothing, and no version is revised against itself', async () => {
  await proofread()
  const [signOff] = (await signing()).acts
  const round = { act: 'round' as const, version: 'A', name: 'Second proof' }
  expect(await outcomeOf(reviewing('Ada', round, signOff!))).toEqual({ kind: 'not-alone' })
  const original = { ...version('O', '一條狗。'), role: 'original' as const, language: 'zh' }
  const added = await store.importTranscript(transcript('hound', [original]), NOON)
  expect(added.kind).toBe('imported')
  await store.save('hound', marking('Ben', { segment: 'O.1', mark: 'proofread', on: null }), NOON)
  const text = signedText(await store.segments('hound', 'O', 2))
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const act = { act: 'sign-off' as const, version: 'O', point: 2, sha256, note: '' }
  const itself = reviewing('Ada', { ...act, examination: 'revision', against: 'O' })
  expect(await store.save('hound', itself, NOON)).toEqual({ kind: 'no-original' })
  const alone = reviewing('Ada', { ...act, examination: 'proofreading', against: null })
  expect(await store.save('hound', alone, NOON)).toMatchObject({ kind: 'saved' })
})

test('nobody approves their own words under their name in another case, width or with unseen marks', async () => {
  const value: Policy = { silent: [], approval: 'another', romanization: {} }
  await saved(reviewing('Ada', { act: 'policy', parent: null, value }))
  const change = edit('A.1', null, 'One cat.')
  await saved(change)
  const approval = { segment: 'A.1', mark: 'approved' as const, on: change.revisions[0]!.id }
  for (const by of ['ada', 'Ada ', 'A\u200bda', '\uff21da', '\u00a0ADA']) {
    expect(await outcomeOf(marking(by, approval))).toMatchObject({ kind: 'own-approval' })
  }
  await saved(marking('Adam', approval))
})

test('many acts in one changeset cost about as much each as few, however many went before', async () => {
  const asking = (many: number) =>
    reviewing('Ada', ...Array.from({ length: many }, () => ask('A.1', null, 0, '')))
  for (let i = 0; i < 5; i++) await saved(asking(500))
  const began = performance.now()
  await saved(asking(500))
  expect(performance.now() - began).toBeLessThan(3_000)
})
