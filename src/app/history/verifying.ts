/**
 * The whole ledger, page by page -> intact, with its head, or the first entry that is wrong and how; and the ledger as the
 * text of a file. The digests are made here, for a page makes them asynchronously; the judgement is the core's
 * (`core/chain.ts`). Can be ended at every page.
 */
import type { Ledger } from '../../api/ledger.ts'
import { type ChainHead, type ChainVerdict, textToHash, verifyChain } from '../../core/chain.ts'
import type { Answer } from '../wire.ts'

export interface ReadingParts {
  ledger(after: number): Promise<Answer<Ledger>>
  /** Of a text in UTF-8, as hex. */
  sha256(text: string): Promise<string>
}

export type Verification = ChainVerdict | { kind: 'ended' } | { kind: 'away' }

/** How far a reading has come; false ends it. */
export type Told = (read: number) => boolean

/** Checks every entry; `head` is what was noted elsewhere. */
export async function verifyLedger(
  { ledger, sha256 }: ReadingParts,
  head: ChainHead | null,
  told: Told,
): Promise<Verification> {
  let from: ChainHead = { seq: 0, hash: '0'.repeat(64) }
  let next = ledger(0)
  for (;;) {
    const answer = await next
    if (answer.kind !== 'ok') return { kind: 'away' }
    const { entries, more } = answer.value
    const last = from.seq + entries.length
    // The next page is under way while this one is hashed.
    if (more && entries.length) next = ledger(last)
    const digests = await Promise.all(
      entries.map(entry => {
        const text = textToHash(entry)
        return text === null ? null : sha256(text)
      }),
    )
    const isLast = !more || entries.length === 0
    const verdict = verifyChain(entries, digests, { head: head ?? undefined, from, more: !isLast })
    if (verdict.kind === 'broken' || isLast) return verdict
    from = verdict.head
    if (!told(from.seq)) return { kind: 'ended' }
  }
}

/** The ledger as the parts of a file: a JSON list with an entry a line; null where it could not be had whole. */
export async function ledgerFile(
  { ledger }: Pick<ReadingParts, 'ledger'>,
  told: Told,
): Promise<string[] | null> {
  const parts: string[] = []
  for (let after = 0; ; ) {
    const answer = await ledger(after)
    if (answer.kind !== 'ok') return null
    const { entries, more } = answer.value
    parts.push(entries.map(entry => `${after++ ? ',\n' : '[\n'}${JSON.stringify(entry)}`).join(''))
    if (!more || entries.length === 0) return [...parts, after ? '\n]\n' : '[]\n']
    if (!told(after)) return null
  }
}
