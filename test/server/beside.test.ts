/** A large comparison is made beside the server: meanwhile saves are answered. The built server, as it ships. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { Comparison } from '../../src/api/transcripts.ts'
import { buildServer, type Process, removeBuild, startBuilt } from '../durability/built.ts'
import { dice, edit, pinning } from '../store/material.ts'
import { sent } from './served.ts'

const VERSIONS = 6
const SEGMENTS = 800

let data: string
let running: Process
let address: string
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'recension-beside-'))
  running = startBuilt(await buildServer(), ['--port', '0', '--data', data])
  address = await running.address
})
afterAll(async () => {
  await running?.kill()
  removeBuild()
  rmSync(data, { recursive: true, force: true })
})

const post = (path: string, body: unknown) =>
  fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Versions of one long text, each with some words exchanged and some paragraphs left out. */
function longVersions(): Record<string, string> {
  const random = dice(1962)
  const word = () =>
    String.fromCharCode(...Array.from({ length: 3 + random() * 6 }, () => 97 + Math.floor(random() * 26)))
  const words = Array.from({ length: 2_000 }, word)
  const some = () => words[Math.floor(random() ** 2 * words.length)]!
  const first = Array.from({ length: SEGMENTS }, () => Array.from({ length: 12 }, some))
  const sigla = Array.from({ length: VERSIONS }, (_, v) => String.fromCharCode(65 + v))
  return Object.fromEntries(
    sigla.map(siglum => {
      const kept = first.filter(() => random() < 0.97)
      return [
        siglum,
        kept.map(line => line.map(one => (random() < 0.2 ? some() : one)).join(' ')).join('\n\n'),
      ]
    }),
  )
}

test('while a comparison of thousands of segments is made, saves are answered, and pins hold in it', async () => {
  expect((await post(paths.transcripts(), sent('long', longVersions()))).status).toBe(201)
  const pins = pinning({ kind: 'linked', cells: { A: ['A.10'], B: ['B.400'] } })
  expect((await post(paths.changesets('long'), pins)).status).toBe(201)

  let isMade = false
  const asked = performance.now()
  const comparing = fetch(address + paths.comparison('long')).then(answer => {
    isMade = true
    return { answer, ms: performance.now() - asked }
  })
  const waits: number[] = []
  let parent: string | null = null
  while (!isMade) {
    const change = edit('A.1', parent, `Text ${waits.length}`)
    parent = change.revisions[0]!.id
    const start = performance.now()
    expect((await post(paths.changesets('long'), change)).status).toBe(201)
    waits.push(performance.now() - start)
  }
  const { answer, ms } = await comparing
  const longest = Math.max(...waits)
  console.log(
    `${VERSIONS} x ${SEGMENTS}: ${ms.toFixed(0)} ms; ${waits.length} saves meanwhile, the longest ${longest.toFixed(0)} ms`,
  )
  expect(answer.status).toBe(200)
  const { rows, texts, pins: holding } = Comparison.parse(await answer.json())
  for (const [version, { segments }] of Object.entries(texts)) {
    const standing = rows.flatMap(({ cells }) => cells[version]!)
    expect(standing.sort()).toEqual(segments.map(({ id }) => id).sort())
  }
  expect(holding).toHaveLength(1)
  expect(waits.length).toBeGreaterThan(3)
  expect(longest).toBeLessThan(ms / 2)
})
