/**
 * Saving told as stories between peers: each has an outbox and a Sync of its own, all share one central authority with
 * the server's rules, and the network between them fails on cue.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Changeset, SavedChangeset } from '../../src/api/changesets.ts'
import type { Problem, StaleSegment } from '../../src/api/problems.ts'
import { idMaker } from '../../src/app/ids.ts'
import type { Conflict, OutboxChange, OutboxEntry } from '../../src/app/outbox.ts'
import { reparent } from '../../src/app/reparent.ts'
import { Sync } from '../../src/app/sync.ts'
import type { Answer } from '../../src/app/wire.ts'

let clock = 1_000
const newId = idMaker(
  () => clock++,
  bytes => bytes.fill(clock & 255),
)

/** The server's rules in a few lines: known id -> the same answer; every parent is head -> saved; else stale. */
class Authority {
  revisions: { id: string; segment: string; parent: string | null; text: string; by: string }[] = []
  private readonly known = new Map<string, SavedChangeset>()
  constructor(readonly imported: Record<string, string>) {}

  head = (segment: string) => this.revisions.findLast(revision => revision.segment === segment)
  text = (segment: string) => this.head(segment)?.text ?? this.imported[segment]!

  save(changeset: OutboxEntry['changeset']): Answer<SavedChangeset> {
    const before = this.known.get(changeset.id)
    if (before) return { kind: 'ok', value: before }
    const stale = changeset.revisions.flatMap((revision): StaleSegment[] => {
      const head = this.head(revision.segment)
      if ((head?.id ?? null) === revision.parent) return []
      const parent = this.revisions.find(({ id }) => id === revision.parent)
      return [{
        segment: revision.segment, parent: revision.parent, head: head?.id ?? null, headText: this.text(revision.segment),
        parentText: parent?.text ?? this.imported[revision.segment]!, headBy: head?.by ?? null, headAt: '2026-01-01T00:00:00Z',
      }] // biome-ignore format: one record
    })
    if (stale.length)
      return {
        kind: 'refused',
        problem: {
          type: 'about:blank',
          title: '',
          status: 409,
          code: 'stale',
          detail: '',
          stale,
        } satisfies Problem,
      }
    for (const { id, segment, parent, text } of changeset.revisions)
      this.revisions.push({ id, segment, parent, text, by: changeset.by })
    const answer = { seq: this.known.size + 1, at: '2026-01-01T00:00:00Z', revisions: [] }
    this.known.set(changeset.id, answer)
    return { kind: 'ok', value: answer }
  }
}

type Weather = 'fair' | 'request lost' | 'answer lost'

class Peer {
  kept = new Map<string, OutboxEntry | Conflict>()
  weather: Weather[] = []
  sync: Sync
  private readonly known: Record<string, { id: string | null; text: string }> = {}
  private wake: (() => void) | null = null

  constructor(
    readonly name: string,
    private readonly authority: Authority,
  ) {
    this.sync = new Sync({
      newId,
      store: { load: async () => ({ entries: [], conflicts: [] }), write: async change => this.write(change) },
      merging: async () => ({ reparent }),
      after: (_, call) => (this.wake = call),
      send: async ({ changeset }) => {
        const weather = this.weather.shift() ?? 'fair'
        if (weather === 'request lost') return { kind: 'unreachable' }
        const answer = authority.save(structuredClone(changeset))
        return weather === 'answer lost' ? { kind: 'unreachable' } : answer
      },
      events: { state: () => {}, saved: () => {}, merged: ({ stale }) => { for (const { segment, head, headText } of stale) this.known[segment] = { id: head, text: headText } } },
    }) // biome-ignore format: short
  }

  private write({ put = [], remove = [], putConflicts = [], removeConflicts = [] }: OutboxChange) {
    for (const entry of remove) this.kept.delete(entry.changeset.id)
    for (const conflict of removeConflicts) this.kept.delete(conflict.id)
    for (const entry of put) this.kept.set(entry.changeset.id, entry)
    for (const conflict of putConflicts) this.kept.set(conflict.id, conflict)
  }

