/** Signing and saying on the report: nothing of one's own still on its way, nothing lost, nothing said twice. */
import { expect, test } from 'vitest'
import type { Hub } from '../../src/app/hub.ts'
import { Reporting } from '../../src/app/review/reporting.ts'
import { emptyState, type Notice, type State } from '../../src/app/state.ts'
import { Wire } from '../../src/app/wire.ts'
import { counting } from './comparisons.ts'

const address = { screen: 'report' as const, slug: 'x', version: 'A', at: null }
const answers: Record<string, unknown> = {
  '/report': { version: 'A', at: 4, emendations: [], status: {}, marks: {} },
  '/versions/A': { segments: [{ id: 'A.1', text: 'One.', mark: 'proofread', head: 'r' }] },
  '/review': { seq: 4, acts: [], places: {} },
  '/changesets': { seq: 5, at: '', revisions: [] },
}

async function opened({ unsaved = 0, person = 'Ada' } = {}) {
  const sent: { id: string; acts: { id: string; act: string; point?: number }[] }[] = []
  const notices: Notice[] = []
  const line = { away: false }
  const wire = new Wire(async (path, init) => {
    if (init?.method === 'POST') sent.push(JSON.parse(String(init.body)) as (typeof sent)[number])
    if (line.away) throw new Error('away')
    const name = Object.keys(answers).find(part => path.includes(part))
    return new Response(JSON.stringify(name ? answers[name] : {}), {
      headers: { 'content-type': 'application/json' },
    })
  })
  const hub: Hub & { state: State } = {
    state: { ...emptyState, person, address },
    set: change => {
      hub.state = { ...hub.state, ...change }
    },
    perform: () => {},
    comparison: () => null,
    move: () => {},
    shownRows: () => [],
    notify: notice => notices.push(notice),
    askName: () => {},
    realigned: () => {},
    spoken: () => {},
  }
  const reporting = new Reporting(hub, {
    wire,
    newId: counting(),
    sha256: async () => '0'.repeat(64),
    opening: { remember: () => {}, remembered: async () => null },
    unsaved: () => unsaved,
  })
  await reporting.open(address)
  return { reporting, hub, sent, notices, line }
}

const signing = { examination: 'proofreading' as const, against: null, note: 'Read twice.' }
const round = { act: 'round' as const, version: 'A', name: 'Second proof' }

test('nothing is signed while a change of one’s own is on its way', async () => {
  const { reporting, sent, notices } = await opened({ unsaved: 2 })
  await reporting.sign(signing)
  expect(sent).toEqual([])
  expect(notices[0]!.text).toContain('2 changes of yours are not saved yet.')
})

test('what is signed is the point that was on screen', async () => {
  const { reporting, sent } = await opened()
  await reporting.sign(signing)
  expect(sent[0]!.acts).toMatchObject([{ act: 'sign-off', point: 4 }])
})

test('a server that is away costs neither the report nor what was typed, and a thing sent again is said once', async () => {
  const { reporting, hub, sent, notices, line } = await opened()
  reporting.draft({ round: 'Second proof' })
  line.away = true
  await reporting.say(round)
  await reporting.open({ ...address })
  expect(hub.state.report?.kind).toBe('ready')
  expect(hub.state.reportDrafts?.round).toBe('Second proof')
  expect(notices.map(({ action }) => action?.act.do)).toEqual(['report-says', 'report-again'])
  line.away = false
  await reporting.say(round)
  expect(sent[1]).toEqual(sent[0])
  expect(hub.state.reportDrafts?.round).toBe('')
})

test('what is typed stays when no name is given', async () => {
  const { reporting, hub, sent } = await opened({ person: '' })
  reporting.draft({ round: 'Second proof', note: 'Read twice.' })
  await reporting.say(round)
  await reporting.sign(signing)
  expect(sent).toEqual([])
  expect(hub.state.reportDrafts).toMatchObject({ round: 'Second proof', note: 'Read twice.' })
})
