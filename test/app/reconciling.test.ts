/** What a person decides of two readings: kept, void where the texts moved, saved once, and never over words they did not see. */
import { expect, test } from 'vitest'
import type { Hub } from '../../src/app/hub.ts'
import type { OutboxEntry } from '../../src/app/outbox.ts'
import { choicesOf, type Reconciled, undecided } from '../../src/app/review/deciding.ts'
import { Reconciling } from '../../src/app/review/reconciling.ts'
import { emptyState, type State } from '../../src/app/state.ts'
import type { Answer, Wire } from '../../src/app/wire.ts'
import type { SetAct } from '../../src/core/review/act.ts'
import { counting } from './comparisons.ts'

const ADDRESS = { screen: 'reconcile' as const, slug: 'talk', blind: 'b' }
const BEFORE = ['We met here.', 'He saw it.', 'They came home late.']
const ONE = ['We meet here.', 'He sees it.', 'They came home late.']
const OTHER = ['We meet here.', 'He had seen it.', 'They came home early.']

/** A page over a server that holds the version and both copies; `server` is what a test changes there. */
function page() {
  const server = { seq: 10, now: [...BEFORE], one: [...ONE], other: [...OTHER], ledger: [] as unknown[] }
  const device = new Map<string, unknown>()
  const queued: OutboxEntry[] = []
  const begun: { id: string; act: string }[] = []
  const gone: string[] = []
  const notices: string[] = []
  let answerBlind: Answer<unknown> = { kind: 'ok', value: {} }
  const ok = <T>(value: T) => Promise.resolve({ kind: 'ok' as const, value })
  const copies = [
    { siglum: 'A1', proofreader: 'Ada' },
    { siglum: 'A2', proofreader: 'Ben' },
  ]
  const acts: SetAct[] = [
    { act: { act: 'blind', id: 'b', version: 'A', point: 1, copies }, seq: 4, by: 'Ed', at: '' },
    { act: { act: 'unblind', id: 'u', blind: 'b' }, seq: 5, by: 'Ed', at: '' },
  ]
  const textsOf = (ref: string) => {
    if (ref === 'A@1') return BEFORE
    if (ref.startsWith('A1@')) return ref === 'A1@10' ? ONE : server.one
    if (ref.startsWith('A2@')) return ref === 'A2@10' ? OTHER : server.other
    return server.now
  }
  const wire = {
    transcript: () => ok({ title: 'A talk' }),
    review: () => ok({ seq: server.seq, acts, places: {} }),
    ledger: () => ok({ entries: server.ledger, more: false }),
    version: (_: string, ref: string) =>
      ok({
        segments: textsOf(ref).map((text, i) => ({
          id: `A.${i + 1}`,
          text,
          head: `h${text}`,
          mark: 'unread',
        })),
      }),
    startBlind: async (_: string, body: { id: string; act: string }) => {
      begun.push({ id: body.id, act: body.act })
      await Promise.resolve()
      return answerBlind
    },
  } as unknown as Wire
  const hub = {
    state: { ...emptyState, person: 'Ed' } as State,
    set: (change: Partial<State>) => { hub.state = { ...hub.state, ...change } },
    comparison: () => ({ slug: 'talk' }),
    notify: ({ text }: { text: string }) => notices.push(text),
    perform: (action: { do: string }) => gone.push(action.do),
  } // biome-ignore format: short
  const parts = {
    wire,
    tab: 't',
    newId: counting(),
    queue: async (entry: OutboxEntry) => {
      queued.push(entry)
      return true
    },
    opening: {
      remembered: async <T>(key: string) => (structuredClone(device.get(key)) as T) ?? null,
      remember: (key: string, value: unknown) => void device.set(key, structuredClone(value)),
    },
  }
  /** As after a reload. */
  const opened = async () => {
    const reconciling = new Reconciling(hub as unknown as Hub, parts)
    await reconciling.open(ADDRESS)
    return reconciling
  }
  const value = (): Reconciled => {
    const { reconciling } = hub.state
    if (reconciling?.kind !== 'ready') throw new Error(`it is ${reconciling?.kind}`)
    return reconciling.value
  }
  const choice = (segment: string, key: 0 | 1 | 2 | 3) =>
    choicesOf(value(), value().segments.find(one => one.segment === segment)!)[key]!
  const texts = () => queued.at(-1)!.changeset.revisions.map(({ segment, text }) => [segment, text])
  /** The server has what was queued last, as entry 11. */
  const arrive = () => {
    for (const [segment, text] of texts()) server.now[Number(segment!.slice(2)) - 1] = text!
    server.ledger.push({
      seq: 11,
      by: 'Ed',
      at: '2026-01-01',
      body: { type: 'changeset', ...queued.at(-1)!.changeset },
    })
    server.seq = 11
  }
  const losing = (isLost: boolean) => { answerBlind = isLost ? { kind: 'unreachable' } : { kind: 'ok', value: {} } } // biome-ignore format: short
  return { server, queued, begun, gone, notices, hub, opened, value, choice, texts, arrive, losing }
}

