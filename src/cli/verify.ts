/**
 * A data folder or ledger files -> one line a transcript: intact, with its head, or the first entry that is wrong. Of a data
 * folder every row is held against the ledger too (store/verify.ts); of files the chain alone. Nothing is changed, save that
 * a database of an earlier release is brought up to this one, as every start does.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ChainHead, FAULTS, textToHash, verifyChain, writtenHead } from '../core/chain.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { entriesIn } from './ledger-file.ts'

export interface VerifyTask {
  /** One data folder, or the files of one ledger in order. */
  paths: readonly string[]
  /** What was noted elsewhere. */
  head: ChainHead | null
  /** Of a data folder only this one; null: all. */
  transcript: string | null
}

export interface Verified {
  kind: 'intact' | 'broken' | 'refused'
  /** What to print. */
  lines: string[]
}

/** `now` is noted where a database is brought up to date. Throws StoreError where the folder cannot be opened. */
export async function verify(task: VerifyTask, now: string): Promise<Verified> {
  const { paths, head } = task
  const missing = paths.find(path => !existsSync(path))
  if (missing !== undefined) return refused(`There is no ${missing}.`)
  const [path] = paths
  if (paths.length === 1 && statSync(path!).isDirectory()) return verifyFolder(path!, task, now)
  if (paths.some(one => statSync(one).isDirectory())) return refused('Name one data folder, or files.')
  const entries = paths.flatMap(one => entriesIn(readFileSync(one, 'utf8')))
  const name = paths.join(' ')
  return result([verifyEntries(name, entries, head)])
}

type Line = { intact: boolean; line: string }

function verifyEntries(name: string, entries: readonly unknown[], head: ChainHead | null): Line {
  const digests = entries.map(entry => {
    const text = textToHash(entry)
    return text === null ? null : createHash('sha256').update(text, 'utf8').digest('hex')
  })
  const verdict = verifyChain(entries, digests, { head: head ?? undefined })
  if (verdict.kind === 'intact') return intactLine(name, verdict.head)
  return brokenLine(name, verdict.seq, FAULTS[verdict.fault])
}

async function verifyFolder(
  folder: string,
  { head, transcript }: VerifyTask,
  now: string,
): Promise<Verified> {
  if (!existsSync(join(folder, 'recension.db'))) return refused(`${folder} is no data folder of Recension.`)
  const store = await openStore(folder, now)
  try {
    const all = (await store.transcripts()).map(({ slug }) => slug)
    const slugs = transcript === null ? all : all.filter(slug => slug === transcript)
    if (slugs.length === 0)
      return refused(transcript === null ? 'It holds no transcript.' : `It has no ${transcript}.`)
    if (head && slugs.length > 1) return refused('A head is of one transcript: name it with --transcript.')
    const lines: Line[] = []
    for (const slug of slugs) lines.push(await verifyTranscript(store, slug, head))
    return result(lines)
  } finally {
    await store.close()
  }
}

async function verifyTranscript(store: Store, slug: string, head: ChainHead | null): Promise<Line> {
  const found = await store.verify(slug)
  if (found.kind === 'broken') return brokenLine(slug, found.seq, `is wrong: ${found.reason}`)
  if (head && head.seq > found.seq) return brokenLine(slug, found.seq + 1, FAULTS['cut-off'])
  const [noted] = head && head.seq > 0 ? await store.entries(slug, head.seq - 1, 1) : []
  if (head && noted && noted.hash !== head.hash) return brokenLine(slug, head.seq, FAULTS.rewritten)
  return intactLine(slug, found)
}

const intactLine = (name: string, head: ChainHead): Line => ({
  intact: true,
  line: `${name}: intact, ${head.seq} entries, head ${writtenHead(head)}`,
})
const brokenLine = (name: string, seq: number, how: string): Line => ({
  intact: false,
  line: `${name}: BROKEN, entry ${seq} ${how}`,
})
const refused = (line: string): Verified => ({ kind: 'refused', lines: [line] })

function result(lines: readonly Line[]): Verified {
  const kind = lines.every(({ intact }) => intact) ? 'intact' : 'broken'
  return { kind, lines: lines.map(({ line }) => line) }
}
