/**
 * A transcript with 100,000 ledger entries, as years of work would leave it: opening it, the history and the lineage of a
 * segment, a report, and the check of the whole chain by command. The entries are written straight into the tables, for a
 * hundred thousand durable saves take ten minutes; the check itself then proves that they are what saves would have left.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { dataFolder, root, startServer } from './built.mjs'
import { median, timed } from './figures.mjs'

const ENTRIES = 100_000
const SEGMENTS = 600
const ROUNDS = 20
const SLUG = 'long'
const LIMITS = { open: 1_000, history: 100, lineage: 100, verify: 5_000 }

/** Numbers in [0, 1), the same every time. */
function dice(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const VOCABULARY = (
  'we have always firmly opposed dogmatism the comrade ambassador guerrilla warfare of and in people not party ' +
  'struggle revisionism embassy border delegation treaty harvest factory rifle province winter answer letter'
).split(' ')

/** The store and the chain by themselves: Node 20 reads no TypeScript. */
async function buildParts(folder) {
  for (const [entry, name] of [
    ['src/store/open.ts', 'open'],
    ['src/core/chain.ts', 'chain'],
    ['src/core/canonical.ts', 'canonical'],
  ]) {
    const rolldownOptions = { output: { entryFileNames: `${name}.js` } }
    const options = { ssr: entry, outDir: folder, emptyOutDir: false, target: 'node20', minify: false }
    await build({ root, configFile: false, logLevel: 'error', build: { ...options, rolldownOptions } })
  }
  const load = name => import(pathToFileURL(join(folder, `${name}.js`)).href)
  return { ...(await load('open')), ...(await load('chain')), ...(await load('canonical')) }
}

/** What happens next, as the body of an entry and rows for the other tables. */
function deeds(random) {
  const heads = new Map()
  const texts = new Map()
  const queries = []
  let number = 0
  const id = () => `00000000-0000-7000-8000-${String(++number).padStart(12, '0')}`
  const pick = list => list[Math.floor(random() * list.length)]
  const changed = text => {
    const words = text.split(' ')
    words[Math.floor(random() * words.length)] = pick(VOCABULARY)
    if (random() < 0.3) words.splice(Math.floor(random() * words.length), 0, pick(VOCABULARY))
    else if (random() < 0.4 && words.length > 20) words.splice(Math.floor(random() * words.length), 1)
    return words.join(' ')
  }
  const revise = (segment, text, more = {}) => {
    const revision = { id: id(), segment, parent: heads.get(segment) ?? null, text, ...more }
    heads.set(segment, revision.id)
    texts.set(segment, text)
    return revision
  }
  return {
    texts,
    next() {
      const siglum = random() < 0.7 ? 'A' : 'B'
      const n = 1 + Math.floor(random() * (SEGMENTS - 1))
      const segment = `${siglum}.${n}`
      const chance = random()
      const entry = { type: 'changeset', id: id(), kind: 'edit', revisions: [], marks: [] }
      if (chance < 0.15) {
        entry.kind = 'mark'
        entry.marks = [{ segment, mark: 'proofread', on: heads.get(segment) ?? null }]
      } else if (chance < 0.2) {
        entry.kind = 'review'
        const open = random() < 0.5 ? queries.pop() : undefined
        const act = open
          ? { act: 'settle', id: id(), query: open, text: 'As the Chinese has it.' }
          : {
              act: 'ask',
              id: id(),
              segment,
              on: heads.get(segment) ?? null,
              from: 0,
              to: 0,
              quote: '',
              text: 'Who?',
            }
        if (!open) queries.push(act.id)
        entry.acts = [act]
      } else if (chance < 0.25) {
        entry.kind = 'adopt'
        const source = `${siglum === 'A' ? 'B' : 'A'}.${n}`
        entry.revisions = [revise(segment, texts.get(source), { adoptedFrom: source })]
      } else if (chance < 0.255) {
        // A join, or the parting of what was joined.
        const next = `${siglum}.${n + 1}`
        const words = `${texts.get(segment)} ${texts.get(next)}`.trim().split(' ')
        const isJoined = texts.get(next) === ''
        entry.kind = isJoined ? 'split' : 'join'
        const cut = isJoined ? Math.ceil(words.length / 2) : words.length
        const most = words.slice(0, 400)
        entry.revisions = [
          revise(segment, most.slice(0, cut).join(' ')),
          revise(next, most.slice(cut).join(' ')),
        ]
      } else if (chance < 0.256) {
        entry.kind = 'replace'
        entry.revisions = Array.from({ length: 40 }, (_, i) => `${siglum}.${1 + ((n + i) % SEGMENTS)}`).map(
          one => revise(one, changed(texts.get(one))),
        )
      } else if (chance < 0.26) {
        entry.kind = 'align'
        entry.pins = [{ id: id(), kind: 'linked', cells: { A: [`A.${n}`], B: [`B.${n}`] } }]
      } else
        entry.revisions = [revise(segment, changed(texts.get(segment)), { reason: 'So in the Chinese.' })]
      return entry
    },
  }
}

/** Imports two versions and writes the entries after them. */
async function fill(folder, { openStore, linkText, canonicalJson }) {
  const random = dice(17)
  const paragraph = () =>
    Array.from({ length: 60 }, () => VOCABULARY[Math.floor(random() * VOCABULARY.length)]).join(' ')
  const { texts, next } = deeds(random)
  const versions = ['A', 'B'].map(siglum => {
    let text = ''
    const segments = Array.from({ length: SEGMENTS }, (_, i) => {
      // Both versions say much the same.
      const own = siglum === 'A' ? paragraph() : texts.get(`A.${i + 1}`).replace('we ', 'they ')
      texts.set(`${siglum}.${i + 1}`, own)
      const from = text.length
      text += own
      const segment = { kind: 'paragraph', text: own, from, to: text.length }
      text += '\n\n'
      return segment
    })
    const info = { label: siglum, language: 'en', status: '', provenance: '', role: 'draft' }
    return { siglum, ...info, text, segments }
  })
  const store = await openStore(folder, '2026-01-01T00:00:00.000Z')
  const about = { id: 'import', by: 'Bench', slugs: [SLUG], title: 'Long', date: '', metadata: {} }
  await store.importTranscript({ ...about, versions }, '2026-01-01T00:00:00.000Z')
  const [, last] = await store.entries(SLUG, 0, 2)
  await store.close()

  const { DatabaseSync } = await import('@photostructure/sqlite')
  const db = new DatabaseSync(join(folder, 'recension.db'))
  db.exec('PRAGMA synchronous = OFF; BEGIN')
  const into = (table, columns) =>
    db.prepare(
      `INSERT INTO ${table} (${columns.map(name => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
    )
  const entries = into('entries', [
    'slug',
    'seq',
    'id',
    'part',
    'request',
    'by',
    'at',
    'body',
    'prev',
    'hash',
  ])
  const revisions = into('revisions', [
    'id',
    'slug',
    'seq',
    'siglum',
    'segment',
    'parent',
    'text',
    'reason',
    'class',
    'adopted_from',
  ])
  const marks = into('marks', ['slug', 'seq', 'siglum', 'segment', 'mark', 'judged'])
  const pins = into('pins', ['id', 'slug', 'seq', 'number', 'kind', 'cells', 'reason'])
  const acts = into('acts', ['id', 'slug', 'seq', 'number', 'kind', 'body'])
  const siglumOf = segment => segment.slice(0, segment.indexOf('.'))
  let prev = last.hash
  for (let seq = 3; seq <= ENTRIES; seq++) {
    const body = next()
    const by = `Proofreader ${seq % 4}`
    const at = new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString()
    const hash = createHash('sha256').update(linkText(prev, { seq, at, by, body })).digest('hex')
    entries.run(SLUG, seq, body.id, '', hash, by, at, canonicalJson(body), prev, hash)
    for (const one of body.revisions) {
      const { id, segment, parent, text, reason = null, adoptedFrom = null } = one
      revisions.run(id, SLUG, seq, siglumOf(segment), segment, parent ?? '', text, reason, null, adoptedFrom)
    }
    for (const { segment, mark, on } of body.marks)
      marks.run(SLUG, seq, siglumOf(segment), segment, mark, on ?? '')
    for (const { id, kind, cells } of body.pins ?? [])
      pins.run(id, SLUG, seq, 0, kind, canonicalJson(cells), null)
    for (const act of body.acts ?? []) acts.run(act.id, SLUG, seq, 0, act.act, canonicalJson(act))
    prev = hash
  }
  db.prepare('UPDATE transcripts SET seq = ?, hash = ? WHERE slug = ?').run(ENTRIES, prev, SLUG)
  db.exec('COMMIT')
  db.close()
}

async function get(url) {
  const answer = await fetch(url)
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return answer.json()
}

/** @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function ledgerFigures(built) {
  const parts = join(root, '.test-output', `bench-ledger-${process.pid}`)
  const data = dataFolder()
  try {
    await fill(data.path, await buildParts(parts))
    const server = await startServer(data.path)
    const figures = []
    const note = (name, figure, against) =>
      figures.push({ name, figure, unit: 'ms', ...(against && { against: `limit ${against}` }) })
    try {
      const long = `${server.address}/api/transcripts/${SLUG}`
      const transcripts = await timed(() => get(`${server.address}/api/transcripts`))
      note('GET transcripts, the first', transcripts.ms)
      const open = async () => {
        await get(long)
        await get(`${long}/comparison?base=A&versions=A,B`)
      }
      note('opening: GET transcript and comparison, the first', (await timed(open)).ms, LIMITS.open)
      const again = []
      for (let i = 0; i < 5; i++) again.push((await timed(open)).ms)
      note('opening again, median of 5', median(again), LIMITS.open)
      note('GET review', (await timed(() => get(`${long}/review`))).ms)
      for (const what of ['history', 'lineage']) {
        const times = []
        for (let i = 0; i < ROUNDS; i++) {
          const url = `${long}/segments/${i % 2 === 0 ? 'A' : 'B'}.${1 + 29 * i}/${what}`
          times.push((await timed(() => get(url))).ms)
        }
        note(`GET ${what} of a segment, median of ${ROUNDS}`, median(times), LIMITS[what])
        note(`GET ${what} of a segment, the slowest`, Math.max(...times), LIMITS[what])
      }
      note('GET report, the first', (await timed(() => get(`${long}/report?version=B`))).ms)
      note('GET report again', (await timed(() => get(`${long}/report?version=B`))).ms)
    } finally {
      await server.stop()
    }
    const command = [join(built, 'server', 'cli.js'), 'verify', data.path, '--transcript', SLUG]
    const verify = await timed(() => spawnSync(process.execPath, command, { encoding: 'utf8' }))
    if (verify.answer.status !== 0) throw new Error(`verify: ${verify.answer.stdout}${verify.answer.stderr}`)
    note(`recension verify, ${ENTRIES.toLocaleString('en')} entries`, verify.ms, LIMITS.verify)
    return figures
  } finally {
    data.remove()
    rmSync(parts, { recursive: true, force: true })
  }
}