  /** Writes upon what this peer last knew, as an open editor does. */
  type(segment: string, text: string) {
    const waiting = this.sync.entries
      .flatMap(({ changeset }) => changeset.revisions)
      .findLast(revision => revision.segment === segment)
    const known = this.known[segment] ?? { id: null, text: this.authority.imported[segment]! }
    const parent = waiting ? { id: waiting.id, text: waiting.text } : known
    const revision = { id: newId(), segment, parent: parent.id, text }
    this.known[segment] = { id: revision.id, text }
    const changeset: Changeset = { id: newId(), kind: 'edit', by: this.name, revisions: [revision] }
    return this.sync.add({ slug: 'x', tab: this.name, changeset, parentTexts: { [segment]: parent.text } })
  }

  async settle() {
    for (let i = 0; i < 200; i++) {
      await this.sync.idle()
      if (this.sync.entries.length === 0) return
      this.wake?.()
      this.sync.nudge()
    }
    throw new Error('never came to rest')
  }
}

const words = (text: string) => text.split(/\s+/).filter(Boolean)

describe('saving', () => {
  it('is done once, however often the request or the answer is lost', async () => {
    const authority = new Authority({ 'A.1': 'one two three' })
    const peer = new Peer('Ada', authority)
    peer.weather = ['request lost', 'answer lost', 'answer lost', 'fair']
    await peer.type('A.1', 'one two four')
    await peer.settle()
    expect(authority.revisions.map(({ text }) => text)).toEqual(['one two four'])
    expect(peer.kept.size).toBe(0)
  })

  it('keeps the order of twenty edits made offline, each a revision', async () => {
    const authority = new Authority({ 'A.1': 'start' })
    const peer = new Peer('Ada', authority)
    peer.weather = Array.from({ length: 30 }, () => 'request lost')
    for (let i = 1; i <= 20; i++) await peer.type('A.1', `start ${i}`)
    expect(authority.revisions).toEqual([])
    await peer.settle()
    expect(authority.revisions.map(({ text }) => text)).toEqual(
      Array.from({ length: 20 }, (_, i) => `start ${i + 1}`),
    )
  })

  it('merges by itself what two people wrote in different places', async () => {
    const authority = new Authority({
      'A.1': 'The old men walked to the river and sat down under the tall trees.',
    })
    const [ada, ben] = [new Peer('Ada', authority), new Peer('Ben', authority)]
    await ada.type('A.1', 'The young men walked to the river and sat down under the tall trees.')
    await ben.type('A.1', 'The old men walked to the river and sat down under the tall pines.')
    await Promise.all([ada.settle(), ben.settle()])
    expect(authority.text('A.1')).toBe('The young men walked to the river and sat down under the tall pines.')
    expect([...ada.sync.conflicts, ...ben.sync.conflicts]).toEqual([])
  })

  it('keeps both texts where two people wrote in the same place, and the younger edits with them', async () => {
    const authority = new Authority({ 'A.1': 'a good man' })
    const [ada, ben] = [new Peer('Ada', authority), new Peer('Ben', authority)]
    await ada.type('A.1', 'a kind man')
    await ada.settle()
    ben.weather = ['request lost']
    await ben.type('A.1', 'a brave man')
    await ben.type('A.1', 'a brave old man')
    await ben.settle()
    expect(authority.text('A.1')).toBe('a kind man')
    expect(ben.sync.conflicts).toHaveLength(1)
    expect(ben.sync.conflicts[0]!.segments[0]).toMatchObject({
      ours: 'a brave old man',
      theirs: 'a kind man',
      theirsBy: 'Ada',
    })
    expect([...ben.kept.keys()]).toEqual([ben.sync.conflicts[0]!.id])
  })

  it('sends younger edits upon the merged text', async () => {
    const authority = new Authority({ 'A.1': 'one two three four five six seven eight' })
    const [ada, ben] = [new Peer('Ada', authority), new Peer('Ben', authority)]
    await ada.type('A.1', 'ONE two three four five six seven eight')
    await ada.settle()
    ben.weather = ['request lost']
    await ben.type('A.1', 'one two three four FIVE six seven eight')
    await ben.type('A.1', 'one two three four FIVE six seven EIGHT')
    await ben.settle()
    expect(authority.text('A.1')).toBe('ONE two three four FIVE six seven EIGHT')
    expect(authority.revisions).toHaveLength(3)
  })

  it('loses no word of anybody, whatever the weather', async () => {
    const weather = fc.array(fc.constantFrom<Weather>('fair', 'request lost', 'answer lost'), {
      maxLength: 12,
    })
    const edit = fc.record({
      who: fc.nat(1),
      segment: fc.constantFrom('A.1', 'A.2'),
      word: fc.nat(5),
      online: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        weather,
        weather,
        async (edits, first, second) => {
          const imported = {
            'A.1': 'alpha beta gamma delta epsilon zeta',
            'A.2': 'one two three four five six',
          }
          const authority = new Authority(imported)
          const peers = [new Peer('Ada', authority), new Peer('Ben', authority)]
          peers[0]!.weather = first
          peers[1]!.weather = second
          const written: { segment: string; word: string }[] = []
          let count = 0
          for (const { who, segment, word, online } of edits) {
            const peer = peers[who]!
            const added = `${peer.name}${count++}`
            const own = peer.sync.entries
              .flatMap(({ changeset }) => changeset.revisions)
              .findLast(revision => revision.segment === segment)
            const conflict = peer.sync.conflicts.some(({ segments }) =>
              segments.some(other => other.segment === segment),
            )
            if (conflict) continue
            const text = words(own?.text ?? authority.text(segment))
            text.splice(Math.min(word, text.length), 0, added)
            // An editor that was opened just now knows the head.
            if (!own)
              Object.assign((peer as unknown as { known: object }).known, {
                [segment]: { id: authority.head(segment)?.id ?? null, text: authority.text(segment) },
              })
            await peer.type(segment, text.join(' '))
            written.push({ segment, word: added })
            if (online) await peer.sync.idle()
          }
          for (const peer of peers) await peer.settle()
          for (const { segment, word } of written) {
            const inConflict = peers.some(peer =>
              peer.sync.conflicts.some(({ segments }) =>
                segments.some(other => other.segment === segment && words(other.ours).includes(word)),
              ),
            )
            const saved = authority.revisions.some(
              revision => revision.segment === segment && words(revision.text).includes(word),
            )
            expect(inConflict || saved, `${word} in ${segment}`).toBe(true)
          }
          expect(peers.every(peer => peer.sync.entries.length === 0)).toBe(true)
          for (const peer of peers)
            expect([...peer.kept.keys()].sort()).toEqual(peer.sync.conflicts.map(({ id }) => id).sort())
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('says that the device could not keep it until every waiting change is on the device', async () => {
    const states: boolean[] = []
    let broken = true
    const kept: string[] = []
    let online = false
    const sync = new Sync({
      newId,
      merging: async () => ({ reparent }),
      after: () => {},
      store: { load: async () => ({ entries: [], conflicts: [] }), write: async ({ put = [] }) => { if (broken) throw new Error('full'); kept.push(...put.map(({ changeset }) => changeset.id)) } },
      send: async () => (online ? { kind: 'ok', value: { seq: 1, at: '2026-01-01T00:00:00Z', revisions: [] } } : { kind: 'unreachable' }),
      events: { state: state => states.push(state.deviceFailed), saved: () => {}, merged: () => {} },
    }) // biome-ignore format: short
    const entry = (id: string): OutboxEntry => ({
      slug: 'x',
      tab: 't',
      parentTexts: {},
      changeset: { id, kind: 'edit', by: 'Ada', revisions: [] },
    })
    expect(await sync.add(entry('1'))).toBe(false)
    expect(states.at(-1)).toBe(true)
    broken = false
    expect(await sync.add(entry('2'))).toBe(true)
    expect(kept).toContain('1')
    expect(states.at(-1)).toBe(false)
    online = true
    sync.nudge()
    await sync.idle()
    expect(sync.entries).toEqual([])
  })
})
