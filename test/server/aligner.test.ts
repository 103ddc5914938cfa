/** The thread that aligns: what is small never reaches it, and one that dies is told of and replaced. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alignBeside, alignHere } from '../../src/server/aligner.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recension-aligner-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A stand-in for the program's own file; it says how many tasks its thread has had. */
function thread(name: string, work: string): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'
     let tasks = 0
     parentPort.on('message', ({ number, task }) => {
       const answer = rows => parentPort.postMessage({ number, table: rows && { rows }, line: 'it was no use' })
       const row = score => [{ kind: 'match', cells: [[0], [0]], score }]
       tasks++
       ${work}
     })`,
  )
  return file
}
const large = () => ({
  versions: [0, 1].map(() => Array.from({ length: 600 }, (_, i) => `Line ${i}`)),
  languages: ['en', 'en'],
  pinned: [],
})
const scores = ({ rows }: { rows: readonly { score: number }[] }) => rows.map(({ score }) => score)

test('a small table is made at once, without any thread', async () => {
  const align = alignBeside(join(folder, 'there-is-no-such-file.mjs'))
  const { rows } = await align({ versions: [['One.'], ['One.']], languages: ['en', 'en'], pinned: [] })
  expect(rows.map(({ cells }) => cells)).toEqual([[[0], [0]]])
})

test('a large table in which little has changed is mended at once, without any thread', async () => {
  const align = alignBeside(join(folder, 'there-is-no-such-file.mjs'))
  const { versions, ...task } = large()
  const previous = { versions, table: alignHere({ versions, ...task }), pinned: [] }
  const edited = [versions[0]!, versions[1]!.toSpliced(300, 1, 'Line 300 in other words')]
  const { rows } = await align({ ...task, versions: edited, previous })
  expect(rows.map(({ cells }) => cells)).toEqual(versions[0]!.map((_, i) => [[i], [i]]))
  const rewritten = [versions[0]!, versions[1]!.map(line => `${line}, rewritten`)]
  await expect(align({ ...task, versions: rewritten, previous })).rejects.toThrow('Cannot find module')
})

test('large tables go to one thread, and each answer to the one who asked', async () => {
  const align = alignBeside(
    thread('late', 'const mine = tasks; setTimeout(() => answer(row(mine)), mine === 1 ? 40 : 0)'),
  )
  const answers = await Promise.all([align(large()), align(large()), align(large())])
  expect(answers.map(scores)).toEqual([[1], [2], [3]])
})

test('a thread that dies fails those who wait for it, and the next table gets a new one', async () => {
  const align = alignBeside(
    thread(
      'dying',
      `if (tasks === 2) throw new Error('out of memory'); setTimeout(() => answer(row(tasks)), 20)`,
    ),
  )
  expect(scores(await align(large()))).toEqual([1])
  const both = await Promise.allSettled([align(large()), align(large())])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(scores(await align(large()))).toEqual([1])

  const leaving = alignBeside(thread('leaving', 'process.exit(3)'))
  await expect(leaving(large())).rejects.toThrow('ended with 3')
  await expect(leaving(large())).rejects.toThrow('ended with 3')
})

test('a table that cannot be made fails alone', async () => {
  const align = alignBeside(thread('unable', 'answer(tasks === 1 ? null : row(tasks))'))
  await expect(align(large())).rejects.toThrow('it was no use')
  expect(scores(await align(large()))).toEqual([2])
})
