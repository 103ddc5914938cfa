/** A ledger with a whole chain, as the server answers it. */
import { createHash } from 'node:crypto'
import { linkText, NO_HASH, textToHash, verifyChain } from '../../src/core/chain.ts'

export interface ChainedEntry {
  seq: number
  at: string
  by: string
  body: unknown
  prev: string
  hash: string
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** `count` entries with texts of all sorts. */
export function chained(count: number): ChainedEntry[] {
  const entries: ChainedEntry[] = []
  let prev = NO_HASH
  for (let seq = 1; seq <= count; seq++) {
    const text = `Saying ${seq}: “我们” {and} [so], "on" \\ — 😀\n\n${seq % 7}`
    const body = {
      type: 'changeset',
      id: `c${seq}`,
      kind: 'edit',
      revisions: [{ segment: 'A.1', text, parent: null }],
    }
    const said = { seq, at: `2026-01-01T00:00:${seq}Z`, by: 'Ada', body }
    const hash = sha256(linkText(prev, said))
    entries.push({ ...said, prev, hash })
    prev = hash
  }
  return entries
}

/** Checks entries as a command does. */
export function check(entries: readonly unknown[], options: Parameters<typeof verifyChain>[2] = {}) {
  const digests = entries.map(entry => {
    const text = textToHash(entry)
    return text === null ? null : sha256(text)
  })
  return verifyChain(entries, digests, options)
}