test('what both read alike goes in unasked, and what they read otherwise as it was decided', async () => {
  const { opened, value, choice, queued, texts } = page()
  const reconciling = await opened()
  expect(undecided(value())).toEqual(['A.2', 'A.3'])
  reconciling.decide('A.2', choice('A.2', 0))
  reconciling.decide('A.3', choice('A.3', 1))
  await reconciling.save()
  expect(texts()).toEqual([
    ['A.1', ONE[0]],
    ['A.2', ONE[1]],
    ['A.3', OTHER[2]],
  ])
  expect(queued[0]!.changeset).toMatchObject({ kind: 'reconcile', parents: ['A1@10', 'A2@10'] })
})

test('where the version was changed meanwhile a person is asked, and the newer words stay beside the chosen', async () => {
  const { server, opened, value, choice, texts } = page()
  server.now = ['We met here today.', 'He saw it then.', 'They came home late.']
  const reconciling = await opened()
  expect(undecided(value())).toEqual(['A.1', 'A.2', 'A.3'])
  expect(choice('A.1', 0)).toMatchObject({ text: 'We meet here today.', overwrites: false })
  expect(choice('A.1', 3)).toMatchObject({ text: 'We met here today.' })
  reconciling.decide('A.1', choice('A.1', 0))
  reconciling.decide('A.2', choice('A.2', 0))
  reconciling.decide('A.3', choice('A.3', 3))
  await reconciling.save()
  expect(texts()).toEqual([
    ['A.1', 'We meet here today.'],
    ['A.2', 'He sees it then.'],
  ])
})

test('a choice that takes newer words out says so', async () => {
  const { server, opened, choice } = page()
  server.now = ['We gathered here.', ...BEFORE.slice(1)]
  await opened()
  expect(choice('A.1', 0)).toMatchObject({ text: ONE[0], overwrites: true })
})

test('a decision is void once the version has moved; its own words become a draft', async () => {
  const { server, opened, value, choice } = page()
  const reconciling = await opened()
  reconciling.decide('A.2', choice('A.2', 0))
  reconciling.decide('A.3', { text: 'They came home at dawn.', from: '' })
  await opened()
  expect(undecided(value())).toEqual([])
  server.now = [BEFORE[0]!, 'He saw it then.', 'They all came home late.']
  await opened()
  expect(undecided(value())).toEqual(['A.2', 'A.3'])
  expect(value().drafts).toEqual({ 'A.3': 'They came home at dawn.' })
})

test('words that are being written and the reason are there again after a reload', async () => {
  const { opened, value } = page()
  const reconciling = await opened()
  reconciling.draft({ segment: 'A.2', text: 'He has' })
  reconciling.draft({ segment: 'A.3', text: 'They' })
  reconciling.draft({ reason: 'Tense' })
  await opened()
  expect(value()).toMatchObject({ drafts: { 'A.2': 'He has', 'A.3': 'They' }, reason: 'Tense' })
  reconciling.decide('A.2', { text: 'He has', from: '' })
  reconciling.draft({ segment: 'A.3', text: null })
  await opened()
  expect(value().drafts).toEqual({})
})

test('a saved reconciliation says so, asks nothing again and takes nothing out that came later', async () => {
  const { server, opened, value, choice, queued, arrive } = page()
  const reconciling = await opened()
  reconciling.decide('A.2', choice('A.2', 0))
  reconciling.decide('A.3', choice('A.3', 3))
  reconciling.draft({ reason: 'As heard' })
  await reconciling.save()
  arrive()
  server.now[0] = 'We meet here every day.'
  server.now[1] = 'He sees it now.'
  const again = await opened()
  expect(value().saved).toMatchObject({ seq: 11, by: 'Ed' })
  expect([undecided(value()), value().decisions, value().reason]).toEqual([[], {}, ''])
  await again.save()
  expect(queued).toHaveLength(1)
})

test('a reading that was changed after the reconciliation is asked about, and only there', async () => {
  const { server, opened, value, choice, arrive } = page()
  const reconciling = await opened()
  reconciling.decide('A.2', choice('A.2', 0))
  reconciling.decide('A.3', choice('A.3', 1))
  await reconciling.save()
  arrive()
  server.one[2] = 'They came home very late.'
  await opened()
  expect(undecided(value())).toEqual(['A.3'])
})

test('saving twice at once queues one changeset', async () => {
  const { opened, choice, queued } = page()
  const reconciling = await opened()
  reconciling.decide('A.2', choice('A.2', 0))
  reconciling.decide('A.3', choice('A.3', 1))
  await Promise.all([reconciling.save(), reconciling.save()])
  expect(queued).toHaveLength(1)
})

test('two readers get their copies once, however often they are asked for; a lost answer is asked for again', async () => {
  const { opened, begun, hub, losing, notices } = page()
  const reconciling = await opened()
  hub.set({ readers: ['Ada', 'Ben'] })
  losing(true)
  await Promise.all([reconciling.begin('A', ['Ada', 'Ben']), reconciling.begin('A', ['Ada', 'Ben'])])
  expect(begun).toHaveLength(1)
  expect([notices.length, hub.state.readers]).toEqual([1, ['Ada', 'Ben']])
  losing(false)
  await reconciling.begin('A', ['Ada', 'Ben'])
  expect(begun[1]).toEqual(begun[0])
  expect(hub.state.readers).toEqual(['', ''])
})
